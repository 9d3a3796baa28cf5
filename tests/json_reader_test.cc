#include "rulebook/json_reader.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "rulebook/stance.h"

using namespace overclaim;

namespace {

struct Animal {
  std::string name, notes;
  int legs = 0;
  bool wild = false;
  Stance stance = Stance::asserted;
  std::vector<std::string> calls;
};

void read_animal(const JsonNode& node, Animal& animal) {
  read_object(node,
              {required_key("name", animal.name, read_line), optional_key("notes", animal.notes, read_lines),
               optional_key("legs", animal.legs, whole_number(-1, 8)), optional_key("wild", animal.wild, read_flag),
               optional_key("stance", animal.stance, one_of(all_stances)),
               optional_key("calls", animal.calls, list_of(read_line, 1))});
}

struct ReadAnimals {
  bool parsed = false;
  std::vector<Animal> animals;
  std::vector<Problem> problems;
};

ReadAnimals read_animals(std::string_view json) {
  ReadAnimals result;
  result.parsed = read_json("zoo.json", json, result.problems,
                            [&](const JsonNode& root) { list_of(read_animal)(root, result.animals); });
  sort_problems(result.problems);
  return result;
}

std::string nested(std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); }

}  // namespace

TEST_CASE("a good file is read into structs") {
  const ReadAnimals result = read_animals(
      R"([{"name": "heron", "notes": "two\n\tlines", "legs": 2, "wild": true, "stance": "asked", "calls": ["craak"]},
          {"name": "eel"}])");
  CHECK(result.parsed);
  CHECK(result.problems.empty());
  REQUIRE(result.animals.size() == 2);
  CHECK(result.animals[0].name == "heron");
  CHECK(result.animals[0].notes == "two\n\tlines");
  CHECK(result.animals[0].legs == 2);
  CHECK(result.animals[0].wild);
  CHECK(result.animals[0].stance == Stance::asked);
  CHECK(result.animals[0].calls == std::vector<std::string>{"craak"});
  CHECK(result.animals[1].legs == 0);
}

TEST_CASE("each mistake is said where it stands, all at once") {
  struct Row {
    std::string json;
    std::vector<Problem> problems;  // message: a part of it
  };
  const std::string many(max_json_string, 'x');
  const std::vector<Row> rows = {
      // Syntax: line and column of the byte that is wrong.
      {"", {{"", "", "is not JSON: line 1, column 1: "}}},
      {"[\n  {\"name\" \"x\"}]", {{"", "", "is not JSON: line 2, column 11: "}}},
      {"[{\"name\": \"eel\"}]]", {{"", "", "is not JSON: line 1, column 18: "}}},
      {"[1e999]", {{"", "", "is not JSON: line 1, column 2: number overflow"}}},
      {"[\"\xff\"]", {{"", "", "is not JSON: line 1, column 3: "}}},
      {"[{\"name\": \"eel\"} true]", {{"", "", "is not JSON: line 1, column 21: "}}},
      {"[\"a\tb\"]", {{"", "", "control character U+0009 (HT) must be escaped"}}},
      {std::string("[]\0[", 4), {{"", "", "holds a zero byte"}}},
      // Limits.
      {"\"" + std::string(max_json_bytes, 'x') + "\"",
       {{"", "", "is 8388610 bytes long; at most 8388608 are allowed"}}},
      {nested(max_json_nesting + 1),
       {{"", "/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0", "nested deeper than 32 levels"}}},
      {"[{\"name\": \"" + many + "\"}]", {}},
      {"[{\"name\": \"" + many + "x\"}]", {{"", "/0/name", "a text of 10001 bytes; at most 10000 are allowed"}}},
      {"[{\"name\": \"eel\", \"" + many + "x\": 1}]", {{"", "/0", "a key of 10001 bytes"}}},
      // Repeated keys, at any depth, also in what was itself repeated.
      {R"([{"name": "a", "name": "b"}])", {{"", "/0/name", "repeated key \"name\""}}},
      {R"([{"name": "a", "calls": ["x"], "calls": [{"k": 1, "k": 2}]}])",
       {{"", "/0/calls", "repeated key"}, {"", "/0/calls/0/k", "repeated key \"k\""}}},
      {R"([{"name": "a", "\u006eame": "b"}])", {{"", "/0/name", "repeated key"}}},
      // Keys.
      {R"([{"name": "a", "leg": 4}])",
       {{"", "/0/leg", "unknown key \"leg\"; did you mean \"legs\"? Allowed: name, notes, legs, wild, stance, calls"}}},
      {R"([{"name": "a", "habitat": 4}])", {{"", "/0/habitat", "unknown key \"habitat\"; allowed: name, notes"}}},
      {R"([{"name": "a", "a/b~c": 4}])", {{"", "/0/a~1b~0c", "unknown key"}}},
      {R"([{}])", {{"", "/0", "needs the key \"name\""}}},
      // Types.
      {"{}", {{"", "", "must be a list, is an object"}}},
      {"[null]", {{"", "/0", "must be an object, is null"}}},
      {R"([{"name": 3}])", {{"", "/0/name", "must be text, is 3"}}},
      {R"([{"name": "a", "wild": 1}])", {{"", "/0/wild", "must be true or false, is 1"}}},
      {R"([{"name": "a", "calls": "craak"}])", {{"", "/0/calls", "must be a list, is the text \"craak\""}}},
      // Numbers.
      {R"([{"name": "a", "legs": -1}])", {}},
      {R"([{"name": "a", "legs": 8}])", {}},
      {R"([{"name": "a", "legs": -2}])", {{"", "/0/legs", "must be a whole number from -1 to 8, is -2"}}},
      {R"([{"name": "a", "legs": 9}])", {{"", "/0/legs", "is 9"}}},
      {R"([{"name": "a", "legs": 4.0}])", {{"", "/0/legs", "is 4"}}},
      {R"([{"name": "a", "legs": 18446744073709551615}])", {{"", "/0/legs", "is 18446744073709551615"}}},
      {R"([{"name": "a", "legs": -9223372036854775808}])", {{"", "/0/legs", "is -9223372036854775808"}}},
      // Names of enumerators.
      {R"([{"name": "a", "stance": "Asked"}])",
       {{"", "/0/stance",
         "must be one of asserted, negated, hedged, asked, conditional, reported, is \"Asked\"; did you mean "
         "\"asked\"?"}}},
      {R"([{"name": "a", "stance": 1}])", {{"", "/0/stance", "must be one of asserted"}}},
      // Texts.
      {R"([{"name": ""}])", {{"", "/0/name", "must not be empty"}}},
      {R"([{"name": " eel"}])", {{"", "/0/name", "begins or ends with a space: \" eel\""}}},
      {R"([{"name": "a\nb"}])", {{"", "/0/name", "holds the control character \"\\u000A\""}}},
      {R"([{"name": "a\u0085b"}])", {{"", "/0/name", "holds the control character \"\\u0085\""}}},
      {R"([{"name": "a", "notes": "a\rb"}])", {{"", "/0/notes", "only line feed and tab are allowed"}}},
      // Lists.
      {R"([{"name": "a", "calls": []}])", {{"", "/0/calls", "needs at least 1 entry, has 0"}}},
      {R"([{"name": "a", "calls": ["x", "y", "x"]}])", {{"", "/0/calls/2", "repeats entry 0, \"x\""}}},
      // Several at once, in the order of their places.
      {R"([{"legs": 99, "wild": "no"}, {"name": "b", "calls": [1, "", "x"]}])",
       {{"", "/0", "needs the key \"name\""},
        {"", "/0/legs", "is 99"},
        {"", "/0/wild", "true or false"},
        {"", "/1/calls/0", "must be text, is 1"},
        {"", "/1/calls/1", "must not be empty"}}},
  };
  for (const Row& row : rows) {
    const std::string json = row.json.substr(0, 200);
    CAPTURE(json);
    const ReadAnimals result = read_animals(row.json);
    std::string found;
    for (const Problem& problem : result.problems) found += to_string(problem) + "\n";
    CAPTURE(found);
    REQUIRE(result.problems.size() == row.problems.size());
    for (std::size_t i = 0; i < row.problems.size(); ++i) {
      CHECK(result.problems[i].file == "zoo.json");
      CHECK(result.problems[i].pointer == row.problems[i].pointer);
      CHECK(result.problems[i].message.find(row.problems[i].message) != std::string::npos);
    }
  }
}

TEST_CASE("nesting up to the limit is read") {
  std::vector<Problem> problems;
  CHECK(read_json("deep.json", nested(max_json_nesting), problems, [](const JsonNode&) {}));
  CHECK(problems.empty());
}

TEST_CASE("a file that cannot be parsed is not read") {
  std::vector<Problem> problems;
  bool called = false;
  CHECK_FALSE(read_json("bad.json", "{", problems, [&](const JsonNode&) { called = true; }));
  CHECK_FALSE(called);
  CHECK(problems.size() == 1);
}

TEST_CASE("entry i of a list is read into out[i], also behind one that cannot be read") {
  const ReadAnimals result = read_animals(R"([3, {"name": "eel"}])");
  REQUIRE(result.animals.size() == 2);
  CHECK(result.animals[0].name.empty());
  CHECK(result.animals[1].name == "eel");
}

TEST_CASE("of a repeated key the first value is read") {
  const ReadAnimals result = read_animals(R"([{"name": "a", "name": "b"}])");
  REQUIRE(result.animals.size() == 1);
  CHECK(result.animals[0].name == "a");
}

TEST_CASE("a problem is one line without control characters") {
  CHECK(to_string(Problem{"rules/en/safety.json", "/rules/3/severity", "is 7"}) ==
        "rules/en/safety.json /rules/3/severity: is 7");
  CHECK(to_string(Problem{"a.json", "", "is empty"}) == "a.json: is empty");
  CHECK(to_string(Problem{"a\n.json", "/\x1b[31m", "line\nend"}) == "a\\u000A.json /\\u001B[31m: line\\u000Aend");
}

TEST_CASE("problems are ordered as people read a file") {
  std::vector<Problem> problems = {{"b", "/a", ""},        {"a", "/r/10", ""},      {"a", "/r/9/x", ""},
                                   {"a", "/r/9", "first"}, {"a", "/r/9", "second"}, {"a", "", ""},
                                   {"a", "/q", ""}};
  sort_problems(problems);
  const std::vector<Problem> expected = {{"a", "", ""},           {"a", "/q", ""},     {"a", "/r/9", "first"},
                                         {"a", "/r/9", "second"}, {"a", "/r/9/x", ""}, {"a", "/r/10", ""},
                                         {"b", "/a", ""}};
  CHECK(problems == expected);
}

TEST_CASE("text is shown whole up to 60 characters, and never raw") {
  CHECK(shown("no risk") == "\"no risk\"");
  CHECK(shown("a\nb\x7f") == "\"a\\u000Ab\\u007F\"");
  CHECK(shown("\xff") == "\"\uFFFD\"");
  CHECK(shown(std::string(60, 'x')) == "\"" + std::string(60, 'x') + "\"");
  CHECK(shown(std::string(61, 'x')) == "\"" + std::string(60, 'x') + "...\"");
}

TEST_CASE("only a likely slip of the hand is proposed") {
  const std::vector<std::string_view> names = {"id", "severity", "phrases", "regexes"};
  CHECK(nearest_name("severty", names) == "severity");
  CHECK(nearest_name("phrase", names) == "phrases");
  CHECK(nearest_name("ids", names) == "id");
  CHECK(nearest_name("colour", names).empty());
  CHECK(nearest_name("", names).empty());
  CHECK(nearest_name(std::string(100'000, 'x'), names).empty());
}
