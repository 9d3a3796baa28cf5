// What a disguised word says: "cur3", small capitals, letters struck through, letters of another alphabet alone.
//
// Another reading of a word, never in place of the first: "CD34" and a Russian word in an English text are what they
// are. Who asks must know the word that comes out (check/second_readings.h); only then it is one.
#ifndef OVERCLAIM_TEXT_PLAIN_LETTERS_H_
#define OVERCLAIM_TEXT_PLAIN_LETTERS_H_

#include <optional>
#include <string>
#include <string_view>

#include "text/tampering.h"

namespace overclaim {

struct PlainLetters {
  std::string word;   // a-z only, two letters at least
  std::string other;  // the same with every 1 read as l instead of i; empty where there is none
  // Where digits are the disguise: the word without those at its ends, which are a number typed without a space where
  // what is left is a word ("week5"). Empty where no digit stands at an end.
  std::string without_edges;
  TamperingKind kind = TamperingKind::look_alike_letters;
  bool is_foreign = false;  // letters of other alphabets alone: a word of another language, if its neighbours are
};

// `written`: a word as it stands in Document::text. Nothing where it is no disguise: ASCII letters alone, an accent
// that makes a letter of some spelling ("na\u00EFve"), digits and letters that nobody reads as a word (at least four signs,
// and as many letters as digits; 2, 6 and 9 stand for no letter), a letter without a Latin look-alike. Linear time.
// Example: plain_letters("gu4ranteed")->word == "guaranteed".
std::optional<PlainLetters> plain_letters(std::string_view written);

// True for a word with a letter outside the Latin alphabet.
bool has_foreign_letter(std::string_view written);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_PLAIN_LETTERS_H_
