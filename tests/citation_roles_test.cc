#include "check/citation_roles.h"

#include <doctest/doctest.h>

using namespace overclaim;

TEST_CASE("a year is one of four digits from 1900 on, with a letter from a to f where a list tells two apart") {
  const std::pair<std::string_view, int> rows[] = {
      {"2018", 2018}, {"1900", 1900}, {"2099", 2099}, {"2018a", 2018}, {"2018f", 2018}, {"1999c", 1999},
      {"2018g", 0},   {"2018A", 0},   {"2018`", 0},   {"20180", 0},    {"2018ab", 0},   {"1899", 0},
      {"2100", 0},    {"201", 0},     {"20a8", 0},    {"201a", 0},     {"", 0},         {"year", 0},
  };
  for (const auto& [word, year] : rows) {
    CAPTURE(word);
    CHECK(year_of(word) == year);
  }
}
