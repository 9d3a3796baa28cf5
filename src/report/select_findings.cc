// Done on the report and not in check, so that the score and the audits always see everything. Covered by
// tests/json_report_test.cc.
#include "report/select_findings.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "survey/decision.h"

namespace overclaim {

namespace {

// What speaks of findings that are left out is left out with them. A pair needs both of its sides.
void drop_dangling(Report& report) {
  std::set<std::string_view> ids;
  for (const Finding& finding : report.findings) ids.insert(finding.id);
  const auto is_gone = [&](const std::string& id) { return !id.empty() && ids.count(id) == 0; };
  for (Contradiction& row : report.contradictions) {
    Contradiction kept{row.sense_pair, {}, {}, {}, row.message};
    for (std::size_t i = 0; i < row.findings.size(); ++i) {
      if (is_gone(row.findings[i])) continue;
      kept.findings.push_back(row.findings[i]);
      kept.spans.push_back(row.spans[i]);
      kept.sides.push_back(row.sides[i]);
    }
    row = std::move(kept);
  }
  std::erase_if(report.contradictions, [](const Contradiction& row) {
    return std::count(row.sides.begin(), row.sides.end(), 0) == 0 ||
           std::count(row.sides.begin(), row.sides.end(), 1) == 0;
  });
  for (Disclaimer& disclaimer : report.disclaimers) {
    std::erase_if(disclaimer.governs, is_gone);
    if (disclaimer.governs.empty()) disclaimer.distance.reset();
  }
  std::erase_if(report.undisclaimed, is_gone);
  std::erase_if(report.take_backs, [&](const TakeBack& one) { return is_gone(one.claim) || is_gone(one.finding); });
}

void drop_unused_rules(Report& report) {
  std::set<std::string> used;
  for (const Finding& finding : report.findings) {
    used.insert(finding.rule);
    used.insert(finding.also.begin(), finding.also.end());
  }
  std::erase_if(report.rules, [&](const auto& rule) { return used.count(rule.first) == 0; });
}

}  // namespace

void keep_severity_from(int least, Report& report) {
  const auto too_low = [least](const Finding& finding) {
    return finding.severity.base > 0 && finding.severity.value < least;
  };
  report.findings.erase(std::remove_if(report.findings.begin(), report.findings.end(), too_low), report.findings.end());
  drop_dangling(report);
  drop_unused_rules(report);
}

void keep_confirmed(Report& report) {
  std::erase_if(report.findings, [](const Finding& finding) { return !is_for_print(finding); });
  drop_unused_rules(report);
  report.review->only_confirmed = true;
  report.score.reset();
  report.publisher.reset();
  report.contradictions.clear();
  report.disclaimers.clear();
  report.undisclaimed.clear();
  report.take_backs.clear();
  report.citations.clear();
  report.numbers.clear();
  report.checklist.clear();
  report.tampering.clear();
}

int highest_severity(const Report& report) {
  int highest = 0;
  for (const Finding& finding : report.findings) {
    if (finding.status == Status::flagged && !is_settled(finding)) highest = std::max(highest, finding.severity.value);
  }
  return highest;
}

}  // namespace overclaim
