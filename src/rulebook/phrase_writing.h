// Phrases written out: for people who ask why one did or did not match.
#ifndef OVERCLAIM_RULEBOOK_PHRASE_WRITING_H_
#define OVERCLAIM_RULEBOOK_PHRASE_WRITING_H_

#include <cstddef>
#include <string>

#include "rulebook/phrase.h"
#include "rulebook/rulebook.h"

namespace overclaim {

// A parsed phrase or a part of one as the grammar writes it; parsed again it is the same tree.
// Example: the tree of "(no|zero) ..2 {risk}" gives that text.
std::string written(const PhraseNode& node);

// The same for people who do not know the grammar: alternatives parted by " / ", what may be left out in round
// brackets, a gap as "...", a class as `names` of its names in the same way and "...". Anchors are left out.
// Example: "no [known] {risk}" gives "no (known) [risk / side effect / ...]".
std::string in_words(const PhraseNode& node, const Rulebook& rulebook, std::size_t names = 3);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_PHRASE_WRITING_H_
