// The keys of words.json that the pages of `overclaim serve` and of overclaim.html need.
#ifndef OVERCLAIM_RULEBOOK_SERVE_WORD_KEYS_H_
#define OVERCLAIM_RULEBOOK_SERVE_WORD_KEYS_H_

#include <vector>

#include "rulebook/words.h"

namespace overclaim {

// Views into texts that live as long as the program.
const std::vector<WordKey>& serve_word_keys();

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_SERVE_WORD_KEYS_H_
