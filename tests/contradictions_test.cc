#include "check/contradictions.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "check/score.h"
#include "report_parts.h"

using namespace overclaim;
using overclaim::test::builtin_rulebook;
using overclaim::test::ReadPage;

namespace {

// The text with the places of each row drawn in: <0 ...> and <1 ...>, a row a line, the pair before it.
std::string drawn(const Report& report, const std::string& text) {
  std::string out;
  for (const Contradiction& row : report.contradictions) {
    out += row.sense_pair[0] + " " + row.sense_pair[1] + ":";
    for (std::size_t i = 0; i < row.spans.size(); ++i) {
      out += " <" + std::to_string(row.sides[i]) + " " +
             text.substr(row.spans[i].begin, row.spans[i].end - row.spans[i].begin) + ">";
    }
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("opposed senses about one subject pull apart, and their honest twins do not") {
  struct Row {
    std::string text, expected;
  };
  const Row rows[] = {
      // both sides
      {"Our stem cells have no side effects.\n\nCommon side effects are fever and headache.",
       "risk-absent risk-present: <0 no side effects> <1 side effects are fever and headache>\n"},
      // a denial is the other side, not the same one
      {"Our stem cells have no side effects.\n\nIt is not true that there are no side effects.",
       "risk-absent risk-present: <0 no side effects> <1 no side effects>\n"},
      {"It is not true that there are no risks.\n\nCommon side effects are fever and headache.", ""},
      // all places of a pair in one row
      {"The drip is risk-free.\n\nCommon side effects are fever and headache.\n\nThere are no risks.",
       "risk-absent risk-present: <0 risk-free> <1 side effects are fever and headache> <0 no risks>\n"},
      // a question, a condition, a critic, a patient
      {"Are there no side effects?\n\nCommon side effects are fever and headache.", ""},
      {"Some clinics claim that there are no side effects.\n\nCommon side effects are fever and headache.", ""},
      {"\"I had no side effects\", says Ann.\n\nCommon side effects are fever and headache.", ""},
      // less than all is no opposite of a little
      {"There are no serious side effects.\n\nCommon side effects are fever and headache.", ""},
      // one sentence may weigh both
      {"There are no risks, although common side effects are fever and headache.", ""},
      // another disease, another product, usual care, another clinic
      {"Our stem cells cure arthritis.\n\nThere is no cure for autism.", ""},
      {"Cord blood gives lasting relief from arthritis.\n\nIt is unclear how long the benefits of exosomes last.", ""},
      {"Our stem cells have no risks.\n\nSurgery carries real risks.", ""},
      {"Our stem cells have no risks.\n\nTreatment at other clinics carries real risks.", ""},
      // a page on two treatments: each with itself
      {"Exosomes have no side effects. Common side effects of cord blood are fever and headache.", ""},
      // a kind of the same thing
      {"Stem cell therapy cures autism.\n\nNo cell therapy is a cure for autism; there is no cure for autism.",
       "cures no-cure: <0 cures autism> <1 a cure for autism> <1 no cure for autism> <1 cure for autism>\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(drawn(ReadPage(row.text).report, row.text) == row.expected);
  }
}

TEST_CASE("rows for two subjects stand apart") {
  const std::string text =
      "Exosomes give lasting relief from arthritis.\n\nHow long the benefits of exosomes last is unknown.\n\n"
      "Cord blood gives lasting relief from autism.\n\nHow long the benefits of cord blood last is unknown.";
  const Report report = ReadPage(text).report;
  REQUIRE(report.contradictions.size() == 2);
  for (const Contradiction& row : report.contradictions) CHECK(row.findings.size() == 2);
  CHECK(report.contradictions[0].spans[0].begin < report.contradictions[1].spans[0].begin);
}

TEST_CASE("a contradiction costs nothing and withdraws the credit of the careful words") {
  const std::string claim = "Our stem cells give lasting relief from arthritis.\n\n",
                    careful = "It is still unclear how long the benefits last.";
  const auto points = [](const Report& report, const std::string& reason) {
    int sum = 0;
    for (const ScorePart& part : report.score->parts) sum += part.reason == reason ? part.points : 0;
    return sum;
  };
  const Report apart = ReadPage(claim + careful).report, alone = ReadPage(claim).report;
  REQUIRE(apart.contradictions.size() == 1);
  CHECK(points(apart, std::string(contradicted_reason)) == -points(apart, "uncertainty.duration-unknown"));
  CHECK(points(apart, std::string(contradicted_reason)) < 0);
  CHECK(apart.score->value == alone.score->value);
  const Report together = ReadPage("Our stem cells ease arthritis.\n\n" + careful).report;
  CHECK(points(together, std::string(contradicted_reason)) == 0);
}

TEST_CASE("with contradictions too, no finding pulls the score the wrong way") {
  const Rulebook& rulebook = *builtin_rulebook().rulebook;
  const Document document;
  const Reading reading;
  const auto value_of = [&](const std::vector<Finding>& findings) {
    const SubjectFinder subjects(document, rulebook, reading, findings);
    const PulledApart apart = pull_apart(findings, places_of_senses(findings, rulebook, true), subjects, rulebook);
    return score_of(findings, {}, *rulebook.scoring, apart.withdrawn).value;
  };
  const std::string flagging[] = {"safety.no-risks", "permanence.lasts-forever", "cure.cures", "efficacy.dramatic"},
                    noting[] = {"risk.harm-observed", "uncertainty.duration-unknown", "no-cure.there-is-none",
                                "effect-size.modest"},
                    subjects[] = {"", "therapy.exosome", "therapy.cord-blood", "therapy.stem-cell"};
  std::mt19937 random(7);
  const auto random_finding = [&](bool notes, std::size_t number) {
    Finding made;
    made.id = std::to_string(random() % 1000000) + "-" + std::to_string(number);
    made.rule = notes ? noting[random() % 4] : flagging[random() % 4];
    made.category = std::string(category_of(made.rule));
    made.status = notes ? Status::noted : Status::flagged;
    made.severity.value = notes ? 0 : 1 + static_cast<int>(random() % 5);
    if (notes) made.credit = made.category;
    const std::string& subject = subjects[random() % 4];
    if (!subject.empty()) made.claim.intervention = {{subject}, SlotFrom::sentence};
    const auto begin = static_cast<std::uint32_t>(100 * number);
    made.sentence_span = {begin - (random() % 3 == 0 && begin > 0 ? 100 : 0), begin + 90};
    made.text_span = {begin, begin + 10};
    return made;
  };
  for (int round = 0; round < 400; ++round) {
    std::vector<Finding> findings;
    const std::size_t count = random() % 12;
    for (std::size_t i = 0; i < count; ++i) findings.push_back(random_finding(random() % 2 == 0, i));
    const int before = value_of(findings);
    CAPTURE(round);
    std::vector<Finding> worse = findings, better = findings;
    worse.push_back(random_finding(false, count));
    better.push_back(random_finding(true, count));
    CHECK(value_of(worse) <= before);
    CHECK(value_of(better) >= before);
  }
}
