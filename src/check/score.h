// The wording score: a ledger over findings, an integer from 0 to 100.
#ifndef OVERCLAIM_CHECK_SCORE_H_
#define OVERCLAIM_CHECK_SCORE_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/report.h"
#include "rulebook/scoring.h"

namespace overclaim {

// What the score asks of a rule. `by_wording`: it costs in full whatever the reference list says. `claim`: what all
// rules that say the same have in common, its first sense; "" where the rule stands alone.
struct ScoredRule {
  bool by_wording = false;
  std::string claim = {};
};

// A function of the multiset of findings only: their order does not matter. Adding a flagged finding never raises the
// value, adding a noted one never lowers it. The parts add up to the value; bounds are their own part. `withdrawn`: ids
// of noted findings that a flagged one says the opposite of (contradictions.h): they earn nothing, and what they would
// have earned is shown and taken away as a part of its own. Within what a kind earns at most, the others go first.
inline constexpr std::string_view contradicted_reason = "contradicted";
Score score_of(const std::vector<Finding>& findings, const std::map<std::string, ScoredRule>& rules,
               const Scoring& scoring, const std::set<std::string>& withdrawn = {});

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_SCORE_H_
