#include "report/csv.h"

#include <doctest/doctest.h>

#include <string>

using namespace overclaim;

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
      {"\rx", "\"'\rx\""},
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
