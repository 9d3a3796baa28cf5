// The names are the words of rule files and of the report; switches, so that a new enumerator without a name is a
// compiler warning, where a table could be one entry short in silence. Covered by tests/load_test.cc.
#include "rulebook/stance.h"

#include "rulebook/named_value.h"

namespace overclaim {

std::string_view to_string(Stance stance) {
  switch (stance) {
    case Stance::asserted:
      return "asserted";
    case Stance::negated:
      return "negated";
    case Stance::hedged:
      return "hedged";
    case Stance::asked:
      return "asked";
    case Stance::conditional:
      return "conditional";
    case Stance::reported:
      return "reported";
  }
  return "";
}

std::string_view to_string(Speaker speaker) {
  switch (speaker) {
    case Speaker::page:
      return "page";
    case Speaker::testimonial:
      return "testimonial";
    case Speaker::study:
      return "study";
    case Speaker::third_party:
      return "third_party";
    case Speaker::critic:
      return "critic";
  }
  return "";
}

std::string_view to_string(Strength strength) {
  switch (strength) {
    case Strength::none:
      return "none";
    case Strength::association:
      return "association";
    case Strength::possible:
      return "possible";
    case Strength::effect:
      return "effect";
    case Strength::certain:
      return "certain";
  }
  return "";
}

std::optional<Stance> stance_named(std::string_view name) { return named_value(name, all_stances); }
std::optional<Speaker> speaker_named(std::string_view name) { return named_value(name, all_speakers); }
std::optional<Strength> strength_named(std::string_view name) { return named_value(name, all_strengths); }

}  // namespace overclaim
