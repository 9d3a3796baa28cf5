// East Asian width and the emoji properties of ICU, one character at a time with one of look-back. wcwidth() was not
// taken: it depends on the locale. Covered by tests/display_width_test.cc.
#include "text/display_width.h"

#include <unicode/uchar.h>

#include <cstdint>

#include "text/fold.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr char32_t zero_width_joiner = 0x200D, emoji_presentation = 0xFE0F;

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

bool has(char32_t c, UProperty property) { return u_hasBinaryProperty(icu(c), property) != 0; }

std::size_t width_of(char32_t c) {
  if (c >= ' ' && c < 0x7F) return 1;
  if (c < 0xA0 || is_invisible(c)) return 0;
  if ((U_GET_GC_MASK(icu(c)) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) != 0)
    return 0;
  const int hangul = u_getIntPropertyValue(icu(c), UCHAR_HANGUL_SYLLABLE_TYPE);
  if (hangul == U_HST_VOWEL_JAMO || hangul == U_HST_TRAILING_JAMO) return 0;  // drawn into the syllable before
  const int width = u_getIntPropertyValue(icu(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0, last = 0;  // `last`: the width given to the last visible character
  bool joined = false, half_flag = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    if (c.value == zero_width_joiner) {
      joined = last == 2;
      continue;
    }
    if (c.value == emoji_presentation && last == 1) {  // a sign shown as a picture
      ++columns;
      last = 2;
      continue;
    }
    const bool flag = c.value > 0x7F && has(c.value, UCHAR_REGIONAL_INDICATOR);
    const bool part_of_picture =
        last == 2 && c.value > 0x7F &&
        (has(c.value, UCHAR_EMOJI_MODIFIER) || (joined && has(c.value, UCHAR_EXTENDED_PICTOGRAPHIC)));
    std::size_t width = part_of_picture ? 0 : width_of(c.value);
    if (flag) width = half_flag ? 0 : 2;  // two letters make one flag
    half_flag = flag && !half_flag;
    joined = false;
    columns += width;
    if (width > 0) last = width;
  }
  return columns;
}

}  // namespace overclaim
