// UTF-8, one code point at a time.
#ifndef OVERCLAIM_TEXT_UTF8_H_
#define OVERCLAIM_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace overclaim {

struct CodePoint {
  char32_t value = 0;      // U+FFFD where the bytes are not valid
  std::uint32_t size = 0;  // bytes read, 1-4
  bool valid = true;
};

inline constexpr char32_t replacement_character = 0xFFFD;

// The code point at `at`. An invalid sequence gives U+FFFD over its maximal valid prefix, as the WHATWG decoder does.
// Requires: at < text.size().
CodePoint code_point_at(std::string_view text, std::size_t at);

// The code point that ends at `at` (reading backwards). Requires: 0 < at <= text.size(), text is valid UTF-8.
CodePoint code_point_before(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t code_point);

bool is_utf8(std::string_view text);

// At most the first `most` bytes, never a part of a character. Of bytes that are no UTF-8 fewer may be left.
// Example: cut_between_characters("a\u00E9", 2) == "a".
std::string_view cut_between_characters(std::string_view text, std::size_t most);

// Invalid sequences as U+FFFD, for formats that must be UTF-8. Example: valid_utf8("a\xFF") == "a\uFFFD".
std::string valid_utf8(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_UTF8_H_
