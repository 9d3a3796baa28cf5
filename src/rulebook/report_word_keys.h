// The keys of words.json that the reports about a page say.
#ifndef OVERCLAIM_RULEBOOK_REPORT_WORD_KEYS_H_
#define OVERCLAIM_RULEBOOK_REPORT_WORD_KEYS_H_

#include <vector>

#include "rulebook/words.h"

namespace overclaim {

// Views into texts that live as long as the program.
const std::vector<WordKey>& report_word_keys();

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_REPORT_WORD_KEYS_H_
