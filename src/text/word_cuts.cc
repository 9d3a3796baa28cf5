// UAX #29 words by ICU, cut again at apostrophes and underscores, joined again over invisible characters that hide a
// word, and runs of one mark or of signs taken together. A block of ASCII is cut by a loop of our own with the same
// result: words of the rulebook are read by the same code, thousands at every start, and a break iterator for each
// would cost more than all else. Covered by tests/segment_test.cc, which compares the two on random text.
#include "text/word_cuts.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "text/fold.h"
#include "text/plain_characters.h"
#include "text/tampering.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr char32_t enclosing_keycap = 0x20E3;

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

bool is_alphabetic(char32_t c) {
  if (c < 0x80) return is_ascii_letter(static_cast<char>(c));
  return u_isUAlphabetic(icu(c)) != 0;
}

// Digits, Roman numerals, and fractions of one character; raised and lowered digits are signs.
bool is_numeric(char32_t c) {
  if (c < 0x80) return is_ascii_digit(static_cast<char>(c));
  return u_isdigit(icu(c)) != 0 || u_getIntPropertyValue(icu(c), UCHAR_DECOMPOSITION_TYPE) == U_DT_FRACTION;
}

// ICU reads "don't" and "a_b" as one word, and a narrow no-break space as part of a number.
bool parts_words(char32_t c) {
  return c == ';' || c == ':' || is_space(c) || is_apostrophe(c) || u_charType(icu(c)) == U_CONNECTOR_PUNCTUATION;
}

TokenKind kind_of_mark(char32_t c) {
  if (is_apostrophe(c) || c == '|') return TokenKind::punctuation;
  if (c == '*' || c == U'\u2020' || c == U'\u2021') return TokenKind::symbol;  // the signs of footnotes
  const std::uint32_t category = U_GET_GC_MASK(icu(c));
  return (category & (U_GC_P_MASK | U_GC_SC_MASK)) != 0 ? TokenKind::punctuation : TokenKind::symbol;
}

// Where ICU looks words up in a dictionary: scripts written without spaces.
bool is_written_without_spaces(char32_t c) {
  if (c < 0x0E00) return false;
  if (u_getIntPropertyValue(icu(c), UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
  if (u_getIntPropertyValue(icu(c), UCHAR_WORD_BREAK) == U_WB_KATAKANA) return true;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(icu(c), &status);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA;
}

// Whether a dictionary made this end. Not every ICU has the dictionaries (they are larger than all else we need of it),
// and where words end must not depend on it: no rule is written in such a script, so a run of it is one word.
bool is_of_dictionary(std::string_view text, std::size_t at) {
  // Marks belong to the character before them, whatever the dictionary did.
  const auto is_mark = [](char32_t c) {
    const std::int32_t kind = u_getIntPropertyValue(icu(c), UCHAR_WORD_BREAK);
    return kind == U_WB_EXTEND || kind == U_WB_FORMAT || kind == U_WB_ZWJ;
  };
  std::size_t end = at;
  CodePoint before = code_point_before(text, end);
  while (end > before.size && is_mark(before.value)) {
    end -= before.size;
    before = code_point_before(text, end);
  }
  const char32_t after = code_point_at(text, at).value;
  return is_written_without_spaces(before.value) && (is_written_without_spaces(after) || is_mark(after));
}

// The ends of ICU's words in text[range].
std::vector<std::size_t> icu_boundaries(icu::BreakIterator& iterator, std::string_view text, Span range) {
  std::vector<std::size_t> ends;
  std::string_view inside = text.substr(range.begin, range.end - range.begin);
  // To ICU 72 "@" is a letter, to others a sign: where words end must not depend on it.
  std::string without_at;
  if (inside.find('@') != std::string_view::npos) {
    without_at = inside;
    std::replace(without_at.begin(), without_at.end(), '@', '#');
    inside = without_at;
  }
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, inside.data(), static_cast<std::int64_t>(inside.size()), &status);
  if (U_SUCCESS(status)) {
    iterator.setText(&utext, status);
    iterator.first();
    for (std::int32_t at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
      const std::size_t end = range.begin + static_cast<std::size_t>(at);
      if (end == range.end || !is_of_dictionary(text, end)) ends.push_back(end);
    }
  }
  utext_close(&utext);
  return ends;
}

// The same for ASCII: UAX #29, rules WB5 to WB13b.
std::vector<std::size_t> ascii_boundaries(std::string_view text, Span range) {
  std::vector<std::size_t> ends;
  const auto in_word = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '_'; };
  for (std::size_t at = range.begin; at < range.end;) {
    std::size_t end = at + 1;
    if (in_word(text[at])) {
      while (end < range.end) {
        const char before = text[end - 1], c = text[end], behind = end + 1 < range.end ? text[end + 1] : ' ';
        const bool between_letters = is_ascii_letter(before) && is_ascii_letter(behind) && (c == '.' || c == '\'');
        const bool between_digits =
            is_ascii_digit(before) && is_ascii_digit(behind) && (c == '.' || c == '\'' || c == ',' || c == ';');
        if (in_word(c)) {
          ++end;
        } else if (between_letters || between_digits) {
          end += 2;
        } else {
          break;
        }
      }
    }
    ends.push_back(end);
    at = end;
  }
  return ends;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Adds the pieces of one of ICU's words.
void cut_word(std::string_view text, std::size_t begin, std::size_t end, std::vector<WordPiece>& pieces) {
  WordPiece piece;
  bool open = false, any_letter = false, keycap = false;
  const auto close = [&] {
    if (open) {
      piece.kind = keycap ? TokenKind::symbol : (any_letter ? TokenKind::word : TokenKind::number);
      pieces.push_back(piece);
    }
    open = any_letter = keycap = false;
  };
  std::size_t line_end = begin;  // of a run of underscores
  TokenKind line_kind = TokenKind::punctuation;
  for (std::size_t at = begin; at < end;) {
    const CodePoint c = code_point_at(text, at);
    if (c.value == '_' && at >= line_end) {
      line_end = std::min(text.find_first_not_of('_', at), end);
      // "stem_cell" is tied by it; around a word it is a mark of emphasis, as "*" is.
      line_kind = open && line_end < end ? TokenKind::punctuation : TokenKind::symbol;
    }
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + c.size)};
    at += c.size;
    if (is_invisible(c.value)) continue;
    const bool apart = parts_words(c.value);
    if (!apart && (open || is_alphabetic(c.value) || is_numeric(c.value))) {
      if (!open) piece.span.begin = span.begin;
      piece.span.end = span.end;
      open = true;
      any_letter = any_letter || is_alphabetic(c.value);
      keycap = keycap || c.value == enclosing_keycap;
      continue;
    }
    close();
    const TokenKind kind = c.value == '_' ? line_kind : kind_of_mark(c.value);
    if (!is_space(c.value)) pieces.push_back({span, kind, c.value});
  }
  close();
}

bool is_body(const WordPiece& piece) { return piece.kind == TokenKind::word || piece.kind == TokenKind::number; }

// Whether `right` goes on where `left` ends.
bool is_same_piece(std::string_view text, const WordPiece& left, const WordPiece& right) {
  if (!touch(text, left.span, right.span)) return false;
  if (is_body(left) && is_body(right)) {
    return left.span.end < right.span.begin && needs_no_joiners(code_point_before(text, left.span.end).value) &&
           needs_no_joiners(code_point_at(text, right.span.begin).value);
  }
  if (left.kind != right.kind) return false;
  return left.kind == TokenKind::symbol || (left.kind == TokenKind::punctuation && left.mark == right.mark);
}

}  // namespace

bool touch(std::string_view text, Span left, Span right) {
  for (std::size_t at = left.end; at < right.begin;) {
    const CodePoint c = code_point_at(text, at);
    if (!is_invisible(c.value)) return false;
    at += c.size;
  }
  return true;
}

std::vector<WordPiece> WordCutter::pieces_of(std::string_view text, Span range) {
  const std::string_view inside = text.substr(range.begin, range.end - range.begin);
  std::vector<std::size_t> ends;
  if (is_ascii(inside)) {
    ends = ascii_boundaries(text, range);
  } else {
    UErrorCode status = U_ZERO_ERROR;
    if (iterator_ == nullptr) iterator_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (iterator_ != nullptr) ends = icu_boundaries(*iterator_, text, range);
  }

  std::vector<WordPiece> pieces, joined;
  std::size_t begin = range.begin;
  for (const std::size_t end : ends) {
    pieces.clear();
    cut_word(text, begin, end, pieces);
    for (const WordPiece& piece : pieces) {
      if (!joined.empty() && is_same_piece(text, joined.back(), piece)) {
        joined.back().span.end = piece.span.end;
        if (piece.kind == TokenKind::word) joined.back().kind = TokenKind::word;
      } else {
        joined.push_back(piece);
      }
    }
    begin = end;
  }
  return joined;
}

}  // namespace overclaim
