// Who reads the words of a view beside its tokens must read as many: signs are left out of a view, but for words in
// disguise, and so are the marks of footnotes.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "check/sentence_view.h"
#include "report_parts.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

std::string words_of(const std::string& text, MediaType type = MediaType::plain) {
  const Rulebook& rulebook = *builtin_rulebook().rulebook;
  const Document document = read_document(text, {"page", type}, rulebook.language);
  const SentenceView view = make_view(document, rulebook, 0, 0);
  const std::vector<std::string_view> words = folded_words(document, view);
  CHECK(words.size() == view.tokens.size());
  std::string out;
  for (const std::string_view word : words) out += (out.empty() ? "" : " ") + std::string(word);
  return out;
}

std::vector<std::string> values_of(const std::string& text) {
  std::vector<std::string> values;
  for (const NumberCheck& number : ReadPage(text).report.numbers) values.push_back(number.value);
  return values;
}

}  // namespace

TEST_CASE("the words of a view are those of its tokens") {
  CHECK(words_of("No risks, it's true!") == "no risks , it is true !");
  CHECK(words_of("No risks \u2605 \u2605 at all.") == "no risks at all .");
  CHECK(words_of("Both-sided") == "both sided");
  CHECK(words_of("No [1] side effects.") == "no side effects .");
  CHECK(words_of("<p>No<sup>1</sup> side effects.</p>", MediaType::html) == "no side effects .");
}

TEST_CASE("figures are read at their own place behind signs that are words in disguise") {
  using Values = std::vector<std::string>;
  CHECK(values_of("Our stem cells have a success rate of 85%.") == Values{"85%"});
  CHECK(values_of("There are no s1\u20E3de effects and our stem cells have a success rate of 85%.") == Values{"85%"});
  CHECK(values_of(
            "There are no s1\u20E3de eff3\u20E3cts, as our stem cells have a success rate of eighty five percent") ==
        Values{"85%"});
  CHECK(values_of("There are \u2605 no \u2605 risks and our stem cells have a success rate of 85%.") == Values{"85%"});
}

TEST_CASE("a number without end is told as a number") {
  const std::vector<std::string> values = values_of("Our stem cells have a success rate of 99999999999999999999999%.");
  for (const std::string& value : values) CHECK(value.find('-') == std::string::npos);
}
