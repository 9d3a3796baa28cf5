// Which parts of a page's report stand in the terminal's text and in Markdown: each where there is something to say, none
// above nothing.
#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "english_words.h"
#include "report/markdown_report.h"
#include "report/text_report.h"
#include "sample_report.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

TextOptions wide() {
  TextOptions options;
  options.style.width = 1000;
  return options;
}

Finding flagged(const std::string& rule, std::string_view quote = "no risks") {
  return sample_finding("There are " + std::string(quote) + " at all", quote, rule, Status::flagged);
}

Report page() {
  Report report;
  report.source = "meadow.txt";
  report.bytes = 1;
  report.coverage.bytes = report.coverage.bytes_read = 1;
  report.findings = {flagged("safety.no-risks")};
  report.rules["safety.no-risks"] = {"Says there is no risk", "Nothing is without risk", "Who counted?", {}, {}};
  return report;
}

HeldDecision made(DecisionKind kind, Staleness stale = Staleness::none) {
  Decision decision;
  decision.reviewer = "Ann";
  decision.role = "editor";
  decision.decision = kind;
  decision.reason = "Read";
  decision.answer = kind == DecisionKind::answered ? "We changed it" : "";
  decision.date = "2026-02-03";
  return {decision, stale};
}

Citation cited(std::string work, std::vector<std::string> candidates) {
  Citation citation;
  citation.mention = "Doe 2020";
  citation.work = std::move(work);
  citation.candidates = std::move(candidates);
  citation.certainty = CitationCertainty::certain;
  return citation;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }
std::string english(std::string_view key) { return say(english_words(), key); }

}  // namespace

TEST_CASE("each part of a report stands in both texts where it has something to say, and only there") {
  struct Row {
    std::string_view name;
    std::function<void(Report&)> change;
    std::vector<std::string> parts;
  };
  const Row rows[] = {
      {"a source that is known, with what is wrong with it and where the products differ",
       [](Report& report) {
         Citation citation = cited("doe-2020", {});
         citation.reasons = {"It had no group to compare with"};
         citation.same_thing = {{"route", "into a vein", "into the brain", Sameness::different},
                                {"dose", "", "", Sameness::not_stated}};
         report.citations = {citation};
       },
       {english("heading_cites"), "doe-2020", "It had no group to compare with", "into the brain"}},
      {"a source that may be one of two",
       [](Report& report) {
         report.citations = {cited("", {"doe-2020", "roe-2020"})};
       },
       {english("heading_cites"), "doe-2020; roe-2020"}},
      {"a source that nobody knows",
       [](Report& report) { report.citations = {cited("", {})}; },
       {english("heading_cites"), english("cited_unknown_one")}},
      {"sources that nobody knows",
       [](Report& report) {
         report.citations = {cited("", {}), cited("", {})};
       },
       {english("heading_cites"), say(english_words(), "cited_unknown_many", {{"n", "2"}})}},
      {"a figure",
       [](Report& report) {
         report.numbers = {{"40 %", {1, 5}, "40%", "", NumberResult::depends, "It depends", {}}};
       },
       {english("heading_figures"), "40 %", english("number_result_depends"), "It depends"}},
      {"what people looked at",
       [](Report& report) { report.review = Review{1, 1, 0, 0, 0, false}; },
       {say(english_words(), "review_unreviewed", {{"n", "1"}, {"all", "1"}})}},
      {"a decision on other words",
       [](Report& report) { report.findings[0].decisions = {made(DecisionKind::answered, Staleness::text)}; },
       {"An answer came, noted by Ann (editor) on 2026-02-03: Read", "The answer: We changed it",
        english("decided_stale_text")}},
      {"decisions that do not agree",
       [](Report& report) {
         report.findings[0].decisions = {made(DecisionKind::confirmed),
                                         made(DecisionKind::dismissed, Staleness::rules)};
       },
       {"Confirmed by Ann (editor) on 2026-02-03: Read", "Dismissed by Ann (editor) on 2026-02-03: Read",
        english("decided_stale_rules"), english("decided_disputed")}},
      {"what a person dismissed",
       [](Report& report) { report.findings[0].decisions = {made(DecisionKind::dismissed)}; },
       {english("dismissed_heading"), "Dismissed by Ann (editor) on 2026-02-03: Read"}},
      {"a story", [](Report& report) { report.findings[0].status = Status::noted; }, {english("stories_heading")}},
      {"a part that was not read",
       [](Report& report) {
         report.coverage.skipped = {{{0, 1}, "Nested too deep"}};
       },
       {say(english_words(), "not_read", {{"reason", "Nested too deep"}})}},
      {"more claims than are told first",
       [](Report& report) {
         for (const char* rule : {"a.a", "b.b", "c.c", "d.d", "e.e", "f.f"}) report.findings.push_back(flagged(rule));
         for (std::size_t i = 0; i < report.findings.size(); ++i) {
           report.findings[i].text_span = {static_cast<std::uint32_t>(10 * i), static_cast<std::uint32_t>(10 * i + 5)};
         }
       },
       {say(english_words(), "claims_more_many", {{"n", "2"}})}},
      {"more that is missing than is told",
       [](Report& report) {
         ChecklistAnswer answer;
         answer.met = false;
         answer.shown = true;
         for (int i = 0; i < 9; ++i) {
           answer.id = "point" + std::to_string(i);
           answer.message = "The page does not say what " + answer.id + " is";
           report.checklist.push_back(answer);
         }
       },
       {english("heading_not_said"), "The page does not say what point6 is",
        say(english_words(), "not_said_more_many", {{"n", "2"}})}},
      {"a page that is all said",
       [](Report& report) {
         ChecklistAnswer answer;
         answer.met = false;
         answer.shown = false;  // of a list that counts and is not told
         report.checklist = {answer};
       },
       {english("heading_not_said"), english("not_said_none")}},
      {"a title", [](Report& report) { report.title = "Meadow Cells"; }, {"Meadow Cells"}},
  };
  const Words& words = english_words();
  const Report before = page();
  const std::string text_before = to_text({&before}, words, nullptr, wide()),
                    markdown_before = to_markdown({&before}, words, nullptr);
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Report report = page();
    row.change(report);
    const std::string text = to_text({&report}, words, nullptr, wide()),
                      markdown = to_markdown({&report}, words, nullptr);
    for (const std::string& part : row.parts) {
      CAPTURE(part);
      CHECK(!part.empty());
      CHECK(has(text, part));
      CHECK(has(markdown, part));
      CHECK(!has(text_before, part));
      CHECK(!has(markdown_before, part));
    }
  }
}

TEST_CASE("the details name the checklist and the score's parts where there are any") {
  const Words& words = english_words();
  TextOptions options = wide();
  options.details = true;
  Report report = page();
  for (const std::string& plain :
       {to_text({&report}, words, nullptr, options), to_markdown({&report}, words, nullptr, options)}) {
    CHECK(!has(plain, english("checklist_all")));
    CHECK(!has(plain, english("details_score")));
  }
  report.score = Score{41, "low", {{"start", 50, ""}, {"flagged", -9, "0123456789abcdef"}}};
  report.checklist = sample_report().checklist;
  for (const std::string& shown :
       {to_text({&report}, words, nullptr, options), to_markdown({&report}, words, nullptr, options)}) {
    CAPTURE(shown);
    CHECK(has(shown, english("checklist_all")));
    CHECK(has(shown, english("details_score")));
    CHECK(has(shown, "+50"));
    CHECK(has(shown, "-9"));
    CHECK(has(shown, "flagged 0123456789abcdef"));
  }
}

TEST_CASE("the end of a run: a list for several inputs or several pages, and what was left out or stopped") {
  const Words& words = english_words();
  CHECK(to_markdown(RunTotals{}, words).empty());
  CHECK(to_text(RunTotals{}, words).empty());
  struct Row {
    std::string_view name;
    std::size_t inputs, documents, further;
    bool has_list;
  };
  const Row rows[] = {
      {"one page", 1, 1, 0, false},
      {"one archive", 1, 3, 0, true},
      {"two files", 2, 1, 0, true},
      {"more than are listed", 2, 1, 5, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    for (const bool whole : {true, false}) {
      CAPTURE(whole);
      RunTotals totals;
      for (std::size_t i = 0; i < row.inputs; ++i)
        begin_entry(totals, "page" + std::to_string(i)).documents = row.documents;
      totals.further.inputs = totals.further.documents = row.further;
      totals.stopped = !whole;
      if (!whole) totals.left_out = {{"request", 3}};
      for (const std::string& end : {to_text(totals, words, wide()), to_markdown(totals, words)}) {
        CAPTURE(end);
        CHECK(has(end, "page0") == row.has_list);
        CHECK(has(end, "5 more files") == (row.further > 0));
        CHECK(has(end, english("run_stopped")) == !whole);
        CHECK(has(end, "3 requests") == !whole);
        CHECK(has(end, english("calm_heading")));
      }
    }
  }
}
