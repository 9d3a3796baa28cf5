#include "rulebook/regex.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace overclaim;

TEST_CASE("a regex matches between word edges of our own, longest first") {
  struct Row {
    std::string_view pattern, text, drawn;
  };
  const Row rows[] = {
      {"nct\\d{8}", "see nct01234567, xnct01234567 and nct012345678",
       "see [nct01234567], xnct01234567 and nct012345678"},
      {"cure|cures", "cures cure", "[cures] [cure]"},
      {"a", "a a a", "[a] [a] [a]"},
      {"a", "\xC3\xA4 a\xC3\xA4 a", "\xC3\xA4 a\xC3\xA4 [a]"},
      {"(?P<span>b) c", "a b c", "a [b] c"},
      {"a+", "aab aa_ aa", "aab aa_ [aa]"},
      {"a b", "a b a b", "[a b] [a b]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CAPTURE(row.text);
    std::string error;
    const Regex regex = Regex::compile(row.pattern, error);
    REQUIRE(error == "");
    std::string drawn;
    std::size_t from = 0;
    for (const RegexMatch& match : regex.find_all(row.text)) {
      drawn += std::string(row.text.substr(from, match.begin - from)) + "[" +
               std::string(row.text.substr(match.begin, match.end - match.begin)) + "]";
      from = match.end;
    }
    drawn += row.text.substr(from);
    CHECK(drawn == row.drawn);
  }
}

TEST_CASE("a regex owns the text of its group own") {
  std::string error;
  const Regex regex = Regex::compile("(?P<own>no) risk", error);
  REQUIRE(error == "");
  const auto matches = regex.find_all("with no risk");
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].begin == 5);
  CHECK(matches[0].end == 12);
  CHECK(matches[0].own_begin == 5);
  CHECK(matches[0].own_end == 7);
}

TEST_CASE("a bad regex is refused with a reason") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"\\bcure", "\\b knows ASCII letters only"},
      {"a\\wb", "\\w knows ASCII letters only"},
      {"(a", "missing"},
      {"a(?=b)", "invalid perl operator"},
      {"a*", "fits an empty text"},
      {"(?P<name>a)", "group 'name' has no meaning"},
      {"(a{500}){500}", ""},
  };
  for (const auto& [pattern, part] : rows) {
    CAPTURE(pattern);
    std::string error;
    const Regex regex = Regex::compile(pattern, error);
    CHECK(error != "");
    CAPTURE(error);
    CHECK(error.find(part) != std::string::npos);
    CHECK(regex.find_all("aaaa cure").empty());
  }
}

TEST_CASE("what a text must have in it to be matched") {
  struct Row {
    std::string pattern;
    RegexNeeds needs;
  };
  const std::vector<Row> rows = {
      {"nct ?[0-9]{8}", {{"nct"}, {}}},
      {"(?:cure|heal)s", {{}, {"cures", "heals"}}},
      {"\"[^\"]*\" (?:says|said) [a-z]+", {{"\""}, {}}},
      {"[a-z]+ing", {{"ing"}, {}}},
      {"[0-9]+", {{}, {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}}},
      {"[a-z]+", {{}, {}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    std::string error;
    const RegexNeeds needs = Regex::compile(row.pattern, error).needs();
    CHECK(error.empty());
    const auto has = [&](const std::string& piece) {
      return std::find(needs.all.begin(), needs.all.end(), piece) != needs.all.end();
    };
    CHECK(std::all_of(row.needs.all.begin(), row.needs.all.end(), has));
    std::string any;
    for (const std::string& piece : needs.any) any += piece + " ";
    std::string wanted;
    for (const std::string& piece : row.needs.any) wanted += piece + " ";
    CHECK(any == wanted);
  }
}

TEST_CASE("what a pattern needs rules out no match") {
  const std::vector<std::string> patterns = {"nct ?[0-9]{8}", "(?:cure|heal)s", "\"[^\"]*\" (?:says|said) [a-z]+",
                                             "a?b?c", "(?:x|yy){2}"};
  const std::vector<std::string> texts = {
      "see nct 12345678.", "it heals and cures", "\"it works\" says ana", "abc b", "xx yyx yyyy", "nct", "", "nothing"};
  for (const std::string& pattern : patterns) {
    std::string error;
    const Regex regex = Regex::compile(pattern, error), plain = Regex::known(pattern, {});
    for (const std::string& text : texts) {
      CAPTURE(pattern);
      CAPTURE(text);
      const auto places = [&](const Regex& of) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
        for (const RegexMatch& match : of.find_all(text)) found.emplace_back(match.begin, match.end);
        return found;
      };
      CHECK(places(regex) == places(plain));
    }
  }
}
