// The built-in rulebook against its own examples, and against lint.
#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "app/builtin.h"
#include "check/run_examples.h"
#include "check/sentence_view.h"
#include "rulebook/lint.h"
#include "rulebook/load.h"

namespace {

using namespace overclaim;

const LoadedRulebook& builtin() {
  static const LoadedRulebook loaded = [] {
    const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
    return load_rulebook(layers);
  }();
  return loaded;
}

void report(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) FAIL_CHECK(to_string(problem));
}

}  // namespace

TEST_CASE("the built-in rulebook loads") {
  report(builtin().problems);
  CHECK(builtin().rulebook.has_value());
}

TEST_CASE("every example of the built-in rulebook gives what it says, at the exact marked place") {
  REQUIRE(builtin().rulebook.has_value());
  const ExamplesRun run = run_examples(builtin());
  CHECK(run.examples > 0);
  report(run.problems);
}

TEST_CASE("lint has nothing to say about the built-in rulebook") {
  REQUIRE(builtin().rulebook.has_value());
  report(lint_rules(builtin(), [](std::string_view text, std::string_view class_name) {
    return names_in(text, class_name, *builtin().rulebook);
  }));
}
