// UTF-8 by the table of well-formed sequences (Unicode, table 3-7): the second byte's range depends on the first, all
// later ones are 80-BF. ICU's macros were not taken: they give one U+FFFD a byte or move differently from the WHATWG
// decoder, whose count our UTF-16 positions must agree with. Covered by tests/utf8_test.cc.
#include "text/utf8.h"

#include <cassert>

namespace overclaim {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

bool is_continuation(unsigned byte) { return (byte & 0xC0u) == 0x80u; }

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  assert(at < text.size());
  const unsigned first = byte_at(text, at);
  if (first < 0x80) return {static_cast<char32_t>(first), 1, true};

  std::uint32_t length = 0;
  unsigned low = 0x80, high = 0xBF;  // of the second byte
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3;
    if (first == 0xE0) low = 0xA0;   // no overlong forms
    if (first == 0xED) high = 0x9F;  // no surrogates
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4;
    if (first == 0xF0) low = 0x90;
    if (first == 0xF4) high = 0x8F;  // nothing above U+10FFFF
  } else {
    return {replacement_character, 1, false};
  }

  std::uint32_t value = first & (0x7Fu >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if (at + i >= text.size()) return {replacement_character, i, false};
    const unsigned byte = byte_at(text, at + i);
    if (byte < low || byte > high) return {replacement_character, i, false};
    value = (value << 6) | (byte & 0x3Fu);
    low = 0x80;
    high = 0xBF;
  }
  return {static_cast<char32_t>(value), length, true};
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
  assert(at > 0 && at <= text.size());
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && is_continuation(byte_at(text, begin))) --begin;
  return code_point_at(text, begin);
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto value = static_cast<std::uint32_t>(code_point);
  const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0u | (value >> 6));
    put(0x80u | (value & 0x3Fu));
  } else if (value < 0x10000) {
    put(0xE0u | (value >> 12));
    put(0x80u | ((value >> 6) & 0x3Fu));
    put(0x80u | (value & 0x3Fu));
  } else {
    put(0xF0u | (value >> 18));
    put(0x80u | ((value >> 12) & 0x3Fu));
    put(0x80u | ((value >> 6) & 0x3Fu));
    put(0x80u | (value & 0x3Fu));
  }
}

std::string_view cut_between_characters(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && is_continuation(byte_at(text, most))) --most;
  return text.substr(0, most);
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (byte_at(text, at) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    if (!point.valid) return false;
    at += point.size;
  }
  return true;
}

std::string valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    append_utf8(out, point.value);
  }
  return out;
}

}  // namespace overclaim
