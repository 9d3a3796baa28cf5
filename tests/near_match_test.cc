#include "check/near_match.h"

#include <doctest/doctest.h>

#include "check/check.h"
#include "check/reading.h"
#include "hand_rulebook.h"
#include "rulebook/phrase_writing.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

// "missing miss [instead] in [span]" of the near match of a one-phrase rule in the last sentence; "" without one.
std::string near_of(std::string_view phrase, std::string_view text, std::vector<std::string> unless = {}) {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("cure.test", {std::string(phrase)}));
  source.rules[0].unless = std::move(unless);
  const Rulebook rulebook = built(source);
  const Document document = plain_document(text, rulebook);
  const Reading reading = read_context(document, rulebook);
  const std::size_t block = document.blocks.size() - 1;
  const auto found = find_near_matches(document, rulebook, reading, block, document.blocks[block].sentences.size() - 1);
  if (found.empty()) return "";
  REQUIRE(found.size() == 1);
  return found[0].missing + " " + std::string(to_string(found[0].miss)) + " [" +
         std::string(document.text_of(found[0].instead)) + "] in [" + std::string(document.text_of(found[0].span)) +
         "]";
}

}  // namespace

TEST_CASE("a phrase nearly matches where one of its elements is missing") {
  struct Row {
    std::string_view phrase, text, near;
  };
  const Row rows[] = {
      // other words stand there
      {"(no|zero) {risk}", "There is no pain.", "{risk} replaced [pain] in [no pain]"},
      {"(no|zero) {risk}", "There are few risks.", "(no|zero) replaced [few] in [few risks]"},
      {"(no|zero) [known] {risk}", "There is no known pain.", "{risk} replaced [pain] in [no known pain]"},
      {"stem cell~ improve~ speech", "Stem cells worsen speech.",
       "improve~ replaced [worsen] in [Stem cells worsen speech]"},
      {"cure~ \"ED\"", "It cures ed.", "\"ED\" replaced [ed] in [cures ed]"},
      // a word that no rule knows counts as well as one that some rule knows
      {"cure~ {condition}", "It cures grumpiness.", "{condition} replaced [grumpiness] in [cures grumpiness]"},
      // nothing stands there
      {"never cause~ {risk}", "It never risks.", "cause~ left_out [] in [never risks]"},
      {"(no|zero) {risk}", "We say no.", "{risk} left_out [] in [no]"},
      {"(no|zero) {risk}", "Risks!", "(no|zero) left_out [] in [Risks]"},
      // inside an alternative of several elements
      {"(free of|without) {risk}", "It is free from risks.", "of replaced [from] in [free from risks]"},
      // gaps on both sides of what is missing
      {"{therapy} ..2 improve~ ..2 {outcome}", "Our cells quickly change all speech.",
       "improve~ replaced [quickly change all] in [Our cells quickly change all speech]"},
      // as many words as the gaps and the element hold, not one more
      {"{therapy} ..2 improve~ ..2 {outcome}", "Our cells in two days from now speech.",
       "improve~ replaced [in two days from now] in [Our cells in two days from now speech]"},
      {"{therapy} ..2 improve~ ..2 {outcome}", "Our cells in two days from right now speech.", ""},
      {"{therapy} ..2 improve~ ..2 {outcome}", "Our cells in days but not speech.", ""},
      // a mark is no word
      {"{therapy} improve~ {outcome}", "Our cells, speech.", "improve~ left_out [] in [Our cells, speech]"},
      {"(no|zero) {risk}", "Well, risks!", "(no|zero) left_out [] in [risks]"},
      {"(no|zero) {risk}", "We say no, friend.", "{risk} left_out [] in [no]"},
      {"no {risk} now", "No, pain, now.", "{risk} replaced [pain] in [No, pain, now]"},
      {"no {risk} now", "No, & pain, now.", ""},  // so many marks and no more
      // one word stands in the place of one element
      {"{therapy} improve~ {outcome}", "Our cells quickly change speech.", ""},
      // a word in its place goes before nothing, and of two as good the first that is written
      {"(no|zero) {risk}", "We say no, and no pain.", "{risk} replaced [pain] in [no pain]"},
      {"(free of|free from) risk", "It is free by risk.", "of replaced [by] in [free by risk]"},
      // what may be left out is not what is missing
      {"cure~ [bad] {condition}", "It cures big asthma.", "{condition} replaced [big] in [cures big]"},
      {"[well] (no|zero) {risk}", "There are few risks.", "(no|zero) replaced [few] in [few risks]"},
      {"(no [big]|zero) {risk}", "A big risk.", "(no [big]|zero) replaced [big] in [big risk]"},
      // the gap is one word too short, not two
      {"cure~ ..1 {condition}", "It cures all severe asthma.",
       "..1 longer_gap [all severe] in [cures all severe asthma]"},
      {"cure~ ..1 {condition}", "It cures a b c asthma.", "{condition} replaced [a] in [cures a]"},
      // a gap never passes a colon, so there is no longer gap either
      {"cure~ ..1 {condition}", "It cures this: bad asthma.", "cure~ replaced [bad] in [bad asthma]"},
      // all is there, but at the wrong place
      {"^ we cure~", "Here we cure.", "^ elsewhere [] in [we cure]"},
      {"speech $", "Speech improves.", "$ elsewhere [] in [Speech]"},
      // an anchor on the other side must hold
      {"^ no {risk}", "There is no pain.", ""},
      {"^ no {risk}", "No pain.", "{risk} replaced [pain] in [No pain]"},
      {"^ no {risk}", "\"No pain.\"", "{risk} replaced [pain] in [No pain]"},
      {"no {risk} $", "There is no pain.", "{risk} replaced [pain] in [no pain]"},
      {"no {risk} $", "There is no pain here.", ""},
      {"(no|zero) risk $", "There is some risk.", "(no|zero) replaced [some] in [some risk]"},
      {"^ (no|zero) risk", "Some risk.", "(no|zero) replaced [Some] in [Some risk]"},
      {"^ (no|zero) risk", "There is some risk.", ""},
      {"^ (no|zero) risk", "Now some risk.", ""},
      {"^^ (no|zero) risk", "We rest. Some risk.", ""},
      {"^^ (no|zero) risk", "Some risk.", "(no|zero) replaced [Some] in [Some risk]"},
      {"no {risk} $$", "There is no pain.", "{risk} replaced [pain] in [no pain]"},
      {"^ ^^ risk", "Any risk.", ""},
      // two are missing
      {"stem cell~ improve~ speech", "Stem cells worsen gait.", ""},
      {"no {risk} {outcome}", "It is no fun.", ""},
      // a phrase of a single element has no near match
      {"risk", "It is a danger.", ""},
      {"[big] risk", "A big danger.", ""},
      // what matches does not nearly match
      {"(no|zero) {risk}", "There are no risks.", ""},
      // across the step
      {"{therapy} improve~ > {outcome}", "Stem cells improve:\n- manners\n",
       "{outcome} replaced [manners] in [Stem cells improve:\n- manners]"},
      {"{therapy} improve~ > {outcome}", "Stem cells change:\n- speech\n",
       "improve~ replaced [change] in [Stem cells change:\n- speech]"},
      {"{therapy} improve~ > {outcome}", "Stem cells improve manners.", ""},
      {"{therapy} improve~ > {outcome}", "In the years to come and for most children stem cells improve:\n- manners.\n",
       "{outcome} replaced [manners] in [stem cells improve:\n- manners]"},
      {"{therapy} improve~ > {outcome}", "Stem cells improve:\n- \"manners\"\n", ""},  // all in the introduction
      {"improve~ > [manners]", "Stem cells change:\n- manners\n", ""},
      {"{therapy} improve~", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.phrase);
    CAPTURE(row.text);
    if (row.text.empty()) continue;
    std::string expected(row.near);
    // The text between blocks is a line end, without the list's own mark.
    if (const std::size_t at = expected.find(":\n- "); at != expected.npos) expected.replace(at, 4, ":\n");
    CHECK(near_of(row.phrase, row.text) == expected);
  }
  CHECK(near_of("(no|zero) {risk}", "There is no pain.", {"no pain"}).empty());
}

TEST_CASE("near matches are ranked: fewest missing words, most that are there, severity; one a phrase") {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("cure.light", {"cure~ {outcome}"}));
  source.rules.push_back(hand_rule("cure.severe", {"cure~ {outcome}"}));
  source.rules.push_back(hand_rule("efficacy.long", {"we cure~ {outcome}", "zebra {condition}"}));
  source.rules.push_back(hand_rule("safety.edge", {"^ we ..1 asthma"}));
  source.rules[0].severity = 2;
  source.rules[1].severity = 5;
  const Rulebook rulebook = built(source);
  const Document document = plain_document("Here we cure asthma.", rulebook);
  const Reading reading = read_context(document, rulebook);
  std::string found;
  for (const NearMatch& near : find_near_matches(document, rulebook, reading, 0, 0)) {
    found += rulebook.rules[near.rule].rule.phrases[near.phrase] + " of " + rulebook.rules[near.rule].rule.id + " " +
             std::to_string(near.matched) + "\n";
  }
  CHECK(found ==
        "^ we ..1 asthma of safety.edge 2\n"
        "we cure~ {outcome} of efficacy.long 2\n"
        "cure~ {outcome} of cure.severe 1\n"
        "zebra {condition} of efficacy.long 1\n"
        "cure~ {outcome} of cure.light 1\n");
}

TEST_CASE("words that many rules ask for tell little and go last") {
  RulebookSource source = hand_source();
  for (const char* word : {"remedy", "answer", "miracle", "secret", "fix"}) {
    source.rules.push_back(hand_rule(std::string("cure.") + word, {std::string("the ") + word}));
    source.rules.back().severity = 5;
  }
  source.rules.push_back(hand_rule("safety.rare", {"harmless {therapy}"}));
  source.rules.back().severity = 1;
  const Rulebook rulebook = built(source);
  const Document document = plain_document("The harmless apple.", rulebook);
  const auto found = find_near_matches(document, rulebook, read_context(document, rulebook), 0, 0);
  REQUIRE(found.size() == 6);
  CHECK(rulebook.rules[found[0].rule].rule.id == "safety.rare");
  CHECK(found[0].telling);
  CHECK(found[0].asked_by == 1);
  CHECK(!found[1].telling);
  CHECK(found[1].asked_by == 5);
}

TEST_CASE("what took a match away is named") {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("cure.long", {"cure~ {condition}"}));
  source.rules.push_back(hand_rule("cure.short", {"cure~"}));
  source.rules.push_back(hand_rule("safety.free", {"{risk} free"}));
  source.rules.push_back(hand_rule("safety.heading", {"no {risk}"}));
  source.rules.push_back(hand_rule("safety.title", {"zero {risk}"}));
  source.rules[2].unless = {"nothing of it", "risk free (booking|visit)"};
  source.rules[3].blocks = {BlockKind::heading};
  source.rules[4].channels = {Channel::title};
  const Rulebook rulebook = built(source);
  struct Row {
    std::string_view text, taken;
  };
  const Row rows[] = {
      {"It cures asthma.", "cure.short longer_match [cures] by [cures asthma] cure.long\n"},
      {"It cures.", ""},
      {"A risk-free booking.", "safety.free unless 1 [risk-free] by [risk-free booking]\n"},
      {"A risk-free life.", ""},
      {"There is no risk.", "safety.heading block [no risk]\n"},
      {"There is zero risk.", "safety.title channel [zero risk]\n"},
      {"A risk free visit cures asthma at no risk.",
       "safety.free unless 1 [risk free] by [risk free visit]\n"
       "cure.short longer_match [cures] by [cures asthma] cure.long\nsafety.heading block [no risk]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Document document = plain_document(row.text, rulebook);
    const Reading reading = read_context(document, rulebook);
    std::string found;
    for (const TakenMatch& taken : find_taken_matches(document, rulebook, without_unless(rulebook), reading,
                                                      check(document, rulebook).findings, 0, 0)) {
      found += rulebook.rules[taken.rule].rule.id + " " + std::string(to_string(taken.by));
      if (taken.by == TakenBy::unless) found += " " + std::to_string(taken.phrase);
      found += " [" + std::string(document.text_of(taken.span)) + "]";
      if (!empty(taken.place)) found += " by [" + std::string(document.text_of(taken.place)) + "]";
      found += (taken.kept.empty() ? "" : " ") + taken.kept + "\n";
    }
    CHECK(found == row.taken);
  }
}

TEST_CASE("a phrase written out is the phrase") {
  const Rulebook rulebook = built(hand_source());
  for (const char* phrase :
       {"(no|zero) [known] {risk}", "cure~ ..3 {outcome|condition}", "^ yes", "^^ myths $$", "\"ED\" , ; now",
        "better than {therapy>comparator}", "{therapy} improve~ > {outcome}", "((a|b c) d|e) [f [g]] h $"}) {
    CAPTURE(phrase);
    CHECK(written(parse_phrase(phrase, rulebook.language).root) == phrase);
  }
}

TEST_CASE("a phrase is said in plain words") {
  const Rulebook rulebook = built(hand_source());
  struct Row {
    std::string_view phrase, plain;
  };
  const Row rows[] = {
      {"(no|zero) [known] {risk}", "[no / zero] (known) [side effect / risk]"},
      {"^ cure~ ..2 {therapy} $", "cure ... [stem cell / cord blood / our therapy]"},
      {"{subject}", "[stem cell / cord blood / our therapy / ...]"},
      {"{number} {risk}", "[number] [side effect / risk]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.phrase);
    CHECK(in_words(parse_phrase(row.phrase, rulebook.language).root, rulebook) == row.plain);
  }
}

TEST_CASE("a sentence without end is answered in time that grows with it") {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("cure.test", {"zebra ..8 cure~ ..8 horse", "zebra horse asthma"}));
  const Rulebook rulebook = built(source);
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += i % 2 == 0 ? "zebra " : "horse ";
  const Document document = plain_document(text, rulebook);
  const auto found = find_near_matches(document, rulebook, read_context(document, rulebook), 0, 0);
  REQUIRE(found.size() == 2);  // with all pairs of the two words this would be 25 million steps a phrase
  CHECK(found[0].missing == "cure~");
  CHECK(found[1].missing == "asthma");
}
