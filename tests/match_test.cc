#include <doctest/doctest.h>

#include <random>

#include "check/cue_scope.h"
#include "check/match.h"
#include "hand_rulebook.h"
#include "match_oracle.h"
#include "rulebook/phrase_compile.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

// The kept matches of a one-phrase rule, drawn in the text.
std::string matches_drawn(std::string_view phrase, std::string_view text, std::vector<std::string> unless = {}) {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("cure.test", {std::string(phrase)}));
  source.rules[0].unless = std::move(unless);
  const Rulebook rulebook = built(source);
  const Document document = one_block(text, rulebook.language);
  std::vector<Span> spans;
  for (std::size_t s = 0; s < document.blocks[0].sentences.size(); ++s) {
    SentenceView view = make_view(document, rulebook, 0, s);
    find_cues(document, rulebook, view);
    for (const RuleMatch& match : find_rule_matches(0, document, rulebook, view, {})) spans.push_back(match.span);
  }
  return drawn(text, spans);
}

}  // namespace

TEST_CASE("phrases match where the grammar says") {
  struct Row {
    std::string_view phrase, text;
  };
  // The text is drawn with the matches in brackets.
  const Row rows[] = {
      {"risk free", "A [risk-free] day, [risk/free], [risk free]; risk, free."},
      {"(no|zero) [known] {risk}", "There are [no known side effects] and [zero risks]."},
      {"(no|zero) [known] {risk}", "There are [no side-effects]."},
      {"invasive", "It is non-invasive, not [invasive], and semi-[invasive]."},
      {"non invasive", "It is [non-invasive]."},
      {"cure~", "A [cure] [cures] and [cured] the [curing]; secure manicure curer."},
      {"stop~", "It [stops], [stopped], [stopping]."},
      {"\"ED\"", "[ED] and ed."},
      {"{condition}", "[ED] and ed and [asthma]."},
      {"\"ED\"", "It is anti-ED, not [ED]."},
      {"{condition}", "It is anti-asthma, for [asthma]."},
      {"does not", "It [doesn't] and it [does not]."},
      {"can not", "It [cannot], [can't], [can not]."},
      {"fresh [,] [and] not frozen", "Use [fresh, not frozen] or [fresh and not frozen] cells."},
      {"fresh not frozen", "Use fresh, not frozen cells."},
      {"{therapy} ..4 {benefit_verb}", "[Our cells markedly, and quickly, improve] speech."},
      {"{therapy} ..2 {benefit_verb}", "Our cells a b c improve speech."},
      {"{therapy} ..4 {benefit_verb}", "Our cells: they improve. Our cells (they) improve. Our cells but improve."},
      {"{therapy} ..4 {benefit_verb} ..4 {outcome|condition}", "[Our cells markedly improve walking and speech]."},
      {"improve~ ..4 {outcome}", "It [improves speech] with no walking."},
      {"^ yes", "[Yes], it is. No, yes."},
      {"^ yes", "\"[Yes]\" and yes."},
      {"speech $", "Speech improves [speech]."},
      {"^^ yes", "\"[Yes]\", yes. Yes."},
      {"speech $$", "We train speech. Then speech is [speech]!"},
      {"{percent} ..2 improve~", "[Forty percent soon improved]; [40 % improved]; [12.5% improve]."},
      {"{ratio}", "In [11 of the 15], [3/47] and [six in ten]."},
      {"{money}", "It costs [$3,000] or [10 dollars]."},
      {"{duration}", "Within [six months] or [10-day] stays."},
      {"{date}", "On [October 16, 2025], in [March 2019], in [2017]."},
      {"{number}", "[Two] wait. Not one: [six hundred and ten]."},
      {"cure~", "It [c u r e s] and [c u r e] and [c-u-r-e] and [c.u.r.e] but not c u."},
      {"risk~", "It c u r e s the [risk] and the [r i s k]."},
      {"we risk~", "Here we c u r e it, here [we r i s k] it."},
      {"no side effects", "[no \xE2\x9C\xA8 side \xE2\x9C\xA8 effects]"},
      {"patient cells", "the patient's cells"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.phrase);
    std::string text;
    for (const char c : row.text) {
      if (c != '[' && c != ']') text += c;
    }
    if (row.phrase == "{number}") text = "Two wait. Not one: six hundred and ten.";
    const std::string got = matches_drawn(row.phrase, text);
    if (row.phrase == "{number}") {
      CHECK(got == "Two wait. Not [one]: [six hundred and ten].");
    } else if (row.phrase == "patient cells") {
      CHECK(got == "the [patient's cells]");
    } else {
      CHECK(got == row.text);
    }
  }
}

TEST_CASE("at the same begin a match without a cue in its gaps goes before a longer one with") {
  CHECK(matches_drawn("improve~ ..4 {outcome}", "It improves speech with no walking.") ==
        "It [improves speech] with no walking.");
  CHECK(matches_drawn("our (therapy|cells) ..4 improve~", "Our therapy does not improve speech.") ==
        "[Our therapy does not improve] speech.");
}

TEST_CASE("what overlaps an unless match is no match") {
  CHECK(matches_drawn("risk free", "Ask about risk free booking. It is risk free.", {"risk free booking"}) ==
        "Ask about risk free booking. It is [risk free].");
}

TEST_CASE("slots are filled with all names inside the match, in text order, the longest only") {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("cure.test", {"{therapy} ..2 than {therapy>comparator}", "improve~ ..4 {outcome}"}));
  const Rulebook rulebook = built(source);
  struct Row {
    std::string_view text, slots;
  };
  const Row rows[] = {
      {"Cord blood stem cells improve walking and speech.", "outcome=outcome.walking,outcome.speech"},
      {"Cord blood stem cells are better than stem cell therapy.",
       "intervention=therapy.cord comparator=therapy.stem-cell"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Document document = one_block(row.text, rulebook.language);
    const SentenceView view = make_view(document, rulebook, 0, 0);
    const std::vector<RuleMatch> matches = find_rule_matches(0, document, rulebook, view, {});
    REQUIRE(matches.size() == 1);
    std::string slots;
    for (const SlotTerms& slot : matches[0].slots) {
      slots += (slots.empty() ? "" : " ") + slot.slot + "=";
      for (std::size_t i = 0; i < slot.terms.size(); ++i)
        slots += (i > 0 ? "," : "") + rulebook.terms[slot.terms[i]].id;
    }
    CHECK(slots == row.slots);
  }
}

TEST_CASE("a step joins what introduces to what is introduced, and no gap passes it") {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("cure.test", {"improve~ [include] > {outcome}", "improve~ ..4 speech"}));
  source.rules.back().unless = {"include > speech of"};
  const Rulebook rulebook = built(source);
  const Document lead_in = one_block("Improvements include:", rulebook.language);
  struct Row {
    std::string_view item;
    bool matches;
  };
  const Row rows[] = {{"speech", true}, {"better speech", false}, {"walking, too", true}, {"speech of robots", false}};
  for (const Row& row : rows) {
    CAPTURE(row.item);
    Document document = one_block("Improve include: " + std::string(row.item), rulebook.language);
    // Two blocks of one document: the lead-in is cut out as its own block.
    document.blocks.resize(2);
    document.blocks[0].span = {0, 16};
    document.blocks[1].span = {17, static_cast<std::uint32_t>(document.text.size())};
    for (Block& block : document.blocks) block.sentences.clear();
    segment(document, rulebook.language);
    const SentenceView left = make_view(document, rulebook, 0, 0);
    const SentenceView right = make_view(document, rulebook, 1, 0);
    const std::vector<RuleMatch> matches =
        find_rule_matches(0, document, rulebook, right, {join_views(left, right, rulebook)});
    CHECK((matches.size() == 1) == row.matches);
    if (matches.size() == 1) {
      CHECK(matches[0].span.begin == 17);
      CHECK(document.text_of(matches[0].introduced_by) == "Improve include");
    }
  }
}

TEST_CASE("a way that ends at a sentence's end spells nothing out where the sentence goes on") {
  const Rulebook rulebook = built(hand_source());
  const auto written = [&](std::string_view phrase, std::string_view text) {
    Vocabulary vocabulary = rulebook.vocabulary;
    const CompiledPhrase compiled =
        compile_phrase(parse_phrase(phrase, rulebook.language).root, rulebook.classes, rulebook.inflection, vocabulary);
    const Document document = one_block(text, rulebook.language);
    std::string out;
    for (const PhraseMatch& match :
         find_phrase(compiled.program, document, rulebook, make_view(document, rulebook, 0, 0))) {
      for (const std::uint32_t token : match.written) out += std::to_string(token) + " ";
      out += "; ";
    }
    return out;
  };
  CHECK(written("(cure risk $|cure ..1) speech", "Cure risk speech") == "0 2 ; ");
  CHECK(written("(cure risk|cure ..1) speech", "Cure risk speech") == "0 1 2 ; ");
}

TEST_CASE("no gap runs over a step") {
  const Rulebook rulebook = built(hand_source());
  Vocabulary vocabulary = rulebook.vocabulary;
  const PhraseProgram program = compile_phrase(parse_phrase("cure~ ..2 speech", rulebook.language).root,
                                               rulebook.classes, rulebook.inflection, vocabulary)
                                    .program;
  const Document document = plain_document("We cure\n\nspeech. We cure bad speech.", rulebook);
  REQUIRE(document.blocks.size() == 2);
  const SentenceView left = make_view(document, rulebook, 0, 0);
  const SentenceView first = make_view(document, rulebook, 1, 0), second = make_view(document, rulebook, 1, 1);
  CHECK(find_phrase(program, document, rulebook, join_views(left, first, rulebook)).empty());
  CHECK(find_phrase(program, document, rulebook, second).size() == 1);
}

TEST_CASE("a phrase of many words is followed from its first to its last") {
  Rulebook rulebook = built(hand_source());
  rulebook.vocabulary.intern("w");
  const auto text_of_words = [&](std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) text += "w ";
    return one_block(text, rulebook.language);
  };
  for (const std::size_t words : {31U, 32U, 62U, 63U, 64U, 65U, 127U, 128U, 200U}) {
    CAPTURE(words);
    PhraseNode root, word;
    word.kind = PhraseKind::word;
    word.text = "w";
    root.children.assign(words, word);
    const PhraseProgram program =
        compile_phrase(root, rulebook.classes, rulebook.inflection, rulebook.vocabulary).program;
    for (const std::size_t there : {words - 1, words, words + 2}) {
      CAPTURE(there);
      const Document document = text_of_words(there);
      const SentenceView view = make_view(document, rulebook, 0, 0);
      REQUIRE(view.tokens.size() == there);
      const std::vector<PhraseMatch> matches = find_phrase(program, document, rulebook, view);
      REQUIRE(matches.size() == there + 1 - words);
      for (std::uint32_t m = 0; m < matches.size(); ++m) {
        CHECK(matches[m].begin == m);
        CHECK(matches[m].end == m + words);
        CHECK(matches[m].written.size() == words);
      }
    }
  }
}

// ---- against the oracle ------------------------------------------------------------------------------------------

namespace {

struct OracleWorld {
  Rulebook rulebook = built(hand_source());
};

// Compares machine and oracle on one phrase and all given texts; returns how many matches were seen.
std::size_t compare(OracleWorld& world, const std::string& phrase, const std::vector<Document>& documents,
                    const std::vector<SentenceView>& views) {
  const ParsedPhrase parsed = parse_phrase(phrase, world.rulebook.language);
  if (!parsed.error.empty()) return 0;
  const CompiledPhrase compiled =
      compile_phrase(parsed.root, world.rulebook.classes, world.rulebook.inflection, world.rulebook.vocabulary);
  REQUIRE(compiled.errors.empty());
  std::size_t seen = 0;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    MatchOracle oracle(documents[i], world.rulebook, views[i]);
    const std::vector<PhraseMatch> expected = oracle.find(parsed.root);
    const std::vector<PhraseMatch> got = find_phrase(compiled.program, documents[i], world.rulebook, views[i]);
    seen += got.size();
    if (!(got == expected)) {
      CAPTURE(phrase);
      CAPTURE(documents[i].text);
      REQUIRE(got.size() == expected.size());
      for (std::size_t m = 0; m < got.size(); ++m) {
        CAPTURE(m);
        CHECK(got[m].begin == expected[m].begin);
        CHECK(got[m].end == expected[m].end);
        CHECK(got[m].cue_in_gap == expected[m].cue_in_gap);
        CHECK(got[m].written == expected[m].written);
      }
      FAIL("machine and oracle differ");
    }
  }
  return seen;
}

void make_texts(OracleWorld& world, const std::vector<std::string>& pieces, std::size_t longest,
                std::vector<Document>& documents, std::vector<SentenceView>& views) {
  std::vector<std::size_t> digits;
  for (std::size_t length = 1; length <= longest; ++length) {
    digits.assign(length, 0);
    while (true) {
      std::string text;
      for (const std::size_t d : digits) {
        if (!text.empty() && pieces[d] != ",") text += ' ';
        text += pieces[d];
      }
      documents.push_back(one_block(text, world.rulebook.language));
      SentenceView view;
      // Texts that ICU cuts into several sentences are not of use here; the pieces hold no sentence end.
      REQUIRE(documents.back().blocks[0].sentences.size() == 1);
      view = make_view(documents.back(), world.rulebook, 0, 0);
      find_cues(documents.back(), world.rulebook, view);
      views.push_back(std::move(view));
      std::size_t place = 0;
      while (place < length && ++digits[place] == pieces.size()) digits[place++] = 0;
      if (place == length) break;
    }
  }
}

}  // namespace

TEST_CASE("the machine equals the oracle on all small phrases and texts") {
  OracleWorld world;
  world.rulebook.vocabulary.intern("w");
  // word, cue, comma, class word, filler
  const std::vector<std::string> pieces = {"w", "not", ",", "speech", "x"};
  std::vector<Document> documents;
  std::vector<SentenceView> views;
  make_texts(world, pieces, 4, documents, views);
  const std::vector<std::string> elements = {"w", "[w]", "not", ",", "{outcome}", "..1", "..2", "(w|{outcome} not)",
                                             "^", "$"};
  std::size_t seen = 0, phrases = 0;
  for (const std::string& a : elements) {
    for (const std::string& b : elements) {
      for (const std::string& c : elements) {
        const std::string phrase = a + " " + b + " " + c;
        seen += compare(world, phrase, documents, views);
        ++phrases;
      }
    }
  }
  CHECK(phrases == 1000);
  CHECK(seen > 10'000);  // it would prove nothing on texts without matches
}

TEST_CASE("the machine equals the oracle on phrases with the longest gaps") {
  OracleWorld world;
  for (const char* word : {"w", "v", "non"}) world.rulebook.vocabulary.intern(word);
  std::mt19937 random(20261122);
  const std::vector<std::string> pieces = {"w", "v", "x", "not", "non-w", "speech"};
  std::vector<Document> documents;
  std::vector<SentenceView> views;
  for (int t = 0; t < 6; ++t) {
    std::string text = "w";
    for (int i = 0; i < 28; ++i) text += " " + pieces[random() % pieces.size()];
    documents.push_back(one_block(text, world.rulebook.language));
    REQUIRE(documents.back().blocks[0].sentences.size() == 1);
    views.push_back(make_view(documents.back(), world.rulebook, 0, 0));
    find_cues(documents.back(), world.rulebook, views.back());
  }
  for (const char* phrase : {"w ..8 v ..8 w", "w ..8 {outcome} ..8 non w", "(w ..4|not ..4) v ..8 w"}) {
    CAPTURE(std::string(phrase));
    CHECK(compare(world, phrase, documents, views) > 10);
  }
}

TEST_CASE("the machine equals the oracle on phrases of four elements and texts of six tokens drawn at random") {
  OracleWorld world;
  for (const char* word : {"w", "v"}) world.rulebook.vocabulary.intern(word);
  std::mt19937 random(20261120);
  const std::vector<std::string> pieces = {"w", "v",   "not",   ",", "speech", "side effects",
                                           "x", "but", "non-w", ";", "it"};
  const std::vector<std::string> elements = {"w",   "v",   "[w]",       "not",     ",",  "{outcome}", "{risk|outcome}",
                                             "..1", "..3", "(w|v [w])", "[not|v]", "w~", "non w",     "^^",
                                             "$"};
  const auto pick = [&](const std::vector<std::string>& from) { return from[random() % from.size()]; };
  std::size_t seen = 0;
  for (int round = 0; round < 1500; ++round) {
    std::vector<Document> documents;
    std::vector<SentenceView> views;
    const std::vector<std::string> few = {pick(pieces), pick(pieces), "w"};  // texts of few words match more often
    for (int t = 0; t < 12; ++t) {
      std::string text = pick(few);
      for (int i = 0; i < 5; ++i) text += (random() % 8 == 0 ? "" : " ") + pick(random() % 4 == 0 ? pieces : few);
      documents.push_back(one_block(text, world.rulebook.language));
      if (documents.back().blocks[0].sentences.size() != 1) {
        documents.pop_back();
        continue;
      }
      views.push_back(make_view(documents.back(), world.rulebook, 0, 0));
      find_cues(documents.back(), world.rulebook, views.back());
    }
    std::string phrase = pick(elements);
    for (int i = 0; i < 3; ++i) phrase += " " + pick(elements);
    seen += compare(world, phrase, documents, views);
  }
  CHECK(seen > 300);
}
