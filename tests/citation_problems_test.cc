#include "check/citation_problems.h"

#include <algorithm>

#include "citing_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

const Citation* citation_of(const Report& report, std::string_view work) {
  const auto found = std::find_if(report.citations.begin(), report.citations.end(),
                                  [&](const Citation& citation) { return citation.work == work; });
  return found == report.citations.end() ? nullptr : &*found;
}

// The problems of the citation of a work, by a space; "none of it" where the page does not cite it.
std::string problems_of(std::string_view text, std::string_view work, const Rulebook& rulebook) {
  const Report report = citing_report(text, rulebook);
  const Citation* citation = citation_of(report, work);
  if (citation == nullptr) return "none of it";
  std::string out;
  for (const CitationProblem problem : citation->problems)
    out += (out.empty() ? "" : " ") + std::string(to_string(problem));
  return out;
}

// What the page is told of one problem; "" without it.
std::string reason_of(std::string_view text, std::string_view work, CitationProblem problem, const Rulebook& rulebook) {
  const Report report = citing_report(text, rulebook);
  const Citation* citation = citation_of(report, work);
  if (citation == nullptr) return "";
  for (std::size_t i = 0; i < citation->problems.size(); ++i) {
    if (citation->problems[i] == problem) return citation->reasons[i];
  }
  return "";
}

// The invented works, one of them changed.
template <typename Change>
Rulebook with_changed(std::string_view id, const Change& change) {
  std::vector<Work> works = invented_works();
  const auto work = std::find_if(works.begin(), works.end(), [&](const Work& known) { return known.id == id; });
  REQUIRE(work != works.end());
  change(*work);
  return citing_rulebook(std::move(works));
}

struct Row {
  std::string text, work, expected;
};

const std::string marlow = "Bone marrow cells improve walking in cerebral palsy (Marlow et al., 2016).";

}  // namespace

TEST_CASE("nobody to compare with is told only of those who were treated and are known to have been alone") {
  CHECK(problems_of(marlow, "marlow-2016", citing_rulebook()) == "no-control");
  const auto changed = [&](const auto& change) {
    return problems_of(marlow, "marlow-2016", with_changed("marlow-2016", change));
  };
  CHECK(changed([](Work& work) { work.controlled = true; }).empty());
  CHECK(changed([](Work& work) { work.controlled.reset(); }).empty());
  CHECK(changed([](Work& work) { work.intervention.clear(); }).empty());
  CHECK(changed([](Work& work) { work.design = WorkDesign::rct_open; }).empty());
  CHECK(changed([](Work& work) { work.design = WorkDesign::case_report; }) == "no-control");
}

TEST_CASE("what is no trial is only told where the page calls it one") {
  const std::string called =
      "Clinical trials show that bone marrow cells improve walking in cerebral palsy (Marlow et al., 2016).";
  const auto changed = [&](const std::string& text, const auto& change) {
    return problems_of(text, "marlow-2016", with_changed("marlow-2016", change));
  };
  for (const WorkDesign design :
       {WorkDesign::case_report, WorkDesign::survey, WorkDesign::instrument, WorkDesign::expert_statement}) {
    CAPTURE(to_string(design));
    const auto change = [&](Work& work) {
      work.design = design;
      work.intervention.clear();
    };
    CHECK(changed(called, change) == "not-a-trial");
    CHECK(changed(marlow, change).empty());
  }
  // A series is one of cases where its title says so.
  const auto series = [](Work& work) { work.title = "Treatment of cerebral palsy with marrow cells at two sites"; };
  CHECK(changed(called, series) == "no-control");
  CHECK(changed(called, [](Work& work) { work.design = WorkDesign::rct_open; }).empty());
  const std::string reason = reason_of(called, "marlow-2016", CitationProblem::not_a_trial, citing_rulebook());
  CHECK(reason.find(say(citing_rulebook().words, "design_case_series")) != reason.npos);
}

TEST_CASE("a problem is not told where the page says it itself, nearby and in words of its own") {
  const Rulebook rulebook = citing_rulebook();
  const std::vector<Row> rows = {
      {"There was no control group. " + marlow, "marlow-2016", ""},
      {"There was no control group. The sun shone. " + marlow, "marlow-2016", ""},
      {"There was no control group. The sun shone. It rained. " + marlow, "marlow-2016", "no-control"},
      // said of another source
      {"There was no control group (Hale et al., 2018). " + marlow, "marlow-2016", "no-control"},
      {"There was no control group.\n\n" + marlow, "marlow-2016", "no-control"},
      // something else is taken back
      {"It was seen in rabbits. " + marlow, "marlow-2016", "no-control"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(problems_of(row.text, row.work, rulebook) == row.expected);
  }
}

TEST_CASE("a claim is sought where the page speaks of the source") {
  const Rulebook rulebook = citing_rulebook();
  const std::vector<Row> rows = {
      // before a mention that stands behind what it bears
      {"Bone marrow cells improve walking. People with cerebral palsy were seen (Marlow et al., 2016).", "marlow-2016",
       "no-control"},
      {"Bone marrow cells improve walking. The sun shone. It rained. People with cerebral palsy were seen (Marlow et "
       "al., 2016).",
       "marlow-2016", ""},
      {"Bone marrow cells improve walking.\n\nPeople with cerebral palsy were seen (Marlow et al., 2016).",
       "marlow-2016", ""},
      // behind a mention that tells
      {"Marlow et al. (2016) saw people with cerebral palsy. Bone marrow cells improve walking.", "marlow-2016",
       "no-control"},
      {"Marlow et al. (2016) saw people with cerebral palsy. The sun shone. It rained. Bone marrow cells improve "
       "walking.",
       "marlow-2016", "no-control"},
      {"Marlow et al. (2016) saw people with cerebral palsy. The sun shone. It rained. Snow fell. Bone marrow cells "
       "improve walking.",
       "marlow-2016", ""},
      // the page has come to itself, or to another source
      {"Marlow et al. (2016) saw people with cerebral palsy. We are open. Bone marrow cells improve walking.",
       "marlow-2016", ""},
      {"Marlow et al. (2016) saw people with cerebral palsy. Others did too (Nobody et al., 2015). Bone marrow cells "
       "improve walking.",
       "marlow-2016", ""},
      {"Bone marrow cells improve walking. Marlow et al. (2016) saw people with cerebral palsy.", "marlow-2016", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(problems_of(row.text, row.work, rulebook) == row.expected);
  }
}

TEST_CASE("another product, route or condition than the work's is named beside the work's") {
  const Rulebook rulebook = citing_rulebook();
  const std::string product = "Adipose stem cells improve seizures in cerebral palsy, see doi:10.5555/nm.18.7.";
  const std::string route = "Cord blood given intrathecally improves seizures in cerebral palsy (Hale et al., 2018).";
  const std::string subject = "Cord blood improves seizures in autism, see doi:10.5555/nm.18.7.";
  const auto both = [](const std::string& reason, std::string_view page, std::string_view studied) {
    CAPTURE(reason);
    CHECK(reason.find(page) != reason.npos);
    CHECK(reason.find(studied) != reason.npos);
  };
  both(reason_of(product, "hale-2018", CitationProblem::other_product, rulebook), "fat", "cord blood");
  both(reason_of(route, "hale-2018", CitationProblem::other_route, rulebook), "spin", "vein");
  both(reason_of(subject, "hale-2018", CitationProblem::other_subject, rulebook), "autism", "cerebral palsy");
  // A work that does not say what it gave, how, or to whom is no other one.
  const auto changed = [&](const std::string& text, const auto& change) {
    return problems_of(text, "hale-2018", with_changed("hale-2018", change));
  };
  CHECK(changed(product, [](Work& work) { work.intervention.clear(); }).empty());
  CHECK(changed(route, [](Work& work) { work.route = "not_stated"; }).empty());
  CHECK(changed(subject, [](Work& work) { work.condition.clear(); }).empty());
  // Both routes named: one of them is the work's.
  CHECK(problems_of("Cord blood given intravenously or intrathecally improves seizures in cerebral palsy (Hale et al., "
                    "2018).",
                    "hale-2018", rulebook)
            .empty());
}

TEST_CASE("the part of the body is read from the clause that ends with the mention") {
  const Rulebook rulebook = citing_rulebook();
  const std::string list =
      "\n\nReferences\n\n1. Later results of heel cord lengthening in children with cerebral palsy\n";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Our stem cells help. Hip surgery leads to complications later (Brook et al., 2004).", "other-subject"},
      {"Our stem cells help. Hip surgery is done; leg surgery leads to complications later (Brook et al., 2004).", ""},
      {"Our stem cells help. Leg surgery is done; hip surgery leads to complications later (Brook et al., 2004).",
       "other-subject"},
      {"Our stem cells help. Leg surgery leads to complications later (Brook et al., 2004), as hip surgery does.", ""},
      {"Our stem cells help. Surgery leads to complications later (Brook et al., 2004).", ""},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(problems_of(text + list, "brook-2004", rulebook) == expected);
  }
}

TEST_CASE("a year is off by more than one, on a source that has a year and is surely meant") {
  const Rulebook rulebook = citing_rulebook();
  const std::string list =
      "\n\nReferences\n\n1. Later results of heel cord lengthening in children with cerebral palsy\n";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Legs were looked at (Brook et al., 2006).", "year-mismatch"},
      {"Legs were looked at (Brook et al., 2005).", ""},
      {"Legs were looked at (Brook et al., 2004).", ""},
      {"Legs were looked at (Brook et al., 2003).", ""},
      {"Legs were looked at (Brook et al., 2002).", "year-mismatch"},
      {"Legs were looked at by Brook and colleagues.", ""},
      // right once is right
      {"Legs were looked at (Brook et al., 2024). Legs were looked at again (Brook et al., 2004).", ""},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(problems_of(text + list, "brook-2004", rulebook) == expected);
  }
  const std::string twice = "Legs were looked at (Brook et al., 2024). Once more (Brook et al., 2023)." + list;
  const std::string reason = reason_of(twice, "brook-2004", CitationProblem::year_mismatch, rulebook);
  CHECK(reason.find("2024") != reason.npos);  // the first that is given
  CHECK(reason.find("2023") == reason.npos);
  CHECK(reason.find("2004") != reason.npos);
  // Registers and laws go on from year to year.
  for (const WorkDesign design :
       {WorkDesign::registry, WorkDesign::regulator, WorkDesign::statute, WorkDesign::court, WorkDesign::instrument}) {
    CAPTURE(to_string(design));
    const Rulebook changed = with_changed("brook-2004", [&](Work& work) { work.design = design; });
    CHECK(problems_of("Legs were looked at (Brook et al., 2024)." + list, "brook-2004", changed).empty());
  }
}

TEST_CASE("a source is counted twice where two lines of the list are surely it") {
  const Rulebook rulebook = citing_rulebook();
  const std::string line = "Later results of heel cord lengthening in children with cerebral palsy\n";
  const std::string text = "Legs.\n\nReferences\n\n1. " + line;
  CHECK(problems_of(text, "brook-2004", rulebook).empty());
  CHECK(problems_of(text + "2. " + line, "brook-2004", rulebook) == "counted-twice");
  const std::string reason =
      reason_of(text + "2. " + line + "3. " + line, "brook-2004", CitationProblem::counted_twice, rulebook);
  CHECK(reason.find('3') != reason.npos);
  // Named twice in the text is no second line.
  CHECK(problems_of("Legs were looked at [1]. They were seen again [1].\n\nReferences\n\n1. " + line, "brook-2004",
                    rulebook)
            .empty());
}

TEST_CASE("a result that is no difference is left out, or is the opposite of what the page says") {
  const std::string motor = "Cord blood improves motor skills in cerebral palsy (Hale et al., 2018).";
  const auto changed = [&](const std::string& text, const auto& change) {
    return problems_of(text, "hale-2018", with_changed("hale-2018", change));
  };
  const Rulebook rulebook = citing_rulebook();
  CHECK(problems_of(motor, "hale-2018", rulebook) == "primary-result-omitted");
  CHECK(reason_of(motor, "hale-2018", CitationProblem::primary_result_omitted, rulebook)
            .find("The main comparison found no difference") != std::string::npos);
  // of another outcome
  CHECK(problems_of("Cord blood improves seizures in cerebral palsy (Hale et al., 2018).", "hale-2018", rulebook)
            .empty());
  // nothing else was found: the opposite
  CHECK(changed(motor, [](Work& work) { work.results.pop_back(); }) == "opposite-result");
  CHECK(changed(motor, [](Work& work) { work.results[1].outcome = "outcome.speech"; }) == "opposite-result");
  CHECK(changed(motor, [](Work& work) { work.results[1].text = "Later, too, there was no difference."; }) ==
        "opposite-result");
  // a difference was found
  CHECK(changed(motor, [](Work& work) { work.results.erase(work.results.begin()); }).empty());
  CHECK(changed(motor, [](Work& work) { work.results.clear(); }).empty());
  CHECK(changed(motor, [](Work& work) { work.results[0].outcome.clear(); }).empty());
  // said elsewhere on the page
  CHECK(problems_of("The trial was negative, with no significant difference.\n\n" + motor, "hale-2018", rulebook)
            .empty());
}

TEST_CASE("where two works stand behind a sentence only what hangs on no sentence is told") {
  const Rulebook rulebook = citing_rulebook();
  const std::string list =
      "\n\nReferences\n\n1. Later results of heel cord lengthening in children with cerebral palsy\n2. Some other "
      "paper "
      "on the weather of the north\n";
  CHECK(problems_of("Our stem cells help the hip (Brook et al., 2024) [2]." + list, "brook-2004", rulebook) ==
        "year-mismatch");
  // A work cited once with another and once alone is not alone.
  CHECK(problems_of(marlow + " Bone marrow cells improve walking in cerebral palsy (Marlow et al., 2016; Ames et al., "
                             "2022).",
                    "marlow-2016", rulebook)
            .empty());
}
