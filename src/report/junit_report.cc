// A case a rule and not a case a finding: build servers keep one case a name and follow it from run to run. Its places
// stand in its text, a line each. Covered by tests/junit_report_test.cc and tests/formats.
#include "report/junit_report.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "report/decision_lines.h"
#include "report/finding_details.h"
#include "report/finding_texts.h"
#include "report/source_line.h"
#include "report/wrap.h"
#include "report/xml_text.h"
#include "survey/decision.h"

namespace overclaim {
namespace {

// Names of cases that are not rules. A rule's id has a dot in it.
constexpr std::string_view read_case = "read", coverage_case = "coverage", clean_case = "nothing-flagged";

struct Suite {
  std::string cases;
  std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;
};

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + xml_text(value) + "\"";
}

std::string property(std::string_view name, const std::string& value) {
  return "      <property" + attribute("name", name) + attribute("value", value) + "/>\n";
}

// "Line 3, column 11. [fedcba9876543210] no risks"
std::string place_and_quote(const Finding& finding, const Words& words) {
  std::string quote = finding.quote;
  std::replace_if(
      quote.begin(), quote.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return place_line(finding, words) + " [" + finding.fingerprint + "] " + quote;
}

// `inner`: elements, "" for a case that passed.
void add_case(const Report& report, const std::string& class_name, std::string_view name, const std::string& inner,
              Suite& suite) {
  ++suite.tests;
  std::string text = "    <testcase" + attribute("classname", class_name) + attribute("name", name);
  if (!report.record) text += attribute("file", terminal_safe(report.source));
  suite.cases += text + (inner.empty() ? "/>\n" : ">\n" + inner + "    </testcase>\n");
}

void add_flagged(const Report& report, const std::string& class_name, const Words& words, Suite& suite) {
  std::map<std::string_view, std::vector<const Finding*>> by_rule;
  for (const Finding& finding : report.findings) {
    if (finding.status == Status::flagged && !is_settled(finding)) by_rule[finding.rule].push_back(&finding);
  }
  for (const auto& [rule, findings] : by_rule) {
    int severity = 0;
    std::string lines;
    for (const Finding* finding : findings) {
      severity = std::max(severity, finding->severity.value);
      lines += place_and_quote(*finding, words) + "\n";
    }
    const std::string count = counted(words, "formats_places", findings.size());
    const std::string message = rule_text(report, *findings.front()).message + " (" + count + ")";
    ++suite.failures;
    add_case(report, class_name, rule,
             "      <failure" + attribute("type", "severity-" + std::to_string(severity)) +
                 attribute("message", message) + ">" + xml_text(lines) + "</failure>\n",
             suite);
  }
}

// What is no failure: "noted safety.risks Line 3, column 11. [...] risks", and the reason behind what was cleared.
std::string other_lines(const Report& report, const Words& words) {
  std::string lines;
  for (const Finding& finding : report.findings) {
    if (finding.status == Status::flagged && !is_settled(finding)) continue;
    lines += std::string(to_string(finding.status)) + " " + finding.rule + " " + place_and_quote(finding, words) + "\n";
    for (const std::string& line : decision_lines(finding, words)) lines += "  " + line + "\n";
    if (finding.baseline == Baseline::unchanged) lines += "  " + say(words, "baseline_unchanged") + "\n";
    if (finding.status != Status::cleared) continue;
    lines += "  " + say(words, "cleared_reason", {{"reason", cleared_because(finding, words)}}) + "\n";
  }
  return lines;
}

}  // namespace

std::string junit_begin(const FormatContext& /*context*/) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"overclaim\">\n";
}

std::string junit_document(const CheckedPage& page, std::size_t /*index*/, const FormatContext& context) {
  const Report& report = *page.report;
  const Words& words = *context.words;
  const std::string name = terminal_safe(source_line(report, words));
  Suite suite;
  if (report.error) {
    ++suite.errors;
    add_case(report, name, read_case,
             "      <error" + attribute("type", report.error->code) +
                 attribute("message", say(words, "could_not_be_read", {{"message", report.error->message}})) + "/>\n",
             suite);
  }
  add_flagged(report, name, words, suite);
  if (!report.error && suite.failures == 0) add_case(report, name, clean_case, "", suite);
  std::string skipped;
  for (const SkippedPart& part : report.coverage.skipped) {
    skipped += (skipped.empty() ? "" : "\n") + say(words, "not_read", {{"reason", part.reason}});
  }
  if (!skipped.empty()) {
    ++suite.skipped;
    add_case(report, name, coverage_case, "      <skipped" + attribute("message", skipped) + "/>\n", suite);
  }

  const StatusCounts counts = status_counts(report);
  std::string text = "  <testsuite" + attribute("name", name) + attribute("tests", std::to_string(suite.tests)) +
                     attribute("failures", std::to_string(suite.failures)) +
                     attribute("errors", std::to_string(suite.errors)) +
                     attribute("skipped", std::to_string(suite.skipped)) + ">\n    <properties>\n";
  text += property("notice", notice_of(context.review, words));
  const std::string selected = selection_line(context.selection, words);
  if (!selected.empty()) text += property("selection", selected);
  if (!report.sha256.empty()) text += property("sha256", report.sha256);
  text += property("flagged", std::to_string(counts.flagged)) + property("noted", std::to_string(counts.noted)) +
          property("cleared", std::to_string(counts.cleared)) + "    </properties>\n" + suite.cases;
  const std::string others = other_lines(report, words);
  if (!others.empty()) text += "    <system-out>" + xml_text(others) + "</system-out>\n";
  return text + "  </testsuite>\n";
}

std::string junit_end(const RunTotals& /*totals*/, const FormatContext& /*context*/) { return "</testsuites>\n"; }

}  // namespace overclaim
