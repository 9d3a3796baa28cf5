// Signs of a phrase in an order that no page can have.
#ifndef OVERCLAIM_RULEBOOK_PHRASE_ORDER_H_
#define OVERCLAIM_RULEBOOK_PHRASE_ORDER_H_

#include "rulebook/phrase.h"

namespace overclaim {

// Whether some way through the phrase has its signs in an order that a sentence can have: no word before `^`, none
// behind `$`, and on both sides of `>` more than signs and marks. That the other ways are in vain is no fault:
// "(cure risk $|cure ..1) speech". Linear in the nodes.
bool can_match(const PhraseNode& root);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_PHRASE_ORDER_H_
