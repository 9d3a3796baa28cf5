#include "rulebook/lint.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "check/sentence_view.h"
#include "small_rulebook.h"

using namespace overclaim;
using overclaim::test::Files;
using overclaim::test::Layers;
using overclaim::test::small_rulebook;
using overclaim::test::views_of;

namespace {

// The problems of the small rulebook after a JSON Patch (RFC 6902) on one of its files.
std::vector<Problem> lint_after(const char* file, const std::string& patch) {
  Files files = small_rulebook();
  if (*file != '\0') files[file] = nlohmann::json::parse(files[file]).patch(nlohmann::json::parse(patch)).dump();
  const LoadedRulebook loaded = load_rulebook(Layers{views_of(files)});
  std::string listed;
  for (const Problem& problem : loaded.problems) listed += to_string(problem) + "\n";
  REQUIRE_MESSAGE(loaded.rulebook.has_value(), listed);
  return lint_rules(loaded, [&](std::string_view text, std::string_view class_name) {
    return names_in(text, class_name, *loaded.rulebook);
  });
}

std::string replace_text(const char* pointer, const std::string& text) {
  return nlohmann::json::array({{{"op", "replace"}, {"path", pointer}, {"value", text}}}).dump();
}

}  // namespace

TEST_CASE("each fault of a rulebook that loads is named, and only it") {
  constexpr const char* language = "rules/en/language.json";
  constexpr const char* terms = "rules/en/terms.json";
  constexpr const char* cues = "rules/en/cues.json";
  constexpr const char* safety = "rules/en/safety.json";
  constexpr const char* risk = "rules/en/risk.json";
  struct Row {
    const char* what;
    const char* file;
    std::string patch;
    std::vector<Problem> problems;  // message: a part of it
  };
  const std::vector<Row> rows = {
      // "topic" is a class nobody uses, but all it holds belongs to one that is used.
      {"nothing", "", "", {}},
      {"a treatment named",
       safety,
       replace_text("/rules/0/plain", "No cell therapy is without risk."),
       {{safety, "/rules/0/plain", "names \"cell therapy\" of {therapy}"}}},
      {"two treatments named",
       safety,
       replace_text("/rules/0/ask", "Which treatments, which cells?"),
       {{safety, "/rules/0/ask", "names \"treatments\""}, {safety, "/rules/0/ask", "names \"cells\""}}},
      {"a forbidden word",
       risk,
       replace_text("/rules/0/message", "A Fraud."),
       {{risk, "/rules/0/message", "holds \"fraud\", which our own texts must not (never_say: \"fraud\")"}}},
      {"a form of a forbidden word",
       risk,
       replace_text("/rules/0/message", "It breached a duty."),
       {{risk, "/rules/0/message", "holds \"breached\""}}},
      {"a forbidden word inside another", risk, replace_text("/rules/0/message", "Defraudable breachings."), {}},
      {"no mark at the end",
       risk,
       replace_text("/rules/0/plain", "Good to see"),
       {{risk, "/rules/0/plain", "must end with a mark"}}},
      {"a text of 400 characters", risk, replace_text("/rules/0/plain", std::string(399, 'x') + "."), {}},
      {"a text of 401 characters",
       risk,
       replace_text("/rules/0/plain", std::string(400, 'x') + "."),
       {{risk, "/rules/0/plain", "has 401 characters; at most 400"}}},
      {"a noting rule with `when`",
       risk,
       R"([{"op": "add", "path": "/rules/0/when", "value": {"asked": "keep"}}])",
       {{risk, "/rules/0/when", "has no effect"}}},
      {"a noting rule with adjustments",
       risk,
       R"([{"op": "add", "path": "/rules/0/adjust", "value": ["child-patient"]}])",
       {{risk, "/rules/0/adjust", "has no effect"}}},
      {"a flagging rule with a credit",
       safety,
       R"([{"op": "add", "path": "/rules/0/credit", "value": "none"}])",
       {{safety, "/rules/0/credit", "has no effect"}}},
      {"a class of own words needs no phrase",
       terms,
       R"([{"op": "add", "path": "/classes/3", "value": {"class": "own_words", "terms": [
            {"id": "own.we", "own": true, "names": ["we"], "examples": ["[[We]] open."]}]}}])",
       {}},
      {"a class of other words needs one",
       terms,
       R"([{"op": "add", "path": "/classes/3", "value": {"class": "other_words", "terms": [
            {"id": "other.we", "names": ["we"], "examples": ["[[We]] open."]}]}}])",
       {{terms, "/classes/3/class", "is used by no phrase"}}},
      {"a bound on a reach over blocks",
       cues,
       R"([{"op": "add", "path": "/cues/1/max_tokens", "value": 5}])",
       {{cues, "/cues/1/max_tokens", "has no effect beside the reach section"}}},
      {"a phrase of two cues",
       cues,
       R"([{"op": "add", "path": "/cues/4/phrases/1", "value": "never"}])",
       {{cues, "/cues/4/phrases/1", "\"never\" stands in \"not\" too"}}},
      {"a phrase of two rules of a category",
       safety,
       R"([{"op": "add", "path": "/rules/1/phrases", "value": ["{risk} free"]}])",
       {{safety, "/rules/1/phrases/0", "stands in \"safety.no-risks\" too"}}},
      {"an unused class",
       terms,
       R"([{"op": "add", "path": "/classes/3", "value": {"class": "colour", "terms": [
            {"id": "colour.red", "names": ["red"], "examples": ["A [[red]] one."]}]}}])",
       {{terms, "/classes/3/class", "the class \"colour\" is used by no phrase"}}},
      {"a class used by a name only",
       terms,
       R"([{"op": "add", "path": "/classes/3", "value": {"class": "colour", "terms": [
            {"id": "colour.red", "names": ["red"], "examples": ["A [[red]] one."]}]}},
           {"op": "add", "path": "/classes/1/terms/0/names/2", "value": "{colour} flag"}])",
       {}},
      {"no list of forbidden words",
       language,
       R"([{"op": "remove", "path": "/never_say"}])",
       {{language, "", "needs \"never_say\""}}},
  };
  for (const Row& row : rows) {
    const std::string what = row.what;
    CAPTURE(what);
    const std::vector<Problem> problems = lint_after(row.file, row.patch);
    std::string listed;
    for (const Problem& problem : problems) listed += to_string(problem) + "\n";
    CAPTURE(listed);
    REQUIRE(problems.size() == row.problems.size());
    for (std::size_t i = 0; i < problems.size(); ++i) {
      CHECK(problems[i].file == row.problems[i].file);
      CHECK(problems[i].pointer == row.problems[i].pointer);
      CHECK(problems[i].message.find(row.problems[i].message) != std::string::npos);
    }
  }
}

TEST_CASE("a day of review that has not come yet is named, where today is known") {
  const LoadedRulebook loaded = load_rulebook(Layers{views_of(small_rulebook())});
  REQUIRE(loaded.rulebook);
  const auto no_names = [](std::string_view, std::string_view) { return std::vector<overclaim::Span>(); };
  CHECK(lint_rules(loaded, no_names).empty());
  CHECK(lint_rules(loaded, no_names, "2026-11-20").empty());
  const std::vector<Problem> problems = lint_rules(loaded, no_names, "2026-11-19");
  REQUIRE(problems.size() == 1);
  CHECK(to_string(problems[0]) ==
        "corpus/reference/statements/small.json /statements/0/reviewed: is a day to come, 2026-11-20; today is "
        "2026-11-19");
}

TEST_CASE("what is written to authorities holds no forbidden word either") {
  const std::string fact = R"("seen": {"as": "official", "where": "https://a.example", "when": "2026-01-01"})";
  const auto complaints = [&](const std::string& note) {
    return R"({"authorities": [{"id": "a", "name": "A", "country": "B", "languages": ["C"], "about": {"text": "x", )" +
           fact + R"(}, "way": {"text": "x", )" + fact + R"(}, "addresses": [{"kind": "form", "text": "x", )" + fact +
           R"(}], "wants": [], "notes": [{"text": ")" + note + R"(", )" + fact + R"(}], "examples": ["x"]}]})";
  };
  const auto lint_with = [&](const std::string& note) {
    Files files = small_rulebook();
    files["rules/complaints.json"] = complaints(note);
    const LoadedRulebook loaded = load_rulebook(Layers{views_of(files)});
    REQUIRE(loaded.rulebook.has_value());
    return lint_rules(loaded, [&](std::string_view text, std::string_view class_name) {
      return names_in(text, class_name, *loaded.rulebook);
    });
  };
  CHECK(lint_with("You may write without a name").empty());
  const std::vector<Problem> problems = lint_with("Say which frauds you saw");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].pointer == "/authorities/0/notes/0/text");
  CHECK(problems[0].message.find("holds \"frauds\"") == 0);
}
