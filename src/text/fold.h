// Folding: the form on which words are compared. Defeats evasion and typography alike.
//
// NFKC case folding; soft hyphens, zero-width and bidi controls removed; quotes, dashes, non-breaking hyphens and odd
// spaces folded to ASCII; look-alike letters folded inside words of mixed script; contractions read as two words. Case,
// typography and hidden characters stay in Document::text, which quotes are cut from; the map leads back to it.
#ifndef OVERCLAIM_TEXT_FOLD_H_
#define OVERCLAIM_TEXT_FOLD_H_

#include <string>
#include <string_view>
#include <vector>

#include "text/offset_map.h"
#include "text/span.h"
#include "text/tampering.h"

namespace overclaim {

struct Folded {
  std::string folded;
  OffsetMap folded_to_text;
  std::vector<Tampering> tampering;  // by position; spans of the text that was folded
};

// Folds a piece of text. Contractions are not touched (segment.h does that on tokens). Total; linear time; folding the
// result again changes nothing. Line feeds stay. What would glue a letter or digit onto a word stays as it is: (TM) and
// its kind, raised and lowered digits, fractions of one character. Of a letter's combining marks the first 32 are kept.
// Example: fold("It\u2019s a CU\u00ADRE").folded == "it's a cure".
Folded fold(std::string_view text);

// The same, without the map: for words of the rulebook.
std::string fold_word(std::string_view word);

// True for characters that are removed by folding (zero width, soft hyphen, bidi controls, variation selectors, the place
// of an object, the controls from U+0080 on but for the line end U+0085): what browsers show nothing of.
bool is_invisible(char32_t code_point);

// True for characters that fold to "'": straight, curly and single quotation marks, primes, the backtick.
bool is_apostrophe(char32_t code_point);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_FOLD_H_
