// What a caller asked to see of a report.
#ifndef OVERCLAIM_REPORT_SELECT_FINDINGS_H_
#define OVERCLAIM_REPORT_SELECT_FINDINGS_H_

#include "check/report.h"

namespace overclaim {

// Takes out the findings of flagging rules, whatever their status, with a severity under `least` (1-5), the texts of
// rules that no finding uses any more, and what contradictions, disclaimers and take-backs say of such findings. Noted
// wording, which has no severity, stays.
void keep_severity_from(int least, Report& report);

// For print and posting: takes out every finding that people have not confirmed (is_for_print in survey/decision.h),
// the texts of their rules, and all that no person was asked about: score, publisher, contradictions, disclaimers,
// take-backs, citations, numbers, checklist, tampering. Requires: report.review is set.
void keep_confirmed(Report& report);

// The highest severity of what is flagged, without what a person dismissed or the baseline holds; 0 where nothing is.
int highest_severity(const Report& report);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_SELECT_FINDINGS_H_
