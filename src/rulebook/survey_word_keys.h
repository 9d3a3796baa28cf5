// The keys of words.json of what is said of many pages: the sheet by operator, the methods, the sample.
#ifndef OVERCLAIM_RULEBOOK_SURVEY_WORD_KEYS_H_
#define OVERCLAIM_RULEBOOK_SURVEY_WORD_KEYS_H_

#include <vector>

#include "rulebook/words.h"

namespace overclaim {

// Views into texts that live as long as the program.
const std::vector<WordKey>& survey_word_keys();

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_SURVEY_WORD_KEYS_H_
