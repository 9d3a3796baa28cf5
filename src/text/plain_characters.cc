// Unicode properties by ICU, with a short way for ASCII, which most lines are. Lists of our own for all of it were not
// taken: they go stale and know few scripts. Covered by tests/plain_blocks_test.cc.
#include "text/plain_characters.h"

#include <unicode/uchar.h>

#include "text/fold.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

bool in_range(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }

}  // namespace

bool is_space(char32_t c) {
  if (c < 0x80) return c <= ' ' || c == 0x7F;
  return c == 0x85 || c == 0xA0 || (c >= 0x1680 && u_isUWhiteSpace(icu(c)) != 0);
}

bool is_letter(char32_t c) {
  if (c < 0x80) return in_range(c | 0x20u, 'a', 'z');
  return (U_GET_GC_MASK(icu(c)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0 && !in_range(c, 0xFE00, 0xFE0F);
}

bool is_lower(char32_t c) { return c < 0x80 ? in_range(c, 'a', 'z') : u_islower(icu(c)) != 0; }

bool is_upper(char32_t c) { return c < 0x80 ? in_range(c, 'A', 'Z') : u_isupper(icu(c)) != 0; }

bool is_digit(char32_t c) { return c < 0x80 ? in_range(c, '0', '9') : u_isdigit(icu(c)) != 0; }

bool is_picture(char32_t c) {
  if (c < 0xA9) return false;
  return u_charType(icu(c)) == U_OTHER_SYMBOL || in_range(c, 0xFE00, 0xFE0F) || c == 0x200D ||
         in_range(c, 0x1F3FB, 0x1F3FF);
}

bool is_opening_quote(char32_t c) {
  return c == '"' || c == 0xAB || c == 0x201C || c == 0x201E || c == 0x2018 || c == 0x201A;
}

bool is_closing_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0xBB || c == 0x201D || c == 0x2019 || c == 0x201C || c == 0x203A;
}

bool is_bracket(char32_t c) { return c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}'; }

bool is_dash(char32_t c) { return c == '-' || in_range(c, 0x2010, 0x2015) || c == 0x2212; }

std::string_view trimmed(std::string_view text) {
  std::size_t begin = text.size(), end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!is_space(c.value) && !is_invisible(c.value)) {
      if (begin > at) begin = at;
      end = at + c.size;
    }
    at += c.size;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

std::string_view without_marks_around(std::string_view text) {
  std::size_t begin = text.size(), end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (is_letter(c.value) || is_digit(c.value)) {
      if (begin > at) begin = at;
      end = at + c.size;
    }
    at += c.size;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

}  // namespace overclaim
