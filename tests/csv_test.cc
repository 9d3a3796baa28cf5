#include "report/csv.h"

#include <doctest/doctest.h>

#include <string>

using namespace overclaim;

TEST_CASE("nothing in a cell steers a terminal, and everything else stays") {
  struct Row {
    std::string text, cell;
  };
  const Row rows[] = {
      {"a\x1b[31mb", "a\uFFFD[31mb"},
      {"\a\b\f\v\x7F", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
      {std::string("a\0b", 3), "a\uFFFDb"},
      {"\u0085\u009B1m", "\uFFFD\uFFFD1m"},
      {"\u202Eno\u202C \u2066risk\u2069 \u200F", "\uFFFDno\uFFFD \uFFFDrisk\uFFFD \uFFFD"},
      {"a\u2028b", "a\uFFFDb"},
      {"bad\xFF", "bad\uFFFD"},
      {"There are risks.\rNo", "\"There are risks.\nNo\""},
      {"two\r\nlines", "\"two\r\nlines\""},
      {"two\r\r\nlines", "\"two\n\r\nlines\""},
      {"a\tb", "a\tb"},
      {"caf\u00E9\u00A0\u2013 \u05D0\u05D1 \U0001F468\u200D\U0001F469",
       "caf\u00E9\u00A0\u2013 \u05D0\u05D1 \U0001F468\u200D\U0001F469"},
      {"\x1b=1+1", "\uFFFD=1+1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(csv_cell(row.text) == row.cell);
  }
}

TEST_CASE("a cell is quoted where it must be, and never runs as a formula") {
  struct Row {
    std::string text, cell;
  };
  const Row rows[] = {
      {"", ""},
      {"plain", "plain"},
      {"a,b", "\"a,b\""},
      {"say \"no\"", "\"say \"\"no\"\"\""},
      {"two\nlines", "\"two\nlines\""},
      {"=1+1", "'=1+1"},
      {"+cmd", "'+cmd"},
      {"-cmd", "'-cmd"},
      {"@sum", "'@sum"},
      {"\tx", "'\tx"},
      {"\rx", "\"'\nx\""},
      {"=a,\"b\"", "\"'=a,\"\"b\"\"\""},
      {"-1.4", "-1.4"},
      {"+20", "+20"},
      {"-3.5%", "-3.5%"},
      {"-", "'-"},
      {"-1.", "'-1."},
      {"-1.2.3", "'-1.2.3"},
      {"-1+2", "'-1+2"},
      {"a=b", "a=b"},
      {"\n=x", "\"'\n=x\""},
      {"\uFF1D1+1", "'\uFF1D1+1"},
      {"'=1", "''=1"},
      {"''-x", "'''-x"},
      {"'tis", "'tis"},
      {"'", "'"},
      {"'-1.4", "''-1.4"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(csv_cell(row.text) == row.cell);
  }
  CHECK(csv_row({"a", "", "=b"}) == "a,,'=b\r\n");
}
