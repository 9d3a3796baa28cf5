#include "check/run_examples.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "small_rulebook.h"

namespace {

using namespace overclaim;
using overclaim::test::Files;

void replace(Files& files, const std::string& from, const std::string& to) {
  for (auto& [name, bytes] : files) {
    const std::size_t at = bytes.find(from);
    if (at == bytes.npos) continue;
    bytes.replace(at, from.size(), to);
    return;
  }
  FAIL("not in the small rulebook: ", from);
}

// The small rulebook with examples that hold: it was made for tests of loading, which does not run them.
Files sound_rulebook() {
  Files files = overclaim::test::small_rulebook();
  replace(files, "Are there [[no risks]]?", "We never said there are [[no risks]].");
  replace(files, "Is it [[NCT00000002]]?", "It was never [[NCT00000002]].");
  replace(files, "Ask about [[the treatment]].", "Ask about the [[treatment]].");
  files["rules/en/publisher.json"] = R"({"signals": [
    {"id": "seller.book", "kind": "seller", "sells": "yes", "weight": 3, "phrases": ["book ..2 consultation"],
     "examples": {"match": ["Please [[book a consultation]].", "[[Book your consultation]] today."],
                  "none": ["The book is long.", "A consultation took an hour."]}}]})";
  return files;
}

std::vector<std::string> problems_of(const Files& files) {
  const std::vector<std::vector<NamedBytes>> layers = {overclaim::test::views_of(files)};
  const LoadedRulebook loaded = load_rulebook(layers);
  for (const Problem& problem : loaded.problems) FAIL_CHECK(to_string(problem));
  REQUIRE(loaded.rulebook.has_value());
  std::vector<std::string> lines;
  for (const Problem& problem : run_examples(loaded).problems) lines.push_back(to_string(problem));
  return lines;
}

std::size_t examples_of(const Files& files) {
  const std::vector<std::vector<NamedBytes>> layers = {overclaim::test::views_of(files)};
  return run_examples(load_rulebook(layers)).examples;
}

}  // namespace

TEST_CASE("a rulebook whose examples hold has no problems, and all of them are run") {
  const Files files = sound_rulebook();
  CHECK(problems_of(files).empty());
  std::size_t marked = 0;
  for (const auto& [name, bytes] : files) {
    for (std::size_t at = bytes.find("[["); at != bytes.npos; at = bytes.find("[[", at + 1)) ++marked;
  }
  const std::size_t unmarked = 6 + 2 + 2;  // two under "none" of each rule and signal, two of the statement
  CHECK(examples_of(files) == marked + unmarked);
}

TEST_CASE("an example that does not hold is named with what was found instead") {
  struct Row {
    std::string from, to, expected;
  };
  const std::string rule = "rules/en/safety.json /rules/0/examples/";
  std::vector<Row> rows = {
      {"There are [[no risks]].", "There [[are no risks]].",
       rule +
           "match/0: \"There [[are no risks]].\": safety.no-risks must be flagged at exactly the marked place; found: "
           "flagged \"no risks\""},
      {"There are [[no risks]].", "There are [[nice cells]].",
       rule + "match/0: \"There are [[nice cells]].\": safety.no-risks must be flagged at exactly the marked place; "
              "found: "
              "nothing"},
      {"There are [[no risks]].", "There are not [[no risks]].",
       rule + "match/0: \"There are not [[no risks]].\": safety.no-risks must be flagged at exactly the marked place; "
              "found: cleared \"no risks\" (negated, not \"not\")"},
      {"It is not true that there are [[no risks]].", "It is said that there are [[no risks]].",
       rule + "clear/0: \"It is said that there are [[no risks]].\": safety.no-risks must be cleared at exactly the "
              "marked "
              "place and nowhere else found; found: flagged \"no risks\""},
      {"It is not true that there are [[no risks]].", "There are no risks, not [[no risks]].",
       rule +
           "clear/0: \"There are no risks, not [[no risks]].\": safety.no-risks must be cleared at exactly the marked "
           "place and nowhere else found; found: flagged \"no risks\"; cleared \"no risks\" (negated, not \"not\")"},
      {"Ask about risk free booking.", "Ask about risk free surgery.",
       rule +
           "none/0: \"Ask about risk free surgery.\": safety.no-risks must find nothing; found: flagged \"risk free\""},
      {"This is not [[free of risk]].", "This is now [[free of risk]].",
       "rules/en/cues.json /cues/0/examples/governed/0: \"This is now [[free of risk]].\": not must govern the marked "
       "place; governed by: nothing"},
      {"This is [[free of risk]], not cheap.", "It is not [[free of risk]].",
       "rules/en/cues.json /cues/0/examples/free/0: \"It is not [[free of risk]].\": not must not govern the marked "
       "place; "
       "governed by: not"},
      {"It is not cheap but [[free of risk]].", "It is cheap but [[free of risk]].",
       "rules/en/cues.json /cues/2/examples/free/0: \"It is cheap but [[free of risk]].\": but changes nothing for the "
       "marked place: what governs it is the same without this cue; governed by: nothing"},
      {"It is not true that there are [[no risks]].", "It is not true that there [[are]] no risks.",
       rule +
           "clear/0: \"It is not true that there [[are]] no risks.\": safety.no-risks must be cleared at exactly the "
           "marked place and nowhere else found; found: cleared \"no risks\" (negated, not \"not\")"},
      {"This is not [[free of risk]].", "Myths\\n\\n[[No risks]] at all.",
       "rules/en/cues.json /cues/0/examples/governed/0: \"Myths\\u000A\\u000A[[No risks]] at all.\": not must govern "
       "the marked place; governed by: myths"},
      {"It is not only [[free of risk]].", "It is not cheap but [[free of risk]].",
       "rules/en/cues.json /cues/3/examples/free/0: \"It is not cheap but [[free of risk]].\": not-only changes "
       "nothing for the marked place: what governs it is the same without this cue; governed by: nothing"},
      {"There are [[risks]].", "There [[are]] risks.",
       "rules/en/terms.json /classes/1/terms/0/examples/0: \"There [[are]] risks.\": the marked place must be a name "
       "of "
       "risk.any; it is a name of: nothing"},
  };
  const std::string statement = "corpus/reference/statements/small.json /statements/0/examples/";
  const std::vector<Row> judged_rows = {
      {"\"text\": \"There is no risk.\", \"verdict\": \"contradicted\"",
       "\"text\": \"Risks include bleeding.\", \"verdict\": \"not_assessed\"",
       statement + "1: \"Risks include bleeding.\": must be not_assessed by harm.documented; found: risk.named noted "
                   "\"Risks include bleeding\""},
      {"It has no side effects.", "It was never free of side effects.",
       statement +
           "0: \"It was never free of side effects.\": must be contradicted by harm.documented; found: nothing"},
      {"It has no side effects.", "It never had no side effects.",
       statement + "0: \"It never had no side effects.\": must be contradicted by harm.documented; found: "
                   "safety.no-risks cleared \"no side effects\" (negated, not \"never\")"},
      {"\"text\": \"There is no risk.\", \"verdict\": \"contradicted\"",
       "\"text\": \"There is no risk.\", \"verdict\": \"overstated\"",
       statement + "1: \"There is no risk.\": must be overstated by harm.documented; found: safety.no-risks flagged "
                   "\"no risk\" contradicted harm.documented"},
      {"\"text\": \"There is no risk.\", \"verdict\": \"contradicted\"",
       "\"text\": \"There is no risk.\", \"verdict\": \"not_assessed\"",
       statement + "1: \"There is no risk.\": must be not_assessed by harm.documented; found: safety.no-risks flagged "
                   "\"no risk\" contradicted harm.documented"},
      {"Please [[book a consultation]].", "Please [[book]] a consultation.",
       "rules/en/publisher.json /signals/0/examples/match/0: \"Please [[book]] a consultation.\": seller.book must "
       "stand first at exactly the marked place; found: \"book a consultation\""},
      {"The book is long.", "Book a consultation.",
       "rules/en/publisher.json /signals/0/examples/none/0: \"Book a consultation.\": seller.book must not stand here; "
       "found: \"Book a consultation\""},
  };
  rows.insert(rows.end(), judged_rows.begin(), judged_rows.end());
  for (const Row& row : rows) {
    CAPTURE(row.to);
    Files files = sound_rulebook();
    replace(files, row.from, row.to);
    const std::vector<std::string> problems = problems_of(files);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0] == row.expected);
  }
}

TEST_CASE("what other rules find in an example of a rule does not matter") {
  Files files = sound_rulebook();
  replace(files, "It is not true that there are [[no risks]].",
          "It is not true that there are [[no risks]]. See NCT00000001.");
  replace(files, "There are risks.", "There are risks, see NCT00000001.");
  replace(files, "There is no risk.", "There is no risk. Risks include bleeding.");
  CHECK(problems_of(files).empty());
}

TEST_CASE("what a statement is to leave alone it must not judge elsewhere in the example") {
  for (const bool judged_too : {false, true}) {
    CAPTURE(judged_too);
    Files files = sound_rulebook();
    files["rules/en/cure.json"] = R"({"category": "cure", "rules": [
      {"id": "cure.word", "severity": 3, "message": "Says cure.", "plain": "No cure is known.", "ask": "Who?",
       "phrases": ["it cures"],
       "examples": {"match": ["[[It cures]] all.", "So [[it cures]]."],
                    "clear": ["It is not true that [[it cures]].", "Never say [[it cures]]."],
                    "none": ["A cure.", "We cure."]}}]})";
    const std::string text = judged_too ? "There is no risk. It cures." : "It cures. See below.";
    replace(files, R"("text": "There is no risk.", "verdict": "contradicted")",
            R"("text": ")" + text + R"(", "verdict": "not_assessed")");
    const std::vector<std::string> problems = problems_of(files);
    REQUIRE(problems.size() == (judged_too ? 1 : 0));
    if (!judged_too) continue;
    CHECK(problems[0] ==
          "corpus/reference/statements/small.json /statements/0/examples/1: \"There is no risk. It cures.\": must be "
          "not_assessed by harm.documented; found: safety.no-risks flagged \"no risk\" contradicted harm.documented; "
          "cure.word flagged \"It cures\" not_assessed");
  }
}

TEST_CASE("problems are told by file and place") {
  Files files = sound_rulebook();
  replace(files, "There are [[no risks]].", "There are [[few]] risks.");
  replace(files, "This is not [[free of risk]].", "This is [[free of risk]].");
  replace(files, "[[Risks include bleeding]].", "[[Risks]] include bleeding.");
  const std::vector<std::string> problems = problems_of(files);
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].starts_with("rules/en/cues.json "));
  CHECK(problems[1].starts_with("rules/en/risk.json "));
  CHECK(problems[2].starts_with("rules/en/safety.json "));
}

TEST_CASE("a cue that governs nothing itself may show that a place stays governed by another") {
  const std::string free = R"({"free": ["It is not cheap but [[free of risk]]."]})";
  Files files = sound_rulebook();
  replace(files, free, R"({"governed": ["It is cheap but not [[free of risk]]."]})");
  CHECK(problems_of(files).empty());
  files = sound_rulebook();
  replace(files, free, R"({"governed": ["It is cheap but [[free of risk]]."]})");
  const std::vector<std::string> problems = problems_of(files);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0] ==
        "rules/en/cues.json /cues/2/examples/governed/0: \"It is cheap but [[free of risk]].\": but must leave the "
        "marked place governed; governed by: nothing");
}

TEST_CASE("a cue that leaves the stance as it is is named with what was found") {
  Files files = sound_rulebook();
  replace(files, R"({"id": "but",)", R"({"id": "surely", "phrases": ["surely"], "role": "modifier",
     "strength": "certain", "direction": "forward", "reach": "clause", "max_tokens": 12,
     "examples": {"governed": ["This is surely [[free of risk]]."], "free": ["[[Free of risk]], surely."]}},
    {"id": "but",)");
  replace(files, "There are [[no risks]].", "There [[are]] surely no risks.");
  const std::vector<std::string> problems = problems_of(files);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].ends_with("found: flagged \"no risks\" (asserted, surely \"surely\")"));
}

TEST_CASE("a rule that another of its category takes over in its own example is told so") {
  Files files = sound_rulebook();
  replace(files, R"("{risk} free"])", R"("{risk} free", "see ..2 nct00000001"])");
  const std::vector<std::string> problems = problems_of(files);
  REQUIRE(!problems.empty());
  CHECK(problems[0].find(
            "safety.trial-number must be flagged at exactly the marked place; found: safety.no-risks took its "
            "place: flagged \"See NCT00000001\"") != std::string::npos);

  files = sound_rulebook();
  replace(files, R"("{risk} free"])", R"("{risk} free", "saw ..2 nct00000001"])");
  replace(files, "See below.", "We saw NCT00000001.");
  const std::vector<std::string> of_none = problems_of(files);
  REQUIRE(of_none.size() == 1);
  CHECK(of_none[0].find("safety.trial-number must find nothing; found: safety.no-risks took its place: flagged \"saw "
                        "NCT00000001\"") != std::string::npos);
}

TEST_CASE("a statement's examples are judged as of its own last or first day") {
  Files files = sound_rulebook();
  replace(files, R"("valid_from": "", "valid_to": "")", R"("valid_from": "", "valid_to": "2019-12-31")");
  CHECK(problems_of(files).empty());
  replace(files, R"("valid_from": "", "valid_to": "2019-12-31", "reviewed": "2026-11-20")",
          R"("valid_from": "2030-01-01", "valid_to": "", "reviewed": "2030-01-02")");
  CHECK(problems_of(files).empty());
}

TEST_CASE("examples of every kind of entry are run") {
  Files files = sound_rulebook();
  files["rules/en/citations.json"] = R"({"registries": ["nct"], "plain_words": ["a"], "range_words": ["to"],
    "year_words": ["years"], "phrases": [
    {"id": "route.vein", "role": "aspect", "of": "route", "value": "intravenous", "shown": "into a vein",
     "phrases": ["intravenously"],
     "examples": {"match": ["Given [[intravenously]].", "It goes in [[intravenously]]."], "none": ["Veins are blue."]}}]})";
  files["rules/en/disclaimers.json"] = R"({"disclaimers": [
    {"id": "vary", "says": "Says that results differ.", "weakens": true, "governs": ["safety"],
     "phrases": ["results may vary"],
     "examples": {"match": ["[[Results may vary]].", "All [[results may vary]]."],
                  "none": ["Prices vary.", "See results."]}}]})";
  files["rules/en/replaced_pages.json"] = R"({"pages": [
    {"id": "suspended.account", "kind": "suspended", "most_words": 80, "phrases": ["^ account suspended"],
     "examples": {"match": ["Account suspended", "<p>Account suspended</p>"], "none": ["It was suspended.", "An account."]}},
    {"id": "gone", "kind": "not_found", "most_words": 80, "phrases": ["page not found"],
     "examples": {"match": ["Page not found", "<p>Page not found</p>"], "none": ["A page.", "It was found."]}}]})";
  files["rules/en/steering.json"] = R"({"steering": [
    {"id": "ignore.tools", "kind": "ignore_comment", "unseen": true, "phrases": ["^^ checker off"],
     "examples": {"match": ["<p>A day.</p><!-- [[checker off]] -->", "# A\n\n<!-- [[checker off]] -->"],
                  "none": ["<!-- a note -->", "Checker off duty."]}}]})";
  CHECK(problems_of(files).empty());
  const Files sound = sound_rulebook();
  CHECK(examples_of(files) == examples_of(sound) + 3 + 4 + 8 + 4);
  // each page is read as what it begins like
  for (const char* page : {"<p>A day.</p><p hidden>[[checker off]]</p>", "[//]: # ([[checker off]])\\n\\nA day.",
                           "# A\\n\\n[//]: # ([[checker off]])\\n\\nA day."}) {
    CAPTURE(page);
    Files changed = files;
    replace(changed, "<p>A day.</p><!-- [[checker off]] -->", page);
    CHECK(problems_of(changed).empty());
  }
  struct Row {
    std::string from, to, expected;
  };
  const Row rows[] = {
      {"<p>A day.</p><!-- [[checker off]] -->", "<p>A day.</p><!-- [[checker]] off -->",
       "steering.json /steering/0/examples/match/0: \"<p>A day.</p><!-- [[checker]] off -->\": ignore.tools must stand "
       "at exactly the marked place, and nothing else; found: ignore.tools at \"checker off\""},
      {"# A\\n\\n<!-- [[checker off]] -->", "# A\\n\\n<!-- [[checker on]] -->",
       "ignore.tools must stand at exactly the marked place, and nothing else; found: nothing"},
      {"<!-- a note -->", "<!-- checker off -->",
       "steering.json /steering/0/examples/none/0: \"<!-- checker off -->\": ignore.tools must not stand here; found: "
       "ignore.tools at \"checker off\""},
      {"Given [[intravenously]].", "[[Given]] intravenously.",
       "citations.json /phrases/0/examples/match/0: \"[[Given]] intravenously.\": route.vein must stand first at "
       "exactly "
       "the marked place; found: \"intravenously\""},
      {"Veins are blue.", "Blue, intravenously.",
       "citations.json /phrases/0/examples/none/0: \"Blue, intravenously.\": route.vein must not stand here"},
      {"[[Results may vary]].", "[[Results]] may vary.",
       "disclaimers.json /disclaimers/0/examples/match/0: \"[[Results]] may vary.\": vary must stand first at exactly "
       "the "
       "marked place; found: \"Results may vary\""},
      {"Prices vary.", "Results may vary.",
       "disclaimers.json /disclaimers/0/examples/none/0: \"Results may vary.\": vary must not stand here"},
      {"\"<p>Account suspended</p>\"", "\"<p>Page not found</p>\"",
       "replaced_pages.json /pages/0/examples/match/1: \"<p>Page not found</p>\": must be a page of kind suspended; "
       "found: gone"},
      {"\"<p>Account suspended</p>\"", "\"<p>Our garden</p>\"",
       "replaced_pages.json /pages/0/examples/match/1: \"<p>Our garden</p>\": must be a page of kind suspended; found: "
       "nothing"},
      {"It was suspended.", "Page not found.",
       "replaced_pages.json /pages/0/examples/none/0: \"Page not found.\": must be a page of its own; found: gone"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.to);
    Files changed = files;
    replace(changed, row.from, row.to);
    const std::vector<std::string> problems = problems_of(changed);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].find(row.expected) != std::string::npos);
  }
}
