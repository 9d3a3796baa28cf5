#include "check/score.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace overclaim;

namespace {

Scoring small_scoring() {
  Scoring scoring;
  scoring.cost = {1, 2, 4, 7, 12};
  scoring.credits = {{"uncertainty", {3, 6, {}}}, {"supported", {2, 4, {}}}, {"grave", {5, 5, {}}}};
  scoring.too_little_band = "too-little";
  scoring.bands = {{"lowest", 0, 5}, {"low", 20, 5}, {"middle", 40, 4}, {"high", 60, 3}, {"highest", 80, 0}};
  return scoring;
}

Finding finding(std::string id, std::string rule, Status status, int severity,
                std::optional<VerdictKind> verdict = VerdictKind::unproven) {
  Finding made;
  made.id = std::move(id);
  made.category = rule.substr(0, rule.find('.'));
  made.rule = std::move(rule);
  made.status = status;
  made.severity.value = severity;
  if (verdict) made.verdict = Verdict{*verdict, {}, {}, ""};
  if (made.category == "uncertainty") made.credit = "uncertainty";
  if (made.rule == "risk.grave") made.credit = "grave";
  return made;
}

// Two rules of two categories that say the same.
const std::map<std::string, ScoredRule> rules_with_a_sense = {{"cure.b", {false, "sure-cure"}},
                                                              {"safety.a", {false, "sure-cure"}}};

int value_of(const std::vector<Finding>& findings, const std::map<std::string, ScoredRule>& rules = {},
             const Bounds& bounds = {}) {
  Scoring scoring = small_scoring();
  scoring.bounds = bounds;
  return score_of(findings, rules, scoring).value;
}

Finding random_finding(std::mt19937& random, int number) {
  const std::string rules[] = {"cure.a", "cure.b", "safety.a", "uncertainty.a", "risk.grave"};
  const auto rule = rules[random() % 5];
  const bool notes = rule[0] == 'u' || rule[0] == 'r';
  const Status status = random() % 4 == 0            ? Status::cleared
                        : notes || random() % 5 == 0 ? Status::noted
                                                     : Status::flagged;
  const VerdictKind kinds[] = {VerdictKind::supported, VerdictKind::overstated, VerdictKind::not_assessed};
  return finding("f" + std::to_string(number), rule, status, 1 + static_cast<int>(random() % 5), kinds[random() % 3]);
}

}  // namespace

TEST_CASE("findings cost by severity, repeats less, credits up to their cap") {
  const auto flagged = Status::flagged, noted = Status::noted;
  CHECK(value_of({}) == 50);
  CHECK(value_of({finding("1", "cure.a", flagged, 5)}) == 38);
  CHECK(value_of({finding("1", "cure.a", flagged, 5), finding("2", "cure.a", flagged, 5)}) == 35);
  CHECK(value_of({finding("1", "cure.a", flagged, 5), finding("2", "cure.b", flagged, 5)}) == 26);
  CHECK(value_of({finding("1", "cure.a", Status::cleared, 5)}) == 50);
  CHECK(value_of({finding("1", "cure.a", flagged, 5, VerdictKind::not_assessed)}) == 49);
  CHECK(score_of({finding("1", "cure.a", flagged, 5, VerdictKind::not_assessed)}, {{"cure.a", {true}}}, small_scoring())
            .value == 38);
  CHECK(value_of({finding("1", "uncertainty.a", noted, 0, {})}) == 53);
  CHECK(value_of({finding("1", "uncertainty.a", noted, 0, {}), finding("2", "uncertainty.b", noted, 0, {}),
                  finding("3", "uncertainty.c", noted, 0, {})}) == 56);
  CHECK(value_of({finding("1", "risk.grave", noted, 0, {})}) == 55);
  CHECK(value_of({finding("1", "efficacy.a", noted, 0, VerdictKind::supported)}) == 52);
}

TEST_CASE("rules that say the same are one claim, wherever and of whatever") {
  const auto flagged = Status::flagged;
  const std::vector<Finding> both = {finding("1", "cure.b", flagged, 5), finding("2", "safety.a", flagged, 4)};
  CHECK(value_of(both) == 50 - 12 - 7);
  CHECK(value_of(both, rules_with_a_sense) == 50 - 12 - 7 / 4);
  std::vector<Finding> with_slots = both;
  with_slots[1].claim.outcome.terms = {"outcome.speech"};
  CHECK(value_of(with_slots, rules_with_a_sense) == 50 - 12 - 7 / 4);
}

TEST_CASE("what a finding does not earn counts nothing") {
  Finding mild = finding("1", "risk.mild", Status::noted, 0, {});
  CHECK(value_of({mild}) == 50);
  mild.credit = "not-in-the-list";
  CHECK(value_of({mild}) == 50);
  Finding fair = finding("1", "uncertainty.may", Status::noted, 0, VerdictKind::supported);
  fair.credit = "";
  CHECK(value_of({fair}) == 52);
}

TEST_CASE("a credit that is withdrawn is shown, and the others of its kind go first") {
  const std::vector<Finding> careful = {finding("1", "uncertainty.a", Status::noted, 0, {}),
                                        finding("2", "uncertainty.a", Status::noted, 0, {}),
                                        finding("3", "uncertainty.a", Status::noted, 0, {})};
  const Score one = score_of({careful[0]}, {}, small_scoring(), {"1"});
  CHECK(one.value == 50);
  REQUIRE(one.parts.size() == 3);
  CHECK(one.parts[1].points == 3);
  CHECK(one.parts[2].reason == contradicted_reason);
  CHECK(one.parts[2].points == -3);
  CHECK(one.parts[2].finding == "1");
  // Two earn all that the kind can earn; the third takes nothing from them.
  CHECK(score_of(careful, {}, small_scoring(), {"1"}).value == 56);
  CHECK(score_of(careful, {}, small_scoring(), {"1", "2"}).value == 53);
  CHECK(score_of(careful, {}, small_scoring(), {"1", "2", "3"}).value == 50);
}

TEST_CASE("between the bounds the sum stands; beyond them the score nears the ends and can still be told apart") {
  std::vector<Finding> worse;
  std::vector<int> values;
  for (int i = 0; i < 12; ++i) {
    Finding added = finding(std::to_string(i), "cure.a", Status::flagged, 5);
    added.claim.outcome.terms = {std::to_string(i)};
    worse.push_back(added);
    values.push_back(value_of(worse, {}, {30, 70}));
  }
  // sums 38, 26, 14, 2, -10, -22, -34, -46, -58, -70, -82, -94; 30 - 30 * d / (30 + d) below 30
  CHECK(values == std::vector<int>{38, 27, 20, 16, 13, 11, 10, 9, 8, 7, 7, 6});
  CHECK(value_of(worse) == 0);
}

TEST_CASE("the band is held down by the worst flagged finding") {
  const auto band = [](const std::vector<Finding>& findings) { return score_of(findings, {}, small_scoring()).band; };
  const auto noted = Status::noted;
  std::vector<Finding> careful;
  for (int i = 0; i < 9; ++i) {
    careful.push_back(finding(std::to_string(i),
                              i < 3   ? "uncertainty.a"
                              : i < 6 ? "risk.grave"
                                      : "efficacy.a",
                              noted, 0, VerdictKind::supported));
  }
  CHECK(band(careful) == "high");
  CHECK(band({careful[0], careful[1]}) == "too-little");
  CHECK(band({finding("1", "cure.a", Status::flagged, 5)}) == "low");
  std::vector<Finding> with_one = careful;
  with_one.push_back(finding("x", "cure.a", Status::flagged, 4));
  CHECK(band(with_one) == "middle");
}

TEST_CASE("one finding alone never gives the lowest band, two do") {
  Scoring scoring = small_scoring();
  scoring.cost = {1, 2, 4, 7, 40};
  const Finding one = finding("1", "cure.a", Status::flagged, 5), other = finding("2", "safety.a", Status::flagged, 5);
  CHECK(score_of({one}, {}, scoring).value == 10);
  CHECK(score_of({one}, {}, scoring).band == "low");
  CHECK(score_of({one, other}, {}, scoring).band == "lowest");
  scoring.bands = {{"lowest", 0, 5}, {"low", 20, 5}};
  CHECK(score_of({one}, {}, scoring).band == "low");
  scoring.bands.pop_back();
  CHECK(score_of({one}, {}, scoring).band == "lowest");
}

TEST_CASE("order does not matter, parts add up, and no finding pulls the wrong way") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::vector<Finding> findings;
    const int count = static_cast<int>(random() % 14);
    for (int i = 0; i < count; ++i) findings.push_back(random_finding(random, i));
    Scoring scoring = small_scoring();
    if (round % 2 == 0) scoring.bounds = {30, 70};
    const std::map<std::string, ScoredRule> rules =
        round % 3 == 0 ? rules_with_a_sense : std::map<std::string, ScoredRule>();
    const auto value_of_round = [&](const std::vector<Finding>& some) { return value_of(some, rules, scoring.bounds); };
    const Score score = score_of(findings, rules, scoring);
    int sum = 0;
    for (const ScorePart& part : score.parts) sum += part.points;
    REQUIRE(sum == score.value);
    REQUIRE(score.value >= 0);
    REQUIRE(score.value <= 100);
    std::vector<Finding> shuffled = findings;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    REQUIRE(value_of_round(shuffled) == score.value);
    Finding added = random_finding(random, 99);
    std::vector<Finding> more = findings;
    more.push_back(added);
    if (added.status == Status::flagged) REQUIRE(value_of_round(more) <= score.value);
    if (added.status == Status::noted) REQUIRE(value_of_round(more) >= score.value);
    if (added.status == Status::cleared) REQUIRE(value_of_round(more) == score.value);
  }
}
