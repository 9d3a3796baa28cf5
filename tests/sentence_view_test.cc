#include "check/sentence_view.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "check/cue_scope.h"
#include "check/match.h"
#include "hand_rulebook.h"
#include "text/read.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

SentenceView view_of(const Document& document, const Rulebook& rulebook, std::size_t block = 0,
                     std::size_t sentence = 0) {
  return make_view(document, rulebook, block, sentence);
}

// "words begin-end" of each second reading, by token numbers; "?" for letters that make no word of the rulebook.
std::string joined_words(std::string_view text) {
  const Rulebook rulebook = built(hand_source());
  const Document document = one_block(text, rulebook.language);
  const SentenceView view = view_of(document, rulebook);
  std::string out;
  for (std::size_t i = 0; i < view.tokens.size(); ++i) {
    const ViewToken& token = view.tokens[i];
    if (token.joined_end == 0) continue;
    std::string word = "?";
    for (const char* known : {"cure", "cures", "cured", "not", "risk", "speech"}) {
      if (token.joined_word != unknown_word && token.joined_word == rulebook.vocabulary.find(known)) word = known;
    }
    out += (out.empty() ? "" : ", ") + word + " " + std::to_string(i) + "-" + std::to_string(token.joined_end);
  }
  return out;
}

// "term [words]" of each name, in the order of the view.
std::string names_of(const Document& document, const Rulebook& rulebook, const SentenceView& view) {
  std::string out;
  for (const TermHit& hit : view.hits) {
    const Span span{view.tokens[hit.begin].span.begin, view.tokens[hit.end - 1].span.end};
    out += rulebook.terms[hit.term].id + " [" + std::string(document.text_of(span)) + "]\n";
  }
  return out;
}

// The rules of a book large enough that its programs need more than one word of bits.
RulebookSource large_source() {
  RulebookSource source = hand_source();
  for (int i = 0; i < 70; ++i) {
    const std::string word(1, static_cast<char>('a' + i % 26));
    source.rules.push_back(
        hand_rule("cure.rule-" + std::to_string(i), {"z" + word + std::to_string(i / 26) + " cure~"}));
  }
  source.rules.push_back(hand_rule("cure.words", {"cure~ {condition}", "we ..2 cure~"}));
  source.rules.push_back(hand_rule("safety.risk", {"(no|zero) [known] {risk}", "[truly] harmless"}));
  source.rules.back().unless = {"no risk of"};
  source.rules.push_back(hand_rule("cure.speech", {"{outcome} improve~ > {outcome}", "{outcome} ..2 cure~"}));
  return source;
}

}  // namespace

TEST_CASE("joints and signs are no tokens; of the marks some stop a gap") {
  const Rulebook rulebook = built(hand_source());
  struct Row {
    std::string_view text, tokens;  // <mark> that a gap passes, !mark! that stops it
  };
  const Row rows[] = {
      {"a side-effect, and/or b", "a side effect <,> and or b"},
      {"a \xE2\x9C\xA8 b", "a b"},
      {"a: b; c", "a !:! b !;! c"},
      {"a (b) [c] {d}", "a !(! b !)! ![! c !]! !{! d !}!"},
      {"a \xE2\x80\x9C"
       "b\xE2\x80\x9D c \"d\"",
       "a !\xE2\x80\x9C! b !\xE2\x80\x9D! c !\"! d !\"!"},
      {"a \xE2\x80\x94 b", "a !\xE2\x80\x94! b"},
      {"a, b... c?", "a <,> b !...! c !?!"},
      {"a & b", "a <&> b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Document document = one_block(row.text, rulebook.language);
    const SentenceView view = view_of(document, rulebook);
    std::string tokens;
    for (const ViewToken& token : view.tokens) {
      const std::string text(text_of(document, token));
      const std::string mark = token.gap_passes ? "<" + text + ">" : "!" + text + "!";
      tokens += (tokens.empty() ? "" : " ") + (token.is_mark ? mark : text);
      CHECK((token.is_mark || token.gap_passes));
    }
    CHECK(tokens == row.tokens);
  }
}

TEST_CASE("marks of footnotes are no tokens, numbers are") {
  const Rulebook rulebook = built(hand_source());
  struct Row {
    std::string html, tokens;
  };
  const Row rows[] = {
      {"no<sup>1</sup> side effects", "no side effects"},
      {"no <sup>1</sup> side effects", "no side effects"},
      {"no<sup><a href=#n>1,2</a></sup> side effects", "no side effects"},
      {"no<sup>1-3</sup> side effects", "no side effects"},
      {"no<sup>[4]</sup> side effects", "no side effects"},
      {"no [1] side effects[2, 3].", "no side effects ."},
      {"100 %<sup>1</sup> safe", "100 % safe"},
      {"cure[12] autism", "cure autism"},
      {"It helped.<sup>1</sup> More", "It helped ."},
      // Words and figures.
      {"no [sic] side effects", "no [ sic ] side effects"},
      {"no [serious] side effects", "no [ serious ] side effects"},
      {"in [2019] cells", "in [ 2019 ] cells"},
      {"10<sup>6</sup> cells", "106 cells"},
      {"about <sup>1</sup>/<sub>2</sub> of them", "about 1 2 of them"},
      {"about <sup>5</sup>% of them", "about 5 % of them"},
      {"<sup>18</sup>F scan", "18F scan"},
      {"in 3 (1) of 12 people", "in 3 ( 1 ) of 12 people"},
      {"Drug<sup>120</sup> cells", "Drug 120 cells"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.html);
    const Document document = read_document("<p>" + row.html, {"page.html", MediaType::html}, rulebook.language);
    const SentenceView view = view_of(document, rulebook);
    std::string tokens;
    for (const ViewToken& token : view.tokens)
      tokens += (tokens.empty() ? "" : " ") + std::string(text_of(document, token));
    CHECK(tokens == row.tokens);
  }
}

TEST_CASE("four letters or more that stand apart are read as a word as well") {
  struct Row {
    std::string_view text, joined;
  };
  const Row rows[] = {
      {"It will c u r e.", "cure 2-6"},
      {"c u r e s", "cures 0-5"},
      {"c u r e", "cure 0-4"},
      {"r i s k, c u r e", "risk 0-4, cure 5-9"},
      {"It is c.u.r.e there", "cure 2-3"},
      {"c.u.r.e.d", "cured 0-1"},
      // three are a list or a short form, even where they make a word
      {"n o t here", ""},
      {"n.o.t here", ""},
      // a mark parts them
      {"c u, r e", ""},
      {"c, u r e d", "? 2-6"},
      // letters only, and each by itself
      {"c.u.re", ""},
      {"cu.r.e", ""},
      {"cure risk", ""},
      {"c u re", ""},
      // no word of the rulebook
      {"w x y z", "? 0-4"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    if (row.text.empty()) continue;
    CHECK(joined_words(row.text) == row.joined);
  }
}

TEST_CASE("names are found wherever they stand, one inside the other, by begin, end and term") {
  RulebookSource source = hand_source();
  source.classes[3].terms.push_back({"risk.any", "", {"risk~", "risks"}, {}});  // two names for "risks"
  source.classes[2].terms.push_back({"outcome.sports", "", {"\"US\" sports"}, {}});
  const Rulebook rulebook = built(source);
  struct Row {
    std::string_view text, names;
  };
  const Row rows[] = {
      {"Asthma", "condition.asthma [Asthma]\n"},
      {"no name at all", ""},
      {"cord blood stem cell therapy",
       "therapy.cord [cord blood]\ntherapy.cord [cord blood stem cell]\ntherapy.stem-cell [stem cell]\n"
       "therapy.stem-cell [stem cell therapy]\n"},
      {"stem and cell", ""},
      {"a cord", ""},
      {"risks", "risk.risk [risks]\nrisk.any [risks]\n"},
      {"ED or ed", "condition.ed [ED]\n"},
      {"US sports and us sports", "outcome.sports [US sports]\n"},
      // with letters that stand apart, in any part of the name
      {"s p e e c h", "outcome.speech [s p e e c h]\n"},
      {"s i d e effects", "risk.side-effect [s i d e effects]\n"},
      {"side e f f e c t s.", "risk.side-effect [side e f f e c t s]\n"},
      {"side e.f.f.e.c.t.s", "risk.side-effect [side e.f.f.e.c.t.s]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Document document = one_block(row.text, rulebook.language);
    const SentenceView view = view_of(document, rulebook);
    CHECK(names_of(document, rulebook, view) == row.names);
    // hits_at is what a search would find.
    REQUIRE(view.hits_at.size() == view.tokens.size() + 1);
    for (std::uint32_t t = 0; t <= view.tokens.size(); ++t) {
      const auto first =
          std::find_if(view.hits.begin(), view.hits.end(), [&](const TermHit& hit) { return hit.begin >= t; });
      CHECK(view.hits_at[t] == first - view.hits.begin());
    }
  }
}

TEST_CASE("a view knows where its sentence stands in the block") {
  const Rulebook rulebook = built(hand_source());
  const Document document = plain_document("First. Second. Third.\n\nAlone.", rulebook);
  REQUIRE(document.blocks.size() == 2);
  std::string found;
  for (std::size_t b = 0; b < 2; ++b) {
    for (std::size_t s = 0; s < document.blocks[b].sentences.size(); ++s) {
      const SentenceView view = view_of(document, rulebook, b, s);
      CHECK(view.block == b);
      CHECK(view.sentence == s);
      CHECK(view.begin_token == 0);
      found += std::string(view.starts_block ? "^" : "") + std::string(document.text_of(view.span)) +
               (view.ends_block ? "$ " : " ");
    }
  }
  CHECK(found == "^First. Second. Third.$ ^Alone.$ ");
}

TEST_CASE("no match is lost where the index says that a phrase cannot match or begin") {
  const Rulebook rulebook = built(large_source());
  REQUIRE(rulebook.phrase_index.size() > 64);
  REQUIRE(rulebook.phrase_index.size() % 64 != 0);
  const std::string_view texts[] = {"We cure asthma.",
                                    "We always c u r e asthma and speech improves.",
                                    "There are no known side effects, and it is truly harmless.",
                                    "Harmless! Speech is cured.",
                                    "za0 cures, zz1 cures, zr2 cures.",
                                    "It may not cure ED if some clinics claim that.",
                                    "Nothing of it is here"};
  std::size_t matches = 0;
  for (const std::string_view text : texts) {
    CAPTURE(text);
    const Document document = one_block(text, rulebook.language);
    const SentenceView view = view_of(document, rulebook);
    CHECK(std::is_sorted(view.candidates.begin(), view.candidates.end()));
    std::size_t possible = 0;
    for (ProgramId id = 0; id < rulebook.phrase_index.size(); ++id) possible += is_possible(id, view) ? 1U : 0U;
    CHECK(view.candidates.size() == possible);
    CHECK(view.candidates.size() < 20);  // most are told not to match
    for (std::size_t i = 0; i < view.begins.size(); ++i) {
      const PhraseBegin& begin = view.begins[i];
      CHECK(std::binary_search(view.candidates.begin(), view.candidates.end(), begin.program));
      if (i == 0) continue;
      const PhraseBegin& before = view.begins[i - 1];
      CHECK(std::make_pair(before.program, before.token) < std::make_pair(begin.program, begin.token));
    }
    Rulebook plain = rulebook;
    plain.phrase_index = {};
    const SentenceView unindexed = view_of(document, plain);
    CHECK(!unindexed.is_indexed);
    CHECK(unindexed.candidates.empty());
    CHECK(unindexed.begins.empty());
    const auto look = [&](const PhraseProgram& program) {
      PhraseProgram anywhere = program;
      anywhere.id = no_program;
      for (const PhraseMatch& match : find_phrase(anywhere, document, plain, unindexed)) {
        ++matches;
        CHECK(std::binary_search(view.candidates.begin(), view.candidates.end(), program.id));
        const PhraseBegin begin{program.id, match.begin};
        CHECK((program.begins_anywhere || std::count(view.begins.begin(), view.begins.end(), begin) == 1));
      }
    };
    for (const CompiledRule& rule : rulebook.rules) std::for_each(rule.phrases.begin(), rule.phrases.end(), look);
    for (const CompiledCue& cue : rulebook.cues) std::for_each(cue.phrases.begin(), cue.phrases.end(), look);
  }
  CHECK(matches > 15);
}

TEST_CASE("the owners of possible phrases come in order, each once, of all the views") {
  const Rulebook rulebook = built(large_source());
  const auto view_of_text = [&](std::string_view text) {
    return view_of(one_block(text, rulebook.language), rulebook);
  };
  const SentenceView cure = view_of_text("We cure asthma."), risk = view_of_text("No risk."),
                     none = view_of_text("Nothing of it.");
  const auto owners = [&](const SentenceView& view, std::vector<SentenceView> more, bool cues = false) {
    std::string out;
    const auto& of = cues ? rulebook.program_owners.cues : rulebook.program_owners.rules;
    for (const std::uint32_t owner :
         possible_owners(of, cues ? rulebook.cues.size() : rulebook.rules.size(), view, more))
      out += (out.empty() ? "" : " ") + (cues ? rulebook.cues[owner].cue.id : rulebook.rules[owner].rule.id);
    return out;
  };
  CHECK(owners(cure, {}) == "cure.words");
  CHECK(owners(risk, {}) == "safety.risk");
  CHECK(owners(risk, {cure}) == "cure.words safety.risk");
  CHECK(owners(cure, {none, risk, risk}) == "cure.words safety.risk");
  CHECK(owners(none, {}).empty());
  CHECK(owners(risk, {}, true) == "answer.no neg.not");
  // Without an index all may match.
  SentenceView plain = none;
  plain.is_indexed = false;
  const std::vector<std::uint32_t> all = possible_owners(rulebook.program_owners.rules, rulebook.rules.size(), plain);
  REQUIRE(all.size() == rulebook.rules.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) CHECK(all[i] == i);
  CHECK(possible_owners({}, 3, none) == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("two views with the step between them are one view") {
  const Rulebook rulebook = built(large_source());
  struct Row {
    std::string_view text;    // two blocks
    std::string_view tokens;  // of the joined view; > is the step
    std::string_view names;   // "term begin-end"
    std::string_view joined;  // second readings
  };
  const Row rows[] = {
      {"Speech improves:\n\nwalking", "Speech improves > walking",
       "outcome.speech 0-1 verb.improve 1-2 outcome.walking 3-4", ""},
      // the mark that closes what introduces is no part of it; one inside is
      {"Well, we cure asthma?\n\nasthma.", "Well , we cure asthma > asthma .",
       "subject.it 2-3 verb.cure 3-4 condition.asthma 4-5 condition.asthma 6-7", ""},
      // nor is a name that ended with it
      {"Better in 40 %:\n\nasthma", "Better in 40 > asthma", "number 2-3 condition.asthma 4-5", ""},
      {"It will c u r e:\n\nr i s k s", "It will c u r e > r i s k s", "subject.it 0-1 verb.cure 2-6 risk.risk 7-12",
       "2-6 7-12"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Document document = plain_document(row.text, rulebook);
    REQUIRE(document.blocks.size() == 2);
    const SentenceView left = view_of(document, rulebook, 0, 0), right = view_of(document, rulebook, 1, 0);
    const SentenceView joined = join_views(left, right, rulebook);
    CHECK(joined.block == 1);
    CHECK(joined.sentence == 0);
    CHECK(joined.span == right.span);
    std::string tokens, names, letters;
    for (std::uint32_t t = 0; t < joined.tokens.size(); ++t) {
      const ViewToken& token = joined.tokens[t];
      tokens += (t == 0 ? "" : " ") + (token.is_step ? ">" : std::string(text_of(document, token)));
      if (token.is_step) {
        CHECK(joined.begin_token == t + 1);
        CHECK(token.is_mark);
        CHECK(!token.gap_passes);
        CHECK(token.word == unknown_word);
      }
      if (token.joined_end > 0) {
        letters += (letters.empty() ? "" : " ") + std::to_string(t) + "-" + std::to_string(token.joined_end);
      }
    }
    for (const TermHit& hit : joined.hits) {
      names += (names.empty() ? "" : " ") + rulebook.terms[hit.term].id + " " + std::to_string(hit.begin) + "-" +
               std::to_string(hit.end);
    }
    CHECK(tokens == row.tokens);
    CHECK(names == row.names);
    CHECK(letters == row.joined);
    CHECK(joined.hits_at.size() == joined.tokens.size() + 1);
    CHECK(joined.hits_at.back() == joined.hits.size());
  }
}

TEST_CASE("a joined view starts the block where the left one does and ends it where the right one does") {
  const Rulebook rulebook = built(hand_source());
  const Document document = plain_document("First. We cure:\n\nasthma. Last.", rulebook);
  REQUIRE(document.blocks.size() == 2);
  const auto joined = [&](std::size_t left, std::size_t right) {
    const SentenceView view =
        join_views(view_of(document, rulebook, 0, left), view_of(document, rulebook, 1, right), rulebook);
    return std::string(view.starts_block ? "starts " : "") + (view.ends_block ? "ends" : "");
  };
  CHECK(joined(0, 0) == "starts ");
  CHECK(joined(1, 0).empty());
  CHECK(joined(0, 1) == "starts ends");
  CHECK(joined(1, 1) == "ends");
}

TEST_CASE("names are asked for by their class, and terms by their place") {
  const Rulebook rulebook = built(hand_source());
  struct Row {
    std::string_view class_name, text;  // with the names in [ ]
  };
  const Row rows[] = {
      {"condition", "We treat [asthma]. No [asthma] stays."},
      {"outcome", "We treat asthma by [walking] and [speech]"},
      {"subject", "[Our cells] work. [We] use [stem cells]."},
      {"condition", "It is speech."},
      {"nothing", "We treat asthma."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::string text;
    for (const char c : row.text) {
      if (c != '[' && c != ']') text += c;
    }
    CHECK(drawn(text, names_in(text, row.class_name, rulebook)) == row.text);
  }

  const std::string page = "A day. Stem cell therapy.\n\nAsthma and speech.";
  const Document document = plain_document(page, rulebook);
  const auto terms = [&](std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(document.text.find(words));
    std::string out;
    for (const std::string_view id :
         terms_at(document, rulebook, {begin, begin + static_cast<std::uint32_t>(words.size())}))
      out += (out.empty() ? "" : " ") + std::string(id);
    return out;
  };
  CHECK(terms("Stem cell therapy") == "therapy.stem-cell");
  CHECK(terms("Stem cell") == "therapy.stem-cell");
  CHECK(terms("cell therapy").empty());
  CHECK(terms("Asthma") == "condition.asthma");
  CHECK(terms("speech") == "outcome.speech");
  CHECK(terms("Asthma and").empty());
  CHECK(terms("day").empty());
}
