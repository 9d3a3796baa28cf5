// From an item of the intake to the reports on it: one for each document, several for a long text in parts.
#ifndef OVERCLAIM_APP_ITEM_DOCUMENTS_H_
#define OVERCLAIM_APP_ITEM_DOCUMENTS_H_

#include <functional>
#include <string>
#include <vector>

#include "app/check_limits.h"
#include "app/review.h"
#include "check/report.h"
#include "intake/item.h"
#include "report/rule_selection.h"
#include "rulebook/load.h"
#include "text/document.h"

namespace overclaim {

// What decides a report besides the item. Names in `only` and `disable` are known to the rulebook.
struct ReportSettings {
  std::vector<std::string> only, disable;
  int min_severity = 1;
  std::string as_of;        // said for the whole run: goes before the item's own day; "" for none
  std::string captured_at;  // for items without a day of their own; "" for none
  std::string charset;      // a name of charset.h; "": decided by each input
  std::string version;      // of the program
  CheckLimits limits;
  const ReviewInputs* review = nullptr;  // outlives the use; nullptr: nobody was asked
};

RuleSelection selection_of(const ReportSettings& settings);

// What the settings and the rulebook say of themselves in each report; as_of is that of an item without a day.
Tool tool_of(const ReportSettings& settings, const Rulebook& rulebook);

// `document` is what the report is about, as long as `take` runs; nullptr where nothing was read or checked.
struct WeighedReport {
  Report report;
  const Document* document = nullptr;
  int severity = 0;         // the highest flagged and not settled, before anything was left out; 0 for none
  bool incomplete = false;  // an error, or a part of it was not covered
  ReviewOutcome review = {};
};

// Calls `take` for each report, in order. All verbs that check pages go this way, so that all say the same. May be
// called by several threads at once. Requires: item.kind is not source.
void report_on_documents(Item item, const ReportSettings& settings, const LoadedRulebook& loaded,
                         const std::function<void(WeighedReport)>& take);

// "--only names no rule ...", "--only and --disable leave no rule ..." or "".
std::string wrong_selection(const ReportSettings& settings, const Rulebook& rulebook);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_ITEM_DOCUMENTS_H_
