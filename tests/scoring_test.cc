#include "rulebook/scoring.h"

#include <doctest/doctest.h>

#include "rulebook/load.h"
#include "small_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

const std::string good = R"({
  "start": 50, "cost": [1, 2, 4, 7, 12], "not_assessed_cost": 1, "credits": {"risk": {"points": 2, "most": 6}},
  "too_little": 3, "too_little_band": "too-little",
  "bands": [{"id": "low", "from": 0, "worst": 5}, {"id": "high", "from": 60, "worst": 3}],
  "adjustments": [{"id": "child", "delta": 1, "where": "page", "classes": ["risk"]}]
})";

LoadedRulebook loaded_with(const std::string& scoring) {
  Files files = small_rulebook();
  files["rules/scoring.json"] = scoring;
  const std::vector<std::vector<NamedBytes>> layers = {views_of(files)};
  return load_rulebook(layers);
}

}  // namespace

TEST_CASE("weights and bands are read as written") {
  const LoadedRulebook loaded = loaded_with(good);
  REQUIRE(loaded.rulebook);
  REQUIRE(loaded.rulebook->scoring);
  const Scoring& scoring = *loaded.rulebook->scoring;
  CHECK(scoring.cost[4] == 12);
  CHECK(scoring.credits.at("risk").most == 6);
  CHECK(scoring.bands[1].id == "high");
  CHECK(scoring.adjustments[0].where == AdjustmentWhere::page);
}

TEST_CASE("weights that cannot be meant are refused") {
  struct Row {
    std::string from, to, pointer;
  };
  const Row rows[] = {
      {"[1, 2, 4, 7, 12]", "[1, 2, 4, 7]", "/cost"},    {"[1, 2, 4, 7, 12]", "[1, 2, 4, 3, 12]", "/cost"},
      {"\"from\": 0", "\"from\": 10", "/bands/0/from"}, {"\"from\": 60", "\"from\": 0", "/bands/1/from"},
      {"\"page\"", "\"book\"", "/adjustments/0/where"}, {"\"start\": 50", "\"start\": 500", "/start"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.to);
    std::string changed = good;
    changed.replace(changed.find(row.from), row.from.size(), row.to);
    const LoadedRulebook loaded = loaded_with(changed);
    CHECK_FALSE(loaded.rulebook);
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].file == "rules/scoring.json");
    CHECK(loaded.problems[0].pointer == row.pointer);
  }
}
