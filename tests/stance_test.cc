#include <doctest/doctest.h>

#include "check/stance.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

struct Row {
  std::string_view text;    // [[ ]] marks the match of the rule under test
  std::string_view stance;  // stance, speaker where it is not the page, and the deciding cue
};

std::string stance_at(const std::string& text, Span place, const Rulebook& rulebook) {
  const Document document = plain_document(text, rulebook);
  const Reading reading = read_context(document, rulebook);
  for (std::size_t b = 0; b < reading.views.size(); ++b) {
    for (const SentenceView& view : reading.views[b]) {
      for (std::size_t r = 0; r < rulebook.rules.size(); ++r) {
        for (const RuleMatch& match : find_rule_matches(r, document, rulebook, view, {})) {
          const SourceSpan source = document.source_of(match.span);
          if (source.begin != place.begin || source.end != place.end) continue;
          const Assertion assertion = resolve_stance(match, view, rulebook.rules[r].rule, rulebook, reading);
          std::string out(to_string(assertion.stance));
          if (assertion.speaker != Speaker::page) out += " " + std::string(to_string(assertion.speaker));
          if (assertion.deciding != no_block) out += " " + rulebook.cues[reading.hits[assertion.deciding].cue].cue.id;
          if (assertion.answer != no_block)
            out += " answered " + rulebook.cues[reading.hits[assertion.answer].cue].cue.id;
          return out;
        }
      }
    }
  }
  return "no match";
}

void check_rows(const RulebookSource& source, const std::vector<Row>& rows) {
  const Rulebook rulebook = built(source);
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::string error;
    const MarkedText marked = marked_text(row.text, error);
    REQUIRE(error == "");
    const Span place{static_cast<std::uint32_t>(marked.begin), static_cast<std::uint32_t>(marked.end)};
    CHECK(stance_at(marked.text, place, rulebook) == row.stance);
  }
}

}  // namespace

TEST_CASE("cues govern what their scope covers and nothing else") {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("cure.cures", {"cure~", "a cure", "claim a cure"}));
  source.rules.push_back(hand_rule("safety.no-risks", {"(no|without) {risk}"}));
  source.rules.push_back(hand_rule("efficacy.improves", {"{therapy} ..3 improve~"}));
  source.rules.push_back(hand_rule("uncertainty.no-evidence", {"no evidence"}));
  source.cues.push_back(hand_cue("pseudo.once", {"once in a while"}, CueRole::pseudo));
  const std::vector<Row> rows = {
      {"It [[cures]] asthma.", "asserted"},
      {"It does not [[cure]] asthma.", "negated neg.not"},
      {"It doesn't [[cure]] asthma.", "negated neg.not"},
      {"It cannot [[cure]] asthma.", "negated neg.not"},
      {"It is not only safe and [[cures]] asthma.", "asserted"},
      {"There is no doubt that it [[cures]] asthma.", "asserted"},
      {"It is not safe but [[cures]] asthma.", "asserted"},
      {"It is not hard; it [[cures]] asthma.", "asserted"},
      {"It is not cheap, it [[cures]] asthma.", "asserted"},
      {"It does not require surgery, drugs, or [[a cure]].", "negated neg.not"},
      {"While it is not cheap, cells [[cure]] asthma.", "asserted"},
      {"Although not [[a cure]], it may help.", "negated neg.not"},
      {"Although not cheap, easy or quick, it [[cures]] asthma.", "asserted"},
      {"It may [[cure]] asthma.", "hedged hedge.may"},
      {"It may help, but it [[cures]] asthma.", "asserted"},
      {"If it [[cures]] asthma, call us.", "conditional if"},
      {"Does it [[cure]] asthma?", "asked asked"},
      {"Some clinics claim it [[cures]] asthma.", "reported critic critic"},
      {"Some clinics say it may [[cure]] asthma.", "reported critic critic"},
      {"Patients report it [[cures]] asthma.", "reported testimonial patients"},
      {"Patients report it may [[cure]] asthma.", "hedged testimonial hedge.may"},
      {"Patients report it does not [[cure]] asthma.", "negated testimonial neg.not"},
      {"There is no evidence that it [[cures]] asthma.", "negated neg.evidence"},
      {"That it [[cures]] asthma is a myth.", "negated neg.myth"},
      {"It is not true that it does not [[cure]] asthma.", "asserted"},
      {"There are [[no risks]].", "asserted"},
      {"It is not true that there are [[no risks]].", "negated neg.not"},
      {"It is [[without risks]].", "asserted"},
      {"It is not [[without risks]].", "negated neg.not"},
      {"[[Our therapy does not improve]] speech.", "negated neg.not"},
      {"[[Our therapy may improve]] speech.", "hedged hedge.may"},
      {"The brochure says: \"It [[cures]] asthma.\" We do not.", "reported critic quoted"},
      {"The brochure says \"it is new\" and it [[cures]] asthma.", "asserted"},
      {"It neither heals nor [[cures]].", "asserted"},
      // a match that spells out only part of a cue does not own it, unless that part is a cue by itself
      {"Some clinics [[claim a cure]].", "reported critic critic"},
      {"There is [[no evidence]] that it works.", "asserted"},
      // a pseudo cue takes an opener away: its comma closes nothing
      {"It was not once in a while, cells [[cured]] asthma.", "negated neg.not"},
      // lead-ins, frames, questions
      {"It cannot:\n- [[cure]] asthma\n- help you", "negated neg.not"},
      {"It cannot:\n- wait\n- be cheap, but [[cures]] asthma", "asserted"},
      {"It can:\n- [[cure]] asthma\n- help you", "asserted"},
      // a list inside an item goes on with what reaches the item's end
      {"It cannot:\n- help you to\n  - [[cure]] asthma", "negated neg.not"},
      {"It cannot:\n- wait; but smile and\n  - [[cure]] asthma", "asserted"},
      {"It does not help but can:\n- [[cure]] asthma\n- help you", "asserted"},
      {"# Myths\n\nIt [[cures]] asthma.", "reported critic frame.myths"},
      {"# Myths\n\nIt is new.\n\n# Facts\n\nIt [[cures]] asthma.", "asserted"},
      {"# What it cannot do\n\n[[Cure]] asthma.", "negated frame.cannot"},
      {"# What it cannot do\n\nIt does not [[cure]] asthma.", "negated neg.not"},
      // "no" here and in the heading says no twice about one thing
      {"# What it cannot do\n\nThere are [[no risks]].", "asserted"},
      {"Q: Is it [[a cure]]?\nA: No. It is new.", "asked asked answered answer.no"},
      {"Q: Is it [[a cure]]?\nA: Yes, it is.", "asked asked answered answer.yes"},
      {"Q: Is it [[a cure]]?\nA: It is new.", "asked asked"},
  };
  check_rows(source, rows);
}

TEST_CASE("a terminator of sentences ends a sentence's reach, a plain one does not") {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("cure.cures", {"cure~"}));
  source.cues.push_back(
      hand_cue("rumour", {"rumour has it"}, CueRole::modifier, Stance::reported, Direction::both, Reach::sentence));
  source.cues.back().speaker = Speaker::critic;
  source.cues.push_back(
      hand_cue("end.ours", {"but our"}, CueRole::terminator, {}, Direction::forward, Reach::sentence));
  check_rows(source, {
                         {"Rumour has it that it helps, but it [[cures]] asthma.", "reported critic rumour"},
                         {"Rumour has it that it helps, but our cells [[cure]] asthma.", "asserted"},
                         {"Cells [[cure]] asthma, rumour has it.", "reported critic rumour"},
                         {"Cells [[cure]] asthma, but our friends say rumour has it.", "asserted"},
                     });
}

TEST_CASE("an attribution reaches the quotations that belong to it") {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("cure.cures", {"cure~"}));
  source.cues.push_back(hand_cue("found", {"we found these claims"}, CueRole::modifier, Stance::reported,
                                 Direction::forward, Reach::quotation));
  source.cues.back().speaker = Speaker::critic;
  source.cues.push_back(
      hand_cue("said", {"said dr stone"}, CueRole::modifier, Stance::reported, Direction::backward, Reach::quotation));
  source.cues.back().speaker = Speaker::third_party;
  check_rows(source,
             {
                 {"We found these claims.\n\n\"It [[cures]] asthma.\"", "reported critic found"},
                 {"We found these claims.\n\n\"It is safe.\"\n\n\"It [[cures]] asthma.\"", "reported critic found"},
                 {"We found these claims.\n\nIt [[cures]] asthma.", "asserted"},
                 {"We found these claims.\n\n\"It is safe.\"\n\nIt [[cures]] asthma.", "asserted"},
                 {"We found these claims.\n\n\"Safe\" is not all, it [[cures]] asthma.", "asserted"},
                 {"\"It is new,\" said Dr Stone. \"It [[cures]] asthma.\"", "reported third_party said"},
                 {"\"It is new,\" said Dr Stone. It [[cures]] asthma.", "asserted"},
                 {"\"It is new,\" said Dr Stone. We agree. \"It [[cures]] asthma.\"", "asserted"},
             });
}

TEST_CASE("a scope ends after as many words as its cue allows") {
  RulebookSource source = hand_source();
  for (Cue& cue : source.cues) {
    if (cue.id == "hedge.may") cue.max_tokens = 3;
  }
  const Rulebook rulebook = built(source);
  const Document document = plain_document("It may a, b c d e.", rulebook);
  for (const auto& [word, governed] : {std::pair{"a", true}, {"b", true}, {"c", true}, {"d", false}}) {
    CAPTURE(word);
    const auto at = static_cast<std::uint32_t>(document.text.find(std::string(" ") + word) + 1);
    CHECK(governs(document, rulebook, "hedge.may", {at, at + 1}) == governed);
  }
}

TEST_CASE("hedges lower the strength and boosters raise it") {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("efficacy.improves", {"improve~"}));
  Cue booster = hand_cue("booster", {"always"}, CueRole::modifier);
  booster.strength = Strength::certain;
  source.cues.push_back(booster);
  const Rulebook rulebook = built(source);
  const std::pair<std::string_view, Strength> rows[] = {{"It improves.", Strength::effect},
                                                        {"It may improve.", Strength::possible},
                                                        {"It always improves.", Strength::certain},
                                                        {"It may always improve.", Strength::possible}};
  for (const auto& [text, strength] : rows) {
    CAPTURE(text);
    const Document document = plain_document(text, rulebook);
    const Reading reading = read_context(document, rulebook);
    const SentenceView& view = reading.views[0][0];
    const auto matches = find_rule_matches(0, document, rulebook, view, {});
    REQUIRE(matches.size() == 1);
    CHECK(resolve_stance(matches[0], view, rulebook.rules[0].rule, rulebook, reading).strength == strength);
  }
}

TEST_CASE("the sentence behind has the last word") {
  RulebookSource source = hand_source();
  source.rules = {hand_rule("cure.cures", {"cure~"}), hand_rule("safety.no-risks", {"(no|without) {risk}"})};
  source.cues.push_back(
      hand_cue("wrong", {"^ wrong $"}, CueRole::modifier, Stance::negated, Direction::backward, Reach::before));
  source.cues.push_back(
      hand_cue("us", {"^ we are $"}, CueRole::modifier, Stance::asserted, Direction::backward, Reach::before));
  check_rows(source, {
                         {"There are [[no risks]]. Wrong!", "negated wrong"},
                         {"It may [[cure]] asthma. Wrong!", "negated wrong"},
                         {"It does not [[cure]] asthma. Wrong!", "negated neg.not"},
                         {"There are [[no risks]]. Wrong?", "asserted"},
                         {"There are [[no risks]]. \"Wrong!\"", "asserted"},
                         {"It does not [[cure]] asthma. We are.", "negated neg.not"},
                         {"Some clinics claim [[no risks]]. We are.", "asserted us"},
                         {"There are [[no risks]]. We are here.", "asserted"},
                     });
}
