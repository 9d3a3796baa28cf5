// Rulebooks that somebody made to break the program, or by mistake: each is refused with a message that names file,
// place and reason, or it loads and a page is matched in linear time. What single mistakes say:
// broken_rulebooks_test.cc.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "load_files.h"
#include "rulebook/json_reader.h"
#include "rulebook/name_expansion.h"
#include "rulebook/phrase.h"
#include "rulebook/rulebook_limits.h"
#include "text/read.h"
#include "text/utf8.h"
#include "text/writing_direction.h"

using namespace overclaim;
using overclaim::test::Files;
using overclaim::test::load;
using overclaim::test::small_rulebook;
using overclaim::test::file_names::language;
using overclaim::test::file_names::terms;

namespace {

constexpr const char* extra = "rules/en/cure.json";

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

std::string join(std::size_t count, const std::function<std::string(std::size_t)>& piece, std::string_view between) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : std::string(between)) + piece(i);
  return text;
}

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

// A file of one rule with these members in front of what every rule needs.
std::string file_of(const std::string& members, std::string_view id = "cure.made") {
  return R"({"category": "cure", "rules": [{"id": ")" + std::string(id) + R"(", "severity": 3, )" + members +
         R"("plain": "Said.", "ask": "Who?", "message": "Says it.",
         "examples": {"match": ["[[a]] b", "b [[a]]"], "clear": ["Not [[a]].", "Is it [[a]]?"], "none": ["b", "c"]}}]})";
}
// So many rules with so many phrases of one word each, and one for "a".
std::string many_rules(std::size_t rules, std::size_t phrases) {
  const auto rule = [&](std::size_t r) {
    const auto phrase = [&](std::size_t i) { return in_quotes("v" + std::to_string(r * phrases + i)); };
    const std::string id = r == 0 ? "made" : "made-" + std::to_string(r);
    return R"({"id": "cure.)" + id + R"(", "severity": 3, "plain": "Said.", "ask": "Who?", "message": "Says it.",
              "phrases": [)" +
           join(phrases, phrase, ",") + R"(], "examples": {"match": ["[[v1]] b", "b [[v1]]"],
              "clear": ["Not [[v1]].", "Is it [[v1]]?"], "none": ["b", "c"]}})";
  };
  return R"({"category": "cure", "rules": [)" + join(rules, rule, ",") + "]}";
}

std::string phrase_file(std::string_view phrase) {
  return file_of(R"("phrases": [")" + std::string(phrase) + R"("], )");
}
std::string regex_file(std::string_view regex) { return file_of(R"("regexes": [")" + std::string(regex) + R"("], )"); }

// A terms.json with the classes the small rulebook needs and these.
std::string terms_with(const std::string& classes) {
  std::string text = small_rulebook().at(terms);
  const std::size_t at = text.find("\"classes\": [") + std::string_view("\"classes\": [").size();
  return text.substr(0, at) + classes + ",\n" + text.substr(at);
}

struct Row {
  std::string what;
  std::string file, bytes;
  std::string pointer, message_part;  // of one of the problems
};

std::vector<Row> bad_phrases_and_regexes() {
  const auto word = [](std::size_t i) { return "w" + std::to_string(i); };
  return {
      {"repetition of repetition", extra, regex_file("a{1,1000}{1,1000}"), "/rules/0/regexes/0",
       "not a regular expression RE2 takes"},
      {"repetition of a group of repetitions", extra, regex_file("(?:a{1,900}){1,900}"), "/rules/0/regexes/0",
       "not a regular expression RE2 takes"},
      {"repetition over RE2's most", extra, regex_file("a{1,100000}"), "/rules/0/regexes/0",
       "not a regular expression"},
      {"a small text that becomes a large program", extra, regex_file("(?:[^ ]{1,30} [^,]{1,30}){1,30}"),
       "/rules/0/regexes/0", "too large"},
      {"a large class, often", extra, regex_file("\\\\pL{1,1000}"), "/rules/0/regexes/0", "too large"},
      {"a regex with a thousand brackets", extra, regex_file(repeated("(", 900) + "a" + repeated(")", 900)),
       "/rules/0/regexes/0", "has 900 groups"},
      {"look-behind", extra, regex_file("(?<=a)b"), "/rules/0/regexes/0", "not a regular expression"},
      {"65 alternatives", extra, phrase_file("(" + join(65, word, "|") + ")"), "/rules/0/phrases/0",
       "more than 64 alternatives"},
      {"100,000 alternatives", extra, phrase_file("(" + join(100'000, word, "|") + ")"), "/rules/0/phrases/0",
       "bytes; at most 10000 are allowed"},
      {"a phrase of 7 MB", extra, phrase_file(repeated("a ", 3'500'000) + "a"), "/rules/0/phrases/0",
       "a text of 7000001 bytes; at most 10000 are allowed"},
      {"a phrase of 10 MB", extra, phrase_file(repeated("a ", 5'000'000) + "a"), "",
       "bytes long; at most 8388608 are allowed"},
      {"brackets in brackets", extra, phrase_file(repeated("(a ", 1500) + repeated(")", 1500)), "/rules/0/phrases/0",
       "nested"},
      {"brackets that never close", extra, phrase_file(repeated("(", 9000)), "/rules/0/phrases/0", "nested"},
      {"a gap of a thousand words", extra, phrase_file("a ..1000 b"), "/rules/0/phrases/0", "1 to 8 words"},
      {"a gap of more digits than a number has", extra, phrase_file("a .." + repeated("9", 400) + " b"),
       "/rules/0/phrases/0", "1 to 8 words"},
      {"too many elements", extra, phrase_file(repeated("a ", 25) + "b"), "/rules/0/phrases/0",
       "more than 24 elements"},
      {"more gaps than a phrase may have", extra, phrase_file("a ..8 b ..8 a ..8 b"), "/rules/0/phrases/0",
       "all gaps together span more than 16 words"},
      {"more phrases than a rulebook may have", extra,
       file_of("\"phrases\": [" +
               join(
                   max_rulebook_phrases + 1, [&](std::size_t i) { return in_quotes(word(i)); }, ",") +
               "], "),
       "/rules/0", "more than 20000 phrases"},
      {"more regexes than a rulebook may have", extra,
       file_of("\"regexes\": [" +
               join(
                   max_rulebook_regexes + 1, [&](std::size_t i) { return in_quotes(word(i)); }, ",") +
               "], "),
       "/rules/0", "more than 500 regexes"},
  };
}

std::vector<Row> bad_terms() {
  const auto number = [](std::size_t i) { return std::to_string(i); };
  const auto one_class = [](const std::string& name, const std::string& more) {
    return R"({"class": ")" + name + R"(", )" + more + "}";
  };
  const auto one_name = [](const std::string& id, const std::string& name) {
    return R"("terms": [{"id": ")" + id + R"(", "names": [")" + name + R"("], "examples": ["[[x]]"]}])";
  };
  const auto names_of_class = [](std::size_t count) {
    return R"("terms": [{"id": "n.n", "names": [)" +
           join(
               count, [](std::size_t i) { return in_quotes("n" + std::to_string(i)); }, ",") +
           R"(], "examples": ["[[n1]]"]}])";
  };
  const std::string nine = "(a|b|c) (d|e|f) (g|h|i) (j|k|l) (m|n|o) (p|q|r) (s|t|u) (v|w|x) (y|z|za)";  // 19,683
  return {
      {"classes that include one another", terms,
       terms_with(one_class("one", R"("includes": ["two"], "terms": [])") + "," +
                  one_class("two", R"("includes": ["one"], "terms": [])")),
       "/classes/1/includes/0", "circle"},
      {"a class that includes itself", terms, terms_with(one_class("one", R"("includes": ["one"], "terms": [])")),
       "/classes/0/includes/0", "circle"},
      {"names that hold one another", terms,
       terms_with(one_class("one", one_name("o.o", "{two}")) + "," + one_class("two", one_name("t.t", "{one}"))), "",
       "circle"},
      {"a class name of more than a line", terms, terms_with(one_class("o" + repeated("ne", 50), R"("terms": [])")),
       "/classes/0/class", "a class name of at most 100 lower-case letters"},
      {"terms broader than one another", terms, terms_with(R"({"class": "one", "terms": [
         {"id": "o.a", "broader": "o.b", "names": ["oa"], "examples": ["[[oa]]"]},
         {"id": "o.b", "broader": "o.a", "names": ["ob"], "examples": ["[[ob]]"]}]})"),
       "/classes/0/terms/1/broader", "circle"},
      {"a circle of ten thousand", terms,
       terms_with(join(
           10'000,
           [&](std::size_t i) {
             return one_class("c" + number(i), R"("includes": ["c)" + number((i + 1) % 10'000) + R"("], "terms": [])");
           },
           ",")),
       "", "circle"},
      {"ten thousand classes in a row", terms,
       terms_with(join(
           10'000,
           [&](std::size_t i) {
             const std::string includes = i == 0 ? "" : R"("includes": ["c)" + number(i - 1) + R"("], )";
             return one_class("c" + number(i), includes + R"("terms": [])");
           },
           ",")),
       "", "more than 1000 classes"},
      {"many classes that each hold all names of the one before", terms,
       terms_with(one_class("c0", names_of_class(5000)) + "," +
                  join(
                      900,
                      [&](std::size_t i) {
                        return one_class("c" + number(i + 1), R"("includes": ["c)" + number(i) + R"("], "terms": [])");
                      },
                      ",")),
       "/classes/321/includes/0", "ways: use fewer optional parts"},
      {"a name that can be written in a hundred thousand ways", terms,
       terms_with(one_class("one", one_name("o.o", nine + " [zz] [zy] [zx]"))), "/classes/0/terms/0/names/0",
       "can be written in more than 20000 ways"},
      {"a name of large classes", terms,
       terms_with(one_class("one", names_of_class(300)) + "," + one_class("two", one_name("t.t", "{one} {one}"))),
       "/classes/1/terms/0/names/0", "can be written in more than 20000 ways"},
      {"thousands of names that can be written in many ways each", terms,
       terms_with(
           one_class("one", R"("terms": [{"id": "o.o", "names": [)" +
                                join(
                                    3000, [&](std::size_t i) { return in_quotes("n" + number(i) + " " + nine); }, ",") +
                                R"(], "examples": ["[[x]]"]}])")),
       "/classes/0/terms/0/names/20", "with this all names together"},
  };
}

// A language.json where this stands for that.
std::string language_with(const std::string& from, const std::string& to) {
  std::string text = small_rulebook().at(language);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::vector<Row> bad_languages() {
  const auto word = [](std::size_t i) { return in_quotes("w" + std::to_string(i)); };
  const auto contraction = [](std::size_t i) {
    return R"({"written": ["*", "'q)" + std::to_string(i) + R"("], "read": ["*", "not"]})";
  };
  const auto rule = [](std::size_t i) {
    return R"({"ending": "q)" + std::to_string(i) + R"(", "drop": 0, "add": ["s"]})";
  };
  return {
      {"a rule of inflection that makes 20,000 forms", language,
       language_with(R"("add": ["s", "ed"])", "\"add\": [" + join(20'000, word, ",") + "]"), "/inflection/rules/1/add",
       "has 20000 entries; at most 20 are allowed"},
      {"an irregular word of 300,000 forms", language,
       language_with(R"(["gets", "got", "getting"])", "[" + join(300'000, word, ",") + "]"),
       "/inflection/irregular/get", "has 300000 entries; at most 20 are allowed"},
      {"a form as long as a page", language,
       language_with(R"("add": ["s", "ed"])", R"("add": [")" + repeated("s", 9000) + "\"]"),
       "/inflection/rules/1/add/0", "is longer than 50 bytes"},
      {"100,000 rules of inflection", language,
       language_with(R"("rules": [)", "\"rules\": [" + join(100'000, rule, ",") + ","), "/inflection/rules",
       "at most 200 are allowed"},
      {"80,000 contractions", language,
       language_with(R"("contractions": [)", "\"contractions\": [" + join(80'000, contraction, ",") + ","),
       "/contractions", "at most 1000 are allowed"},
  };
}

std::vector<Row> bad_json() {
  const auto message = [](const std::string& text) {
    return R"({"category": "cure", "rules": [{"id": "cure.made", "message": ")" + text + "\"}]}";
  };
  const auto rule_id = [](const std::string& id) { return file_of(R"("phrases": ["a"], )", id); };
  const auto severity = [](const std::string& number) {
    return R"({"category": "cure", "rules": [{"severity": )" + number + "}]}";
  };
  std::vector<Row> rows = {
      {"a repeated key deep inside", extra,
       R"({"category": "cure", "rules": [{"id": "cure.made", "examples": {"match": [], "match": []}}]})",
       "/rules/0/examples/match", "repeated key"},
      {"a repeated key with an escape in it", extra, R"({"category": "cure", "c\u0061tegory": "safety", "rules": []})",
       "/category", "repeated key"},
      {"lists nested a hundred thousand deep", extra, repeated("[", 100'000) + repeated("]", 100'000), "",
       "nested deeper than 32 levels"},
      {"objects nested a hundred thousand deep", extra, repeated("{\"a\":", 100'000) + "1" + repeated("}", 100'000), "",
       "nested deeper than 32 levels"},
      {"a number too large for any type", extra, severity("1e999"), "", "is not JSON: line 1"},
      {"a number of a thousand digits", extra, severity(repeated("9", 1000)), "", "is not JSON: line 1"},
      {"a negative number", extra, severity("-1"), "/rules/0/severity", "a whole number from 1 to 5"},
      {"half a number", extra, severity("2.5"), "/rules/0/severity", "a whole number from 1 to 5"},
      {"a number over 64 bits", extra, severity("18446744073709551617"), "/rules/0/severity", "from 1 to 5"},
      {"no number", extra, severity("NaN"), "", "is not JSON"},
      {"half a character", extra, message("a \xC3( b"), "", "is not JSON: line 1"},
      {"a character written too long", extra, message("a \xC0\xAF b"), "", "is not JSON: line 1"},
      {"half a pair", extra, message("a \\ud800 b"), "", "is not JSON: line 1"},
      {"not UTF-8", extra, "\xFF\xFE{\0}\0", "", "is not JSON"},
      {"a bell in a message", extra, message("Rings \\u0007."), "/rules/0/message", "control character \"\\u0007\""},
      {"a colour in a message", extra, message("\\u001b[31mRed."), "/rules/0/message", "control character \"\\u001B\""},
      {"two lines in a message", extra, message("One.\\nTwo."), "/rules/0/message", "control character \"\\u000A\""},
      {"a message that turns round", extra, message("Safe \\u202e.efas toN"), "/rules/0/message",
       "control character \"\\u202E\""},
      {"a message with a mark that moves what stands beside it", extra, message("Safe \\u061c(not)."),
       "/rules/0/message", "control character \"\\u061C\""},
      {"an id with a path", extra, rule_id("cure.../../etc/passwd"), "/rules/0/id", ""},
      {"an id with a colour", extra, rule_id("cure.\\u001b[31mred"), "/rules/0/id", ""},
      {"an id with a line end", extra, rule_id("cure.made\\nrules"), "/rules/0/id", ""},
      {"an id as long as a book", extra, rule_id("cure." + repeated("a", 20'000)), "/rules/0/id",
       "bytes; at most 10000 are allowed"},
      {"a key with a colour", extra, R"({"category": "cure", "\u001b[2Jrules": [], "rules": []})", "", "unknown key"},
      {"a key as long as a book", extra, "{" + in_quotes(repeated("k", 20'000)) + ": 1}", "", "a key of 20000 bytes"},
      {"a file name with a colour", "rules/en/\x1B[2Jcure.json", "{}", "", "is no file of a rulebook"},
      {"a file name with a path", "rules/../../etc/passwd.json", "{}", "", "is no file of a rulebook"},
      {"a file name in another folder", "rules/en/../cure.json", "{}", "", "is no file of a rulebook"},
  };
  for (const std::string value : {"null", "true", "7", "\"x\"", "[]", "[null]", "{\"a\": 1}"}) {
    for (const std::string key : {"phrases", "examples", "when", "slots", "basis"}) {
      if (value == "[]" && (key == "phrases" || key == "basis")) continue;
      rows.push_back({key + " is " + value, extra,
                      R"({"category": "cure", "rules": [{"id": "cure.made", ")" + key + "\": " + value + "}]}", "",
                      ""});
    }
  }
  return rows;
}

// What people see of a problem: one line of valid text, nothing that steers a terminal.
bool is_safe(const std::string& line) {
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint c = code_point_at(line, at);
    if (!c.valid || c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0) || c.value == 0x2028 || c.value == 0x2029 ||
        turns_direction(c.value)) {
      return false;
    }
    at += c.size;
  }
  return true;
}

// Generous: a machine under load, a debug build. What is quadratic in these inputs takes hours.
constexpr std::chrono::seconds long_enough{600};

}  // namespace

TEST_CASE("a malicious or careless rulebook is refused with file, place and reason") {
  std::vector<Row> rows = bad_phrases_and_regexes();
  for (auto* make : {bad_terms, bad_languages, bad_json}) {
    for (Row& row : make()) rows.push_back(std::move(row));
  }
  REQUIRE(rows.size() >= 80);
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Files files = small_rulebook();
    files[row.file] = row.bytes;
    const auto begin = std::chrono::steady_clock::now();
    const LoadedRulebook loaded = load({files});
    CHECK(std::chrono::steady_clock::now() - begin < long_enough);
    CHECK_FALSE(loaded.rulebook.has_value());
    CHECK(loaded.problems.size() <= max_json_problems + 50);
    bool found = false;
    std::string listed;
    for (const Problem& problem : loaded.problems) {
      const std::string line = to_string(problem);
      if (listed.size() < 2000) listed += line.substr(0, 400) + "\n";
      CHECK(is_safe(line));
      CHECK_FALSE(problem.message.empty());
      found = found || (problem.file == row.file && problem.pointer.starts_with(row.pointer) &&
                        problem.message.find(row.message_part) != std::string::npos);
    }
    CHECK_MESSAGE(found, listed);
  }
}

TEST_CASE("a file of nothing but mistakes is told up to a limit") {
  const std::string objects = join(
      20'000, [](std::size_t) { return std::string("{}"); }, ",");
  const std::string keys = join(
      20'000, [](std::size_t i) { return in_quotes("k" + std::to_string(i)) + ":1"; }, ",");
  for (const std::string& bytes : {R"({"category": "cure", "rules": [)" + objects + "]}", "{" + keys + "}"}) {
    Files files = small_rulebook();
    files[extra] = bytes;
    const LoadedRulebook loaded = load({files});
    CHECK_FALSE(loaded.rulebook.has_value());
    std::size_t told = 0;
    for (const Problem& problem : loaded.problems) told += problem.file == extra ? 1U : 0U;
    CHECK(told == max_json_problems + 1);
    const bool says_so = std::any_of(loaded.problems.begin(), loaded.problems.end(), [](const Problem& problem) {
      return problem.message.find("more than 1000 problems") != std::string::npos;
    });
    CHECK(says_so);
  }
}

// Bytes of all that is told.
std::size_t told_bytes(const LoadedRulebook& loaded) {
  std::size_t bytes = 0;
  for (const Problem& problem : loaded.problems) bytes += to_string(problem).size();
  return bytes;
}

TEST_CASE("what is told of a rulebook stays short enough to be read") {
  const auto number = [](std::size_t i) { return std::to_string(i); };
  const auto one_class = [](const std::string& name, const std::string& more) {
    return R"({"class": ")" + name + R"(", "terms": [])" + more + "}";
  };
  const std::string many_classes = terms_with(join(
      900, [&](std::size_t i) { return one_class(repeated("a", 90) + number(i), ""); }, ","));
  const std::string unknown_class =
      file_of("\"phrases\": [" +
              join(
                  800, [&](std::size_t i) { return in_quotes("{zz} b" + number(i)); }, ",") +
              "], ");
  const std::string circle = terms_with(join(
      8000,
      [&](std::size_t i) {
        return one_class("c" + number(i), R"(, "includes": ["c0", "c)" + number((i + 1) % 8000) + "\"]");
      },
      ","));
  const std::string statements =
      file_of(R"("phrases": ["a"], "statements": [)" +
              join(
                  20'000, [&](std::size_t i) { return in_quotes("no.such-" + number(i)); }, ",") +
              "], ");
  const std::string names = terms_with(R"({"class": "one", "terms": [{"id": "o.o", "names": [)" +
                                       join(
                                           20'000, [&](std::size_t i) { return in_quotes("(n" + number(i)); }, ",") +
                                       R"(], "examples": ["[[x]]"]}]})");
  std::string deep = "1", key = in_quotes(repeated("k", 9000));
  for (std::size_t i = 0; i < 1100; ++i) deep += ",\"a\":1";
  deep = "{\"a\":" + deep + "}";
  for (int i = 0; i < 30; ++i) deep = "{" + key + ":" + deep + "}";
  struct Told {
    std::string what;
    Files files;
    std::size_t most_problems, most_bytes;
  };
  const Told rows[] = {
      {"classes that are named in each message", {{terms, many_classes}, {extra, unknown_class}}, 1700, 2'500'000},
      {"a long circle, closed 8,000 times", {{terms, circle}}, 1001, 200'000},
      {"20,000 statements that are not there", {{extra, statements}}, 1001, 150'000},
      {"20,000 names that are none", {{terms, names}}, 1002, 150'000},
      {"keys that would be repeated in each place", {{extra, deep}}, 1001, 2'500'000},
  };
  for (const Told& row : rows) {
    CAPTURE(row.what);
    Files files = small_rulebook();
    for (const auto& [name, bytes] : row.files) files[name] = bytes;
    const LoadedRulebook loaded = load({files});
    CHECK_FALSE(loaded.rulebook.has_value());
    CHECK(loaded.problems.size() > 700);
    CHECK(loaded.problems.size() <= row.most_problems);
    CHECK(told_bytes(loaded) < row.most_bytes);
  }
}

TEST_CASE("a class that is nearly there is named, and of many some") {
  Files files = small_rulebook();
  files[extra] = phrase_file("no {rsk}");
  REQUIRE(load({files}).problems.size() == 1);
  CHECK(load({files}).problems[0].message == "unknown class {rsk}; did you mean {risk}?");
  files[extra] = phrase_file("no {zebra}");
  CHECK(load({files}).problems[0].message ==
        "unknown class {zebra}; known classes: number, percent, ratio, money, date, duration, therapy, risk, topic");
  files[terms] = terms_with(join(
      30, [&](std::size_t i) { return R"({"class": "c)" + std::to_string(i) + R"(", "terms": []})"; }, ","));
  CHECK(load({files}).problems[0].message.ends_with("c12, c13 and 19 more"));
}

TEST_CASE("a rulebook up to its limits matches in linear time") {
  const auto word = [](std::size_t i) { return "w" + std::to_string(i); };
  struct Fit {
    std::string what, file, unit;  // unit: repeated, what it finds most in
    bool finds;
  };
  const std::string wide = "(" + join(64, word, "|") + ")";
  const Fit rows[] = {
      {"gaps over gaps", phrase_file("(a|b) ..8 (a|b) ..8 (a|b|c) zzz"), "a b a b a b a b ", false},
      {"every element may be left out", phrase_file("a " + repeated("[a|b] ", 22) + "zzz"), "a b a a b ", false},
      {"wide alternatives", phrase_file(repeated(wide + " ", 8) + "zzz"), "w1 w2 w63 w7 ", false},
      {"a phrase found at every word", phrase_file("a"), "a ", true},
      {"a regex that would go back", regex_file("(?:a+ ?)+zzz"), "aaaa aaaa a", false},
      {"a regex with many states", regex_file("(?:a|b) (?:a|b| ){40}zzz"), "a b b a a b a ", false},
      {"a regex that looks to the end for each match", regex_file("a(?: .*zzz)?"), "a b ", true},
      {"a repetition at the limit", regex_file("(?:[ab] ){1,900}zzz"), "a b b a ", false},
      {"nearly as many phrases as there may be", many_rules(max_rulebook_phrases / 1000 - 1, 1000), "v1 v2 v777 a ",
       true},
  };
  for (const Fit& row : rows) {
    CAPTURE(row.what);
    Files files = small_rulebook();
    files[extra] = row.file;
    const LoadedRulebook loaded = load({files});
    std::string problems;
    for (const Problem& problem : loaded.problems) problems += to_string(problem).substr(0, 300) + "\n";
    REQUIRE_MESSAGE(loaded.rulebook.has_value(), problems);
    const std::string text = repeated(row.unit, 20'000 / row.unit.size());
    const auto begin = std::chrono::steady_clock::now();
    const Document document = read_document(text, {"page"}, loaded.rulebook->language);
    const Report report = check(document, *loaded.rulebook);
    CHECK(std::chrono::steady_clock::now() - begin < long_enough);
    const bool finds = std::any_of(report.findings.begin(), report.findings.end(),
                                   [](const Finding& finding) { return finding.rule == "cure.made"; });
    CHECK(finds == row.finds);
  }
}
