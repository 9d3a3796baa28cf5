// The words in which context is described: shared by rules, cues and findings.
#ifndef OVERCLAIM_RULEBOOK_STANCE_H_
#define OVERCLAIM_RULEBOOK_STANCE_H_

#include <array>
#include <optional>
#include <string_view>

namespace overclaim {

enum class Stance { asserted, negated, hedged, asked, conditional, reported };

enum class Speaker { page, testimonial, study, third_party, critic };

// How strongly a relation is claimed, weakest first: "is linked with" < "may help" < "helps", "can help" < "cures",
// "always". "can" asserts ability; it is no hedge. `none`: the claim is about no relation.
enum class Strength { none, association, possible, effect, certain };

inline constexpr std::array all_stances = {Stance::asserted, Stance::negated,     Stance::hedged,
                                           Stance::asked,    Stance::conditional, Stance::reported};
inline constexpr std::array all_speakers = {Speaker::page, Speaker::testimonial, Speaker::study, Speaker::third_party,
                                            Speaker::critic};
inline constexpr std::array all_strengths = {Strength::none, Strength::association, Strength::possible,
                                             Strength::effect, Strength::certain};

std::string_view to_string(Stance stance);
std::string_view to_string(Speaker speaker);
std::string_view to_string(Strength strength);

// Nothing where `name` is none of the above.
std::optional<Stance> stance_named(std::string_view name);
std::optional<Speaker> speaker_named(std::string_view name);
std::optional<Strength> strength_named(std::string_view name);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_STANCE_H_
