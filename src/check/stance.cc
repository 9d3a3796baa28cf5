// The order of stances differs from plain ConText in one point: what a study or a patient is reported to say is first
// of all negated or hedged as they said it ("research suggests it may help" is hedged), while what a critic reports is
// at arm's length whatever they made of it. Covered by stance_test.cc.
#include "check/stance.h"

#include <algorithm>

namespace overclaim {

namespace {

bool covers(const CueHit& hit, const std::vector<Span>& places) {
  return std::any_of(places.begin(), places.end(), [&](Span place) { return scope_over(hit, place) != nullptr; });
}

// Whether the match spells the cue out itself: every word of one of its cores. "no" in "no side effects" is spelt out,
// "some clinics promise" in "promise a cure" is not.
bool belongs_to(const CueHit& hit, const RuleMatch& match, const Reading& reading) {
  const std::vector<ViewToken>& tokens = reading.views[hit.block][hit.sentence].tokens;
  return std::any_of(hit.cores.begin(), hit.cores.end(), [&](TokenRange core) {
    for (std::uint32_t t = core.begin; t < core.end; ++t) {
      const bool is_owned = std::any_of(match.owned.begin(), match.owned.end(),
                                        [&](Span word) { return overlaps(tokens[t].span, word); });
      if (!is_owned) return false;
    }
    return true;
  });
}

struct Weighed {
  std::size_t asked = no_block, conditional = no_block, critic = no_block, negated = no_block, hedged = no_block,
              reported = no_block;
  int negations = 0;
};

void weigh(Weighed& weighed, const Cue& cue, std::size_t h) {
  if (!cue.stance) return;
  const auto first = [h](std::size_t& slot) {
    if (slot == no_block) slot = h;
  };
  switch (*cue.stance) {
    case Stance::asked:
      first(weighed.asked);
      break;
    case Stance::conditional:
      first(weighed.conditional);
      break;
    case Stance::reported:
      first(cue.speaker == Speaker::critic ? weighed.critic : weighed.reported);
      break;
    case Stance::negated:
      first(weighed.negated);
      ++weighed.negations;
      break;
    case Stance::hedged:
      first(weighed.hedged);
      break;
    case Stance::asserted:
      break;
  }
}

bool has_stance(const Weighed& w) {
  return w.asked != no_block || w.conditional != no_block || w.critic != no_block || w.negated != no_block ||
         w.hedged != no_block || w.reported != no_block;
}

void decide(Assertion& assertion, const Weighed& w) {
  const auto take = [&](Stance stance, std::size_t hit) {
    assertion.stance = stance;
    assertion.deciding = hit;
  };
  if (w.asked != no_block) return take(Stance::asked, w.asked);
  if (w.conditional != no_block) return take(Stance::conditional, w.conditional);
  if (w.critic != no_block) return take(Stance::reported, w.critic);
  if (w.negations % 2 == 1) return take(Stance::negated, w.negated);
  if (w.hedged != no_block) return take(Stance::hedged, w.hedged);
  if (w.reported != no_block) return take(Stance::reported, w.reported);
}

// "There are no risks. Not true.", "Some clinics claim that it cures. We are one of them." What is denied or asked already
// stays so: to agree with a denial, or to call it wrong, is no claim that words alone could show.
void take_last_word(Assertion& assertion, const Cue& cue, std::size_t hit) {
  const bool is_said = assertion.stance == Stance::asserted || assertion.stance == Stance::hedged;
  const bool takes_up = cue.stance == Stance::asserted && assertion.stance == Stance::reported;
  if (!cue.stance || !(is_said || takes_up)) return;
  assertion.deciding = hit;
  assertion.stance = *cue.stance;
  if (takes_up) assertion.speaker = cue.speaker.value_or(Speaker::page);
}

}  // namespace

Assertion resolve_stance(const RuleMatch& match, const SentenceView& view, const Rule& rule, const Rulebook& rulebook,
                         const Reading& reading) {
  Assertion assertion;
  assertion.strength = rule.strength;
  assertion.scope = match.span;
  Weighed own, outside;
  bool boosted = false, lowered = false, owns_negation = false;
  std::size_t last_word = no_block;
  Strength lowest = rule.strength;
  for (const std::size_t h : reading.reaching[view.block][view.sentence]) {
    const CueHit& hit = reading.hits[h];
    const Cue& cue = rulebook.cues[hit.cue].cue;
    const bool same_sentence = hit.block == view.block && hit.sentence == view.sentence;
    if (!covers(hit, match.written)) continue;
    if (belongs_to(hit, match, reading)) {
      owns_negation = owns_negation || cue.stance == Stance::negated;
      continue;
    }
    assertion.cues.push_back(h);
    if (cue.reach == Reach::answer) {
      assertion.answer = h;
      continue;
    }
    if (cue.reach == Reach::before) {
      last_word = h;
      continue;
    }
    weigh(same_sentence ? own : outside, cue, h);
    if (cue.speaker && (same_sentence || assertion.speaker == Speaker::page)) assertion.speaker = *cue.speaker;
    if (cue.strength && *cue.strength < rule.strength) {
      lowered = true;
      lowest = std::min(lowest, *cue.strength);
    }
    if (cue.strength && *cue.strength > rule.strength) boosted = true;
  }
  // "No study shows ..." under "What it does not do" says no twice about one thing.
  if (owns_negation) outside.negations = 0;
  if (owns_negation) outside.negated = no_block;
  decide(assertion, has_stance(own) ? own : outside);
  if (last_word != no_block) take_last_word(assertion, rulebook.cues[reading.hits[last_word].cue].cue, last_word);
  if (lowered) {
    assertion.strength = lowest;
  } else if (boosted) {
    assertion.strength = Strength::certain;
  }
  if (assertion.deciding != no_block) {
    const CueHit& deciding = reading.hits[assertion.deciding];
    if (const Span* scope = scope_over(deciding, match.span)) assertion.scope = *scope;
    if (assertion.stance == Stance::reported) {
      assertion.speaker = rulebook.cues[deciding.cue].cue.speaker.value_or(assertion.speaker);
    }
  }
  return assertion;
}

}  // namespace overclaim
