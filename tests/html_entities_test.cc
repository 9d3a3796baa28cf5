#include "text/html_entities.h"

#include <doctest/doctest.h>

#include <string>

#include "text/utf8.h"

namespace overclaim {
namespace {

struct Row {
  std::string input;  // begins with the reference
  std::size_t size;
  std::string text;
};

void check(const Row& row, bool in_attribute) {
  CAPTURE(row.input);
  CAPTURE(in_attribute);
  const CharacterReference reference = character_reference_at(row.input, 0, in_attribute);
  CHECK(reference.size == row.size);
  CHECK(reference.text == row.text);
}

TEST_CASE("named references: the longest name wins, legacy names need no semicolon") {
  const Row rows[] = {
      {"&amp;b", 5, "&"},
      {"&amp", 4, "&"},
      {"&AMP;", 5, "&"},
      {"&ampx", 4, "&"},
      {"&nbsp;", 6, "\u00A0"},
      {"&nbsp", 5, "\u00A0"},
      {"&not;", 5, "\u00AC"},
      {"&notit;", 4, "\u00AC"},
      {"&notin;", 7, "\u2209"},
      {"&notin", 4, "\u00AC"},
      {"&rsquo;s", 7, "\u2019"},
      {"&rsquo s", 0, ""},
      {"&mdash", 0, ""},
      {"&lt;", 4, "<"},
      {"&lt<", 3, "<"},
      {"&Eacute;", 8, "\u00C9"},
      {"&eacute;", 8, "\u00E9"},
      {"&NotEqualTilde;", 15, "\u2242\u0338"},
      {"&CounterClockwiseContourIntegral;", 33, "\u2233"},
      {"&zwnj;", 6, "\u200C"},
      {"&AElig", 6, "\u00C6"},
      {"&sup2;", 6, "\u00B2"},
      {"&frac12", 7, "\u00BD"},
      {"&amp;amp;", 5, "&"},
      {"&bogus;", 0, ""},
      {"&", 0, ""},
      {"& ", 0, ""},
      {"&;", 0, ""},
      {"&am", 0, ""},
  };
  for (const Row& row : rows) check(row, false);
}

TEST_CASE("in attributes a name without a semicolon before = or a letter is text") {
  const Row rows[] = {
      {"&copy=1", 0, ""},      {"&copyright", 0, ""},  {"&copy1", 0, ""},  {"&copy;=1", 6, "\u00A9"},
      {"&copy&", 5, "\u00A9"}, {"&copy", 5, "\u00A9"}, {"&notit;", 0, ""}, {"&#65=", 4, "A"},
  };
  for (const Row& row : rows) check(row, true);
  check({"&copy=1", 5, "\u00A9"}, false);
}

TEST_CASE("numeric references") {
  const Row rows[] = {
      {"&#65;", 5, "A"},
      {"&#65", 4, "A"},
      {"&#65x", 4, "A"},
      {"&#x41;", 6, "A"},
      {"&#X41;", 6, "A"},
      {"&#x1F600;", 9, "\U0001F600"},
      {"&#8217;", 7, "\u2019"},
      {"&#128;", 6, "\u20AC"},
      {"&#x80;", 6, "\u20AC"},
      {"&#146;", 6, "\u2019"},
      {"&#150;", 6, "\u2013"},
      {"&#159;", 6, "\u0178"},
      {"&#0;", 4, "\uFFFD"},
      {"&#xD800;", 8, "\uFFFD"},
      {"&#xDFFF;", 8, "\uFFFD"},
      {"&#x10FFFF;", 10, "\U0010FFFF"},
      {"&#x110000;", 10, "\uFFFD"},
      {"&#99999999999999999999;", 23, "\uFFFD"},
      {"&#xFFFFFFFFFFFFFFFFFF;", 22, "\uFFFD"},
      {"&#;", 0, ""},
      {"&#", 0, ""},
      {"&#x;", 0, ""},
      {"&#x", 0, ""},
      {"&#xg", 0, ""},
  };
  for (const Row& row : rows) check(row, false);
  // The five holes of windows-1252 stay control characters.
  CHECK(character_reference_at("&#129;", 0, false).text == "\u0081");
}

TEST_CASE("every name of the table is found whole and gives valid UTF-8") {
  const struct {
    std::string_view name, text;
  } table[] = {
#include "text/html_entity_table.inc"
  };
  CHECK(sizeof(table) / sizeof(table[0]) == 2231);
  std::string_view before;
  for (const auto& row : table) {
    CAPTURE(row.name);
    CHECK(before < row.name);
    before = row.name;
    const std::string input = "&" + std::string(row.name);
    const CharacterReference reference = character_reference_at(input, 0, false);
    CHECK(reference.size == input.size());
    CHECK(reference.text == row.text);
    CHECK(!reference.text.empty());
    for (std::size_t at = 0; at < reference.text.size();) {
      const CodePoint code_point = code_point_at(reference.text, at);
      CHECK(code_point.valid);
      at += code_point.size;
    }
  }
}

}  // namespace
}  // namespace overclaim
