#include "rulebook/reference.h"

#include <doctest/doctest.h>

#include "rulebook/load.h"
#include "small_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

constexpr const char* works = "corpus/reference/works/small.json";
constexpr const char* statements = "corpus/reference/statements/small.json";

LoadedRulebook loaded_with(const char* file, const std::string& from, const std::string& to) {
  Files files = small_rulebook();
  std::string& bytes = files.at(file);
  const std::size_t at = bytes.find(from);
  REQUIRE(at != std::string::npos);
  bytes.replace(at, from.size(), to);
  const std::vector<std::vector<NamedBytes>> layers = {views_of(files)};
  return load_rulebook(layers);
}

}  // namespace

TEST_CASE("the reference list loads, is found by id, and dates itself by its latest review") {
  const Files files = small_rulebook();
  const std::vector<std::vector<NamedBytes>> layers = {views_of(files)};
  const LoadedRulebook loaded = load_rulebook(layers);
  REQUIRE(loaded.rulebook);
  const Reference& reference = loaded.rulebook->reference;
  CHECK(reference.as_of == "2026-11-20");
  CHECK(reference.digest.size() == 64);
  CHECK(reference.digest != loaded.rulebook->digest);
  REQUIRE(find_work(reference, "doe-2020"));
  CHECK(find_work(reference, "doe-2020")->design == WorkDesign::case_report);
  CHECK(find_work(reference, "doe") == nullptr);
  REQUIRE(find_statement(reference, "harm.documented"));
  CHECK(find_statement(reference, "harm.documented")->direction == Effect::harm);
}

TEST_CASE("what is wrong with the reference list is named with its place and what is allowed") {
  struct Row {
    const char* file;
    std::string from, to, pointer, message;
  };
  const Row rows[] = {
      {works, "\"case_report\"", "\"story\"", "/works/0/design", "ipd_meta_analysis"},
      {works, "\"year\": 2020", "\"year\": 20", "/works/0/year", "from 1800 to 2100"},
      {works, "\"abstract\"", "\"dream\"", "/works/0/seen/as", "full_text"},
      {works, "\"blinded\": null, ", "", "/works/0", "needs the key \"blinded\""},
      {works, "\"intervention\": []", "\"intervention\": [\"therapy.nothing\"]", "/works/0/intervention/0",
       "there is no term"},
      {statements, "[\"doe-2020\"]", "[\"doe-2021\"]", "/statements/0/works/0", "did you mean \"doe-2020\"?"},
      {statements, "[\"doe-2020\"]", "[]", "/statements/0/works", "rests on nothing"},
      {statements, "\"direction\": \"harm\"", "\"direction\": \"bad\"", "/statements/0/direction", "no_difference"},
      {statements, "\"reviewed\": \"2026-11-20\"", "\"reviewed\": \"soon\"", "/statements/0/reviewed",
       "must be a date"},
      {statements, "\"verdict\": \"contradicted\"}", "\"verdict\": \"wrong\"}", "/statements/0/examples/0/verdict",
       "supported"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.to);
    const LoadedRulebook loaded = loaded_with(row.file, row.from, row.to);
    CHECK_FALSE(loaded.rulebook);
    bool found = false;
    for (const Problem& problem : loaded.problems) {
      CAPTURE(to_string(problem));
      found = found || (problem.file == row.file && problem.pointer == row.pointer &&
                        problem.message.find(row.message) != std::string::npos);
    }
    CHECK(found);
  }
}
