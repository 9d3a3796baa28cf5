#include "check/quotation.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace overclaim;

namespace {

// A document of one block. Its quotations are drawn in rows as {{ }}.
Document block_of(const std::string& text) {
  Document document;
  document.text = text;
  Block block;
  block.span = {0, static_cast<std::uint32_t>(text.size())};
  document.blocks.push_back(block);
  return document;
}

struct Drawn {
  std::string text;
  std::vector<Span> spans;
};

Drawn drawn(const std::string& marked) {
  Drawn row;
  for (std::size_t at = 0; at < marked.size(); ++at) {
    const std::string_view two = std::string_view(marked).substr(at, 2);
    const auto here = static_cast<std::uint32_t>(row.text.size());
    if (two == "{{") {
      row.spans.push_back({here, here});
      ++at;
    } else if (two == "}}") {
      row.spans.back().end = here;
      ++at;
    } else {
      row.text += marked[at];
    }
  }
  return row;
}

}  // namespace

TEST_CASE("a quotation ends at the mark of its own kind") {
  const std::vector<std::string> rows = {
      "They say \"{{no risks}}\" here.",
      "They say \u201C{{no risks}}\u201D here.",
      "They say \u201E{{no risks}}\u201C here.",
      "They say \u201E{{no risks}}\u201D here.",
      "They say \u00AB{{no risks}}\u00BB here.",
      "They say \u2018{{no risks}}\u2019 here.",
      "One \"{{here}}\" and \u201C{{there}}\u201D.",
      // Marks of another kind are words of the quotation.
      "They say \u201C{{a 3\" needle, \u2018no risks\u2019}}\u201D here.",
      "They say \u00AB{{no \u201Crisks\u201D}}\u00BB here.",
      // An apostrophe opens none, an empty quotation is none, and one without an end holds the rest.
      "The doctor\u2019s words, the doctor's words.",
      "They say \"\" and \"{{no risks}}\".",
      "They say \"{{no risks, at the caf\u00E9}}",
      "They say \"",
      "",
  };
  for (const std::string& row : rows) {
    CAPTURE(row);
    const Drawn expected = drawn(row);
    const Quotations found = quotations_of(block_of(expected.text));
    REQUIRE(found.size() == 1);
    CHECK(found[0] == expected.spans);
  }
}

TEST_CASE("the words before \"they say\" are those of the last quotation that opened") {
  const Drawn row = drawn("\"{{It cures.}}\" said one, \"{{it is safe}}\" said another.");
  const Document document = block_of(row.text);
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

TEST_CASE("what is quoted stands between marks as a whole, or in a block marked up as a quotation") {
  const Drawn row = drawn("He says \"{{it cures}}\" and it helps.");
  const Document document = block_of(row.text);
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
