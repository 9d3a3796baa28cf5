// Covered by tests/finding_texts_test.cc.
#include "report/finding_texts.h"

#include "report/finding_details.h"

namespace overclaim {

const RuleText& rule_text(const Report& report, const Finding& finding) {
  static const RuleText none;
  const auto found = report.rules.find(finding.rule);
  return found == report.rules.end() ? none : found->second;
}

std::string message_of(const Report& report, const Finding& finding, const Words& words) {
  const std::string& message = rule_text(report, finding).message;
  if (finding.status != Status::cleared) return message;
  return say(words, "cleared_reason", {{"reason", cleared_because(finding, words)}}) + " " + message;
}

std::vector<std::string> unread_lines(const Report& report, const Words& words) {
  std::vector<std::string> lines;
  if (report.error) lines.push_back(say(words, "could_not_be_read", {{"message", report.error->message}}));
  for (const SkippedPart& part : report.coverage.skipped) {
    lines.push_back(say(words, "not_read", {{"reason", part.reason}}));
  }
  return lines;
}

StatusCounts status_counts(const Report& report) {
  StatusCounts counts;
  for (const Finding& finding : report.findings) {
    switch (finding.status) {
      case Status::flagged:
        ++counts.flagged;
        break;
      case Status::noted:
        ++counts.noted;
        break;
      case Status::cleared:
        ++counts.cleared;
    }
  }
  return counts;
}

std::string verdict_name(const Finding& finding) {
  return finding.verdict ? std::string(to_string(finding.verdict->kind)) : "";
}

}  // namespace overclaim
