// One digit of a number in base 16.
#ifndef OVERCLAIM_TEXT_HEX_DIGIT_H_
#define OVERCLAIM_TEXT_HEX_DIGIT_H_

namespace overclaim {

// 0 to 15, -1 for what is no digit. Example: hex_value('f') == hex_value('F') == 15.
constexpr int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static_assert(hex_value('9') == 9 && hex_value('a') == 10 && hex_value('F') == 15 && hex_value('g') == -1);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HEX_DIGIT_H_
