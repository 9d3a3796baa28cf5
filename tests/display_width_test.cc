#include "text/display_width.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace overclaim {
namespace {

TEST_CASE("the width of a text is counted in columns of a terminal") {
  struct Row {
    std::string name, text;
    std::size_t columns;
  };
  const std::vector<Row> rows = {
      {"empty", "", 0},
      {"ASCII", "cure 100%", 9},
      {"accents", "caf\u00E9", 4},
      {"combining accent", "cafe\u0301", 4},
      {"wide letters", "\u5E72\u7D30\u80DE", 6},
      {"full width", "\uFF21\uFF22", 4},
      {"half width kana", "\uFF76\uFF9E", 2},
      {"Hangul, composed and in parts", "\uAC00\u1100\u1161", 4},
      {"quotation marks and dashes", "\u201Csafe\u201D \u2014", 8},
      {"invisible", "cu\u200Bre\u00AD\uFEFF", 4},
      {"picture", "\U0001F600", 2},
      {"family", "\U0001F468\u200D\U0001F469\u200D\U0001F467", 2},
      {"skin tone", "\U0001F44D\U0001F3FD", 2},
      {"heart as a picture", "\u2764\uFE0F!", 3},
      {"flags", "\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7", 4},
      {"control characters", "a\tb\n", 2},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(display_width(row.text) == row.columns);
  }
}

}  // namespace
}  // namespace overclaim
