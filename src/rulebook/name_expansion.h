// Names of terms written out: every sequence of words a class can stand for.
#ifndef OVERCLAIM_RULEBOOK_NAME_EXPANSION_H_
#define OVERCLAIM_RULEBOOK_NAME_EXPANSION_H_

#include <string>
#include <vector>

#include "rulebook/compile.h"
#include "rulebook/rulebook.h"

namespace overclaim {

// Most ways one name, and all names together, may be written.
inline constexpr std::size_t max_name_forms = 20'000;
inline constexpr std::size_t max_all_name_forms = 400'000;

// Fills rulebook.terms and rulebook.term_index from source.classes. `rulebook.classes` must stand (names and slots);
// their has_term is filled here.
void add_terms(const RulebookSource& source, const SourcePlaces& places, Rulebook& rulebook,
               std::vector<Problem>& problems);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_NAME_EXPANSION_H_
