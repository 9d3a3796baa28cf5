// The whole checklist in words, for the Details of the formats people read.
#ifndef OVERCLAIM_REPORT_CHECKLIST_ROWS_H_
#define OVERCLAIM_REPORT_CHECKLIST_ROWS_H_

#include <vector>

#include "check/report.h"
#include "report/finding_details.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

// A row a criterion, in the order of the report: its id; then what was answered, what to ask where it is not met, and
// whose criterion it is. May hold the page's own bytes. Without a rulebook (nullptr) works are named by their ids.
// Example: {"costs", "Not met. The page does not say what it costs. Ask: ... From: HealthNewsReview.org, 2018."}
std::vector<DetailRow> checklist_rows(const Report& report, const Words& words, const Rulebook* rulebook);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_CHECKLIST_ROWS_H_
