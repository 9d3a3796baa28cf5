#include "rulebook/number_text.h"

#include <doctest/doctest.h>

#include <string>

TEST_CASE("numbers are written as short as they can be read back") {
  struct Row {
    double number;
    std::string text;
  };
  const Row rows[] = {{0, "0"},         {3, "3"},         {-1, "-1"},     {2.5, "2.5"},
                      {0.1, "0.1"},     {0.025, "0.025"}, {43.2, "43.2"}, {1 / 3.0, "0.3333333333333333"},
                      {1e6, "1000000"}, {1e30, "1e+30"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(overclaim::number_text(row.number) == row.text);
  }
}
