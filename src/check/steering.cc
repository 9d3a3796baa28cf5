// The whole sentence is the place: "rate this page" says little without whom it tells to. Stances were not asked for in
// general: an instruction is an imperative, which negation and hedges do not weaken; only distance does. Covered by
// tests/steering_test.cc and the examples of rules/en/steering.json.
#include "check/steering.h"

#include <algorithm>
#include <string>

#include "check/match.h"
#include "check/publisher.h"
#include "check/quotation.h"
#include "text/unread_texts.h"

namespace overclaim {
namespace {

Span words_of(const PhraseMatch& match, const SentenceView& view) {
  return {view.tokens[match.begin].span.begin, view.tokens[match.end - 1].span.end};
}

class Finder {
 public:
  Finder(const Document& document, const Rulebook& rulebook, const Reading& reading)
      : document_(document), rulebook_(rulebook), reading_(reading) {}

  void look_at(std::size_t b, std::size_t s) {
    const Block& block = document_.blocks[b];
    const bool seen = is_seen_by_visitors(block);
    const SentenceView& view = reading_.views[b][s];
    for (const CompiledSteering& compiled : rulebook_.steering) {
      if (compiled.steering.unseen && seen) continue;
      for (const PhraseProgram& program : compiled.phrases) {
        for (const PhraseMatch& match : find_phrase(program, document_, rulebook_, view)) {
          if (seen && is_at_arms_length(b, s, words_of(match, view))) continue;
          return add(compiled.steering, document_, view.span, seen);
        }
      }
    }
  }

  void look_at_unread(const Document& unread, const SentenceView& view) {
    for (const CompiledSteering& compiled : rulebook_.steering) {
      for (const PhraseProgram& program : compiled.phrases) {
        if (find_phrase(program, unread, rulebook_, view).empty()) continue;
        return add(compiled.steering, unread, view.span, false);
      }
    }
  }

  std::vector<FoundSteering> found() {
    std::stable_sort(found_.begin(), found_.end(), [](const FoundSteering& a, const FoundSteering& b) {
      const SourceSpan one = a.place.span, other = b.place.span;
      return one.begin != other.begin ? one.begin < other.begin : one.end > other.end;
    });
    std::vector<FoundSteering> kept;
    for (FoundSteering& steering : found_) {
      if (kept.empty() || steering.place.span.begin >= kept.back().place.span.end) kept.push_back(std::move(steering));
    }
    return kept;
  }

 private:
  bool is_at_arms_length(std::size_t b, std::size_t s, Span words) const {
    const Block& block = document_.blocks[b];
    if (block.lead_in != no_block || is_quoted(block, reading_.quotations[b], words)) return true;
    const std::vector<std::size_t>& reaching = reading_.reaching[b][s];
    return std::any_of(reaching.begin(), reaching.end(), [&](std::size_t h) {
      const CueHit& hit = reading_.hits[h];
      return rulebook_.cues[hit.cue].cue.stance == Stance::reported && scope_over(hit, words) != nullptr;
    });
  }

  void add(const Steering& steering, const Document& stands_in, Span sentence, bool seen) {
    TamperingPlace place;
    place.span = stands_in.source_of(sentence);
    place.kind = to_string(steering.kind);
    place.seen = seen;
    place.text = stands_in.text_of(sentence);
    found_.push_back({&steering, std::move(place)});
  }

  const Document& document_;
  const Rulebook& rulebook_;
  const Reading& reading_;
  std::vector<FoundSteering> found_;
};

}  // namespace

std::vector<FoundSteering> find_steering(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                         const std::function<bool()>& stopped) {
  if (rulebook.steering.empty()) return {};
  const auto ended = [&] { return stopped && stopped(); };
  Finder finder(document, rulebook, reading);
  for (std::size_t b = 0; b < reading.views.size() && !ended(); ++b) {
    for (std::size_t s = 0; s < reading.views[b].size(); ++s) finder.look_at(b, s);
  }
  const Document unread = unread_texts(document, rulebook.language);
  for (std::size_t b = 0; b < unread.blocks.size(); ++b) {
    for (std::size_t s = 0; s < unread.blocks[b].sentences.size() && !ended(); ++s) {
      finder.look_at_unread(unread, make_view(unread, rulebook, b, s));
    }
  }
  return finder.found();
}

}  // namespace overclaim
