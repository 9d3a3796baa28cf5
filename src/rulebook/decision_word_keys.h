// The keys of words.json of what people decided: in reports, in the list of decisions, in letters and complaints.
#ifndef OVERCLAIM_RULEBOOK_DECISION_WORD_KEYS_H_
#define OVERCLAIM_RULEBOOK_DECISION_WORD_KEYS_H_

#include <vector>

#include "rulebook/words.h"

namespace overclaim {

// Views into texts that live as long as the program.
const std::vector<WordKey>& decision_word_keys();

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_DECISION_WORD_KEYS_H_
