// What the sentences of one page do to each other: values of the report, made by contradictions.h, disclaimers.h and
// take_back.h. Field names are those of the report contract (docs/report-format.md).
#ifndef OVERCLAIM_CHECK_TENSIONS_H_
#define OVERCLAIM_CHECK_TENSIONS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/span.h"

namespace overclaim {

// All places of one pair of opposed senses about one subject. `findings`, `spans` and `sides` run in parallel, in text
// order; both sides are there. A side is 0 for the first sense of the pair, 1 for the second.
struct Contradiction {
  std::array<std::string, 2> sense_pair;
  std::vector<std::string> findings;  // ids
  std::vector<SourceSpan> spans;
  std::vector<int> sides;
  std::string message;
};

// A disclaimer and the flagged findings it speaks to. Of several disclaimers of one kind a finding belongs to the
// nearest, so the lists together are no longer than findings times kinds. It clears none of them.
struct Disclaimer {
  std::string id, quote;
  Span text_span, sentence_span;  // in Document::text; not printed
  SourceSpan span;
  Channel channel = Channel::body;
  BlockKind block = BlockKind::paragraph;
  bool hidden = false;
  bool weakens = true;                    // see DisclaimerKind; not printed
  std::vector<std::string> governs;       // finding ids, in text order
  std::optional<std::uint64_t> distance;  // to the nearest of them, in blocks; nothing where it governs none
  std::string message;
};

// What weakens a strong sentence: one with an opposed sense, careful wording about the same, or a disclaimer.
enum class TakenBackBy { sense, care, disclaimer };

// Which of two places a reader meets first in size: a heading or a title stands out, small print and furniture do not.
enum class StandsOut { claim, weaker, neither };

// A flagged finding and the nearest sentence of each kind that weakens it.
struct TakeBack {
  std::string claim;  // finding id
  TakenBackBy by = TakenBackBy::sense;
  std::string id;       // of the pair of senses, the weakening or the disclaimer; "" where the same is hedged
  std::string finding;  // id of the weakening finding; "" for a disclaimer
  SourceSpan sentence;  // that makes the claim
  SourceSpan weaker;    // sentence that weakens it
  Span text_sentence, text_weaker;  // in Document::text; not printed
  std::uint64_t blocks = 0;         // from one to the other; 0: the same paragraph
  int share = 0;                    // of the page's text that stands between them, in percent
  StandsOut stands_out = StandsOut::neither;
  bool small_print = false;  // the weaker sentence stands in small print, furniture or where no visitor sees it
  std::string message;
};

std::string_view to_string(TakenBackBy by);
std::string_view to_string(StandsOut stands_out);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_TENSIONS_H_
