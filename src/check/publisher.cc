// Signals are phrases with a kind and a weight; page furniture counts here, because that is where a page says who it
// is. Anybody can write one line that sounds like an office. To believe none would flag the warnings of real ones; so a
// sign that clears must be seen, and outweigh what speaks for a seller. Covered by publisher_test.cc.
#include "check/publisher.h"

#include <algorithm>
#include <initializer_list>
#include <map>

#include "check/match.h"
#include "check/quotation.h"

namespace overclaim {

namespace {

struct SeenSignal {
  const PublisherSignal* signal = nullptr;
  Span span;
};

bool is_kind_that_sells(PublisherKind kind) {
  return kind == PublisherKind::seller || kind == PublisherKind::broker || kind == PublisherKind::bank;
}

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

template <typename Counts>
int weight_of(const std::vector<SeenSignal>& seen, const Counts& counts) {
  int weight = 0;
  for (const SeenSignal& found : seen) weight += counts(*found.signal) ? found.signal->weight : 0;
  return weight;
}

// Whether what speaks for a seller is too light to doubt signs of that weight.
bool outweighs(int weight, int seller) { return weight > 2 * seller; }

void leave_out(std::vector<SeenSignal>& seen, PublisherKind kind) {
  std::erase_if(seen, [&](const SeenSignal& found) { return found.signal->kind == kind; });
}

// Leaves out what clears most where it shows too little: a lone sign of an office on a page that offers treatment, and
// attorneys on a page that sells (their own "free case review" shows selling too, and says nothing here).
void leave_out_doubtful(std::vector<SeenSignal>& seen) {
  const auto of_kind = [&](PublisherKind kind) {
    return weight_of(seen, [&](const PublisherSignal& signal) { return signal.kind == kind; });
  };
  const int offers = weight_of(seen, [](const PublisherSignal& signal) { return is_kind_that_sells(signal.kind); });
  const int sells = weight_of(seen, [](const PublisherSignal& signal) {
    return is_kind_that_sells(signal.kind) && signal.sells == Sells::yes;
  });
  const int office = of_kind(PublisherKind::regulator);
  const auto office_signs = std::count_if(
      seen.begin(), seen.end(), [](const SeenSignal& found) { return found.signal->kind == PublisherKind::regulator; });
  // Where the page sells and the two draw, nobody is named and nothing cleared: so it stays.
  const bool decides = sells == 0 || office > offers;
  if (office_signs == 1 && decides && !outweighs(office, offers)) leave_out(seen, PublisherKind::regulator);
  if (!outweighs(of_kind(PublisherKind::law_firm), sells)) leave_out(seen, PublisherKind::law_firm);
}

bool is_one_of(const Publisher& publisher, std::initializer_list<PublisherKind> kinds) {
  return std::any_of(kinds.begin(), kinds.end(), [&](PublisherKind kind) { return publisher.kind == to_string(kind); });
}

// Signs alone say "no" of these; where the words of the whole page speak strongly for selling, that is open again
// (settle_sells), and a few lines of an office do not clear it. "We do not sell" on the page of a clinic says little.
bool is_somebody_who_does_not_sell(const Publisher& publisher) {
  return publisher.sells == to_string(Sells::no) &&
         is_one_of(publisher,
                   {PublisherKind::charity, PublisherKind::news, PublisherKind::regulator, PublisherKind::unknown});
}

}  // namespace

bool is_seen_by_visitors(const Block& block) {
  return !block.hidden && (block.channel == Channel::body || block.channel == Channel::title);
}

std::size_t seen_bytes(const Document& document) {
  std::size_t bytes = 0;
  for (const Block& block : document.blocks) {
    if (!is_seen_by_visitors(block)) continue;
    if (bytes > 0) ++bytes;  // the line break between
    bytes += block.span.end - block.span.begin;
  }
  return bytes;
}

std::optional<Span> find_signal(const CompiledSignal& signal, const Document& document, const Rulebook& rulebook,
                                const Reading& reading) {
  const bool counts_unseen = is_kind_that_sells(signal.signal.kind);
  const std::vector<const PhraseProgram*> possible = possible_in(reading, signal.phrases);
  if (possible.empty()) return std::nullopt;
  for (std::size_t b = 0; b < reading.views.size(); ++b) {
    const Block& block = document.blocks[b];
    if (block.kind == BlockKind::reference_entry || !(counts_unseen || is_seen_by_visitors(block))) continue;
    for (const SentenceView& view : reading.views[b]) {
      for (const PhraseProgram* program : possible) {
        for (const PhraseMatch& match : find_phrase(*program, document, rulebook, view)) {
          const Span span = {view.tokens[match.begin].span.begin, view.tokens[match.end - 1].span.end};
          if (!is_between_marks(reading.quotations[b], span)) return span;
        }
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
  return publisher.kind == to_string(PublisherKind::regulator) && is_somebody_who_does_not_sell(publisher);
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
  std::vector<SeenSignal> seen = find_signals(document, rulebook, reading);
  leave_out_doubtful(seen);
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
