// The table that turns stance and speaker into a status. Nothing else decides a status.
#ifndef OVERCLAIM_CHECK_STATUS_H_
#define OVERCLAIM_CHECK_STATUS_H_

#include "check/report.h"
#include "rulebook/rule.h"

namespace overclaim {

struct StatusDecision {
  Status status = Status::flagged;
  bool lowered = false;  // the severity goes down by one
};

// Flagging rules: asserted -> flagged; reported by a testimonial, study or third party -> flagged; by a critic ->
// cleared; negated -> cleared; hedged, conditional, asked -> as `when` says. Noting rules: asserted or hedged -> noted,
// else cleared.
StatusDecision status_of(CategoryKind kind, Stance stance, Speaker speaker, const When& when);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_STATUS_H_
