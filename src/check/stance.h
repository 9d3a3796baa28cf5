// In whose voice and with what force a match is said: the cues that govern it, weighed.
#ifndef OVERCLAIM_CHECK_STANCE_H_
#define OVERCLAIM_CHECK_STANCE_H_

#include <cstddef>
#include <vector>

#include "check/match.h"
#include "check/reading.h"

namespace overclaim {

struct Assertion {
  Stance stance = Stance::asserted;
  Speaker speaker = Speaker::page;
  Strength strength = Strength::effect;
  std::vector<std::size_t> cues;    // hits that govern the match, in text order
  std::size_t deciding = no_block;  // the hit that gave the stance; no_block where none did
  Span scope;                       // of the deciding cue, the stretch that covers the match; else the match itself
  std::size_t answer = no_block;    // the hit that answers the question the match stands in
};

// Cues of the match's own sentence win over those that reach it from outside. Of several stances:
// asked > conditional > reported by a critic > negated > hedged > reported by others; an even number of negations
// cancels. A question with a yes or no for an answer is decided by the answer, and a sentence that the next one takes
// back (Reach::before) by that.
// Example: nothing governs "cures" in "It is not only safe, it cures asthma".
Assertion resolve_stance(const RuleMatch& match, const SentenceView& view, const Rule& rule, const Rulebook& rulebook,
                         const Reading& reading);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_STANCE_H_
