// What a rule keeps of its matches, and what each of them says.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "check/match.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

using Strings = std::vector<std::string>;

std::string joined(const Document& document, const std::vector<Span>& spans) {
  std::string out;
  for (std::size_t i = 0; i < spans.size(); ++i) out += (i > 0 ? "|" : "") + std::string(document.text_of(spans[i]));
  return out;
}

std::string slots_of(const RuleMatch& match, const Rulebook& rulebook) {
  std::string out;
  for (const SlotTerms& slot : match.slots) {
    out += " " + slot.slot + "=";
    for (std::size_t i = 0; i < slot.terms.size(); ++i) out += (i > 0 ? "," : "") + rulebook.terms[slot.terms[i]].id;
  }
  return out;
}

// "begin-end [words] written ... owned ..." of a match, and what introduces it.
std::string line_of(const RuleMatch& match, const Document& document) {
  std::string line = std::to_string(match.begin) + "-" + std::to_string(match.end) + " [" +
                     std::string(document.text_of(match.span)) + "] written " + joined(document, match.written) +
                     " owned " + joined(document, match.owned);
  if (!empty(match.introduced_by)) line += " behind " + std::string(document.text_of(match.introduced_by));
  return line + "\n";
}

Rulebook rulebook_of(Strings phrases, Strings regexes = {}) {
  RulebookSource source = hand_source();
  source.classes[2].terms.push_back({"outcome.walk-far", "", {"walk~ far"}, {}});
  source.classes[2].terms.push_back({"outcome.far-walk", "", {"far walk~"}, {}});
  source.rules.push_back(hand_rule("cure.test", std::move(phrases)));
  source.rules.push_back(hand_rule("cure.zebra", {"zebra"}));
  source.rules[0].regexes = std::move(regexes);
  return built(source);
}

std::vector<RuleMatch> matches_of(const Document& document, const Rulebook& rulebook) {
  std::vector<RuleMatch> all;
  for (std::size_t s = 0; s < document.blocks[0].sentences.size(); ++s) {
    const SentenceView view = make_view(document, rulebook, 0, s);
    for (RuleMatch& match : find_rule_matches(0, document, rulebook, view, {})) all.push_back(std::move(match));
  }
  return all;
}

std::string kept(Strings phrases, Strings regexes, std::string_view text) {
  const Rulebook rulebook = rulebook_of(std::move(phrases), std::move(regexes));
  const Document document = one_block(text, rulebook.language);
  std::string out;
  for (const RuleMatch& match : matches_of(document, rulebook)) out += line_of(match, document);
  return out;
}

}  // namespace

TEST_CASE("a match says its tokens, what it spells out, and all of it where two phrases fit the same place") {
  struct Row {
    Strings phrases;
    std::string_view text, lines;
  };
  const Row rows[] = {
      {{"cure~ ..1 asthma"},
       "It cures bad asthma.",
       "1-4 [cures bad asthma] written cures|asthma owned cures|asthma\n"},
      {{"cure~ ..1 asthma", "cure~ bad asthma"},
       "It cures bad asthma.",
       "1-4 [cures bad asthma] written cures|asthma|cures|bad|asthma owned cures|asthma|cures|bad|asthma\n"},
      {{"cure~ bad", "bad asthma"}, "It cures bad asthma.", "1-3 [cures bad] written cures|bad owned cures|bad\n"},
      // one begins where the other ends
      {{"cure~", ", then"},
       "It cures, then rests.",
       "1-2 [cures] written cures owned cures\n"
       "2-4 [, then] written ,|then owned ,|then\n"},
      {{"we", "cure~ $"},
       "We rest. We cure.",
       "0-1 [We] written We owned We\n0-1 [We] written We owned We\n1-2 [cure] written cure owned cure\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(kept(row.phrases, {}, row.text) == row.lines);
  }
}

TEST_CASE("a regular expression is matched on the folded words of one sentence and found in its text") {
  struct Row {
    std::string regex;
    std::string_view text, lines;
  };
  const Row rows[] = {
      {"cures [a-z]+", "It cures asthma.", "1-3 [cures asthma] written cures|asthma owned \n"},
      {"it", "It cures asthma.", "0-1 [It] written It owned \n"},
      {"it cures", "It cures asthma.", "0-2 [It cures] written It|cures owned \n"},
      // behind a ligature, which is folded to two letters
      {"cures [a-z]+", "All is \uFB01ne. It CURES asthma. We rest.",
       "1-3 [CURES asthma] written CURES|asthma owned \n"},
      {"asthma[.] we", "All is \uFB01ne. It CURES asthma. We rest.", ""},
      {"cures (?P<span>asthma)", "It cures asthma.", "2-3 [asthma] written asthma owned \n"},
      {"(?P<own>no) [a-z]+ risk", "There is no known risk.", "2-5 [no known risk] written no|known|risk owned no\n"},
      {"no (?P<own>known) (?P<span>risk)", "There is no known risk.", "4-5 [risk] written risk owned known\n"},
      // what is no token of the sentence is no match
      {"\u2728", "We \u2728 rest.", ""},
      {"rest|\u2728", "We \u2728 rest \u2728.", "1-2 [rest] written rest owned \n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.regex);
    CAPTURE(row.text);
    CHECK(kept({}, {row.regex}, row.text) == row.lines);
  }
  CHECK(kept({"cure~ ..1 asthma"}, {"cures [a-z]+ asthma"}, "It cures bad asthma.") ==
        "1-4 [cures bad asthma] written cures|asthma|cures|bad|asthma owned cures|asthma\n");

  const Rulebook rulebook = rulebook_of({}, {"rest"});
  Document document = one_block("Rest.", rulebook.language);
  CHECK(matches_of(document, rulebook).size() == 1);
  document.blocks[0].sentences[0].tokens.clear();
  CHECK(matches_of(document, rulebook).empty());
}

TEST_CASE("a match fills its slots with the longest of the names in it, each once, in text order") {
  struct Row {
    Strings phrases;
    std::string_view text, slots;
  };
  const Row rows[] = {
      {{"improve~ ..4 {outcome}"}, "It improves walking far and speech.", " outcome=outcome.walk-far,outcome.speech"},
      {{"improve~ ..4 {outcome}"}, "It improves far walking and speech.", " outcome=outcome.far-walk,outcome.speech"},
      {{"improve~ ..4 speech {outcome}"},
       "It improves speech, walking and speech walking.",
       " outcome=outcome.speech,outcome.walking"},
      // no name of a class the phrase does not ask for, none that goes on behind the match, none behind it
      {{"improve~ ..4 {outcome}"},
       "It improves asthma and speech and walking here.",
       " outcome=outcome.speech,outcome.walking"},
      {{"{therapy} [,] cord"}, "Stem cells, cord blood.", " intervention=therapy.stem-cell"},
      {{"{therapy} [,] cord"}, "Stem cells, cord, our cells.", " intervention=therapy.stem-cell"},
      // what is sent to a slot is there and nowhere else, also beside another name
      {{"{therapy>comparator} {condition}"},
       "Stem cells asthma.",
       " condition=condition.asthma comparator=therapy.stem-cell"},
      {{"{condition} {therapy>comparator}"},
       "Asthma stem cells.",
       " condition=condition.asthma comparator=therapy.stem-cell"},
      {{"{therapy} ..2 {therapy>comparator}"},
       "Stem cells, not cord blood.",
       " intervention=therapy.stem-cell comparator=therapy.cord"},
      {{"{therapy>comparator} and {therapy>comparator}"},
       "Stem cells and cord blood.",
       " comparator=therapy.stem-cell,therapy.cord"},
      {{"than {outcome>comparator}"}, "Better than walking far.", " comparator=outcome.walk-far"},
      // of two phrases at the same place the first fills them
      {{"{therapy} help asthma", "stem cell~ help {condition}"},
       "Stem cells help asthma.",
       " intervention=therapy.stem-cell"},
      {{"stem cell~ help {condition}", "{therapy} help asthma"},
       "Stem cells help asthma.",
       " condition=condition.asthma"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Rulebook rulebook = rulebook_of(row.phrases);
    const Document document = one_block(row.text, rulebook.language);
    const std::vector<RuleMatch> matches = matches_of(document, rulebook);
    REQUIRE(matches.size() == 1);
    CHECK(slots_of(matches[0], rulebook) == row.slots);
  }
  const Rulebook by_regex = rulebook_of({}, {"improves [a-z]+"});
  const Document document = one_block("It improves speech.", by_regex.language);
  REQUIRE(matches_of(document, by_regex).size() == 1);
  CHECK(matches_of(document, by_regex)[0].slots.empty());
}

TEST_CASE("a match across a step or a label's colon says what introduces it") {
  struct Row {
    std::string_view phrase, left, right, lines;
    bool is_label = false;
  };
  const Row rows[] = {
      {"better > {outcome}", "Better and better:", "walking, too",
       "[walking] written walking owned better|walking behind better\n"},
      {"better and better > {outcome}", "Better and better:", "walking, too",
       "[walking] written walking owned Better|and|better|walking behind Better and better\n"},
      // nothing of it is spelt out on the left
      {"[include] > {outcome}", "Better and better:", "walking, too",
       "[walking] written walking owned walking behind Better and better\n"},
      {"better", "Better and better:", "walking, too", ""},
      {"better ..1 walking", "Better and better:", "walking, too", ""},
      {"walking", "Better and better:", "walking, too", "[walking] written walking owned walking\n"},
      {"side effect~ : none", "Side effects", "None at all",
       "[None] written None owned Side|effects||None behind Side effects\n", true},
      {"effect~ : none at", "Side effects", "None at all",
       "[None at] written None|at owned effects||None|at behind effects\n", true},
      {": none", "Side effects", "None at all", "[None] written None owned |None behind Side effects\n", true},
      {"side effect~ :", "Side effects", "None at all", "", true},
      {"side effect~", "Side effects", "None at all", "", true},
      {"effect~ ..1 none", "Side effects", "None at all", "", true},
      {"effect~ > none", "Side effects", "None at all", "", true},
      {"none at", "Side effects", "None at all", "[None at] written None|at owned None|at\n", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.phrase);
    const Rulebook rulebook = rulebook_of({std::string(row.phrase)});
    const Document document = plain_document(std::string(row.left) + "\n\n" + std::string(row.right), rulebook);
    REQUIRE(document.blocks.size() == 2);
    const SentenceView left = make_view(document, rulebook, 0, 0), right = make_view(document, rulebook, 1, 0);
    const SentenceView both = row.is_label ? join_label(left, right, rulebook) : join_views(left, right, rulebook);
    std::string lines;
    for (const RuleMatch& match : find_rule_matches(0, document, rulebook, right, {both})) {
      const std::string line = line_of(match, document);
      lines += line.substr(line.find('['));
    }
    CHECK(lines == row.lines);
  }
}
