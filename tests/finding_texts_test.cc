#include "report/finding_texts.h"

#include <doctest/doctest.h>

#include "report_parts.h"
#include "sample_report.h"

using namespace overclaim;

TEST_CASE("what was cleared says so first") {
  const Words& words = overclaim::test::builtin_rulebook().words;
  Report report = overclaim::test::sample_report();
  Finding& finding = report.findings[0];
  CHECK(message_of(report, finding, words) == "Says there is no risk.");
  finding.status = Status::cleared;
  finding.stance = Stance::hedged;
  CHECK(message_of(report, finding, words) == "Set aside: it is said with care: \"may\". Says there is no risk.");
  finding.rule = "none.such";
  CHECK(rule_text(report, finding).message.empty());
}

TEST_CASE("the error comes before what was not read, and a page that was read has no lines") {
  const Words& words = overclaim::test::builtin_rulebook().words;
  CHECK(unread_lines(overclaim::test::sample_report(), words) ==
        std::vector<std::string>{"Could not be read: changed while it was read", "Not read: Nested too deep."});
  CHECK(unread_lines(Report{}, words).empty());
}
