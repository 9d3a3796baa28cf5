#include "rulebook/term_names.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "rulebook/load.h"
#include "small_reference.h"

using namespace overclaim;

namespace {

const Rulebook& rulebook() {
  static const LoadedRulebook loaded = [] {
    static const test::Files files = test::small_reference();
    const std::vector<std::vector<NamedBytes>> layers = {test::views_of(files)};
    return load_rulebook(layers);
  }();
  for (const Problem& problem : loaded.problems) MESSAGE(to_string(problem));
  REQUIRE(loaded.rulebook);
  return *loaded.rulebook;
}

}  // namespace

TEST_CASE("names are written out, each name in its shortest form first") {
  struct Row {
    const char* term;
    std::vector<std::string> names;
  };
  const Row rows[] = {
      {"therapy.cord-blood", {"cord blood", "umbilical cord blood"}},
      {"condition.any", {"disease", "condition"}},
      {"condition.palsy", {"river palsy", "RP"}},
      {"outcome.walking", {"walk", "walked", "walks"}},
      {"therapy.any", {"therapy", "therapies", "treatment"}},  // three names of a class
      {"therapy.cell",
       {"cell", "cell based therapy", "cell therapy", "cell therapies", "cell treatment", "celled", "celled therapy",
        "celled therapies", "celled treatment", "cells", "cells therapy", "cells therapies", "cells treatment",
        "cell based therapies", "cell based treatment"}},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.term));
    const CompiledTerm* term = find_term(rulebook(), row.term);
    REQUIRE(term != nullptr);
    CHECK(names_of(*term, rulebook()) == row.names);
    CHECK(term_label(rulebook(), row.term) == row.names.front());
  }
  CHECK(names_of(*find_term(rulebook(), "therapy.cell"), rulebook(), 2).size() == 2);
  CHECK(find_term(rulebook(), "therapy.none") == nullptr);
  CHECK(term_label(rulebook(), "therapy.none") == "therapy.none");
}

TEST_CASE("a term is a kind of itself and of all that is broader") {
  CHECK(is_kind_of(rulebook(), "therapy.cord-blood", "therapy.cord-blood"));
  CHECK(is_kind_of(rulebook(), "therapy.cord-blood", "therapy.any"));
  CHECK_FALSE(is_kind_of(rulebook(), "therapy.any", "therapy.cord-blood"));
  CHECK_FALSE(is_kind_of(rulebook(), "outcome.walking", "therapy.any"));
}
