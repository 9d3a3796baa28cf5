#include "rulebook/lint_reference.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "small_reference.h"

using namespace overclaim;
using overclaim::test::Files;

namespace {

constexpr const char* works = "corpus/reference/works/small.json";
constexpr const char* statements = "corpus/reference/statements/small.json";

// As lines, after a JSON Patch (RFC 6902) on one of the files.
std::vector<std::string> lint_after(const char* file, const std::string& patch) {
  Files files = test::small_reference();
  files["rules/en/language.json"].insert(files["rules/en/language.json"].rfind('}'),
                                         R"(, "search_claims": ["we found no"])");
  if (*file != '\0') files[file] = nlohmann::json::parse(files[file]).patch(nlohmann::json::parse(patch)).dump();
  const std::vector<std::vector<NamedBytes>> layers = {test::views_of(files)};
  const LoadedRulebook loaded = load_rulebook(layers);
  std::string listed;
  for (const Problem& problem : loaded.problems) listed += to_string(problem) + "\n";
  REQUIRE_MESSAGE(loaded.rulebook.has_value(), listed);
  std::vector<std::string> lines;
  for (const Problem& problem : lint_reference(loaded)) lines.push_back(to_string(problem));
  return lines;
}

}  // namespace

TEST_CASE("each fault of a reference list that loads is named, and only it") {
  struct Row {
    const char* what;
    const char* file;
    std::string patch, line;  // "" for no problem
  };
  const Row rows[] = {
      {"all is well", "", "", ""},
      {"a work that nothing names", statements,
       R"([{"op": "replace", "path": "/statements/1/works", "value": ["doe-2020"]}])",
       std::string(works) +
           " /works/2/id: the work \"unseen-1999\" is named by no statement and no rule, so no example "
           "reaches it"},
      {"a rule's work is reached", statements,
       R"([{"op": "replace", "path": "/statements/0/works", "value": ["office-2021", "unseen-1999"]},
           {"op": "replace", "path": "/statements/1/works", "value": ["office-2021"]},
           {"op": "remove", "path": "/statements/0/examples/0"},
           {"op": "add", "path": "/statements/0/examples/0", "value": {"text": "No harm.", "verdict": "overstated"}},
           {"op": "replace", "path": "/statements/0/examples/1/verdict", "value": "overstated"}])",
       ""},
      {"contradicted by copies only", statements,
       R"([{"op": "replace", "path": "/statements/0/works", "value": ["office-2021"]}])",
       std::string(statements) +
           " /statements/0/works: has an example that is contradicted, and no work that was seen itself (full_text, "
           "abstract, registry or official)"},
      {"a number from a copy", statements,
       R"([{"op": "replace", "path": "/statements/0/summary", "value": "Fever came in 3 of 40 children."}])",
       std::string(statements) +
           " /statements/0/summary: takes 3 from a figure that was read in a copy only, and has an "
           "example that is contradicted"},
      {"a number from an abstract", statements,
       R"([{"op": "replace", "path": "/statements/0/honest", "value": "A fall of 1.4 points was seen in 2020."}])", ""},
      {"a number from a copy where nothing is contradicted", statements,
       R"([{"op": "replace", "path": "/statements/1/summary", "value": "Fever came in 3 of 40 children."}])", ""},
      {"nothing found, and no search", statements,
       R"([{"op": "replace", "path": "/statements/0/honest", "value": "So far we found  NO trial."}])",
       std::string(statements) +
           " /statements/0/honest: says \"we found no\" and has no \"search\" {where, words, until}"},
      {"nothing found, and a search", statements,
       R"([{"op": "replace", "path": "/statements/1/honest", "value": "So far we found no trial."}])", ""},
      {"words that only look alike", statements,
       R"([{"op": "replace", "path": "/statements/0/honest", "value": "What we found: nothing new."}])", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.what));
    std::vector<std::string> lines = lint_after(row.file, row.patch);
    if (row.what == std::string("a number from a copy")) {  // 40 stands in the same copy
      REQUIRE(lines.size() == 2);
      CHECK(lines[1].find("takes 40 ") != std::string::npos);
      lines.pop_back();
    }
    CHECK(lines == (row.line.empty() ? std::vector<std::string>() : std::vector<std::string>{row.line}));
  }
}
