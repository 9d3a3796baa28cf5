// Blocks of text into sentences and tokens, by ICU's rules and the language's lists.
//
// ICU's break iterators stand behind it (sentence_cuts.cc, word_cuts.cc) and nowhere else. Sentences: UAX #29 on the
// visible text (folding first would destroy its rules for lower case), joined again behind an abbreviation of the
// language unless the next word is a known opener, inside the brackets of a source, and where nothing but marks would
// be left; cut after max_sentence_tokens. Words: UAX #29, then cut at joints; contractions and possessives are split.
#ifndef OVERCLAIM_TEXT_SEGMENT_H_
#define OVERCLAIM_TEXT_SEGMENT_H_

#include "text/document.h"
#include "text/language.h"

namespace overclaim {

// No sentence that people write is nearly so long.
inline constexpr std::size_t max_sentence_tokens = 500;

// Fills sentences and tokens of all blocks, Document::folded, folded_to_text and tampering.
// Requires: document.text and the spans of document.blocks are set, document.text is valid UTF-8.
void segment(Document& document, const Language& language);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_SEGMENT_H_
