#include "report/checklist_rows.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/html_checklist.h"
#include "report_parts.h"
#include "sample_report.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

const Rulebook& rulebook() { return *builtin_rulebook().rulebook; }
const Words& words() { return builtin_rulebook().words; }

ChecklistAnswer answer(std::string id, std::optional<bool> met, std::string message) {
  ChecklistAnswer made;
  made.id = std::move(id);
  made.met = met;
  made.message = std::move(message);
  made.ask = "How much?";
  made.work = "charnock-1999";
  return made;
}

}  // namespace

TEST_CASE("each criterion is a row with its answer, a question where it is missing, and whose it is") {
  Report report;
  report.checklist = {answer("a", true, "Says it."), answer("b", false, "Does not say it."),
                      answer("c", std::nullopt, "Need not say it.")};
  report.checklist[2].work = "";
  report.checklist[2].basis = "our own";
  const std::vector<DetailRow> rows = checklist_rows(report, words(), &rulebook());
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].name == "a");
  CHECK(rows[0].value == "Met. Says it. From: Charnock and others, 1999.");
  CHECK(rows[1].value == "Not met. Does not say it. Ask: How much? From: Charnock and others, 1999.");
  CHECK(rows[2].value == "We cannot tell. Need not say it. From: our own.");
  CHECK(checklist_rows(report, words(), nullptr)[0].value == "Met. Says it. From: charnock-1999.");
}

TEST_CASE("the page's own bytes in an answer are text in HTML") {
  Report report;
  report.checklist = {answer("a", false, "It says \"<b>lasts</b>\".")};
  const PageSummary summary;
  const std::string html = html_checklist({summary, words(), &rulebook(), "p1-"}, report);
  CHECK(html.find("<b>") == html.npos);
  CHECK(html.find("&lt;b&gt;lasts&lt;/b&gt;") != html.npos);
  CHECK(html.find("<details class=\"checklist\">") == 0);
  report.checklist.clear();
  CHECK(html_checklist({summary, words(), &rulebook(), "p1-"}, report).empty());
}
