// The keys of words.json that say where a text came from: pages of archives, rows of tables, and what is counted only.
#ifndef OVERCLAIM_RULEBOOK_SOURCE_WORD_KEYS_H_
#define OVERCLAIM_RULEBOOK_SOURCE_WORD_KEYS_H_

#include <vector>

#include "rulebook/words.h"

namespace overclaim {

// Views into texts that live as long as the program.
const std::vector<WordKey>& source_word_keys();

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_SOURCE_WORD_KEYS_H_
