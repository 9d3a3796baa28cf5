// What a reference list that loads may still do badly.
#ifndef OVERCLAIM_RULEBOOK_LINT_REFERENCE_H_
#define OVERCLAIM_RULEBOOK_LINT_REFERENCE_H_

#include <vector>

#include "rulebook/load.h"

namespace overclaim {

// Problems, in no order:
//   - a work that no statement and no rule names: no example reaches it, so nobody would notice if it were wrong;
//   - a statement with a `contradicted` example that rests on no work seen itself, or whose texts take a number from a
//     figure that was only read in a copy;
//   - a statement that says a search was made (search_claims of language.json) and has no `search`.
// Requires: loaded.rulebook.
std::vector<Problem> lint_reference(const LoadedRulebook& loaded);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_LINT_REFERENCE_H_
