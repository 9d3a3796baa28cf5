#include "check/quotation.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

Span quoted(const std::string& text, std::uint32_t from = 0) {
  return quotation_from(text, from, static_cast<std::uint32_t>(text.size()));
}

// The words of a row and what is drawn in it between [ ].
struct Drawn {
  std::string text;
  std::vector<Span> spans;
};

Drawn undrawn(std::string_view row) {
  Drawn read;
  for (const char c : row) {
    const auto here = static_cast<std::uint32_t>(read.text.size());
    if (c == '[') read.spans.push_back({here, here});
    if (c == ']') read.spans.back().end = here;
    if (c != '[' && c != ']') read.text += c;
  }
  return read;
}

}  // namespace

TEST_CASE("what a quotation holds is what stands between marks of its own kind") {
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
      "One \"[here]\" and \u201C[there]\u201D.",
      "They say \u201C[a 3\" needle, \u2018no risks\u2019]\u201D here.",
      "They say \u00AB[no \u201Crisks\u201D]\u00BB here.",
      "The doctor\u2019s words, the doctor's words.",
      "They say \"\" and \"[no risks]\".",
      "They say \"[no risks, at the caf\u00E9]",
      "They say \"",
      "",
  };
  for (const std::string& row : rows) {
    CAPTURE(row);
    const std::string text = undrawn(row).text;
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

TEST_CASE("the words before \"they say\" are those of the last quotation that opened") {
  const Drawn row = undrawn("\"[It cures.]\" said one, \"[it is safe]\" said another.");
  const Document document = one_block(row.text, hand_language());
  const std::vector<Span> quotations = quotations_of(document)[0];
  REQUIRE(quotations.size() == 2);
  CHECK(empty(last_quotation(quotations, 0)));
  CHECK(empty(last_quotation(quotations, quotations[0].begin)));
  CHECK(last_quotation(quotations, quotations[0].end + 5) == quotations[0]);
  CHECK(last_quotation(quotations, document.blocks[0].span.end) == quotations[1]);
  const Span begun = last_quotation(quotations, quotations[1].begin + 2);
  CHECK(document.text_of(begun) == "it");
  CHECK(empty(last_quotation({}, 10)));
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

TEST_CASE("words partly quoted, behind a quotation or before it are not quoted") {
  const Drawn row = undrawn("He says \"[it cures]\" and it helps.");
  const Document document = one_block(row.text, hand_language());
  const std::vector<Span> quotations = quotations_of(document)[0];
  const Span inside = row.spans[0];
  const Span across{inside.begin, inside.end + 8}, behind{inside.end + 2, inside.end + 5}, before{0, 2};
  CHECK(is_quoted(document.blocks[0], quotations, inside));
  CHECK_FALSE(is_quoted(document.blocks[0], quotations, across));
  CHECK_FALSE(is_quoted(document.blocks[0], quotations, behind));
  CHECK_FALSE(is_quoted(document.blocks[0], quotations, before));
  Block marked_up = document.blocks[0];
  marked_up.kind = BlockKind::quote;
  CHECK(is_quoted(marked_up, quotations, before));
}
