// A claim against the reference list.
#ifndef OVERCLAIM_CHECK_VERDICT_H_
#define OVERCLAIM_CHECK_VERDICT_H_

#include <string_view>

#include "check/report.h"
#include "rulebook/rulebook.h"

namespace overclaim {

// What a verdict rests on. `asserted_by_page`: said in the page's own voice, without hedge, condition or question.
// `own_product`: the sentence points at what the page itself offers; `unnamed_product`: and does not name it.
struct JudgedClaim {
  const Rule* rule = nullptr;
  ClaimSlots slots;
  Strength strength = Strength::effect;
  bool asserted_by_page = true;
  bool own_product = false, unnamed_product = false;
};

// The statement that fits best decides. `as_of`: a day like 2025-04-30; statements valid then count. A statement about
// a certain product or disease judges no claim that leaves open which it is about, unless the rule names it.
//   supported     strength at or under the ceiling, the evidence exact or broader
//   overstated    above it, or the evidence is narrower or of another kind
//   unproven      the statement says that nothing was shown
//   contradicted  said by the page as certain, about no product of its own, and either of a sense that a checked work
//                 of the statement refutes, the work being about what the sentence names or a kind of it; or a checked
//                 result of opposite direction fits intervention, condition and outcome exactly
//   not_assessed  no statement fits
Verdict judge(const JudgedClaim& claim, const Rulebook& rulebook, std::string_view as_of);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_VERDICT_H_
