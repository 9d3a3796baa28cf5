// Names of terms written out as people write them: for lists, exports, and matching of spreadsheets.
#ifndef OVERCLAIM_RULEBOOK_TERM_NAMES_H_
#define OVERCLAIM_RULEBOOK_TERM_NAMES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/rulebook.h"

namespace overclaim {

// nullptr where there is none of that id.
const CompiledTerm* find_term(const Rulebook& rulebook, std::string_view id);

// The names of a term, folded, without doubles, at most `most` of them: first each name in its shortest form, in the
// order they are written, then the longer forms. A class in a name stands for its first three names.
// Example: names_of("condition.autism") begins with "autism", "asd" and goes on with "autistic", "autism spectrum".
std::vector<std::string> names_of(const CompiledTerm& term, const Rulebook& rulebook, std::size_t most = 200);

// The first of them; the id where the rulebook has no such term. Example: "condition.cerebral-palsy" -> "cerebral
// palsy".
std::string term_label(const Rulebook& rulebook, std::string_view id);

// Whether `id` is `broader` or one of its kinds.
bool is_kind_of(const Rulebook& rulebook, std::string_view id, std::string_view broader);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_TERM_NAMES_H_
