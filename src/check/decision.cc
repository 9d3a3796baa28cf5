// The names of decisions in files and reports, one switch each, as in report.cc. Covered by tests/decision_test.cc.
#include "check/decision.h"

namespace overclaim {

std::string_view to_string(DecisionKind decision) {
  switch (decision) {
    case DecisionKind::confirmed:
      return "confirmed";
    case DecisionKind::dismissed:
      return "dismissed";
    case DecisionKind::needs_evidence:
      return "needs_evidence";
    case DecisionKind::answered:
      return "answered";
  }
  return "";
}

std::string_view to_string(Staleness stale) {
  switch (stale) {
    case Staleness::none:
      return "none";
    case Staleness::gone:
      return "gone";
    case Staleness::text:
      return "text";
    case Staleness::rules:
      return "rules";
  }
  return "";
}

std::string_view to_string(Baseline baseline) {
  switch (baseline) {
    case Baseline::none:
      return "";
    case Baseline::unchanged:
      return "unchanged";
    case Baseline::added:
      return "new";
  }
  return "";
}

}  // namespace overclaim
