#include "text/positions.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace overclaim {
namespace {

Position position_of(const std::string& input, std::uint64_t offset) {
  return positions_of(input, std::vector<std::uint64_t>{offset}).front();
}

TEST_CASE("positions count UTF-16 units, lines and columns of code points") {
  struct Row {
    std::string name;
    std::string input;
    std::uint64_t offset;
    Position expected;
  };
  const std::vector<Row> rows = {
      {"start", "abc", 0, {0, 1, 1}},
      {"end", "abc", 3, {3, 1, 4}},
      {"empty", "", 0, {0, 1, 1}},
      {"behind LF", "ab\ncd", 4, {4, 2, 2}},
      {"behind CR LF", "ab\r\ncd", 4, {4, 2, 1}},
      {"between CR and LF", "ab\r\ncd", 3, {3, 1, 4}},
      {"behind CR", "ab\rcd", 3, {3, 2, 1}},
      {"CR at the end", "ab\r", 3, {3, 2, 1}},
      {"CR CR LF", "\r\r\n", 3, {3, 3, 1}},
      {"behind two bytes", "\u00E9x", 2, {1, 1, 2}},
      {"inside two bytes", "\u00E9x", 1, {0, 1, 1}},
      {"behind an astral", "\U0001F600x", 4, {2, 1, 2}},
      {"inside an astral", "a\U0001F600x", 3, {1, 1, 2}},
      {"byte order mark", "\uFEFFab", 4, {1, 1, 2}},
      {"inside a byte order mark", "\uFEFFab", 1, {0, 1, 1}},
      {"a later U+FEFF counts", "a\uFEFFb", 4, {2, 1, 3}},
      {"bad bytes count as the decoder gives them", "\xE2\x82\xFFz", 3, {2, 1, 3}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Position position = position_of(row.input, row.offset);
    CHECK(position.utf16 == row.expected.utf16);
    CHECK(position.line == row.expected.line);
    CHECK(position.column == row.expected.column);
  }
}

TEST_CASE("one sweep gives what each offset alone gives, and a part goes on where the last ended") {
  const std::string input = "\uFEFFa\u00E9\r\n\n\U0001F600 b\rc\xFFz";
  std::vector<std::uint64_t> offsets;
  for (std::uint64_t i = 0; i <= input.size(); ++i) {
    offsets.push_back(i);
    offsets.push_back(i);
  }
  const std::vector<Position> all = positions_of(input, offsets);
  REQUIRE(all.size() == offsets.size());
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    CAPTURE(offsets[i]);
    CHECK(all[i] == position_of(input, offsets[i]));
  }

  const std::uint64_t cut = 9;  // behind the second line end
  const std::vector<Position> part =
      positions_of(std::string_view(input).substr(cut), std::vector<std::uint64_t>{0, 5}, position_of(input, cut));
  CHECK(part[0] == position_of(input, cut));
  CHECK(part[1] == position_of(input, cut + 5));
}

}  // namespace
}  // namespace overclaim
