// Signs that somebody wrote a word so that a person reads it and a program does not.
#ifndef OVERCLAIM_TEXT_TAMPERING_H_
#define OVERCLAIM_TEXT_TAMPERING_H_

#include <string_view>
#include <vector>

#include "text/span.h"

namespace overclaim {

enum class TamperingKind {
  invisible_characters,  // zero-width characters or direction controls between the letters of a word
  look_alike_letters,    // letters of another alphabet among Latin ones: a Cyrillic "c" in "cure"
  digits_for_letters,    // "cur3"
  marked_letters,        // each letter struck through, or under marks of no spelling
  styled_letters         // small capitals, raised letters, white letters in black boxes
};

// `span`: the whole word as it stands in Document::text, so that a reader sees which word it was. A soft hyphen alone
// is no tampering, nor are the joiners that emoji and other scripts need.
struct Tampering {
  Span span;
  TamperingKind kind = TamperingKind::invisible_characters;
  friend bool operator==(const Tampering&, const Tampering&) = default;
};

// The words of a text with invisible characters inside, in order. Linear time.
std::vector<Tampering> words_with_invisible_characters(std::string_view text);

// True for letters of scripts in which nothing invisible belongs between two letters (Arabic and Indic scripts use
// joiners, Thai parts words with zero-width spaces), and for digits and signs.
bool needs_no_joiners(char32_t c);

std::string_view to_string(TamperingKind kind);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_TAMPERING_H_
