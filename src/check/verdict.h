// A claim against the reference list.
#ifndef OVERCLAIM_CHECK_VERDICT_H_
#define OVERCLAIM_CHECK_VERDICT_H_

#include <string_view>

#include "check/report.h"
#include "rulebook/rulebook.h"

namespace overclaim {

// What a verdict rests on. `unnamed_product`: the claim is about the page's own product, which it does not name.
struct JudgedClaim {
  const Rule* rule = nullptr;
  ClaimSlots slots;
  Strength strength = Strength::effect;
  bool unnamed_product = false;
};

// The statement that fits best decides (DESIGN section 4). `as_of`: a day like 2025-04-30; statements valid then count.
//   supported     strength at or under the ceiling, the evidence exact or broader
//   overstated    above it, or the evidence is narrower or of another kind
//   unproven      the statement says that nothing was shown
//   contradicted  a universal claim about the whole field that a checked case refutes, or a checked result of opposite
//                 direction whose intervention, condition and outcome fit exactly; never for an unnamed product
//   not_assessed  no statement fits
Verdict judge(const JudgedClaim& claim, const Rulebook& rulebook, std::string_view as_of);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_VERDICT_H_
