// A block's text into words and marks. Part of segment.cc.
#ifndef OVERCLAIM_TEXT_WORD_CUTS_H_
#define OVERCLAIM_TEXT_WORD_CUTS_H_

#include <unicode/brkiter.h>

#include <memory>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/span.h"

namespace overclaim {

// A word, a number, a run of the same mark, or a run of signs; not yet a token: joints, contractions and possessives
// are found by segment.cc from neighbours. White space and invisible characters at the edges belong to no piece.
struct WordPiece {
  Span span;
  TokenKind kind = TokenKind::word;  // never joint
  char32_t mark = 0;                 // punctuation: the mark
};

// True where only invisible characters stand between two pieces: they touch.
bool touch(std::string_view text, Span left, Span right);

class WordCutter {
 public:
  // The pieces of text[range] in order. Requires: text is valid UTF-8.
  // Example: "don't (3,000 cells)" is don ' t ( 3,000 cells ).
  std::vector<WordPiece> pieces_of(std::string_view text, Span range);

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;  // made when first needed: ASCII is cut without it
};

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_WORD_CUTS_H_
