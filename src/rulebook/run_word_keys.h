// The keys of words.json that say how far a run is and how it ended.
#ifndef OVERCLAIM_RULEBOOK_RUN_WORD_KEYS_H_
#define OVERCLAIM_RULEBOOK_RUN_WORD_KEYS_H_

#include <vector>

#include "rulebook/words.h"

namespace overclaim {

// Views into texts that live as long as the program.
const std::vector<WordKey>& run_word_keys();

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_RUN_WORD_KEYS_H_
