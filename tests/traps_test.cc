// Traps: sentences that sound like overclaims and are borne out, and ones that sound careful and are not. The safe one
// has nothing flagged, the near miss has. With `as_of` both are judged on their own day: a truth that ran out. The
// traps are those of the evidence the reference list began with; the sentences, in fixtures/traps.jsonl, are our own.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "app/builtin.h"
#include "check/check.h"
#include "places.h"
#include "rulebook/load.h"
#include "text/read.h"

using namespace overclaim;

namespace {

std::string flagged(const std::string& text, const std::string& day, const Rulebook& rulebook) {
  CheckOptions options;
  options.as_of = day;
  std::string found;
  for (const Finding& finding : check(read_document(text, {}, rulebook.language), rulebook, options).findings) {
    if (finding.status == Status::flagged) found += finding.rule + " \"" + finding.quote + "\"; ";
  }
  return found;
}

}  // namespace

TEST_CASE("what only sounds like an overclaim is left alone, and its near miss is not") {
  const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  const LoadedRulebook loaded = load_rulebook(layers);
  REQUIRE(loaded.rulebook);
  std::ifstream file(std::string(test::source_dir) + "/tests/fixtures/traps.jsonl");
  std::size_t rows = 0;
  for (std::string line; std::getline(file, line); ++rows) {
    const nlohmann::json row = nlohmann::json::parse(line);
    const auto days = row.value("as_of", std::vector<std::string>{"", ""});
    CAPTURE(row.at("trap").get<std::string>());
    CHECK(flagged(row.at("safe").get<std::string>(), days[0], *loaded.rulebook) == "");
    CHECK(flagged(row.at("near_miss").get<std::string>(), days[1], *loaded.rulebook) != "");
  }
  CHECK(rows >= 40);
}
