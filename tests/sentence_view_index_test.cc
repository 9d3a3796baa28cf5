// Names in their order, the index at its edges, and what two views keep when they are joined.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "check/sentence_view.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

std::string names_of(const Document& document, const Rulebook& rulebook, const SentenceView& view) {
  std::string out;
  for (const TermHit& hit : view.hits) {
    const Span span{view.tokens[hit.begin].span.begin, view.tokens[hit.end - 1].span.end};
    out += rulebook.terms[hit.term].id + " [" + std::string(document.text_of(span)) + "] ";
  }
  return out;
}

std::string words_of(const Document& document, const std::vector<Tampering>& places) {
  std::string out;
  for (const Tampering& place : places) out += std::string(document.text_of(place.span)) + " ";
  return out;
}

}  // namespace

TEST_CASE("names stand by their begin, then end, each once, numbers among them") {
  RulebookSource source = hand_source();
  source.classes[2].terms.push_back({"outcome.team", "", {"team \"US\""}, {}});
  source.classes[2].terms.push_back({"outcome.sports", "", {"us sports", "\"US\" sports"}, {}});
  source.classes[2].terms.push_back({"outcome.stem", "", {"stem"}, {}});
  const Rulebook rulebook = built(source);
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"Asthma, six risks and asthma.",
       "condition.asthma [Asthma] number [six] risk.risk [risks] condition.asthma [asthma] "},
      {"Stem cell", "outcome.stem [Stem] therapy.stem-cell [Stem cell] "},
      {"The team US and a team us", "outcome.team [team US] "},
      {"US sports and us sports", "outcome.sports [US sports] outcome.sports [us sports] "},
      {"There is asthma.", "condition.asthma [asthma] "},
  };
  for (const auto& [text, names] : rows) {
    CAPTURE(text);
    const Document document = one_block(text, rulebook.language);
    const SentenceView view = make_view(document, rulebook, 0, 0);
    CHECK(names_of(document, rulebook, view) == names);
    REQUIRE(view.hits_at.size() == view.tokens.size() + 1);
    for (std::uint32_t t = 0; t <= view.tokens.size(); ++t) {
      const auto first =
          std::find_if(view.hits.begin(), view.hits.end(), [&](const TermHit& hit) { return hit.begin >= t; });
      CHECK(view.hits_at[t] == first - view.hits.begin());
    }
  }
}

TEST_CASE("an index of any number of programs tells which may match") {
  for (const std::size_t count : {1U, 63U, 64U, 65U, 128U}) {
    CAPTURE(count);
    RulebookSource source;
    source.language = hand_language();
    std::string last;
    for (std::size_t i = 0; i < count; ++i) {
      last = std::string("q") + static_cast<char>('a' + i / 26) + static_cast<char>('a' + i % 26);
      source.rules.push_back(hand_rule("cure." + last, {last + " here"}));
    }
    const Rulebook rulebook = built(source);
    REQUIRE(rulebook.phrase_index.size() == count);
    const Document document = one_block("It is " + last + " here", rulebook.language);
    const SentenceView view = make_view(document, rulebook, 0, 0);
    CHECK(view.is_indexed);
    REQUIRE(view.candidates.size() == 1);
    CHECK(view.begins == std::vector<PhraseBegin>{{view.candidates[0], 2}});
    CHECK(possible_owners(rulebook.program_owners.rules, count, view) ==
          std::vector<std::uint32_t>{static_cast<std::uint32_t>(count - 1)});
  }
}

TEST_CASE("a phrase begins once at a token, however many of its names begin there") {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("cure.test", {"{therapy} ..2 cure~"}));
  const Rulebook rulebook = built(source);
  const Document document = one_block("Cord blood stem cells cure asthma.", rulebook.language);
  const SentenceView view = make_view(document, rulebook, 0, 0);
  const ProgramId program = rulebook.rules[0].phrases[0].id;
  std::vector<std::uint32_t> tokens;
  for (const PhraseBegin& begin : view.begins) {
    if (begin.program == program) tokens.push_back(begin.token);
  }
  CHECK(tokens == std::vector<std::uint32_t>{0, 2});
}

TEST_CASE("a joined view is the right one's sentence and keeps the disguised words of both") {
  const Rulebook rulebook = built(hand_source());
  const Document document = plain_document("We cur3 it\n\nFirst asthma. It cur3s r1sks.", rulebook);
  REQUIRE(document.blocks.size() == 2);
  const SentenceView left = make_view(document, rulebook, 0, 0);
  for (const std::size_t sentence : {0U, 1U}) {
    CAPTURE(sentence);
    const SentenceView right = make_view(document, rulebook, 1, sentence);
    const std::string disguised = sentence == 0 ? "cur3 " : "cur3 cur3s r1sks ";
    const SentenceView step = join_views(left, right, rulebook);
    CHECK(step.sentence == sentence);
    CHECK(words_of(document, step.disguised) == disguised);
    CHECK_FALSE(step.is_labelled);
    CHECK(step.tokens[step.begin_token - 1].is_step);
    const SentenceView label = join_label(left, right, rulebook);
    CHECK(label.sentence == sentence);
    CHECK(words_of(document, label.disguised) == disguised);
    CHECK(label.is_labelled);
    const ViewToken& colon = label.tokens[label.begin_token - 1];
    CHECK(colon.is_mark);
    CHECK_FALSE(colon.is_step);
    CHECK_FALSE(colon.gap_passes);
    CHECK(colon.span == Span{right.span.begin, right.span.begin});
  }
}

TEST_CASE("a gap passes every word, also one that folds to an apostrophe and a letter") {
  const Rulebook rulebook = built(hand_source());
  const Document document = one_block("a \xC5\x89 b", rulebook.language);
  const SentenceView view = make_view(document, rulebook, 0, 0);
  REQUIRE(view.tokens.size() == 3);
  CHECK_FALSE(view.tokens[1].is_mark);
  CHECK(view.tokens[1].gap_passes);
}
