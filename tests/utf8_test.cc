#include "text/utf8.h"

#include <doctest/doctest.h>

#include <iterator>
#include <string>
#include <vector>

namespace overclaim {
namespace {

// All code points of `text`; invalid sequences as U+FFFD, so that a count of them is the WHATWG decoder's.
std::u32string decoded(const std::string& text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code_point = code_point_at(text, at);
    REQUIRE(code_point.size >= 1);
    REQUIRE(at + code_point.size <= text.size());
    CHECK((code_point.valid || code_point.value == replacement_character));
    out.push_back(code_point.value);
    at += code_point.size;
  }
  return out;
}

TEST_CASE("every scalar value is written and read in both directions") {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text = "x";
    append_utf8(text, value);
    const CodePoint forward = code_point_at(text, 1);
    const CodePoint backward = code_point_before(text, text.size());
    if (forward.value == value && forward.valid && forward.size == text.size() - 1 && backward.value == value &&
        backward.size == forward.size) {
      continue;
    }
    CAPTURE(static_cast<std::uint32_t>(value));
    REQUIRE(false);
  }
}

TEST_CASE("a bad sequence gives one replacement character over its longest valid beginning") {
  struct Row {
    std::string name;
    std::string bytes;
    std::u32string expected;
  };
  const std::vector<Row> rows = {
      {"lone continuation", "a\x80z", U"a\uFFFDz"},
      {"two continuations", "\x80\xBF", U"\uFFFD\uFFFD"},
      {"overlong slash", "\xC0\xAF", U"\uFFFD\uFFFD"},
      {"overlong of three", "\xE0\x80\xAF", U"\uFFFD\uFFFD\uFFFD"},
      {"surrogate", "\xED\xA0\x80", U"\uFFFD\uFFFD\uFFFD"},
      {"above the last", "\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"five bytes", "\xF8\x88\x80\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"cut off after two of three", "\xE2\x82", U"\uFFFD"},
      {"cut off after three of four", "\xF0\x9F\x98z", U"\uFFFDz"},
      {"cut off by a new start", "\xE2\x82\xE2\x82\xAC", U"\uFFFD\u20AC"},
      {"the standard's table 3-8", "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64",
       U"a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd"},
      {"FE and FF", "\xFE\xFF", U"\uFFFD\uFFFD"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(decoded(row.bytes) == row.expected);
  }
}

TEST_CASE("a real replacement character is valid") {
  CHECK(code_point_at("\xEF\xBF\xBD", 0).valid);
  CHECK_FALSE(code_point_at("\xEF\xBF", 0).valid);
}

TEST_CASE("bytes that are not UTF-8 are noticed and replaced, and nothing else is") {
  CHECK(valid_utf8("a\xFF\xC3 \u00E9") == "a\uFFFD\uFFFD \u00E9");
  CHECK(valid_utf8("plain \u00E9 \U0001F600") == "plain \u00E9 \U0001F600");
  CHECK(is_utf8("plain \u00E9 \U0001F600"));
  CHECK(is_utf8(""));
  for (const std::string bytes : {"a\xFF", "\xC3", "\u00E9\xE2\x82", "\xED\xA0\x80"}) {
    CAPTURE(bytes);
    CHECK_FALSE(is_utf8(bytes));
  }
}

TEST_CASE("a text is cut between characters, and a short one is whole") {
  const std::string text = "a\u00E9\u20AC\U0001F600";  // of 1, 2, 3 and 4 bytes
  const std::size_t kept[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
  for (std::size_t most = 0; most < std::size(kept); ++most) {
    CAPTURE(most);
    CHECK(cut_between_characters(text, most) == std::string_view(text).substr(0, kept[most]));
  }
  CHECK(cut_between_characters("\x80\x80\x80", 2).empty());  // no UTF-8
}

}  // namespace
}  // namespace overclaim
