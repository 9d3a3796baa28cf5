// One row a stance; covered by status_test.cc over the whole table.
#include "check/status.h"

namespace overclaim {

namespace {

StatusDecision decision_of(WhenAction action) {
  switch (action) {
    case WhenAction::clear:
      return {Status::cleared, false};
    case WhenAction::lower:
      return {Status::flagged, true};
    case WhenAction::keep:
      break;
  }
  return {Status::flagged, false};
}

}  // namespace

StatusDecision status_of(CategoryKind kind, Stance stance, Speaker speaker, const When& when) {
  if (kind == CategoryKind::noting) {
    const bool said = stance == Stance::asserted || stance == Stance::hedged;
    return {said ? Status::noted : Status::cleared, false};
  }
  switch (stance) {
    case Stance::asserted:
      return {Status::flagged, false};
    case Stance::reported:
      return {speaker == Speaker::critic ? Status::cleared : Status::flagged, false};
    case Stance::negated:
      return {Status::cleared, false};
    case Stance::hedged:
      return decision_of(when.hedged);
    case Stance::conditional:
      return decision_of(when.conditional);
    case Stance::asked:
      return decision_of(when.asked);
  }
  return {Status::flagged, false};
}

}  // namespace overclaim
