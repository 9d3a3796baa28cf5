// Names of the report contract. Covered by tests/json_report_test.cc.
#include "check/tensions.h"

namespace overclaim {

std::string_view to_string(TakenBackBy by) {
  switch (by) {
    case TakenBackBy::sense:
      return "sense";
    case TakenBackBy::care:
      return "care";
    case TakenBackBy::disclaimer:
      break;
  }
  return "disclaimer";
}

std::string_view to_string(StandsOut stands_out) {
  switch (stands_out) {
    case StandsOut::claim:
      return "claim";
    case StandsOut::weaker:
      return "weaker";
    case StandsOut::neither:
      break;
  }
  return "neither";
}

}  // namespace overclaim
