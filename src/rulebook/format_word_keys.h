// The keys of words.json that the formats for other programs need (src/report/*_report.h).
#ifndef OVERCLAIM_RULEBOOK_FORMAT_WORD_KEYS_H_
#define OVERCLAIM_RULEBOOK_FORMAT_WORD_KEYS_H_

#include <vector>

#include "rulebook/words.h"

namespace overclaim {

// Views into texts that live as long as the program.
const std::vector<WordKey>& format_word_keys();

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_FORMAT_WORD_KEYS_H_
