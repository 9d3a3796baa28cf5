// The keys of words.json for what becomes of a page and its claims: history, diff, passport, and what stands in place
// of a page.
#ifndef OVERCLAIM_RULEBOOK_HISTORY_WORD_KEYS_H_
#define OVERCLAIM_RULEBOOK_HISTORY_WORD_KEYS_H_

#include <vector>

#include "rulebook/words.h"

namespace overclaim {

// Views into texts that live as long as the program.
const std::vector<WordKey>& history_word_keys();

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_HISTORY_WORD_KEYS_H_
