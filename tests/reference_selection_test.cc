#include "report/reference_selection.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "report/reference_search.h"
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
  REQUIRE(loaded.rulebook);
  return *loaded.rulebook;
}

std::string ids(const ReferenceSelection& selection) {
  std::string line;
  for (const ReferenceEntry& entry : selection) {
    line += (line.empty() ? "" : " ") + (entry.work != nullptr ? entry.work->id : entry.statement->id);
  }
  return line;
}

}  // namespace

TEST_CASE("a filter takes what fits all its fields, kinds of a term too, and never what nobody saw") {
  struct Row {
    const char* what;
    ReferenceFilter filter;
    const char* ids;
  };
  ReferenceFilter works, statements, palsy, cells, copies, trials, unknown, walking, both;
  works.statements = false;
  statements.works = false;
  palsy.conditions = {"condition.any"};
  cells.interventions = {"therapy.cell"};
  copies.seen = {SeenAs::secondary, SeenAs::memory};
  trials.designs = {WorkDesign::rct_blinded};
  unknown.directions = {Effect::unknown};
  walking.outcomes = {"outcome.walking"};
  both.designs = {WorkDesign::regulator};
  both.conditions = {"condition.palsy"};
  const Row rows[] = {
      {"all", {}, "harm.documented palsy.walking doe-2020 office-2021"},
      {"works", works, "doe-2020 office-2021"},
      {"statements", statements, "harm.documented palsy.walking"},
      {"a kind of the condition", palsy, "palsy.walking doe-2020"},
      {"a kind of the treatment", cells, "palsy.walking doe-2020 office-2021"},
      {"seen in a copy", copies, "office-2021"},
      {"design", trials, "doe-2020"},
      {"direction", unknown, "palsy.walking"},
      {"outcome, of results too", walking, "palsy.walking doe-2020"},
      {"two fields", both, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.what));
    CHECK(ids(select(rulebook(), row.filter)) == row.ids);
  }
}

TEST_CASE("ids are taken in their order, and one that is none is named with what it may have meant") {
  const Reference& reference = rulebook().reference;
  const auto found = select_by_id(reference, {"palsy.walking", "doe-2020", "doe-2020"});
  REQUIRE(std::holds_alternative<ReferenceSelection>(found));
  CHECK(ids(std::get<ReferenceSelection>(found)) == "palsy.walking doe-2020");
  struct Row {
    const char *id, *nearest;
  };
  for (const Row& row :
       {Row{"doe-2021", "doe-2020"}, Row{"palsy.walkin", "palsy.walking"}, Row{"zzzzzz", ""}, Row{"unseen-1999", ""}}) {
    CAPTURE(std::string(row.id));
    const auto unknown = select_by_id(reference, {"doe-2020", row.id});
    REQUIRE(std::holds_alternative<UnknownId>(unknown));
    CHECK(std::get<UnknownId>(unknown).id == row.id);
    CHECK(std::get<UnknownId>(unknown).nearest == row.nearest);
  }
}

TEST_CASE("works, statements and rules know of each other") {
  const Reference& reference = rulebook().reference;
  const Work& work = *find_work(reference, "doe-2020");
  REQUIRE(statements_on(work, reference).size() == 2);
  REQUIRE(rules_naming(work, rulebook()).size() == 1);
  CHECK(rules_naming(work, rulebook()).front()->id == "safety.no-risks");
  const auto chosen = select_by_id(reference, {"harm.documented", "doe-2020", "palsy.walking"});
  std::string list;
  for (const Work* one : works_of(std::get<ReferenceSelection>(chosen), reference)) list += one->id + " ";
  CHECK(list == "doe-2020 office-2021 ");  // chosen ones first, each once, unseen ones never
}

TEST_CASE("a search finds entries that have all of the words, the best first") {
  struct Row {
    const char *query, *ids;
  };
  const Row rows[] = {
      {"doe-2020", "doe-2020"},                      // the whole id
      {"10.1000/XYZ_1", "doe-2020"},                 // the DOI
      {"12345", "doe-2020"},                         // the PubMed number
      {"palsy.walking", "palsy.walking doe-2020"},   // the id, then words of it
      {"WALKING", "palsy.walking doe-2020"},         // an id outranks a title
      {"river", "doe-2020 palsy.walking"},           // an alias outranks the name of a term
      {"rp", "palsy.walking doe-2020"},              // another name of the condition
      {"umbilical cord", "palsy.walking doe-2020"},  // of the treatment
      {"bahr", "doe-2020"},                          // an author
      {"fever", "doe-2020"},                         // the text of a result
      {"repor", "harm.documented"},                  // the beginning of a word
      {"ha", ""},                                    // too short for that
      {"notice office", "office-2021"},
      {"notice walking", ""},
      {"nobody", ""},  // a result that nobody saw
      {"ghost", ""},
      {"", ""},
      {" - ", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.query));
    CHECK(ids(search_reference(rulebook(), row.query)) == row.ids);
  }
}
