// What makes two sentences the same whatever page they stand on.
#ifndef OVERCLAIM_CHECK_FOLDED_SENTENCE_H_
#define OVERCLAIM_CHECK_FOLDED_SENTENCE_H_

#include <cstdint>
#include <string>

#include "text/document.h"

namespace overclaim {

// `tokens`: folded, joined by a space, without joints and symbols, so that case, mark-up, wrapping and typography do
// not count; `words`: those of them that are words or numbers; `key`: 16 hex digits of a hash of `tokens`.
// Example: "No  RISKS!" has the tokens "no risks !" and two words.
struct FoldedSentence {
  std::string tokens, key;
  std::uint32_t words = 0;
};

// Requires: a sentence of the document.
FoldedSentence folded_sentence(const Document& document, const Sentence& sentence);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_FOLDED_SENTENCE_H_
