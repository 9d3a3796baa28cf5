#include "rulebook/scoring.h"

#include <doctest/doctest.h>

#include "rulebook/load.h"
#include "small_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

const std::string good = R"({
  "start": 50, "cost": [1, 2, 4, 7, 12], "not_assessed_cost": 1,
  "bounds": {"low": 20, "high": 80},
  "credits": {"risk": {"points": 2, "most": 6, "classes": ["risk"]}, "trial-design": {"points": 3, "most": 6}},
  "too_little": 3, "too_little_band": "too-little",
  "bands": [{"id": "low", "from": 0, "worst": 5}, {"id": "high", "from": 60, "worst": 3}],
  "adjustments": [{"id": "child-patient", "delta": 1, "where": "page", "classes": ["risk"]}]
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
  CHECK(scoring.bounds.low == 20);
  CHECK(scoring.bounds.high == 80);
  CHECK(scoring.credits.at("risk").most == 6);
  CHECK(scoring.credits.at("risk").classes == std::vector<std::string>{"risk"});
  CHECK(scoring.credits.at("trial-design").classes.empty());
  CHECK(scoring.bands[1].id == "high");
  CHECK(scoring.adjustments[0].where == AdjustmentWhere::page);
}

TEST_CASE("weights that cannot be meant are refused") {
  struct Row {
    std::string from, to, pointer;
  };
  const Row rows[] = {
      {"[1, 2, 4, 7, 12]", "[1, 2, 4, 7]", "/cost"},
      {"[1, 2, 4, 7, 12]", "[1, 2, 4, 3, 12]", "/cost"},
      {"\"from\": 0", "\"from\": 10", "/bands/0/from"},
      {"\"from\": 60", "\"from\": 0", "/bands/1/from"},
      {"\"page\"", "\"book\"", "/adjustments/0/where"},
      {"\"start\": 50", "\"start\": 500", "/start"},
      {"\"low\": 20", "\"low\": 70", "/bounds/low"},
      {"\"high\": 80", "\"high\": 20", "/bounds/high"},
      {"6, \"classes\": [\"risk\"]", "6, \"classes\": [\"risc\"]", "/credits/risk/classes"},
      {"\"classes\": [\"risk\"]}]", "\"classes\": [\"risc\"]}]", "/adjustments/0/classes"},
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

TEST_CASE("adjustments and credits that rules name must be there") {
  Files files = small_rulebook();
  files["rules/scoring.json"] = good;
  std::string& risk = files["rules/en/risk.json"];
  risk.replace(risk.find("\"plain\": \"It is good"), 0, "\"credit\": \"trial-desing\", ");
  std::string& safety = files["rules/en/safety.json"];
  safety.replace(safety.find("child-patient"), 13, "child-patent");
  const std::vector<std::vector<NamedBytes>> layers = {views_of(files)};
  const LoadedRulebook loaded = load_rulebook(layers);
  REQUIRE(loaded.problems.size() == 2);
  CHECK(to_string(loaded.problems[0]) ==
        "rules/en/risk.json /rules/0/credit: there is no credit \"trial-desing\"; did you mean \"trial-design\"?");
  CHECK(to_string(loaded.problems[1]) ==
        "rules/en/safety.json /rules/0/adjust/0: there is no adjustment \"child-patent\"; did you mean "
        "\"child-patient\"?");
}
