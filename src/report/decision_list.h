// What `overclaim decisions` prints: every decision that holds, side by side, where people differ, what no longer fits.
#ifndef OVERCLAIM_REPORT_DECISION_LIST_H_
#define OVERCLAIM_REPORT_DECISION_LIST_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rulebook/words.h"
#include "survey/decision.h"

namespace overclaim {

struct DecisionList {
  HeldDecisions held;
  std::size_t replaced = 0;                        // earlier ones of the same people on the same findings
  std::optional<std::vector<HeldDecision>> stale;  // where a report was given to compare with
};

DecisionList decision_list(const std::vector<Decision>& decisions);

// For people; lines of at most `width` columns.
std::string decision_list_text(const DecisionList& list, const Words& words, std::size_t width);

// One object {schema: "overclaim-decisions/1", findings, pairs, stale}; docs/decisions.md says what the keys hold.
std::string decision_list_json(const DecisionList& list);

// A row a decision.
std::string decision_list_csv(const DecisionList& list);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_DECISION_LIST_H_
