#include "check/number_terms.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "check/sentence_view.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

// What of a kind stands in a sentence, drawn in it; of names inside one another the outer one.
std::string of_kind(BuiltinClass builtin, std::string_view text) {
  const Rulebook rulebook = built(hand_source());
  const Document document = one_block(text, rulebook.language);
  const SentenceView view = make_view(document, rulebook, 0, 0);
  std::vector<Span> spans;
  for (const TermHit& hit : view.hits) {
    if (hit.term != static_cast<std::uint32_t>(builtin)) continue;
    const Span span{view.tokens[hit.begin].span.begin, view.tokens[hit.end - 1].span.end};
    if (spans.empty() || span.end > spans.back().end) spans.push_back(span);
  }
  return drawn(text, spans);
}

struct Row {
  BuiltinClass builtin;
  std::string text;  // with what is found in [ ]
};

}  // namespace

TEST_CASE("figures in digits and words are read as what they are") {
  const std::vector<Row> rows = {
      {BuiltinClass::money, "We take [$5] or [$3,000], never a $ sign."},
      {BuiltinClass::money, "It is [ten dollars] or [six hundred dollars], no dollars."},
      {BuiltinClass::money, "A last $"},
      {BuiltinClass::percent, "About [6 percent], [ten per cent] or [12.5 %] of all; percent and % alone."},
      {BuiltinClass::percent, "In six per year"},
      {BuiltinClass::percent, "It was [40%]"},
      {BuiltinClass::ratio, "So [11 of 15], [11 of the 15], [six in ten], [ten out of every hundred], [3/47]."},
      {BuiltinClass::ratio, "So 11 of them, six in the morning, 3 / 47, 6 times 10, and 3/x"},
      {BuiltinClass::ratio, "Of all, 11 of"},
      {BuiltinClass::duration, "After [10 days], [six months] or [one day], days later, 10 patients."},
      {BuiltinClass::duration, "A [10-day] stay"},
      {BuiltinClass::date,
       "On [October 16, 2025], [March 3], [March 3rd], [3 March], [16 October 1999], in [March 2019]."},
      {BuiltinClass::date, "They march in 5 groups, in March, 123 March and March 123."},
      {BuiltinClass::date, "In [2017] and [1999], not 2199 or 1899, 20175 or 20a7."},
      {BuiltinClass::date, "On [March 16], 20 came."},
      {BuiltinClass::date, "They met in March"},
      {BuiltinClass::date, "They met on [3 March]"},
      {BuiltinClass::number, "These [six hundred and ten], [six] and [ten], [one hundred thousand]."},
      {BuiltinClass::number, "It was and [ten]"},
      {BuiltinClass::number, "It was [six hundred] and"},
      {BuiltinClass::number, "It was [six hundred]"},
      {BuiltinClass::number, "It was [6 hundred]"},
      {BuiltinClass::number, "[Six] came"},
      {BuiltinClass::number, "It was [six hundred and ten]"},
      {BuiltinClass::number, "It was [six hundred] and more."},
      // a slash binds the two figures beside it and no more; a wide space binds none
      {BuiltinClass::ratio, "It was [3/47] thousand."},
      {BuiltinClass::ratio, "It was 3  47 then."},
      // behind the figures of a day two letters at most
      {BuiltinClass::date, "They met on [March 16th]"},
      {BuiltinClass::date, "In March 10pcs came"},
  };
  for (const Row& row : rows) {
    std::string text;
    for (const char c : row.text) {
      if (c != '[' && c != ']') text += c;
    }
    CAPTURE(row.text);
    CAPTURE(to_string(row.builtin));
    CHECK(of_kind(row.builtin, text) == row.text);
  }
}

TEST_CASE("what stands between the figures of a ratio may be several words") {
  RulebookSource source = hand_source();
  source.numbers.ratio.push_back("out of a total of");
  const Rulebook rulebook = built(source);
  const auto ratios = [&](std::string_view text) {
    const SentenceView view = make_view(one_block(text, rulebook.language), rulebook, 0, 0);
    return std::count_if(view.hits.begin(), view.hits.end(), [](const TermHit& hit) {
      return hit.term == static_cast<std::uint32_t>(BuiltinClass::ratio);
    });
  };
  CHECK(ratios("So 11 out of a total of 15 came.") == 1);
  CHECK(ratios("So 11 out of a total 15 came.") == 0);
  CHECK(ratios("So 11 out of a total of") == 0);
}

TEST_CASE("digits have the value a reader gives them") {
  struct Value {
    std::string_view digits;
    double value;  // -1: no number
  };
  const std::vector<Value> rows = {{"0", 0},
                                   {"9", 9},
                                   {"10", 10},
                                   {"2.5", 2.5},
                                   {"0.25", 0.25},
                                   {"3,000", 3000},
                                   {"1,234,567", 1234567},
                                   {"12,000.5", 12000.5},
                                   {"7.", 7},
                                   {"3,00", -1},
                                   {"1.2.3", -1},
                                   {"", -1},
                                   {"a1", -1},
                                   {"1a", -1},
                                   {"3.0,000", -1},
                                   {"/1", -1},
                                   {":1", -1},
                                   {"1:2", -1},
                                   {"1/2", -1}};
  for (const Value& row : rows) {
    CAPTURE(row.digits);
    CHECK(number_of_digits(row.digits).value_or(-1) == doctest::Approx(row.value));
  }
}
