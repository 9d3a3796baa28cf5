// The wording score: a ledger over findings, an integer from 0 to 100.
#ifndef OVERCLAIM_CHECK_SCORE_H_
#define OVERCLAIM_CHECK_SCORE_H_

#include <vector>

#include "check/report.h"
#include "rulebook/scoring.h"

namespace overclaim {

// A function of the multiset of findings only: their order does not matter. Adding a flagged finding never raises the
// value, adding a noted one never lowers it. The parts add up to the value; bounds are their own part.
Score score_of(const std::vector<Finding>& findings, const std::map<std::string, bool>& by_wording,
               const Scoring& scoring);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_SCORE_H_
