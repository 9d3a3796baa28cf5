#include "report/rule_selection.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "english_words.h"
#include "report/formats.h"
#include "report/methods_sheet.h"
#include "report/roll_up_sheet.h"
#include "report_parts.h"
#include "sample_report.h"

namespace {

using namespace overclaim;
using overclaim::test::builtin_rulebook;
using overclaim::test::english_words;

std::string written(const std::string& format, const RuleSelection& selection) {
  Report report = overclaim::test::sample_report();
  report.error.reset();
  const CheckedPage page{&report};
  FormatContext context;
  context.words = &english_words();
  context.tool = report.tool;
  context.inputs = {report.source};
  context.selection = selection;
  RunTotals totals;
  begin_entry(totals, report.source).documents = 1;
  return write_run(*find_format(format), {&page, 1}, totals, context);
}

}  // namespace

TEST_CASE("what a run left out is said in one line") {
  struct Row {
    RuleSelection selection;
    std::string line;
  };
  for (const Row& row :
       std::vector<Row>{{{}, ""},
                        {{{"safety"}, {}, 1}, "Some rules were switched off. Only these were used: safety."},
                        {{{}, {"cure", "safety.no-risks"}, 1}, "Some rules were switched off: cure, safety.no-risks."},
                        {{{"safety", "cure"}, {"cure.cures"}, 1},
                         "Some rules were switched off. Only these were used: safety, cure, but not cure.cures."},
                        {{{}, {}, 3}, "Claims that matter less than 3 of 5 are not shown."},
                        {{{}, {"cure"}, 5},
                         "Some rules were switched off: cure. Claims that matter less than 5 of 5 are not shown."}}) {
    CAPTURE(row.line);
    CHECK(selection_line(row.selection, english_words()) == row.line);
    CHECK(row.selection.leaves_out() == !row.line.empty());
  }
}

TEST_CASE("an empty set of rules is told from a small one") {
  struct Row {
    RuleSelection selection;
    bool is_empty;
  };
  for (const Row& row : std::vector<Row>{{{}, false},
                                         {{{}, {}, 5}, false},
                                         {{{"safety"}, {}, 1}, false},
                                         {{{}, {"safety"}, 1}, false},
                                         {{{"safety"}, {"safety.no-risks"}, 1}, false},
                                         {{{"safety"}, {"cure"}, 1}, false},
                                         {{{"safety"}, {"safety"}, 1}, true},
                                         {{{"safety.no-risks"}, {"safety"}, 1}, true},
                                         {{{"safety.no-risks", "cure.cures"}, {"safety", "cure.cures"}, 1}, true}}) {
    CAPTURE(selection_line(row.selection, english_words()));
    CHECK(is_empty(row.selection, *builtin_rulebook().rulebook) == row.is_empty);
  }
}

TEST_CASE("each report says what was left out, and without such options none says anything") {
  const RuleSelection selection{{"safety", "cure"}, {"cure.cures"}, 3};
  const std::string text = "Some rules were switched off. Only these were used: safety, cure, but not";
  for (const std::string format : {"text", "markdown", "html", "fair", "note", "sarif", "junit"}) {
    CAPTURE(format);
    std::string with = written(format, selection);
    for (char& c : with) c = c == '\n' ? ' ' : c;
    CHECK(with.find(text) != with.npos);
    // Near the top: before anything of the page is told.
    if (format != "sarif" && format != "junit" && format != "fair") CHECK(with.find(text) < with.find("risks"));
    CHECK(written(format, {}).find("switched off") == std::string::npos);
  }
  for (const std::string format : {"json", "jsonl"}) {
    CAPTURE(format);
    const nlohmann::json with = nlohmann::json::parse(written(format, selection));
    const nlohmann::json wanted = {{"only", {"safety", "cure"}}, {"disable", {"cure.cures"}}, {"min_severity", 3}};
    CHECK(with["tool"]["selection"] == wanted);
    if (format == "json") CHECK(with["documents"][0]["tool"]["selection"] == wanted);
    CHECK(written(format, {}).find("\"selection\"") == std::string::npos);
  }
}

TEST_CASE("where nothing was found it is not said of the whole page") {
  Report report;
  report.bytes = report.coverage.bytes = report.coverage.bytes_read = 10;
  const RuleSelection none, some{{"safety"}, {}, 1};
  CheckedPage page{&report};
  for (const RuleSelection* selection : {static_cast<const RuleSelection*>(nullptr), &none}) {
    page.selection = selection;
    CHECK(summarize(page, english_words(), nullptr).no_claims ==
          "We found no words to question. That does not make the page true or complete.");
    CHECK(summarize(page, english_words(), nullptr).limits.empty());
  }
  page.selection = &some;
  const PageSummary summary = summarize(page, english_words(), nullptr);
  CHECK(summary.no_claims.find("Not all was looked for or shown.") == 0);
  CHECK(summary.limits == std::vector<std::string>{summary.selection});
}

TEST_CASE("the sheets about a whole run say it too") {
  const RuleSelection selection{{}, {"cure"}, 4};
  Methods methods;
  methods.selection = selection;
  const std::string sheet = sheet_markdown(methods_sheet(methods, {}, english_words(), "en"));
  CHECK(sheet.find("Some rules were switched off: cure.") != sheet.npos);
  CHECK(sheet.find("All findings of severity 4 or more are shown.") != sheet.npos);
  methods.selection = {};
  CHECK(sheet_markdown(methods_sheet(methods, {}, english_words(), "en")).find("switched off") == std::string::npos);

  RollUpContext context{&english_words(), nullptr, nullptr, "en", selection};
  const std::string line = selection_line(selection, english_words());
  const std::vector<std::string> with = roll_up_notes({}, context);
  CHECK(std::count(with.begin(), with.end(), line) == 1);
  context.selection = {};
  CHECK(roll_up_notes({}, context).size() == with.size() - 1);
}
