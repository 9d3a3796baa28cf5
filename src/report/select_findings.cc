// Done on the report and not in check, so that the score and the audits always see everything. Covered by
// tests/json_report_test.cc.
#include "report/select_findings.h"

#include <algorithm>
#include <set>

namespace overclaim {

void keep_severity_from(int least, Report& report) {
  const auto too_low = [least](const Finding& finding) {
    return finding.severity.base > 0 && finding.severity.value < least;
  };
  report.findings.erase(std::remove_if(report.findings.begin(), report.findings.end(), too_low), report.findings.end());
  std::set<std::string> used;
  for (const Finding& finding : report.findings) {
    used.insert(finding.rule);
    used.insert(finding.also.begin(), finding.also.end());
  }
  std::erase_if(report.rules, [&](const auto& rule) { return used.count(rule.first) == 0; });
}

int highest_severity(const Report& report) {
  int highest = 0;
  for (const Finding& finding : report.findings) {
    if (finding.status == Status::flagged) highest = std::max(highest, finding.severity.value);
  }
  return highest;
}

}  // namespace overclaim
