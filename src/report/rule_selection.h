// What a run was told to leave out by --only, --disable and --min-severity. A report that was made with part of the
// rules must say so: nobody else could tell it from one that found nothing.
#ifndef OVERCLAIM_REPORT_RULE_SELECTION_H_
#define OVERCLAIM_REPORT_RULE_SELECTION_H_

#include <string>
#include <vector>

#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

struct RuleSelection {
  std::vector<std::string> only, disable;  // rule ids or categories, as they were named; empty `only`: all
  int min_severity = 1;                    // 1-5

  // False where all is looked for and shown: then no report says anything of it.
  bool leaves_out() const { return !only.empty() || !disable.empty() || min_severity > 1; }
};

// Whether what was named leaves no rule to look for; false where nothing was named.
bool is_empty(const RuleSelection& selection, const Rulebook& rulebook);

// "Some rules were switched off. Only these were used: safety." and what severity was asked for; "" for nothing.
std::string selection_line(const RuleSelection& selection, const Words& words);

// Of these only the rules that were switched off.
std::string switched_off_line(const RuleSelection& selection, const Words& words);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_RULE_SELECTION_H_
