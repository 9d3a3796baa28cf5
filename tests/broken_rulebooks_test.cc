// What single mistakes in a rulebook say: where they are and what is allowed. What somebody makes to break the program:
// rule_safety_test.cc.
#include <doctest/doctest.h>

#include <cstddef>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "load_files.h"

using namespace overclaim;
using namespace overclaim::test::file_names;
using overclaim::test::Files;
using overclaim::test::listed;
using overclaim::test::load;
using overclaim::test::small_rulebook;

namespace {

using Change = std::function<void(Files&)>;

// A JSON Patch (RFC 6902) on one file.
Change patched(const char* file, const char* patch) {
  return [=](Files& files) {
    files[file] = nlohmann::json::parse(files[file]).patch(nlohmann::json::parse(patch)).dump();
  };
}

// One place of a file's text, as it is written.
Change replaced(const char* file, const char* from, const char* to) {
  return [=](Files& files) {
    std::string& text = files[file];
    const std::size_t at = text.find(from);
    REQUIRE(at != text.npos);
    text.replace(at, std::string_view(from).size(), to);
  };
}

Change written(const char* file, std::string bytes) {
  return [=](Files& files) { files[file] = bytes; };
}

Change removed(const char* file) {
  return [=](Files& files) { REQUIRE(files.erase(file) == 1); };
}

struct Expected {
  const char* file;
  const char* pointer;
  const char* message_part;
};

struct Row {
  const char* what;
  Change change;
  std::vector<Expected> problems;  // all of them, in order
};

const std::vector<Row>& broken_rulebooks() {
  static const std::vector<Row> rows = {
      // ---- files --------------------------------------------------------------------------------------------------
      {"a missing language file",
       removed(language),
       {{language, "", "is missing; a rulebook needs rules/en/language.json"}}},
      {"a missing terms file", removed(terms), {{terms, "", "is missing"}}},
      {"a missing cues file", removed(cues), {{cues, "", "is missing"}}},
      {"a misspelt category",
       written("rules/en/saftey.json", "{}"),
       {{"rules/en/saftey.json", "", "did you mean \"rules/en/safety.json\"? allowed: rules/retired_ids.json"}}},
      {"a file outside rules/",
       written("notes.json", "{}"),
       {{"notes.json", "", "is no file of a rulebook; allowed:"}}},
      {"a folder that is no language",
       written("rules/english/cure.json", "{}"),
       {{"rules/english/cure.json", "", "is no file of a rulebook"}}},
      {"an empty file", written(risk, ""), {{risk, "", "is not JSON: line 1, column 1"}}},
      {"a missing comma",
       replaced(cues, "\"phrases\": [\"but\", \";\"],", "\"phrases\": [\"but\", \";\"]"),
       {{cues, "", "is not JSON: line 8, column 43"}}},
      {"a zero byte and more behind it",
       [](Files& files) { files[risk] += std::string("\0 {", 3); },
       {{risk, "", "holds a zero byte"}}},
      {"a file that is a list", written(risk, "[]"), {{risk, "", "must be an object, is a list"}}},
      {"a repeated key",
       replaced(safety, "\"severity\": 5,", "\"severity\": 5, \"severity\": 4,"),
       {{safety, "/rules/0/severity", "repeated key \"severity\""}}},

      // ---- rules --------------------------------------------------------------------------------------------------
      {"a misspelt key",
       patched(safety, R"([{"op": "move", "from": "/rules/0/unless", "path": "/rules/0/unles"}])"),
       {{safety, "/rules/0/unles", "unknown key \"unles\"; did you mean \"unless\"? Allowed: id, severity, adjust"}}},
      {"a key of another world",
       patched(risk, R"([{"op": "add", "path": "/rules/0/colour", "value": 1}])"),
       {{risk, "/rules/0/colour", "unknown key \"colour\"; allowed: id, severity"}}},
      {"no category",
       patched(risk, R"([{"op": "remove", "path": "/category"}])"),
       {{risk, "", "needs the key \"category\""}}},
      {"the category of another file",
       patched(risk, R"([{"op": "replace", "path": "/category", "value": "cure"}])"),
       {{risk, "/category", "must be the name of the file, \"risk\", is \"cure\""}}},
      {"rules that are no list",
       patched(risk, R"([{"op": "replace", "path": "/rules", "value": {}}])"),
       {{risk, "/rules", "must be a list, is an object"}}},
      {"a rule that is a text",
       patched(risk, R"([{"op": "add", "path": "/rules/1", "value": "rule"}])"),
       {{risk, "/rules/1", "must be an object, is the text \"rule\""}}},
      {"no id",
       patched(safety, R"([{"op": "remove", "path": "/rules/1/id"}])"),
       {{safety, "/rules/1", "needs the key \"id\""}}},
      {"an id in capitals",
       patched(safety, R"([{"op": "replace", "path": "/rules/1/id", "value": "safety.Trial"}])"),
       {{safety, "/rules/1/id", "like \"safety.no-risks\", is \"safety.Trial\""}}},
      {"an id without a dot",
       patched(safety, R"([{"op": "replace", "path": "/rules/1/id", "value": "safety"}])"),
       {{safety, "/rules/1/id", "a category, a dot and a name"}}},
      {"an id with two hyphens",
       patched(safety, R"([{"op": "replace", "path": "/rules/1/id", "value": "safety.a--b"}])"),
       {{safety, "/rules/1/id", "single hyphens"}}},
      {"an id of another category",
       patched(safety, R"([{"op": "replace", "path": "/rules/1/id", "value": "cure.all"}])"),
       {{safety, "/rules/1/id", "must be the category of the file, \"safety\", is \"cure\""}}},
      {"an id that stands twice",
       patched(safety, R"([{"op": "replace", "path": "/rules/1/id", "value": "safety.no-risks"}])"),
       {{safety, "/rules/1/id", "\"safety.no-risks\" is already in rules/en/safety.json /rules/0"}}},
      {"no severity in a flagging rule",
       patched(safety, R"([{"op": "remove", "path": "/rules/0/severity"}])"),
       {{safety, "/rules/0", "needs the key \"severity\""}}},
      {"a severity out of range",
       patched(safety, R"([{"op": "replace", "path": "/rules/0/severity", "value": 7}])"),
       {{safety, "/rules/0/severity", "must be a whole number from 1 to 5, is 7"}}},
      {"a severity as text",
       patched(safety, R"([{"op": "replace", "path": "/rules/0/severity", "value": "5"}])"),
       {{safety, "/rules/0/severity", "must be a whole number from 1 to 5, is the text \"5\""}}},
      {"a severity with a fraction",
       patched(safety, R"([{"op": "replace", "path": "/rules/0/severity", "value": 2.5}])"),
       {{safety, "/rules/0/severity", "must be a whole number from 1 to 5, is 2.5"}}},
      {"an unknown maturity",
       patched(safety, R"([{"op": "replace", "path": "/rules/0/maturity", "value": "stabel"}])"),
       {{safety, "/rules/0/maturity", "must be one of stable, trial, is \"stabel\"; did you mean \"stable\"?"}}},
      {"a flag as text",
       patched(safety, R"([{"op": "replace", "path": "/rules/0/by_wording", "value": "yes"}])"),
       {{safety, "/rules/0/by_wording", "must be true or false"}}},
      {"an empty message",
       patched(risk, R"([{"op": "replace", "path": "/rules/0/message", "value": ""}])"),
       {{risk, "/rules/0/message", "must not be empty"}}},
      {"a control character in a message",
       patched(risk, R"([{"op": "replace", "path": "/rules/0/message", "value": "Red \u001b[31m."}])"),
       {{risk, "/rules/0/message", "holds the control character \"\\u001B\""}}},
      {"a space at the end",
       patched(risk, R"([{"op": "replace", "path": "/rules/0/plain", "value": "Ends badly. "}])"),
       {{risk, "/rules/0/plain", "begins or ends with a space"}}},
      {"no question in a flagging rule",
       patched(safety, R"([{"op": "remove", "path": "/rules/1/ask"}])"),
       {{safety, "/rules/1", "needs the key \"ask\""}}},
      {"neither phrase nor regex",
       patched(safety, R"([{"op": "remove", "path": "/rules/1/regexes"}])"),
       {{safety, "/rules/1", "needs at least one entry in \"phrases\" or \"regexes\""}}},
      {"an empty phrase",
       patched(risk, R"([{"op": "add", "path": "/rules/0/phrases/1", "value": ""}])"),
       {{risk, "/rules/0/phrases/1", "must not be empty"}}},
      {"a phrase twice in a rule",
       patched(safety, R"([{"op": "add", "path": "/rules/0/phrases/2", "value": "{risk} free"}])"),
       {{safety, "/rules/0/phrases/2", "repeats entry 1, \"{risk} free\""}}},
      {"a bracket left open",
       patched(risk, R"([{"op": "add", "path": "/rules/0/phrases/1", "value": "(no|zero risk"}])"),
       {{risk, "/rules/0/phrases/1", "column 1"}}},
      {"an unknown class",
       patched(risk, R"([{"op": "add", "path": "/rules/0/phrases/1", "value": "no {riks}"}])"),
       {{risk, "/rules/0/phrases/1", "riks"}}},
      {"a bad regex",
       patched(safety, R"([{"op": "replace", "path": "/rules/1/regexes/0", "value": "nct("}])"),
       {{safety, "/rules/1/regexes/0", ""}}},
      {"an unknown kind of block",
       patched(safety, R"([{"op": "add", "path": "/rules/0/blocks/2", "value": "listitem"}])"),
       {{safety, "/rules/0/blocks/2", "did you mean \"list_item\"?"}}},
      {"an unknown channel",
       patched(safety, R"([{"op": "add", "path": "/rules/0/channels/0", "value": "smell"}])"),
       {{safety, "/rules/0/channels/0",
         "must be one of body, title, meta_description, alt_text, structured_data, url"}}},
      {"an unknown action",
       patched(safety, R"([{"op": "replace", "path": "/rules/0/when/hedged", "value": "drop"}])"),
       {{safety, "/rules/0/when/hedged", "must be one of clear, lower, keep, is \"drop\""}}},
      {"a context that `when` does not know",
       patched(safety, R"([{"op": "add", "path": "/rules/0/when/negated", "value": "keep"}])"),
       {{safety, "/rules/0/when/negated", "allowed: hedged, conditional, asked"}}},
      {"a slot of no claim",
       patched(safety, R"([{"op": "add", "path": "/rules/0/slots/route", "value": "therapy.cell"}])"),
       {{safety, "/rules/0/slots/route",
         "there is no slot \"route\"; allowed: intervention, condition, outcome, comparator"}}},
      {"a slot filled with no term",
       patched(safety, R"([{"op": "replace", "path": "/rules/0/slots/intervention", "value": "therapy.cel"}])"),
       {{safety, "/rules/0/slots/intervention", "there is no term \"therapy.cel\"; did you mean \"therapy.cell\"?"}}},
      {"a basis without a source",
       patched(safety, R"([{"op": "remove", "path": "/rules/0/basis/0/url"}])"),
       {{safety, "/rules/0/basis/0", "needs the key \"url\""}}},
      {"a basis with a month 13",
       patched(safety, R"([{"op": "replace", "path": "/rules/0/basis/0/valid_from", "value": "2020-13-01"}])"),
       {{safety, "/rules/0/basis/0/valid_from", "must be a date like 2024-05-31"}}},
      {"a basis that ends before it begins",
       patched(safety, R"([{"op": "replace", "path": "/rules/0/basis/0/valid_to", "value": "2019-12-31"}])"),
       {{safety, "/rules/0/basis/0/valid_to", "ends before it begins, 2020-01-31"}}},
      {"one match example only",
       patched(risk, R"([{"op": "remove", "path": "/rules/0/examples/match/0"}])"),
       {{risk, "/rules/0/examples/match", "needs at least 2 entries, has 1"}}},
      {"no clear examples in a flagging rule",
       patched(safety, R"([{"op": "remove", "path": "/rules/0/examples/clear"}])"),
       {{safety, "/rules/0/examples", "needs the key \"clear\""}}},
      {"no examples",
       patched(risk, R"([{"op": "remove", "path": "/rules/0/examples"}])"),
       {{risk, "/rules/0", "needs the key \"examples\""}}},
      {"an example without marks",
       patched(risk, R"([{"op": "replace", "path": "/rules/0/examples/match/0", "value": "Risks include bleeding."}])"),
       {{risk, "/rules/0/examples/match/0", "needs one marked place"}}},
      {"an example with two marked places",
       patched(risk,
               R"([{"op": "replace", "path": "/rules/0/examples/match/0", "value": "[[Risks]] and [[bleeding]]."}])"),
       {{risk, "/rules/0/examples/match/0", "has more than one marked place"}}},
      {"an example with half a mark",
       patched(risk,
               R"([{"op": "replace", "path": "/rules/0/examples/match/0", "value": "Risks include]] bleeding."}])"),
       {{risk, "/rules/0/examples/match/0", "must stand in pairs"}}},
      {"a mark where nothing is found",
       patched(risk, R"([{"op": "replace", "path": "/rules/0/examples/none/1", "value": "A [[risk]]."}])"),
       {{risk, "/rules/0/examples/none/1", "may have no marks"}}},

      // ---- cues ---------------------------------------------------------------------------------------------------
      {"an unknown role",
       patched(cues, R"([{"op": "replace", "path": "/cues/0/role", "value": "modifer"}])"),
       {{cues, "/cues/0/role", "did you mean \"modifier\"?"}}},
      {"a modifier that changes nothing",
       patched(cues, R"([{"op": "remove", "path": "/cues/0/stance"}])"),
       {{cues, "/cues/0", "a modifier needs at least one of \"stance\", \"speaker\", \"strength\""}}},
      {"a terminator with a stance",
       patched(cues, R"([{"op": "add", "path": "/cues/2/stance", "value": "negated"}])"),
       {{cues, "/cues/2/stance", "an entry of role \"terminator\" may not have the key \"stance\""}}},
      {"an opener with a reach and a direction",
       patched(
           cues,
           R"([{"op": "add", "path": "/cues/4/reach", "value": "clause"}, {"op": "add", "path": "/cues/4/direction", "value": "both"}])"),
       {{cues, "/cues/4/direction", "may not have the key \"direction\""},
        {cues, "/cues/4/reach", "may not have the key \"reach\""}}},
      {"an unknown reach",
       patched(cues, R"([{"op": "replace", "path": "/cues/0/reach", "value": "page"}])"),
       {{cues, "/cues/0/reach",
         "must be one of clause, sentence, list, section, quotation, answer, before, is \"page\""}}},
      {"too many tokens",
       patched(cues, R"([{"op": "replace", "path": "/cues/0/max_tokens", "value": 0}])"),
       {{cues, "/cues/0/max_tokens", "must be a whole number from 1 to 200, is 0"}}},
      {"a cue without phrases",
       patched(cues, R"([{"op": "replace", "path": "/cues/0/phrases", "value": []}])"),
       {{cues, "/cues/0/phrases", "needs at least 1 entry, has 0"}}},
      {"a modifier without a free example",
       patched(cues, R"([{"op": "remove", "path": "/cues/0/examples/free"}])"),
       {{cues, "/cues/0/examples", "needs the key \"free\""}}},
      {"a pseudo cue without examples",
       patched(cues, R"([{"op": "remove", "path": "/cues/3/examples/free"}])"),
       {{cues, "/cues/3/examples", "needs at least one example, in \"governed\" or \"free\""}}},
      {"a cue id that stands twice",
       patched(cues, R"([{"op": "replace", "path": "/cues/1/id", "value": "not"}])"),
       {{cues, "/cues/1/id", "\"not\" is already in rules/en/cues.json /cues/0"}}},

      // ---- terms --------------------------------------------------------------------------------------------------
      {"a class without a name",
       patched(terms, R"([{"op": "remove", "path": "/classes/1/class"}])"),
       {{terms, "/classes/1", "needs the key \"class\""}}},
      {"a class name with a hyphen",
       patched(terms, R"([{"op": "replace", "path": "/classes/2/class", "value": "all-risks"}])"),
       {{terms, "/classes/2/class", "lower-case letters, digits and underscores"}}},
      {"a class named like a built-in one",
       patched(terms, R"([{"op": "replace", "path": "/classes/2/class", "value": "percent"}])"),
       {{terms, "/classes/2/class", "\"percent\" is a built-in class"}}},
      {"a class that stands twice",
       patched(terms, R"([{"op": "replace", "path": "/classes/2/class", "value": "risk"}])"),
       {{terms, "/classes/2/class", "\"risk\" is already in rules/en/terms.json /classes/1"}}},
      {"an unknown slot",
       patched(terms, R"([{"op": "replace", "path": "/classes/0/slot", "value": "interventions"}])"),
       {{terms, "/classes/0/slot", "did you mean \"intervention\"?"}}},
      {"a class that includes no class",
       patched(terms, R"([{"op": "add", "path": "/classes/2/includes/1", "value": "risks"}])"),
       {{terms, "/classes/2/includes/1", "there is no class \"risks\"; did you mean \"risk\"?"}}},
      {"classes that include one another",
       patched(terms, R"([{"op": "add", "path": "/classes/1/includes", "value": ["topic"]}])"),
       {{terms, "/classes/2/includes/0", "goes in a circle: risk -> topic -> risk"}}},
      {"an empty class",
       patched(terms, R"([{"op": "replace", "path": "/classes/2/includes", "value": []}])"),
       {{terms, "/classes/2", "at least one entry in \"terms\" or \"includes\""}}},
      {"a class without examples",
       patched(terms, R"([{"op": "remove", "path": "/classes/1/terms/0/examples"}])"),
       {{terms, "/classes/1/terms", "at least one term with \"examples\""}}},
      {"a term without names",
       patched(terms, R"([{"op": "replace", "path": "/classes/0/terms/1/names", "value": []}])"),
       {{terms, "/classes/0/terms/1/names", "needs at least 1 entry"}}},
      {"a name with a gap",
       patched(terms, R"([{"op": "add", "path": "/classes/1/terms/0/names/0", "value": "risk ..2 harm"}])"),
       {{terms, "/classes/1/terms/0/names/0", "gap"}}},
      {"a term id in two classes",
       patched(terms, R"([{"op": "replace", "path": "/classes/1/terms/0/id", "value": "therapy.any"}])"),
       {{terms, "/classes/1/terms/0/id",
         "\"therapy.any\" is already the id of rules/en/terms.json /classes/0/terms/0"}}},
      {"a broader term that is not there",
       patched(terms, R"([{"op": "replace", "path": "/classes/0/terms/1/broader", "value": "therapy.all"}])"),
       {{terms, "/classes/0/terms/1/broader", "there is no term \"therapy.all\"; did you mean \"therapy.any\"?"}}},
      {"terms broader than one another",
       patched(terms, R"([{"op": "add", "path": "/classes/0/terms/0/broader", "value": "therapy.cell"}])"),
       {{terms, "/classes/0/terms/1/broader", "goes in a circle: therapy.any -> therapy.cell -> therapy.any"}}},
      {"a term broader than itself",
       patched(terms, R"([{"op": "replace", "path": "/classes/1/terms/0/broader", "value": "risk.any"}])"),
       {{terms, "/classes/1/terms/0/broader", "goes in a circle: risk.any -> risk.any"}}},

      // ---- the language -------------------------------------------------------------------------------------------
      {"the code of another folder",
       patched(language, R"([{"op": "replace", "path": "/code", "value": "de"}])"),
       {{language, "/code", "must be the name of the folder, \"en\", is \"de\""}}},
      {"a contraction of three parts",
       patched(language, R"([{"op": "add", "path": "/contractions/0/written/2", "value": "x"}])"),
       {{language, "/contractions/0", "must have two parts each"}}},
      {"a contraction that loses its head",
       patched(language, R"([{"op": "replace", "path": "/contractions/0/read/0", "value": "do"}])"),
       {{language, "/contractions/0", "must stand in both or in neither"}}},
      {"an ending that is never reached",
       patched(
           language,
           R"([{"op": "add", "path": "/inflection/rules/2", "value": {"ending": "ry", "drop": 1, "add": ["ies"]}}])"),
       {{language, "/inflection/rules/2/ending", "is never reached: rule 0, \"y\""}}},
      {"more letters taken off than there are",
       patched(language, R"([{"op": "replace", "path": "/inflection/rules/0/drop", "value": 2}])"),
       {{language, "/inflection/rules/0/drop", "takes off more letters than the ending \"y\" has"}}},
      {"a number as text",
       patched(language, R"([{"op": "replace", "path": "/numbers/values/forty", "value": "40"}])"),
       {{language, "/numbers/values/forty", "must be a number from 0 to 1e+15, is the text \"40\""}}},
      {"one word in two cases",
       patched(language, R"([{"op": "add", "path": "/numbers/values/Forty", "value": 40}])"),
       {{language, "/numbers/values/forty", "stands twice"}}},

      // ---- retired ids --------------------------------------------------------------------------------------------
      {"a retired id in use",
       patched(
           retired,
           R"([{"op": "add", "path": "/retired/2", "value": {"id": "risk.named", "successor": "risk.vague", "reason": "Old."}}])"),
       {{risk, "/rules/0/id",
         "the id \"risk.named\" is retired and is never used again; its successor is \"risk.vague\""}}},
      {"a retired cue in use",
       patched(retired, R"([{"op": "replace", "path": "/retired/1/id", "value": "but"}])"),
       {{cues, "/cues/2/id", "the id \"but\" is retired and is never used again; choose a new one"}}},
      {"an id retired twice",
       patched(retired, R"([{"op": "replace", "path": "/retired/1/id", "value": "safety.riskless"}])"),
       {{retired, "/retired/1/id", "is already retired in rules/retired_ids.json /retired/0"}}},
      {"a successor that is not there",
       patched(retired, R"([{"op": "replace", "path": "/retired/0/successor", "value": "safety.no-risk"}])"),
       {{retired, "/retired/0/successor", "did you mean \"safety.no-risks\"?"}}},
      {"no reason",
       patched(retired, R"([{"op": "remove", "path": "/retired/0/reason"}])"),
       {{retired, "/retired/0", "needs the key \"reason\""}}},

      // ---- several at once ----------------------------------------------------------------------------------------
      {"a statement on claims that no rule makes",
       patched("corpus/reference/statements/small.json",
               R"([{"op": "replace", "path": "/statements/0/claims", "value": ["safty", "safety.no-riks"]}])"),
       {{"corpus/reference/statements/small.json", "/statements/0/claims/0", "there is no category or rule \"safty\""},
        {"corpus/reference/statements/small.json", "/statements/0/claims/1", "did you mean \"safety.no-risks\"?"}}},
      {"a statement on no claim at all",
       [](Files& files) {
         patched("corpus/reference/statements/small.json",
                 R"([{"op": "replace", "path": "/statements/0/claims", "value": []}])")(files);
         patched(safety, R"([{"op": "remove", "path": "/rules/0/statements"}])")(files);
       },
       {{"corpus/reference/statements/small.json", "/statements/0/claims", "judges no claim"}}},
      {"senses that are not there",
       [](Files& files) {
         patched(safety, R"([{"op": "replace", "path": "/rules/0/senses/0", "value": "risk-absnt"}])")(files);
         patched("corpus/reference/statements/small.json",
                 R"([{"op": "replace", "path": "/statements/0/refutes/0", "value": "x"}])")(files);
       },
       {{"corpus/reference/statements/small.json", "/statements/0/refutes/0", "there is no sense \"x\""},
        {safety, "/rules/0/senses/0", "did you mean \"risk-absent\"?"}}},
      {"pairs, weakenings and disclaimers that name what is not there",
       [](Files& files) {
         written("rules/senses.json", R"({"senses": [{"id": "risk-absent", "says": "No risk.", "denied": "risk-there"}],
           "pairs": [{"id": "a", "senses": ["risk-absent", "risk-presnt"], "same": ["route"], "says": "Apart.",
                      "examples": {"apart": ["x"], "together": []}}],
           "weakenings": [{"id": "b", "claims": ["safety"], "weakened_by": ["doubts"], "says": "Weaker."}],
           "elsewhere": ["riks"]})")(files);
         written("rules/en/disclaimers.json", R"({"disclaimers": [{"id": "vary", "says": "Differs.",
           "governs": ["cures"], "phrases": ["results vary"],
           "examples": {"match": ["[[Results vary]].", "All [[results vary]]."], "none": ["No.", "Yes."]}}]})")(files);
       },
       {{"rules/en/disclaimers.json", "/disclaimers/0/governs/0", "there is no category or rule \"cures\""},
        {"rules/senses.json", "/elsewhere/0", "there is no class \"riks\""},
        {"rules/senses.json", "/pairs/0/examples/together", "needs at least 1"},
        {"rules/senses.json", "/pairs/0/same/0", "must be one of"},
        {"rules/senses.json", "/pairs/0/senses/1", "there is no sense \"risk-presnt\""},
        {"rules/senses.json", "/senses/0/denied", "there is no sense \"risk-there\""},
        {"rules/senses.json", "/weakenings/0/weakened_by/0", "there is no category or rule \"doubts\""}}},
      {"a statement and a publisher signal with too few examples",
       [](Files& files) {
         patched("corpus/reference/statements/small.json",
                 R"([{"op": "remove", "path": "/statements/0/examples/1"}])")(files);
         written("rules/en/publisher.json", R"({"signals": [{"id": "seller.book", "kind": "seller", "sells": "yes",
           "weight": 3, "phrases": ["book now"], "examples": {"match": ["[[Book now]]."], "none": ["A book."]}}]})")(
             files);
       },
       {{"corpus/reference/statements/small.json", "/statements/0/examples", "needs at least 2 entries, has 1"},
        {"rules/en/publisher.json", "/signals/0/examples/match", "needs at least 2 entries, has 1"},
        {"rules/en/publisher.json", "/signals/0/examples/none", "needs at least 2 entries, has 1"}}},
      {"mistakes in four files",
       [](Files& files) {
         patched(safety, R"([{"op": "replace", "path": "/rules/0/severity", "value": 0},
                             {"op": "add", "path": "/rules/0/phrases/2", "value": "no {hram}"},
                             {"op": "remove", "path": "/rules/1/message"}])")(files);
         patched(risk, R"([{"op": "replace", "path": "/rules/0/examples/none", "value": []}])")(files);
         patched(cues, R"([{"op": "add", "path": "/cues/1/reach", "value": "chapter"}])")(files);
         patched(terms, R"([{"op": "replace", "path": "/classes/0/terms/1/broader", "value": "x"}])")(files);
       },
       {{cues, "/cues/1/reach", "must be one of"},
        {risk, "/rules/0/examples/none", "needs at least 2 entries, has 0"},
        {safety, "/rules/0/phrases/2", "hram"},
        {safety, "/rules/0/severity", "from 1 to 5, is 0"},
        {safety, "/rules/1", "needs the key \"message\""},
        {terms, "/classes/0/terms/1/broader", "there is no term \"x\""}}},
      {"a broken file beside a bad one",
       [](Files& files) {
         written(cues, "{")(files);
         patched(risk, R"([{"op": "add", "path": "/rules/0/phrases/1", "value": "..2 risk"}])")(files);
       },
       {{cues, "", "is not JSON"}, {risk, "/rules/0/phrases/1", "gap"}}},
      {"a broken language hides no mistake in another file, and phrases wait for it",
       [](Files& files) {
         written(language, "{\"code\": \"en\",}")(files);
         patched(risk, R"([{"op": "replace", "path": "/rules/0/plain", "value": 3},
                           {"op": "add", "path": "/rules/0/phrases/1", "value": "("}])")(files);
       },
       {{language, "", "is not JSON: line 1, column 15"}, {risk, "/rules/0/plain", "must be text, is 3"}}},
  };
  return rows;
}

}  // namespace

TEST_CASE("a broken rulebook gives exactly the problems it has, in order, and no rulebook") {
  REQUIRE(broken_rulebooks().size() >= 40);
  for (const Row& row : broken_rulebooks()) {
    const std::string what = row.what;
    CAPTURE(what);
    Files files = small_rulebook();
    row.change(files);
    const LoadedRulebook loaded = load({files});
    CHECK_FALSE(loaded.rulebook.has_value());
    CAPTURE(listed(loaded.problems));
    REQUIRE(loaded.problems.size() == row.problems.size());
    for (std::size_t i = 0; i < row.problems.size(); ++i) {
      CHECK(loaded.problems[i].file == row.problems[i].file);
      CHECK(loaded.problems[i].pointer == row.problems[i].pointer);
      const std::string part = row.problems[i].message_part;
      CAPTURE(part);
      CHECK(loaded.problems[i].message.find(row.problems[i].message_part) != std::string::npos);
    }
  }
}
