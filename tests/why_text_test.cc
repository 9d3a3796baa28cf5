#include "report/why_text.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "check/check.h"
#include "hand_rulebook.h"
#include "places.h"
#include "report/text_page.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

const Words& english() {
  static const Words words = [] {
    std::ifstream in(std::string(source_dir) + "/rules/en/words.json", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    std::vector<Problem> problems;
    return read_words({"rules/en/words.json", bytes}, problems);
  }();
  return words;
}

Rulebook why_rulebook() {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("cure.cures", {"cure~ ..2 {condition}"}));
  source.rules.push_back(hand_rule("cure.short", {"cure~"}));
  source.rules.push_back(hand_rule("safety.no-risks", {"(no|without) {risk}"}));
  source.rules.push_back(hand_rule("no-cure.none", {"not cure~"}));
  for (Rule& rule : source.rules) rule.message = "About " + rule.id + ".";
  source.rules[2].unless = {"no risk of losing"};
  source.rules[2].when.hedged = WhenAction::lower;
  source.rules[2].severity = 5;
  Rulebook rulebook = built(source);
  Scoring scoring;
  scoring.adjustments = {{"speech-named", 1, AdjustmentWhere::sentence, {"outcome"}}};
  rulebook.scoring = scoring;
  for (CompiledRule& rule : rulebook.rules) {
    if (rule.rule.id == "cure.cures") rule.rule.adjust = {"speech-named"};
  }
  return rulebook;
}

std::string why(std::string_view text, std::uint64_t line, std::size_t width = 80, bool all = false) {
  const Rulebook rulebook = why_rulebook();
  const Document document = plain_document(text, rulebook);
  const Reading reading = read_context(document, rulebook);
  const Report report = check(document, rulebook);
  WhyOptions options;
  options.width = width;
  options.all = all;
  return why_text({document, rulebook, reading, report, line, line}, english(), options);
}

}  // namespace

TEST_CASE("the answer for a sentence that its context clears") {
  CHECK(why("It does not cure asthma, and speech is another thing.", 1) ==
        "test, line 1\n"
        "\n"
        "Sentence at 1:1: a paragraph, visible on the page\n"
        "  It does not cure asthma, and speech is another thing.\n"
        "\n"
        "  NOTED  no-cure.none\n"
        "    It does not cure asthma, and speech is another thing.\n"
        "            ^^^^^^^^\n"
        "    About no-cure.none.\n"
        "    How: said in the page's own voice, as a fact; the wording claims that\n"
        "    something works or is so.\n"
        "    Noted, because it is careful wording or a fact worth knowing; there is\n"
        "    nothing to question.\n"
        "    \"not\" (neg.not) is part of the words found, so it takes nothing back.\n"
        "    What the claim is about: condition condition.asthma (from the sentence),\n"
        "    outcome outcome.speech (from the sentence)\n"
        "\n"
        "  SET ASIDE  cure.cures\n"
        "    It does not cure asthma, and speech is another thing.\n"
        "                ^^^^^^^^^^^\n"
        "    About cure.cures.\n"
        "    How: said in the page's own voice, denied; the wording claims that something\n"
        "    works or is so.\n"
        "    Set aside, because it is denied: \"not\"\n"
        "    The cue \"not\" (neg.not: a denial) reaches this far:\n"
        "      It does not cure asthma, and speech is another thing.\n"
        "              ===------------------------------------------\n"
        "    Were it not set aside, severity 4 of 5: 3 by the rule, +1 because the\n"
        "    sentence names \"speech\" (speech-named).\n"
        "    What the claim is about: condition condition.asthma (from the words found),\n"
        "    outcome outcome.speech (from the sentence)\n"
        "    The same words were found by: cure.short\n"
        "\n"
        "  Matched, but does not count\n"
        "    cure.short\n"
        "      \"cure\" matches, but counts once with cure.cures.\n");
}

TEST_CASE("each kind of sentence is told with its reason") {
  struct Row {
    std::string_view text;
    std::uint64_t line;
    std::string_view part;
  };
  const Row rows[] = {
      {"It cures asthma.", 1, "    Flagged, because nothing near it takes it back.\n"},
      {"There may be no risks.", 1, "    Flagged, although it is said with care: this rule counts such wording all\n"},
      {"There may be no risks.", 1, "    Severity 4 of 5: 5 by the rule, -1 because it is said with care.\n"},
      {"Myths\n\nIt cures asthma.", 3, "  Under the heading: \"Myths\"\n"},
      {"Myths\n\nIt cures asthma.", 3, "reaches it from elsewhere: \"Myths\"\n"},
      {"It cures asthma; it may hurt.", 1,
       "    The cue \"may\" (hedge.may: careful wording, the wording claims that something\n    may help) stands here "
       "too, but reaches only: \"may hurt.\"\n"},
      {"Q: Does it cure asthma?\nA: No. Ask us.", 1, "    The finding stands on the answer: \"No.\"\n"},
      {"Q: Does it cure asthma?\nA: No. Ask us.", 2, "  Under the question: \"Does it cure asthma?\"\n"},
      {"No risk of losing your place.", 1,
       "    safety.no-risks\n      \"No risk\" belongs to an exception of the rule (\"No risk of losing\"): no\n"
       "      risk of losing\n"},
      {"There is no pain.", 1,
       "  Nothing was found in this sentence.\n\n  Nearly matched, but for one element of a phrase\n"
       "    safety.no-risks: About safety.no-risks.\n      Phrase: (no|without) {risk}\n"
       "      In \"no pain\": \"pain\" stands where the phrase wants {risk} (such as [side\n      effect / risk]).\n"},
      {"There is no way back.\n\n\n\nGo.", 3,
       "No sentence stands there.\nThe nearest sentence is at 1:1: \"There is no way back.\"\n"},
      {"- It cures asthma.\n", 1, "\nMark-up and signs there, not read as words: -\n"},
      {"\n", 1, "There is no sentence in the whole input.\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.part);
    const std::string text = why(row.text, row.line);
    CAPTURE(text);
    CHECK(text.find(row.part) != std::string::npos);
  }
}

TEST_CASE("ten near matches are shown, and how many more there are") {
  RulebookSource source = hand_source();
  for (char letter = 'a'; letter < 'm'; ++letter) {
    source.rules.push_back(hand_rule(std::string("cure.") + letter, {std::string("quiet ") + letter + "word"}));
    source.rules.back().phrases.push_back(std::string(1, letter) + letter + " meadow");
  }
  const Rulebook rulebook = built(source);
  const Document document = plain_document("A green meadow.", rulebook);
  const Report report = check(document, rulebook);
  const Reading reading = read_context(document, rulebook);
  WhyOptions options;
  const auto count = [&] {
    const std::string text = why_text({document, rulebook, reading, report, 1, 1}, english(), options);
    std::size_t found = 0;
    for (std::size_t at = text.find("Phrase: "); at != text.npos; at = text.find("Phrase: ", at + 1)) ++found;
    return std::to_string(found) + (text.find("and 7 more (--all") != text.npos ? ", 7 more" : "");
  };
  CHECK(count() == "5, 7 more");  // twelve rules ask for "meadow": it tells little
  options.all = true;
  CHECK(count() == "12");
}

TEST_CASE("marks stand below their words, whatever a terminal makes of these") {
  struct Row {
    std::string_view text;
    std::vector<TextMark> marks;
    std::size_t width;
    std::string_view page;
  };
  const Row rows[] = {
      {"no side effects", {{3, 7, '^'}}, 80, "  no side effects\n     ^^^^\n"},
      {"no side effects", {{0, 15, '-'}, {0, 2, '='}}, 80, "  no side effects\n  ==-------------\n"},
      {"no side effects", {}, 80, "  no side effects\n"},
      {"there are no side effects",
       {{10, 25, '^'}},
       20,
       "  there are no side\n            ^^^^^^^\n  effects\n  ^^^^^^^\n"},
      {"a\x1B[31m risk", {{7, 11, '^'}}, 80, "  a\xEF\xBF\xBD[31m risk\n         ^^^^\n"},
      {"\xE6\xB2\xBB risk", {{4, 8, '^'}}, 80, "  \xE6\xB2\xBB risk\n     ^^^^\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    TextPage page(row.width, false);
    page.marked(row.text, row.marks, 2);
    CHECK(page.text() == row.page);
  }
  TextPage page(80, true);
  page.heading("Why", 1);
  CHECK(page.text() == " \033[1mWhy\033[0m\n");
}
