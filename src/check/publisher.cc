// Signals are phrases with a kind and a weight; page furniture counts here, because that is where a page says who it is.
// Covered by publisher_test.cc.
#include "check/publisher.h"

#include <algorithm>
#include <initializer_list>
#include <map>

#include "check/match.h"

namespace overclaim {

namespace {

struct SeenSignal {
  const PublisherSignal* signal = nullptr;
  Span span;
};

std::vector<SeenSignal> find_signals(const Document& document, const Rulebook& rulebook, const Reading& reading) {
  std::vector<SeenSignal> seen;
  for (const CompiledSignal& compiled : rulebook.signals) {
    if (const auto place = find_signal(compiled, document, rulebook, reading)) {
      seen.push_back({&compiled.signal, *place});
    }
  }
  std::sort(seen.begin(), seen.end(), [](const SeenSignal& a, const SeenSignal& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.signal->id < b.signal->id;
  });
  return seen;
}

bool is_one_of(const Publisher& publisher, std::initializer_list<PublisherKind> kinds) {
  return std::any_of(kinds.begin(), kinds.end(), [&](PublisherKind kind) { return publisher.kind == to_string(kind); });
}

bool is_somebody_who_does_not_sell(const Publisher& publisher) {
  if (publisher.sells == to_string(Sells::yes)) return false;
  if (is_one_of(publisher, {PublisherKind::charity, PublisherKind::news, PublisherKind::regulator})) return true;
  // "We do not sell" on the page of a clinic says little.
  return publisher.sells == to_string(Sells::no) && is_one_of(publisher, {PublisherKind::unknown});
}

}  // namespace

std::optional<Span> find_signal(const CompiledSignal& signal, const Document& document, const Rulebook& rulebook,
                                const Reading& reading) {
  for (std::size_t b = 0; b < reading.views.size(); ++b) {
    if (document.blocks[b].kind == BlockKind::reference_entry) continue;
    for (const SentenceView& view : reading.views[b]) {
      for (const PhraseProgram& program : signal.phrases) {
        const std::vector<PhraseMatch> matches = find_phrase(program, document, rulebook, view);
        if (matches.empty()) continue;
        return Span{view.tokens[matches[0].begin].span.begin, view.tokens[matches[0].end - 1].span.end};
      }
    }
  }
  return std::nullopt;
}

bool may_sell(const Publisher& publisher, std::size_t text_bytes) {
  if (is_one_of(publisher, {PublisherKind::law_firm})) return false;  // it sells, but no treatment
  if (publisher.sells == to_string(Sells::yes)) return true;
  if (is_somebody_who_does_not_sell(publisher)) return false;
  const bool nothing_shows = is_one_of(publisher, {PublisherKind::unknown, PublisherKind::patient});
  return !nothing_shows || text_bytes <= pasted_bytes;
}

bool quotes_others(const Publisher& publisher) {
  return is_somebody_who_does_not_sell(publisher) ||
         (publisher.sells != to_string(Sells::yes) && is_one_of(publisher, {PublisherKind::patient}));
}

bool is_regulator(const Publisher& publisher) {
  return publisher.kind == to_string(PublisherKind::regulator) && publisher.sells != to_string(Sells::yes);
}

FindingOptions finding_options_of(const Publisher& publisher, std::size_t text_bytes) {
  FindingOptions options;
  options.sells = publisher.sells == to_string(Sells::yes);
  options.may_sell = may_sell(publisher, text_bytes);
  options.quotes_others = quotes_others(publisher);
  options.warns = is_regulator(publisher);
  return options;
}

Publisher find_publisher(const Document& document, const Rulebook& rulebook, const Reading& reading) {
  const std::vector<SeenSignal> seen = find_signals(document, rulebook, reading);
  std::map<PublisherKind, int> weights;
  bool sells = false, sells_not = false;
  for (const SeenSignal& found : seen) {
    if (found.signal->kind != PublisherKind::unknown) weights[found.signal->kind] += found.signal->weight;
    sells = sells || found.signal->sells == Sells::yes;
    sells_not = sells_not || found.signal->sells == Sells::no;
  }
  PublisherKind kind = PublisherKind::unknown;
  int most = 0;
  for (const auto& [candidate, weight] : weights) {
    if (weight == most) kind = PublisherKind::unknown;
    if (weight <= most) continue;
    most = weight;
    kind = candidate;
  }
  Publisher publisher;
  publisher.kind = to_string(kind);
  publisher.sells = to_string(sells ? Sells::yes : sells_not ? Sells::no : Sells::unknown);
  for (const SeenSignal& found : seen) {
    const bool shows_kind = kind != PublisherKind::unknown && found.signal->kind == kind;
    const bool shows_selling = sells && found.signal->sells == Sells::yes;
    if (shows_kind || shows_selling) publisher.spans.push_back(document.source_of(found.span));
  }
  return publisher;
}

}  // namespace overclaim
