// rules/en/cues_clinical.json belongs to tools/stance alone: its examples hold where it is asked for, and nothing else
// of the program knows that it is there.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "app/builtin.h"
#include "check/run_examples.h"
#include "rulebook/load.h"
#include "small_rulebook.h"

namespace {

using namespace overclaim;
using Layers = std::vector<std::vector<NamedBytes>>;

constexpr std::string_view clinical = "rules/en/cues_clinical.json";

LoadOptions with_clinical() {
  LoadOptions options;
  options.extra_cues = {"cues_clinical"};
  return options;
}

}  // namespace

TEST_CASE("the examples of the clinical cues hold") {
  Layers layers(1);
  for (const NamedBytes& file : builtin_files()) {
    for (const std::string_view name : {"rules/en/language.json", "rules/en/terms.json", "rules/en/cues.json"}) {
      if (file.name == name) layers[0].push_back(file);
    }
    if (file.name == clinical) layers[0].push_back(file);
  }
  REQUIRE(layers[0].size() == 4);
  const LoadedRulebook loaded = load_rulebook(layers, with_clinical());
  for (const Problem& problem : loaded.problems) FAIL_CHECK(to_string(problem));
  REQUIRE(loaded.rulebook.has_value());
  CHECK(loaded.places.cues.at("clinical.denies").file == clinical);
  for (const Problem& problem : run_examples(loaded).problems) {
    // The other cues were made for advertisements: here some give way to a clinical one.
    if (problem.file == clinical) FAIL_CHECK(to_string(problem));
  }
}

TEST_CASE("extra cues are read only where they are asked for, replace equal ids, and are else no part of the digest") {
  const test::Files files = test::small_rulebook();
  const std::vector<NamedBytes> base = test::views_of(files);
  std::vector<NamedBytes> more = base;
  constexpr std::string_view name = "rules/en/cues_clinical.json";
  constexpr std::string_view bytes =
      R"({"cues": [{"id": "extra.denies", "phrases": ["denies"], "role": "modifier", "stance": "negated",
          "examples": {"governed": ["She denies [[it]]."], "free": ["[[It]] is what she denies."]}}]})";
  more.push_back({name, bytes});

  const LoadedRulebook without = load_rulebook(Layers{base});
  const LoadedRulebook unasked = load_rulebook(Layers{more});
  const LoadedRulebook asked = load_rulebook(Layers{more}, with_clinical());
  REQUIRE(without.rulebook.has_value());
  REQUIRE(unasked.rulebook.has_value());
  REQUIRE(asked.rulebook.has_value());
  CHECK(unasked.rulebook->cues.size() == without.rulebook->cues.size());
  CHECK(unasked.rulebook->digest == without.rulebook->digest);
  CHECK(asked.rulebook->cues.size() == without.rulebook->cues.size() + 1);
  CHECK(asked.rulebook->digest != without.rulebook->digest);

  const std::string own_id = without.rulebook->cues.front().cue.id;
  std::string replacing(bytes);
  replacing.replace(replacing.find("extra.denies"), std::string_view("extra.denies").size(), own_id);
  more.back() = {name, replacing};
  const LoadedRulebook replaced = load_rulebook(Layers{more}, with_clinical());
  REQUIRE(replaced.rulebook.has_value());
  CHECK(replaced.rulebook->cues.size() == without.rulebook->cues.size());
  CHECK(replaced.rulebook->cues.front().cue.phrases == std::vector<std::string>{"denies"});
}

TEST_CASE("extra cues that are asked for and missing, or wrong, are a problem") {
  const test::Files files = test::small_rulebook();
  const std::vector<NamedBytes> base = test::views_of(files);
  const LoadedRulebook missing = load_rulebook(Layers{base}, with_clinical());
  REQUIRE(missing.problems.size() == 1);
  CHECK(to_string(missing.problems[0]) == "rules/en/cues_clinical.json: is asked for and missing");

  std::vector<NamedBytes> more = base;
  more.push_back({"rules/en/cues_clinical.json", R"({"cue": []})"});
  CHECK(load_rulebook(Layers{more}).problems.empty());
  CHECK(!load_rulebook(Layers{more}, with_clinical()).problems.empty());
}
