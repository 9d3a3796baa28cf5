// Words of disclaimers are data; a finding goes to the nearest place of each kind that speaks to it, so that the ledger
// stays as long as the page. Clearing what a disclaimer covers was not taken: a strong sentence stays as strong as it
// is read, whatever the footer says. Covered by tests/disclaimers_test.cc.
#include "check/disclaimers.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "check/claim_subject.h"
#include "check/match.h"
#include "check/stance.h"
#include "text/reread.h"

namespace overclaim {

namespace {

// A phrase match as stance.h reads it: every word the phrase spells out belongs to it.
RuleMatch as_rule_match(const PhraseMatch& match, const SentenceView& view) {
  RuleMatch made;
  made.begin = match.begin;
  made.end = match.end;
  made.span = {view.tokens[match.begin].span.begin, view.tokens[match.end - 1].span.end};
  for (const std::uint32_t t : match.written) {
    made.written.push_back(view.tokens[t].span);
    made.owned.push_back(view.tokens[t].span);
  }
  return made;
}

bool is_said_by_page(const RuleMatch& match, const SentenceView& view, const Rulebook& rulebook,
                     const Reading& reading) {
  const Assertion assertion = resolve_stance(match, view, Rule{}, rulebook, reading);
  return assertion.speaker == Speaker::page &&
         (assertion.stance == Stance::asserted || assertion.stance == Stance::hedged);
}

// The first and longest place in a sentence.
std::optional<Span> find_in_sentence(const CompiledDisclaimer& kind, const Document& document, const Rulebook& rulebook,
                                     const Reading& reading, const SentenceView& view) {
  std::optional<PhraseMatch> best;
  for (const PhraseProgram& program : kind.phrases) {
    for (PhraseMatch& match : find_phrase(program, document, rulebook, view)) {
      if (best && (match.begin > best->begin || (match.begin == best->begin && match.end <= best->end))) continue;
      if (!is_said_by_page(as_rule_match(match, view), view, rulebook, reading)) continue;
      best = std::move(match);
    }
  }
  if (!best) return std::nullopt;
  return as_rule_match(*best, view).span;
}

bool governs(const DisclaimerKind& kind, const Finding& finding) {
  return std::any_of(kind.governs.begin(), kind.governs.end(),
                     [&](const std::string& name) { return name == finding.category || name == finding.rule; });
}

Disclaimer make(const DisclaimerKind& kind, Span span, const Document& document) {
  Disclaimer disclaimer;
  disclaimer.id = kind.id;
  disclaimer.quote = std::string(document.text_of(span));
  disclaimer.text_span = disclaimer.sentence_span = span;
  disclaimer.span = document.source_of(span);
  disclaimer.message = kind.says;
  disclaimer.weakens = kind.weakens;
  const Block& block = document.blocks[block_at(document, span)];
  disclaimer.channel = block.channel;
  disclaimer.block = block.kind;
  disclaimer.hidden = block.hidden;
  for (const Sentence& sentence : block.sentences) {
    if (contains(sentence.span, span)) disclaimer.sentence_span = sentence.span;
  }
  return disclaimer;
}

// Index of the place nearest to a finding, in blocks, then in bytes. Requires: `places` is not empty.
std::size_t nearest(const std::vector<Disclaimer>& places, const Finding& finding, const PageDistance& distance) {
  const auto after = std::partition_point(places.begin(), places.end(), [&](const Disclaimer& place) {
    return place.text_span.begin < finding.text_span.begin;
  });
  const auto i = static_cast<std::size_t>(after - places.begin());
  if (i == places.size()) return i - 1;
  if (i == 0) return 0;
  const auto far = [&](std::size_t k) {
    const Span place = places[k].text_span;
    const std::uint32_t bytes = place.begin < finding.text_span.begin ? finding.text_span.begin - place.begin
                                                                      : place.begin - finding.text_span.begin;
    return std::pair(distance.blocks(place, finding.text_span), bytes);
  };
  return far(i) <= far(i - 1) ? i : i - 1;
}

}  // namespace

std::vector<Span> find_disclaimer(const CompiledDisclaimer& kind, const Document& document, const Rulebook& rulebook,
                                  const Reading& reading) {
  std::vector<Span> places;
  for (std::size_t b = 0; b < reading.views.size(); ++b) {
    if (document.blocks[b].kind == BlockKind::reference_entry) continue;
    for (const SentenceView& view : reading.views[b]) {
      if (const auto place = find_in_sentence(kind, document, rulebook, reading, view)) places.push_back(*place);
    }
  }
  return places;
}

DisclaimerLedger find_disclaimers(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                  const std::vector<Finding>& findings, const PageDistance& distance) {
  DisclaimerLedger ledger;
  std::vector<bool> governed(findings.size(), false);
  for (const CompiledDisclaimer& compiled : rulebook.disclaimers) {
    std::vector<Disclaimer> places;
    for (const Span span : find_disclaimer(compiled, document, rulebook, reading)) {
      Disclaimer made = make(compiled.kind, span, document);
      if (reads_back(document, span, made.quote, made.channel)) places.push_back(std::move(made));
    }
    for (std::size_t f = 0; f < findings.size() && !places.empty(); ++f) {
      if (findings[f].status != Status::flagged || !governs(compiled.kind, findings[f])) continue;
      governed[f] = true;
      Disclaimer& place = places[nearest(places, findings[f], distance)];
      const std::uint64_t blocks = distance.blocks(place.text_span, findings[f].text_span);
      place.governs.push_back(findings[f].id);
      place.distance = std::min(place.distance.value_or(blocks), blocks);
    }
    std::move(places.begin(), places.end(), std::back_inserter(ledger.disclaimers));
  }
  std::stable_sort(ledger.disclaimers.begin(), ledger.disclaimers.end(),
                   [](const Disclaimer& a, const Disclaimer& b) { return a.text_span.begin < b.text_span.begin; });
  if (rulebook.disclaimers.empty()) return ledger;
  for (std::size_t f = 0; f < findings.size(); ++f) {
    if (findings[f].status == Status::flagged && !governed[f]) ledger.undisclaimed.push_back(findings[f].id);
  }
  return ledger;
}

}  // namespace overclaim
