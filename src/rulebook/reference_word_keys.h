// The keys of words.json that `overclaim reference` needs.
#ifndef OVERCLAIM_RULEBOOK_REFERENCE_WORD_KEYS_H_
#define OVERCLAIM_RULEBOOK_REFERENCE_WORD_KEYS_H_

#include <vector>

#include "rulebook/words.h"

namespace overclaim {

// Views into texts that live as long as the program.
const std::vector<WordKey>& reference_word_keys();

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_REFERENCE_WORD_KEYS_H_
