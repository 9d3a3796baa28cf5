// Context cues, after the ConText model (Harkema et al., 2009) with its roles kept apart: rules/<lang>/cues.json.
#ifndef OVERCLAIM_RULEBOOK_CUE_H_
#define OVERCLAIM_RULEBOOK_CUE_H_

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/stance.h"

namespace overclaim {

enum class CueRole {
  modifier,    // changes the stance, speaker or strength of what its scope covers
  terminator,  // ends scopes
  pseudo,      // blocks a shorter cue inside it ("not only")
  frame,       // a modifier that stands in a heading, lead-in or quotation and reaches what it introduces
  opener       // opens a clause whose closing comma ends scopes ("while", "although")
};

enum class Direction { forward, backward, both };

enum class Reach {
  clause,     // to the next terminator
  sentence,   // to the end of the sentence
  list,       // the items a lead-in or heading introduces
  section,    // what stands directly under the heading the cue stands in
  quotation,  // the quotation the cue introduces or follows
  answer,     // the question that this answer answers
  before      // the sentence before: "Not true." has the last word on it
};

struct CueExamples {
  std::vector<std::string> governed, free;  // [[ ]] marks the target
};

struct Cue {
  std::string id;
  std::vector<std::string> phrases;
  CueRole role = CueRole::modifier;
  std::optional<Stance> stance;
  std::optional<Speaker> speaker;
  std::optional<Strength> strength;  // a hedge lowers to it, a booster raises to it
  Direction direction = Direction::forward;
  Reach reach = Reach::clause;
  int max_tokens = 0;  // words a clause or sentence scope reaches at most; 0: no limit
  CueExamples examples;
};

inline constexpr std::array all_cue_roles = {CueRole::modifier, CueRole::terminator, CueRole::pseudo, CueRole::frame,
                                             CueRole::opener};
inline constexpr std::array all_directions = {Direction::forward, Direction::backward, Direction::both};
inline constexpr std::array all_reaches = {Reach::clause,    Reach::sentence, Reach::list,  Reach::section,
                                           Reach::quotation, Reach::answer,   Reach::before};

std::string_view to_string(CueRole role);
std::string_view to_string(Direction direction);
std::string_view to_string(Reach reach);
std::optional<CueRole> cue_role_named(std::string_view name);
std::optional<Direction> direction_named(std::string_view name);
std::optional<Reach> reach_named(std::string_view name);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_CUE_H_
