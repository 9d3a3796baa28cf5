#include "survey/intervals.h"

#include <doctest/doctest.h>

#include <vector>

using namespace overclaim;

// Expected values were worked out with the formulas of the papers in another language and, for kappa, in the other form
// in which Fleiss, Cohen and Everitt give them.
TEST_CASE("the interval of Wilson") {
  struct Row {
    std::size_t part, whole;
    double z, low, high;
  };
  const std::vector<Row> rows = {
      {8, 10, z_95, 0.4901624715, 0.9433178485},
      {0, 10, z_95, 0, 0.2775327999},
      {10, 10, z_95, 0.7224672001, 1},
      {45, 50, z_95, 0.7863976857, 0.9565242351},
      {1, 1, z_95, 0.2065493144, 1},
      {5, 50, z_97_5, 0.0387914806, 0.2342515057},
  };
  for (const Row& row : rows) {
    CAPTURE(row.part);
    CAPTURE(row.whole);
    const Interval found = *wilson(row.part, row.whole, row.z);
    CHECK(found.low == doctest::Approx(row.low));
    CHECK(found.high == doctest::Approx(row.high));
  }
  CHECK(wilson(0, 10)->low == 0.0);
  CHECK(wilson(10, 10)->high == 1.0);
  CHECK_FALSE(wilson(0, 0).has_value());
}

TEST_CASE("the interval of Wilson holds the share, and shrinks with the sample") {
  for (std::size_t whole = 1; whole <= 60; ++whole) {
    for (std::size_t part = 0; part <= whole; ++part) {
      CAPTURE(part);
      CAPTURE(whole);
      const double share = static_cast<double>(part) / static_cast<double>(whole);
      const Interval found = *wilson(part, whole), wider = *wilson(part, whole, z_97_5),
                     more = *wilson(10 * part, 10 * whole);
      CHECK((0 <= found.low && found.low <= share && share <= found.high && found.high <= 1));
      CHECK((wider.low <= found.low && found.high <= wider.high));
      CHECK(more.high - more.low < found.high - found.low);
    }
  }
}

TEST_CASE("kappa and its interval") {
  struct Row {
    AgreementTable table;
    double kappa, low, high;
  };
  const std::vector<Row> rows = {
      {{{{20, 5, 0}, {10, 15, 0}, {0, 0, 0}}}, 0.4, 0.1510922905, 0.6489077095},
      {{{{40, 3, 2}, {4, 30, 1}, {2, 1, 7}}}, 0.7531645570, 0.6306325364, 0.8756965776},
      {{{{88, 10, 2}, {14, 40, 6}, {18, 10, 12}}}, 0.4915254237, 0.3915637021, 0.5914871454},
  };
  for (const Row& row : rows) {
    const Agreement found = agreement_of(row.table);
    CAPTURE(*found.kappa);
    CHECK(*found.kappa == doctest::Approx(row.kappa));
    CHECK(found.interval->low == doctest::Approx(row.low));
    CHECK(found.interval->high == doctest::Approx(row.high));
  }
}

TEST_CASE("where kappa cannot be told it is not") {
  CHECK(agreement_of({}).answers == 0);
  CHECK_FALSE(agreement_of({}).kappa.has_value());
  const Agreement one_answer = agreement_of({{{7, 0, 0}, {0, 0, 0}, {0, 0, 0}}});
  CHECK(one_answer.agreed == 1.0);
  CHECK_FALSE(one_answer.kappa.has_value());
  const Agreement always = agreement_of({{{7, 0, 0}, {0, 5, 0}, {0, 0, 0}}});
  CHECK(*always.kappa == doctest::Approx(1));
  CHECK_FALSE(always.interval.has_value());
  const Agreement never = agreement_of({{{0, 5, 0}, {5, 0, 0}, {0, 0, 0}}});
  CHECK(*never.kappa == doctest::Approx(-1));
  CHECK_FALSE(never.interval.has_value());
  const Agreement apart = agreement_of({{{0, 5, 0}, {0, 0, 0}, {0, 0, 0}}});
  CHECK(*apart.kappa == 0.0);
  CHECK_FALSE(apart.interval.has_value());
}
