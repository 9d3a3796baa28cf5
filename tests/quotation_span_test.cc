#include "check/quotation.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

Span quoted(const std::string& text, std::uint32_t from = 0) {
  return quotation_from(text, from, static_cast<std::uint32_t>(text.size()));
}

}  // namespace

TEST_CASE("what a quotation holds is what stands between marks of its own kind") {
  // [ ] around what is quoted
  const std::vector<std::string> rows = {
      "They say \"[no risks]\" here.",
      "They say \u201C[no risks]\u201D here.",
      "They say \u201E[no risks]\u201C here.",
      "They say \u201E[no risks]\u201D here.",
      "They say \u00AB[no risks]\u00BB here.",
      "They say \u2018[no risks]\u2019 here.",
      "\"[no risks]\"",
      // An apostrophe opens nothing; other marks inside close nothing; one that is not closed goes to the end.
      "It's a patient's word.",
      "They say \u201C[a 6\" needle and no \u00BB risks]\u201D here.",
      "They say \u00AB[no \u201D risks]\u00BB here.",
      "They say \"[no \u201D risks]\" here.",
      "They say \u2018[no \u201D risks]\u2019 here.",
      "They say \"[no risks here.]",
      "They wrote \"[no risks]\" and \"[no pain]\", \u201C[no scar]\u201D.",
      "An empty one \"\" and \"[no pain]\".",
      "Caf\u00E9s say \"[na\u00EFve]\".",
  };
  for (const std::string& row : rows) {
    CAPTURE(row);
    std::string text;
    for (const char c : row) {
      if (c != '[' && c != ']') text += c;
    }
    const Quotations found = quotations_of(one_block(text, hand_language()));
    REQUIRE(found.size() == 1);
    CHECK(drawn(text, found[0]) == row);
  }
}

TEST_CASE("the first quotation is the first that opens in the stretch asked about") {
  const std::string text = "A \"one\" and \"two\" end";
  CHECK(quoted(text) == Span{3, 6});
  CHECK(quoted(text, 2) == Span{3, 6});
  CHECK(quoted(text, 7) == Span{13, 16});
  CHECK(quoted(text, 17) == Span{0, 0});
  CHECK(quotation_from(text, 0, 2, 21) == Span{0, 0});
  CHECK(quotation_from(text, 0, 3, 21) == Span{3, 6});
  CHECK(quotation_from(text, 0, 3, 5) == Span{3, 5});
}

TEST_CASE("quoted is what stands whole in one quotation, or in a block marked up as one") {
  Block block;
  const std::vector<Span> quotations = {{10, 20}, {30, 40}};
  struct Row {
    Span span;
    bool is_quoted;
    Span last_before_begin;
  };
  const Row rows[] = {{{5, 8}, false, {0, 0}},     {{10, 20}, true, {0, 0}},    {{9, 12}, false, {0, 0}},
                      {{12, 18}, true, {10, 12}},  {{15, 21}, false, {10, 15}}, {{15, 35}, false, {10, 15}},
                      {{22, 25}, false, {10, 20}}, {{30, 31}, true, {10, 20}},  {{31, 40}, true, {30, 31}},
                      {{50, 60}, false, {30, 40}}};
  for (const Row& row : rows) {
    CAPTURE(row.span.begin);
    CAPTURE(row.span.end);
    CHECK(is_quoted(block, quotations, row.span) == row.is_quoted);
    CHECK(last_quotation(quotations, row.span.begin) == row.last_before_begin);
  }
  CHECK_FALSE(is_quoted(block, {}, {1, 2}));
  block.kind = BlockKind::quote;
  CHECK(is_quoted(block, {}, {1, 2}));
}
