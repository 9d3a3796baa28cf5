// Examples of kinds of entries that the small rulebook has none of.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "check/run_examples.h"
#include "small_rulebook.h"

namespace {

using namespace overclaim;
using overclaim::test::Files;

void replace(std::string& bytes, const std::string& from, const std::string& to) {
  const std::size_t at = bytes.find(from);
  REQUIRE(at != bytes.npos);
  bytes.replace(at, from.size(), to);
}

// What is wrong with the examples of one file of a rulebook, without its name: a line each.
std::string problems_in(const std::string& file, const Files& files) {
  const std::vector<std::vector<NamedBytes>> layers = {overclaim::test::views_of(files)};
  const LoadedRulebook loaded = load_rulebook(layers);
  for (const Problem& problem : loaded.problems) FAIL_CHECK(to_string(problem));
  REQUIRE(loaded.rulebook.has_value());
  std::string lines;
  for (const Problem& problem : run_examples(loaded).problems) {
    if (problem.file == file) lines += problem.pointer + ": " + problem.message + "\n";
  }
  return lines;
}

struct Row {
  std::string from, to, expected;
};

// Each row changes one example of a file that holds.
template <typename Rows>
void check_rows(const std::string& file, const Files& files, const Rows& rows) {
  CHECK(problems_in(file, files) == "");
  for (const Row& row : rows) {
    CAPTURE(row.to);
    Files changed = files;
    replace(changed[file], row.from, row.to);
    CHECK(problems_in(file, changed) == row.expected + "\n");
  }
}

}  // namespace

TEST_CASE("of a citation's phrases the first place counts, and the longest there") {
  const auto holds = [](const std::string& phrases, const std::string& example) {
    const std::string file = "rules/en/citations.json";
    Files files = overclaim::test::small_rulebook();
    files[file] = R"({"registries": ["nct"], "plain_words": ["a"], "range_words": ["to"],
      "year_words": ["years"], "phrases": [
      {"id": "route.vein", "role": "aspect", "of": "route", "value": "intravenous", "shown": "into a vein",
       "phrases": [)" +
                  phrases + R"(],
       "examples": {"match": [")" +
                  example + R"(", "It goes in [[intravenously]]."], "none": ["Veins are blue."]}}]})";
    return problems_in(file, files).empty();
  };
  for (const char* phrases :
       {R"("intravenously by drip", "intravenously")", R"("intravenously", "intravenously by drip")"}) {
    CAPTURE(phrases);
    CHECK(holds(phrases, "Given [[intravenously]], then intravenously by drip."));
    CHECK(holds(phrases, "Given [[intravenously by drip]], then intravenously."));
    CHECK_FALSE(holds(phrases, "Given intravenously, then [[intravenously by drip]]."));
    CHECK_FALSE(holds(phrases, "Given [[intravenously]] by drip."));
  }
}

TEST_CASE("pairs of senses pull apart in their own examples and in no other pair's") {
  Files files = overclaim::test::small_rulebook();
  replace(files["rules/en/risk.json"], R"("phrases": [)", R"("senses": ["risk-there"], "phrases": [)");
  replace(files["rules/en/safety.json"], R"("regexes": [)", R"("senses": ["number-named"], "regexes": [)");
  files["rules/senses.json"] = R"({
    "senses": [{"id": "risk-absent", "says": "No risk."}, {"id": "risk-there", "says": "A risk."},
               {"id": "number-named", "says": "A number."}],
    "pairs": [
      {"id": "absent.there", "senses": ["risk-absent", "risk-there"], "says": "No risk and a risk.",
       "examples": {"apart": ["There are no risks.\n\nRisks include bleeding."],
                    "together": ["There are no risks.\n\nIt is risk free.", "No risks.\n\nSee NCT00000001."]}},
      {"id": "absent.number", "senses": ["risk-absent", "number-named"], "says": "No risk and a number.",
       "examples": {"apart": ["It is risk free.\n\nAs in NCT00000003."],
                    "together": ["We have no risks.\n\nRisks include bleeding."]}},
      {"id": "number.there", "senses": ["number-named", "risk-there"], "says": "A number and a risk.",
       "examples": {"apart": ["See NCT00000004.\n\nRisks include bleeding."],
                    "together": ["We know no risks.\n\nRisks include bleeding."]}}]})";
  const Row rows[] = {
      {"There are no risks.\\n\\nRisks include bleeding.", "Here are no risks.",
       "/pairs/0/examples/apart/0: \"Here are no risks.\": absent.there must pull apart; found: safety.no-risks "
       "flagged \"no risks\" contradicted harm.documented"},
      {"There are no risks.\\n\\nIt is risk free.", "Risk free.\\n\\nRisks include bleeding.",
       "/pairs/0/examples/together/0: \"Risk free.\\u000A\\u000ARisks include bleeding.\": absent.there must not pull "
       "apart; found: safety.no-risks flagged \"Risk free\" contradicted harm.documented; risk.named noted \"Risks "
       "include bleeding\""},
      {"It is risk free.\\n\\nAs in NCT00000003.", "As in NCT00000003.",
       "/pairs/1/examples/apart/0: \"As in NCT00000003.\": absent.number must pull apart; found: safety.trial-number "
       "flagged \"NCT00000003\" overstated harm.documented"},
  };
  check_rows("rules/senses.json", files, rows);
}

TEST_CASE("criteria of the checklist are answered in their examples, and a wrong answer is told with its points") {
  Files files = overclaim::test::small_rulebook();
  const std::string file = "rules/en/checklist.json";
  files[file] = R"({"least_words": 50, "months": {"days": 0.03},
    "signs": [{"id": "price", "phrases": ["{money}"]}, {"id": "risk-named", "findings": ["risk"]}],
    "criteria": [
    {"id": "costs", "group": "small", "work": "doe-2020", "start": 0, "needs": 2,
     "points": [{"sign": "price", "points": 1, "most": 3}],
     "met": "Says the price.", "missing": "Says no price.", "ask": "",
     "examples": {"met": ["It is $5. Or $6.", "$5. $7."], "not_met": ["It is $8.", "Hello."]}},
    {"id": "harms", "group": "small", "basis": "ours", "when": ["price"], "start": 0, "needs": 1,
     "points": [{"sign": "risk-named", "points": 1}],
     "met": "Names a risk.", "missing": "Names no risk.", "ask": "",
     "examples": {"met": ["$5. Risks include bleeding.", "$6. Risks include bleeding."], "not_met": ["$9.", "$10."],
                  "cannot_tell": ["We are here."]}}]})";
  const Row rows[] = {
      {"It is $5. Or $6.", "It is $5.",
       "/criteria/0/examples/met/0: \"It is $5.\": costs is not met here; points 1 of 2: price 1"},
      {"It is $8.", "It is $8. It was $9. We said $7. And $6.",
       "/criteria/0/examples/not_met/0: \"It is $8. It was $9. We said $7. And $6.\": costs is met here; points 3 of "
       "2: price 3"},
      {"$5. Risks include bleeding.", "Risks include bleeding.",
       "/criteria/1/examples/met/0: \"Risks include bleeding.\": harms is cannot tell here; points 1 of 1: risk-named "
       "1"},
      {"$9.", "Nine.", "/criteria/1/examples/not_met/0: \"Nine.\": harms is cannot tell here; points 0 of 1: no sign"},
      {"We are here.", "We are $5.",
       "/criteria/1/examples/cannot_tell/0: \"We are $5.\": harms is not met here; points 0 of 1: no sign"},
  };
  check_rows(file, files, rows);
}
