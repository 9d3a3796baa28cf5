// Figures beside sources that are set by hand: which work counts for a sentence, and what it must have counted.
#include "check/page_numbers.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "citing_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

Work& work_of(Rulebook& rulebook, std::string_view id) {
  std::vector<Work>& works = rulebook.reference.works;
  const auto found = std::find_if(works.begin(), works.end(), [&](const Work& work) { return work.id == id; });
  REQUIRE(found != works.end());
  return *found;
}

// One page; `add` gives it a source of a work of the rulebook.
struct SourcedPage {
  const Rulebook& rulebook;
  Document document;
  Reading reading;
  std::vector<Finding> findings;
  std::vector<CitedSource> sources;

  SourcedPage(std::string_view text, const Rulebook& with)
      : rulebook(with),
        document(read_document(std::string(text), {"page.txt", MediaType::plain}, with.language)),
        reading(read_context(document, with)) {}

  CitedSentence sentence_with(std::string_view words) const {
    for (std::size_t b = 0; b < document.blocks.size(); ++b) {
      for (std::size_t s = 0; s < document.blocks[b].sentences.size(); ++s) {
        const std::string_view sentence = document.text_of(document.blocks[b].sentences[s].span);
        if (sentence.find(words) != sentence.npos) return {b, s};
      }
    }
    FAIL("no sentence with " << words);
    return {};
  }

  CitedSource& add(std::string_view work, MentionForm form = MentionForm::authors,
                   CitationCertainty certainty = CitationCertainty::certain) {
    CitedSource source;
    source.mentions.resize(1);
    source.mentions[0].form = form;
    source.certainty = certainty;
    for (std::uint32_t w = 0; w < rulebook.reference.works.size(); ++w) {
      if (rulebook.reference.works[w].id == work) source.work = w;
    }
    sources.push_back(std::move(source));
    return sources.back();
  }

  // "quote => result work: reason", a check a line.
  std::string audit() {
    std::vector<NumberCheck> numbers;
    audit_numbers(CitedPage(document, rulebook, reading, findings), sources, numbers);
    std::string out;
    for (const NumberCheck& number : numbers) {
      out += (out.empty() ? "" : "\n") + number.quote + " => " + std::string(to_string(number.result)) + " " +
             number.work + ": " + number.reason;
    }
    return out;
  }
};

// A page of one sentence that tells of that work.
std::string told_of(std::string_view text, const Rulebook& rulebook, std::string_view work = "marlow-2016") {
  SourcedPage page(text, rulebook);
  page.add(work).told = {{0, 0}};
  return page.audit();
}

const std::string same = " => consistent marlow-2016: The source says the same: ",
                  other = " => differs marlow-2016: The source says something else: ",
                  more_people = " => differs marlow-2016: The source had fewer people: ";

WorkResult counted(std::string value, std::string denominator, std::string unit = "",
                   std::string outcome = "outcome.cognition", SeenAs seen = SeenAs::abstract) {
  const std::string text = "Counted " + value + " of " + denominator + ".";
  return invented_result(std::move(value), std::move(denominator), std::move(unit), std::move(outcome), text, seen);
}

}  // namespace

TEST_CASE("a work's result is a share where it can be one, and counts where it bears on the sentence") {
  Rulebook rulebook = citing_rulebook();
  struct Row {
    std::string figure;
    WorkResult result;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"36%", counted("36", "", "% of children"), same},
      {"63%", counted("36", "", "% of children"), other},
      {"36%", counted("36", "", "points"), ""},
      {"100%", counted("100", "", "%"), same},
      {"63%", counted("101", "", "%"), ""},
      {"100%", counted("14", "14"), same},
      {"100%", counted("1", "1"), same},
      {"63%", counted("20", "14"), ""},
      {"0%", counted("0", "14"), same},
      {"63%", counted("0", "0"), ""},
      {"63%", counted("", "14"), ""},
      {"63%", counted("", ""), ""},
      // read nowhere
      {"36%", counted("5", "14", "", "outcome.cognition", SeenAs::memory), ""},
      {"63%", counted("5", "14", "", "outcome.cognition", SeenAs::memory), ""},
      {"63%", counted("", "", "", "outcome.cognition", SeenAs::memory), ""},
      // of another outcome, of none, of the very same people
      {"36%", counted("5", "14", "", "outcome.speech"), ""},
      {"63%", counted("5", "14", "", "outcome.speech"), ""},
      {"36%", counted("5", "14", "", ""), same},
      {"63%", counted("5", "14", "", ""), ""},
      {"5 of 14", counted("5", "14", "", "outcome.speech"), same},
      {"10 of 28", counted("5", "14", "", "outcome.speech"), ""},
      {"10 of 28", counted("5", "14"), same},
      {"1 of 1", counted("1", "1", "", "outcome.speech"), same},
  };
  for (const Row& row : rows) {
    CAPTURE(row.figure);
    CAPTURE(row.result.text);
    CAPTURE(row.result.outcome);
    work_of(rulebook, "marlow-2016").results = {row.result};
    CHECK(told_of("In cerebral palsy " + row.figure + " had better cognition.", rulebook) ==
          (row.expected.empty() ? "" : row.figure + row.expected + row.result.text));
  }
}

TEST_CASE("most is more than half in every result on the outcome") {
  Rulebook rulebook = citing_rulebook();
  struct Row {
    std::vector<WorkResult> results;
    std::string expected;
  };
  const WorkResult most = counted("8", "14"), half = counted("7", "14"), few = counted("4", "14");
  const std::vector<Row> rows = {
      {{most}, same + most.text},
      {{half}, other + half.text},
      {{most, few}, other + few.text},
      {{few, most}, other + few.text},
      {{most, counted("9", "14")}, same + "Counted 9 of 14."},
      {{counted("8", "14", "", "outcome.speech"), few}, other + few.text},
      {{counted("8", "14", "", "outcome.cognition", SeenAs::memory)}, ""},
      {{counted("4", "14", "", "outcome.cognition", SeenAs::memory)}, ""},
      {{counted("", "14")}, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.expected);
    work_of(rulebook, "marlow-2016").results = row.results;
    CHECK(told_of("Most patients with cerebral palsy had better cognition.", rulebook) ==
          (row.expected.empty() ? "" : "Most patients" + row.expected));
  }
}

TEST_CASE("so many people are those who took part or those a result counted") {
  Rulebook rulebook = citing_rulebook();
  Work& work = work_of(rulebook, "marlow-2016");
  struct Row {
    std::string figure;
    std::optional<int> n;
    WorkResult result;
    std::string expected;
  };
  const std::string people = " people.";
  const WorkResult none = counted("", "");
  const std::vector<Row> rows = {
      {"20 patients", 20, none, same + "20" + people},
      // over: up to a twentieth more
      {"Over 20 patients", 20, none, same + "20" + people},
      {"Over 20 patients", 21, none, same + "21" + people},
      {"Over 20 patients", 22, none, ""},
      {"Over 20 patients", 19, none, more_people + "19."},
      // about: a twentieth more or less
      {"About 21 patients", 20, none, same + "20" + people},
      {"About 19 patients", 20, none, same + "20" + people},
      {"About 18 patients", 20, none, ""},
      {"About 22 patients", 20, none, more_people + "20."},
      // fewer people are a group of them
      {"21 patients", 20, none, ""},
      {"22 patients", 20, none, more_people + "20."},
      {"12 patients", 20, none, ""},
      {"22 patients", std::nullopt, none, ""},
      // of a result
      {"9 patients", 20, counted("9", "14"), same + "Counted 9 of 14."},
      {"9 patients", std::nullopt, counted("9", "14"), same + "Counted 9 of 14."},
      {"9 patients", 20, counted("9", "14", "", "outcome.cognition", SeenAs::memory), ""},
      {"9 patients", 20, counted("9", "", "%"), ""},
      {"9 patients", 20, counted("9", "", "points"), ""},
      {"9 patients", 20, counted("9", "", "years in all"), ""},
      {"9 patients", 20, counted("9", "", "patients who died"), same + "Counted 9 of ."},
      {"9 patients", 20, counted("9", ""), same + "Counted 9 of ."},
      {"9 patients", 20, counted("", "14"), ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.figure);
    CAPTURE(row.n.value_or(0));
    CAPTURE(row.result.text);
    work.n = row.n;
    work.results = {row.result};
    CHECK(told_of(row.figure + " with cerebral palsy took part.", rulebook) ==
          (row.expected.empty() ? "" : row.figure + row.expected));
  }
}

TEST_CASE("a review may count more people than it pooled") {
  Rulebook rulebook = citing_rulebook();
  Work& work = work_of(rulebook, "marlow-2016");
  for (const WorkDesign design : all_work_designs) {
    CAPTURE(to_string(design));
    const bool pools = design == WorkDesign::ipd_meta_analysis || design == WorkDesign::meta_analysis ||
                       design == WorkDesign::systematic_review;
    work.design = design;
    CHECK(told_of("In all 140 patients took part.", rulebook) == (pools ? "" : "140 patients" + more_people + "14."));
  }
}

TEST_CASE("a figure differs only from a work that is surely the one") {
  const Rulebook rulebook = citing_rulebook();
  struct Row {
    MentionForm form;
    CitationCertainty certainty;
    bool differs;
  };
  const std::vector<Row> rows = {
      {MentionForm::number, CitationCertainty::certain, true},
      {MentionForm::loose, CitationCertainty::certain, true},
      {MentionForm::loose, CitationCertainty::probable, false},
      {MentionForm::number, CitationCertainty::ambiguous, false},
      {MentionForm::authors, CitationCertainty::probable, true},
  };
  for (const Row& row : rows) {
    CAPTURE(static_cast<int>(row.form));
    CAPTURE(to_string(row.certainty));
    SourcedPage page("In cerebral palsy 63% had better cognition. In all 36% had better cognition.", rulebook);
    page.add("marlow-2016", row.form, row.certainty).told = {{0, 0}, {0, 1}};
    CHECK(page.audit() == (row.differs ? "63%" + other + "Thinking was rated better in 5 of 14.\n" : "") + "36%" +
                              same + "Thinking was rated better in 5 of 14.");
  }
}

TEST_CASE("of several sources the first that says the same is told, once, and none where nobody does") {
  Rulebook rulebook = citing_rulebook();
  Work &brook = work_of(rulebook, "brook-2004"), &marlow = work_of(rulebook, "marlow-2016");
  const auto audit = [&](const std::string& text, std::string_view first, std::string_view second) {
    SourcedPage page(text, rulebook);
    page.add(first).told = {{0, 0}};
    page.add(second).told = {{0, 0}};
    return page.audit();
  };
  brook.n = 14;
  const std::string people = "In cerebral palsy 14 patients took part.";
  CHECK(audit(people, "marlow-2016", "brook-2004") == "14 patients" + same + "14 people.");
  CHECK(audit(people, "hale-2018", "marlow-2016") == "14 patients" + same + "14 people.");
  marlow.results = {counted("8", "14")};
  brook.results = {counted("8", "14")};
  const std::string eight = "In cerebral palsy 8 patients had better cognition.";
  CHECK(audit(eight, "marlow-2016", "brook-2004") == "8 patients" + same + "Counted 8 of 14.");
  CHECK(audit(eight, "hale-2018", "marlow-2016") == "8 patients" + same + "Counted 8 of 14.");
  const std::string share = "In cerebral palsy 57% had better cognition.";
  CHECK(audit(share, "marlow-2016", "brook-2004") == "57%" + same + "Counted 8 of 14.");
  CHECK(audit(share, "hale-2018", "marlow-2016") == "57%" + same + "Counted 8 of 14.");
  const std::string most = "Most patients with cerebral palsy had better cognition.";
  CHECK(audit(most, "marlow-2016", "brook-2004") == "Most patients" + same + "Counted 8 of 14.");
  CHECK(audit(most, "hale-2018", "marlow-2016") == "Most patients" + same + "Counted 8 of 14.");
  // two that say otherwise; one, and one that is not in the list
  const std::string wrong = "In cerebral palsy 63% had better cognition.";
  CHECK(audit(wrong, "marlow-2016", "brook-2004").empty());
  CHECK(audit(wrong, "hale-2018", "marlow-2016").empty());
  CHECK(audit(wrong, "", "marlow-2016") == "63%" + other + "Counted 8 of 14.");
  CHECK(audit(wrong, "", "").empty());
}

TEST_CASE("a sentence has the sources it tells of, else those named close behind it") {
  const Rulebook rulebook = citing_rulebook();
  const std::string text = "In cerebral palsy 63% had better cognition. This was seen.";
  SourcedPage near(text, rulebook);
  near.add("marlow-2016").near = {{0, 0}};
  CHECK(near.audit() == "63%" + other + "Thinking was rated better in 5 of 14.");
  SourcedPage both(text, rulebook);
  both.add("marlow-2016").near = {{0, 0}};
  both.add("hale-2018").told = {{0, 0}};
  CHECK(both.audit().empty());
  SourcedPage behind(text, rulebook);
  behind.add("marlow-2016").told = {{0, 1}};
  CHECK(behind.audit().empty());
}

TEST_CASE("nothing is compared in the list of sources and around the page") {
  const Rulebook rulebook = citing_rulebook();
  for (const BlockKind kind : {BlockKind::paragraph, BlockKind::reference_entry, BlockKind::furniture}) {
    CAPTURE(to_string(kind));
    const bool is_text = kind == BlockKind::paragraph;
    SourcedPage page("In cerebral palsy 63% had better cognition.", rulebook);
    page.document.blocks[0].kind = kind;
    page.add("marlow-2016").told = {{0, 0}};
    CHECK(page.audit().empty() != is_text);

    SourcedPage unnamed("In a recent study, 9 of the 14 walked better.", rulebook);
    unnamed.document.blocks[0].kind = kind;
    unnamed.add("marlow-2016", MentionForm::entry);
    unnamed.audit();
    CHECK(unnamed.sources[0].told.empty() != is_text);
  }
}

TEST_CASE("a study without a name is a work that the page's own list surely has, and no other has its counts") {
  Rulebook rulebook = citing_rulebook();
  Work &brook = work_of(rulebook, "brook-2004"), &marlow = work_of(rulebook, "marlow-2016");
  const std::string study = "In a recent study, 9 of the 14 walked better.";
  const auto told = [&](const std::string& text, MentionForm form = MentionForm::entry,
                        CitationCertainty certainty = CitationCertainty::certain) {
    SourcedPage page(text, rulebook);
    page.add("brook-2004", form, certainty);
    page.add("marlow-2016", form, certainty);
    page.add("", form, certainty);
    page.audit();
    CHECK(page.sources[2].told.empty());
    return std::to_string(page.sources[0].told.size()) + std::to_string(page.sources[1].told.size());
  };
  CHECK(told(study) == "01");
  CHECK(told(study, MentionForm::number) == "00");
  CHECK(told(study, MentionForm::entry, CitationCertainty::probable) == "00");
  CHECK(told("Last year, 9 of the 14 walked better.") == "00");
  CHECK(told("In a recent study, 64% walked better.") == "00");
  CHECK(told("In a recent study, 14 children walked better.") == "00");
  CHECK(told("In a recent study, 9 of the 14 and 5 of the 14 walked better.") == "01");  // a sentence once
  const std::vector<std::pair<WorkResult, std::string>> rows = {
      {counted("9", "14"), "01"}, {counted("18", "28"), "00"}, {counted("10", "14"), "00"},
      {counted("", "14"), "00"},  {counted("20", "14"), "00"}, {counted("9", ""), "00"},
  };
  for (const auto& [result, expected] : rows) {
    CAPTURE(result.text);
    marlow.results = {result};
    CHECK(told(study) == expected);
  }
  // two works with these counts
  marlow.results = brook.results = {counted("9", "14")};
  CHECK(told(study) == "00");
  marlow.results.clear();
  CHECK(told(study) == "10");
  // a study of one, and one in so many births, which is no share of a study
  brook.results = {counted("1", "1"), counted("1000", "1000")};
  CHECK(told("In a recent study, 1 of 1 walked better.") == "10");
  CHECK(told("In a recent study, it was 1 in 1,000 births.") == "00");
}

TEST_CASE("how common a disease is comes from what was checked, and the sentence need not name the disease") {
  Rulebook rulebook = citing_rulebook();
  Work& work = work_of(rulebook, "births-2020");
  const std::string rich = "In rich countries 1.5 of 1,000.", poor = "In poor countries 3.1 of 1,000.";
  const auto audit = [&](const std::string& text) { return SourcedPage(text, rulebook).audit(); };
  const std::string text = "Cerebral palsy affects 2 in 1,000 births.", quote = "2 in 1,000 births => ";
  const std::string depends = "depends births-2020: It depends on where one looks: ";
  CHECK(audit(text) == quote + depends + rich + " " + poor);
  CHECK(audit("Cerebral palsy is known. It is seen in 2 of 1,000 births.") ==
        "2 of 1,000 births => " + depends + rich + " " + poor);
  CHECK(audit("Cerebral palsy\n\n1.5 of 1,000 births.") == "1.5 of 1,000 births => " + depends + rich + " " + poor);
  CHECK(audit("It is seen in 2 of 1,000 births.").empty());
  CHECK(audit("Cerebral palsy and autism affect 2 in 1,000 births.").empty());
  CHECK(audit("Cerebral palsy affects 3.1 in 1,000 births.") ==
        "3.1 in 1,000 births => " + depends + rich + " " + poor);
  CHECK(audit("Cerebral palsy affects 1.4 in 1,000 births.").empty());
  CHECK(audit("Cerebral palsy affects 3.2 in 1,000 births.").empty());
  // with a source or without
  SourcedPage sourced(text, rulebook);
  sourced.add("marlow-2016").told = {{0, 0}};
  CHECK(sourced.audit() == quote + depends + rich + " " + poor);

  const std::vector<WorkResult> results = work.results;
  for (const SeenAs seen : {SeenAs::secondary, SeenAs::memory}) {
    work.results = results;
    work.results[1].seen.as = seen;
    CHECK(audit(text).empty());
  }
  work.results = results;
  work.results[1].value = "2";
  work.results[0].value = "";
  CHECK(audit(text) == quote + "consistent births-2020: The source says the same: " + poor);

  // works about no disease, or about two
  work.results = results;
  work.condition = {};
  CHECK(audit("It is seen in 2 of 1,000 births.").empty());
  work.condition = {"condition.cerebral-palsy", "condition.autism"};
  CHECK(audit("Cerebral palsy and autism affect 2 in 1,000 births.").empty());
}

TEST_CASE("a figure is no rate because it stands right before or behind one, nor a rate bare without a claim") {
  const Rulebook rulebook = citing_rulebook();
  const auto bare = [&](const std::string& text, std::uint32_t claim_begin = 0) {
    SourcedPage page(text, rulebook);
    page.findings.resize(1);
    page.findings[0].status = Status::flagged;
    page.findings[0].text_span = {claim_begin, claim_begin + 1};
    std::vector<NumberCheck> numbers;
    audit_numbers(CitedPage(page.document, rulebook, page.reading, page.findings), page.sources, numbers);
    std::string out;
    for (const NumberCheck& number : numbers) out += (out.empty() ? "" : "; ") + number.quote;
    return out;
  };
  CHECK(bare("In 20% 85% of all our very young patients improved.") == "85%");
  CHECK(bare("The success rate of what was done is 85% 20% of the time.") == "");
  CHECK(bare("The success rate is now surely 85% 20% of the time.") == "85%");
  const std::string text = "All is well. The success rate is 85%.";
  CHECK(bare(text, 13) == "85%");
  CHECK(bare(text, 0) == "");
}
