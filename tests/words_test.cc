#include "rulebook/words.h"
#include "places.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace {

using namespace overclaim;

nlohmann::json english() {
  std::ifstream in(std::string(overclaim::test::source_dir) + "/rules/en/words.json");
  return nlohmann::json::parse(in);
}

std::vector<std::string> problems_of(const std::string& bytes) {
  std::vector<Problem> problems;
  read_words({"words.json", bytes}, problems);
  std::vector<std::string> lines;
  for (const Problem& problem : problems) lines.push_back(to_string(problem));
  return lines;
}

}  // namespace

TEST_CASE("the built-in words are complete") { CHECK(problems_of(english().dump()).empty()); }

TEST_CASE("every band of the wording score has words") {
  std::ifstream in(std::string(overclaim::test::source_dir) + "/rules/scoring.json");
  const nlohmann::json scoring = nlohmann::json::parse(in), words = english();
  std::vector<std::string> bands = {scoring["too_little_band"]};
  for (const auto& band : scoring["bands"]) bands.push_back(band["id"]);
  for (const std::string& band : bands) {
    CAPTURE(band);
    CHECK(words.contains(std::string(band_prefix) + band));
  }
}

TEST_CASE("mistakes in words.json are named with their place and what is allowed") {
  struct Row {
    const char* change;
    std::string bytes;
    const char* expected;
  };
  const auto changed = [](const std::string& key, const nlohmann::json& value) {
    nlohmann::json words = english();
    words[key] = value;
    return words.dump();
  };
  nlohmann::json without = english();
  without.erase("ask");
  const std::vector<Row> rows = {
      {"a list", "[]", "words.json: must be an object, is a list"},
      {"an unknown key", changed("asks", "Ask"), "words.json /asks: unknown key \"asks\"; did you mean \"ask\"?"},
      {"a key like no other", changed("zzzzzz", "Ask"),
       "words.json /zzzzzz: unknown key \"zzzzzz\"; rules/en/words.json has all there are"},
      {"a missing key", without.dump(), "words.json: needs the key \"ask\""},
      {"no placeholder", changed("ask", "Ask"), "words.json /ask: must hold exactly these, each once: {question}"},
      {"a foreign placeholder", changed("ask", "{question} {n}"),
       "words.json /ask: must hold exactly these, each once: {question}"},
      {"a placeholder twice", changed("ask", "{question}{question}"),
       "words.json /ask: must hold exactly these, each once: {question}"},
      {"a placeholder cut off", changed("ask", "{question"),
       "words.json /ask: must hold exactly these, each once: {question}"},
      {"a placeholder too many", changed("hidden", "{n}"), "words.json /hidden: may hold no placeholder"},
      {"an empty text", changed("hidden", ""), "words.json /hidden: must not be empty"},
      {"no names of languages", changed("language_names", nlohmann::json::object()),
       "words.json /language_names: must not be empty"},
      {"names that are no object", changed("language_names", "Spanish"),
       "words.json /language_names: must be an object, is the text \"Spanish\""},
      {"a name for no code", changed("language_names", {{"Spanish", "Spanish"}}),
       "words.json /language_names/Spanish: \"Spanish\" is no code of a language, such as \"es\""},
      {"a language without a name", changed("language_names", {{"es", ""}}),
       "words.json /language_names/es: must not be empty"},
      {"a number", changed("hidden", 3), "words.json /hidden: must be text, is 3"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.change));
    const std::vector<std::string> problems = problems_of(row.bytes);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0] == row.expected);
  }
}

TEST_CASE("languages have names, and one without a name is shown by its code") {
  std::vector<Problem> problems;
  const std::string bytes = english().dump();
  const Words words = read_words({"words.json", bytes}, problems);
  CHECK(words.languages.size() >= 40);
  CHECK(language_name(words, "es") == "Spanish");
  CHECK(language_name(words, "zh-Hant") == "Chinese (traditional)");
  CHECK(language_name(words, "qu") == "a language with the code qu");
  CHECK(language_name({}, "qu") == "qu");
}

TEST_CASE("placeholders are filled once, and what fills them is not read again") {
  Words words;
  words.texts = {{"cleared_by", "{reason}: \"{cue}\""}, {"plain", "no place"}};
  CHECK(say(words, "cleared_by", {{"reason", "it is denied"}, {"cue", "{reason}"}}) == "it is denied: \"{reason}\"");
  CHECK(say(words, "plain", {{"n", "3"}}) == "no place");
  CHECK(say(words, "missing").empty());
}
