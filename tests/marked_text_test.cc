#include "rulebook/marked_text.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <vector>

using namespace overclaim;

TEST_CASE("the marked place of an example is found in its text without the marks") {
  struct MarkRow {
    const char* example;
    const char* text;
    std::size_t begin, end;
    const char* error_part;
  };
  const std::vector<MarkRow> rows = {
      {"after [[a stroke]]", "after a stroke", 6, 14, ""},
      {"[[a]]", "a", 0, 1, ""},
      {"a list [1] [[of two]] [2]", "a list [1] of two [2]", 11, 17, ""},
      {"none", "", 0, 0, "needs one marked place"},
      {"", "", 0, 0, "needs one marked place"},
      {"[[a", "", 0, 0, "in pairs"},
      {"a]] [[b", "", 0, 0, "in pairs"},
      {"[[]]", "", 0, 0, "marks nothing"},
      {"[[a]] [[b]]", "", 0, 0, "more than one"},
  };
  for (const MarkRow& row : rows) {
    CAPTURE(row.example);
    std::string error;
    const MarkedText marked = marked_text(row.example, error);
    CHECK(marked.text == row.text);
    CHECK(marked.begin == row.begin);
    CHECK(marked.end == row.end);
    CHECK(error.empty() == (*row.error_part == '\0'));
    CHECK(error.find(row.error_part) != std::string::npos);
  }
}
