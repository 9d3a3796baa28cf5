// Names of the roles, directions and reaches of cues; see stance.cc for why they are switches. Covered by
// tests/load_test.cc.
#include "rulebook/cue.h"

#include "rulebook/named_value.h"

namespace overclaim {

std::string_view to_string(CueRole role) {
  switch (role) {
    case CueRole::modifier:
      return "modifier";
    case CueRole::terminator:
      return "terminator";
    case CueRole::pseudo:
      return "pseudo";
    case CueRole::frame:
      return "frame";
    case CueRole::opener:
      return "opener";
  }
  return "";
}

std::string_view to_string(Direction direction) {
  switch (direction) {
    case Direction::forward:
      return "forward";
    case Direction::backward:
      return "backward";
    case Direction::both:
      return "both";
  }
  return "";
}

std::string_view to_string(Reach reach) {
  switch (reach) {
    case Reach::clause:
      return "clause";
    case Reach::sentence:
      return "sentence";
    case Reach::list:
      return "list";
    case Reach::section:
      return "section";
    case Reach::quotation:
      return "quotation";
    case Reach::answer:
      return "answer";
    case Reach::before:
      return "before";
  }
  return "";
}

std::optional<CueRole> cue_role_named(std::string_view name) { return named_value(name, all_cue_roles); }
std::optional<Direction> direction_named(std::string_view name) { return named_value(name, all_directions); }
std::optional<Reach> reach_named(std::string_view name) { return named_value(name, all_reaches); }

}  // namespace overclaim
