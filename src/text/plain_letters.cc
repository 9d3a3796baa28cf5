// Sign by sign, each to the letter it is drawn like. Folding these everywhere (fold.cc) was not taken: a word of
// another language, a gene's name and a pronunciation would turn into something else; here they only get a reading that
// nobody asks for. Covered by tests/plain_letters_test.cc.
#include "text/plain_letters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "text/fold.h"
#include "text/look_alikes.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::size_t shortest_with_digits = 4;  // letters and digits

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_mark(char32_t c) { return (U_GET_GC_MASK(icu(c)) & U_GC_M_MASK) != 0; }

// The letter a digit is drawn like; 0 for none. 1 is also an l.
char letter_of_digit(char32_t digit) {
  constexpr std::array<char, 10> letters = {'o', 'i', 0, 'e', 'a', 's', 0, 't', 'b', 0};
  return letters[digit - '0'];
}

// Small capitals that no look-alike table has: they are letters of the phonetic alphabet too.
char letter_of_small_capital(char32_t c) {
  constexpr std::pair<char32_t, char> letters[] = {
      {0x0299, 'b'}, {0x1D05, 'd'}, {0x0493, 'f'}, {0xA730, 'f'}, {0x0262, 'g'}, {0x029C, 'h'},
      {0x026A, 'i'}, {0x1D0A, 'j'}, {0x1D0B, 'k'}, {0x029F, 'l'}, {0x1D0D, 'm'}, {0x0274, 'n'},
      {0x1D18, 'p'}, {0xA7AF, 'q'}, {0x0280, 'r'}, {0x1D1B, 't'}, {0x028F, 'y'}};
  for (const auto& [small, letter] : letters) {
    if (small == c) return letter;
  }
  return 0;
}

// White letters in black circles and boxes.
char letter_in_black(char32_t c) {
  for (const char32_t first : {U'\U0001F150', U'\U0001F170'}) {
    if (c >= first && c < first + 26) return static_cast<char>('a' + (c - first));
  }
  return 0;
}

// Whether `mark` makes a letter of some spelling with `base`, and which; 0 where it does not.
char32_t composed(char32_t base, char32_t mark) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (nfc == nullptr || U_FAILURE(status)) return 0;
  const UChar32 pair = nfc->composePair(icu(base), icu(mark));
  return pair < 0 ? 0 : static_cast<char32_t>(pair);
}

// What `c` is made of in the compatibility form, marks and all; empty for itself.
std::u32string decomposed(char32_t c) {
  std::u32string parts;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString form;
  if (nfkd == nullptr || U_FAILURE(status) || !nfkd->getDecomposition(icu(c), form)) return parts;
  for (std::int32_t at = 0; at < form.length();) {
    const UChar32 part = form.char32At(at);
    parts += static_cast<char32_t>(part);
    at += U16_LENGTH(part);
  }
  return parts;
}

class Reader {
 public:
  std::optional<PlainLetters> read(std::string_view written) {
    for (std::size_t at = 0; at < written.size();) {
      const CodePoint c = code_point_at(written, at);
      if (!is_invisible(c.value) && !take(c.value)) return {};
      at += c.size;
    }
    return result();
  }

 private:
  bool take(char32_t c) {
    if (is_mark(c)) return take_mark(c);
    last_ = c;
    if (is_digit(c)) {
      ++digits_;
      return add(letter_of_digit(c), true);
    }
    if (is_ascii_letter(c)) {
      ++latin_;
      return add(static_cast<char>(c | 0x20U));
    }
    if (c < 0x80) return false;
    if (const char letter = look_alike(static_cast<char32_t>(u_foldCase(icu(c), U_FOLD_CASE_DEFAULT)), c);
        letter != 0) {
      UErrorCode status = U_ZERO_ERROR;
      const bool latin = uscript_getScript(icu(c), &status) == USCRIPT_LATIN;
      ++(latin ? styled_ : look_alikes_);
      return add(letter);
    }
    for (const char letter : {letter_of_small_capital(c), letter_in_black(c)}) {
      if (letter == 0) continue;
      ++styled_;
      return add(letter);
    }
    return take_decomposed(c);
  }

  // Raised letters, letters in circles, wide and mathematical ones, letters with accents.
  bool take_decomposed(char32_t c) {
    const std::u32string parts = decomposed(c);
    if (parts.empty() || !is_ascii_letter(parts[0])) return false;
    if (parts.size() == 1) {
      const int type = u_getIntPropertyValue(icu(c), UCHAR_DECOMPOSITION_TYPE);
      ++(type == U_DT_SUPER || type == U_DT_SUB ? styled_ : latin_);  // the others are folded everywhere
    } else {
      if (!std::all_of(parts.begin() + 1, parts.end(), is_mark)) return false;
      accented_ = true;
      ++latin_;
    }
    return add(static_cast<char>(parts[0] | 0x20U));
  }

  bool take_mark(char32_t mark) {
    if (last_ == 0) return false;
    const char32_t letter = composed(last_, mark);
    if (letter == 0) {
      marked_ = true;
    } else {
      accented_ = true;
      last_ = letter;
    }
    return true;
  }

  bool add(char letter, bool of_digit = false) {
    if (letter == 0) return false;
    word_ += letter;
    is_digit_.push_back(of_digit);
    return true;
  }

  std::optional<PlainLetters> result() {
    if (word_.size() < 2) return {};
    PlainLetters found;
    if (look_alikes_ > 0) {
      found.kind = TamperingKind::look_alike_letters;
    } else if (styled_ > 0) {
      found.kind = TamperingKind::styled_letters;
    } else if (marked_) {
      found.kind = TamperingKind::marked_letters;
    } else if (digits_ > 0 && !accented_) {
      found.kind = TamperingKind::digits_for_letters;
    } else {
      return {};
    }
    if (digits_ > 0) {
      if (word_.size() < shortest_with_digits || digits_ * 2 > word_.size()) return {};
      const auto first = std::find(is_digit_.begin(), is_digit_.end(), false) - is_digit_.begin();
      const auto last = is_digit_.rend() - std::find(is_digit_.rbegin(), is_digit_.rend(), false);
      if (first > 0 || last < static_cast<std::ptrdiff_t>(word_.size())) {
        found.without_edges = word_.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first));
      }
      for (std::size_t i = 0; i < word_.size(); ++i) {
        if (!is_digit_[i] || word_[i] != 'i') continue;
        if (found.other.empty()) found.other = word_;
        found.other[i] = 'l';
      }
    }
    found.is_foreign = latin_ == 0 && styled_ == 0 && look_alikes_ > 0;
    found.word = std::move(word_);
    return found;
  }

  std::string word_;
  std::vector<bool> is_digit_;  // by letter of word_
  char32_t last_ = 0;           // what the next mark stands on
  std::size_t digits_ = 0, latin_ = 0, look_alikes_ = 0, styled_ = 0;
  bool marked_ = false, accented_ = false;
};

}  // namespace

std::optional<PlainLetters> plain_letters(std::string_view written) {
  // Most words are of ASCII letters alone.
  const bool plain = std::all_of(written.begin(), written.end(),
                                 [](char c) { return is_ascii_letter(static_cast<unsigned char>(c)); });
  if (plain) return {};
  return Reader().read(written);
}

bool has_foreign_letter(std::string_view written) {
  for (std::size_t at = 0; at < written.size();) {
    const CodePoint c = code_point_at(written, at);
    at += c.size;
    if (c.value < 0x250 || u_isUAlphabetic(icu(c.value)) == 0) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(icu(c.value), &status);
    if (script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_INHERITED) return true;
  }
  return false;
}

}  // namespace overclaim
