// Only signs that may change what a sentence says are in the tables: letters, comparisons, ticks. Covered by
// tests/docx_test.cc.
#include "intake/docx_symbols.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "text/charset.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

struct Sign {
  unsigned char code;
  char32_t shown;
};

constexpr std::array<Sign, 24> symbol_signs = {
    {{0xA2, 0x2032}, {0xA3, 0x2264}, {0xA5, 0x221E}, {0xAB, 0x2194}, {0xAC, 0x2190}, {0xAD, 0x2191},
     {0xAE, 0x2192}, {0xAF, 0x2193}, {0xB0, 0x00B0}, {0xB1, 0x00B1}, {0xB2, 0x2033}, {0xB3, 0x2265},
     {0xB4, 0x00D7}, {0xB7, 0x2022}, {0xB8, 0x00F7}, {0xB9, 0x2260}, {0xBA, 0x2261}, {0xBB, 0x2248},
     {0xBC, 0x2026}, {0xD2, 0x00AE}, {0xD3, 0x00A9}, {0xD4, 0x2122}, {0xE2, 0x00AE}, {0xE4, 0x2122}}};

// Letters of Symbol from 'A' and from 'a'.
constexpr std::u32string_view greek_capitals =
    U"\u0391\u0392\u03A7\u0394\u0395\u03A6\u0393\u0397\u0399\u03D1\u039A"
    U"\u039B\u039C\u039D\u039F\u03A0\u0398\u03A1\u03A3\u03A4\u03A5\u03C2"
    U"\u03A9\u039E\u03A8\u0396";
constexpr std::u32string_view greek_letters =
    U"\u03B1\u03B2\u03C7\u03B4\u03B5\u03C6\u03B3\u03B7\u03B9\u03D5\u03BA"
    U"\u03BB\u03BC\u03BD\u03BF\u03C0\u03B8\u03C1\u03C3\u03C4\u03C5\u03D6"
    U"\u03C9\u03BE\u03C8\u03B6";
static_assert(greek_capitals.size() == 26 && greek_letters.size() == 26);

constexpr std::array<Sign, 14> wingdings_signs = {{{0x6C, 0x2022},
                                                   {0x6E, 0x25A0},
                                                   {0x6F, 0x25A1},
                                                   {0x71, 0x25A1},
                                                   {0x76, 0x2022},
                                                   {0x77, 0x2022},
                                                   {0x9F, 0x2022},
                                                   {0xA7, 0x2022},
                                                   {0xA8, 0x25A1},
                                                   {0xD8, 0x2022},
                                                   {0xE0, 0x2192},
                                                   {0xFB, 0x2717},
                                                   {0xFC, 0x2713},
                                                   {0xFE, 0x2611}}};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

template <typename Signs>
char32_t look_up(const Signs& signs, std::uint32_t code) {
  const auto found = std::find_if(signs.begin(), signs.end(), [&](const Sign& sign) { return sign.code == code; });
  return found == signs.end() ? 0 : found->shown;
}

char32_t of_symbol(std::uint32_t code) {
  if (code >= 'A' && code <= 'Z') return greek_capitals[code - 'A'];
  if (code >= 'a' && code <= 'z') return greek_letters[code - 'a'];
  if (code > 0x20 && code < 0x40 && code != '"' && code != '$' && code != '\'' && code != '*') return code;
  return look_up(symbol_signs, code);
}

}  // namespace

std::string docx_symbol(std::string_view font, std::string_view code) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value, 16);
  if (error != std::errc() || end != code.data() + code.size()) return "";
  if (value >= 0xF000 && value <= 0xF0FF) value -= 0xF000;
  if (value == 0x20 || value == 0xA0) return " ";
  const std::string name = lower(font);
  char32_t shown = 0;
  if (name == "symbol") {
    shown = of_symbol(value);
  } else if (name == "wingdings") {
    shown = look_up(wingdings_signs, value);
  } else if (name.find("dings") == name.npos && name.find("symbol") == name.npos && name != "marlett" &&
             name != "mt extra") {
    if (value >= 0x80 && value < 0xA0) return decode(std::string(1, static_cast<char>(value)), "windows-1252").text;
    const bool is_private = value >= 0xE000 && value <= 0xF8FF;
    const bool is_character = value > 0x20 && value != 0x7F && value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
    if (is_character && !is_private) shown = value;
  }
  std::string out;
  if (shown != 0) append_utf8(out, shown);
  return out;
}

}  // namespace overclaim
