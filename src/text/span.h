// Places in text. The three kinds never convert into one another; a Document maps between them.
#ifndef OVERCLAIM_TEXT_SPAN_H_
#define OVERCLAIM_TEXT_SPAN_H_

#include <cstdint>

namespace overclaim {

// Bytes [begin, end) of Document::text. begin <= end. The only span used inside text/, rulebook/ and check/.
struct Span {
  std::uint32_t begin = 0, end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

// Bytes [begin, end) of the input as it was given. Made only by Document::source_of.
struct SourceSpan {
  std::uint64_t begin = 0, end = 0;
  friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

// Bytes [begin, end) of Document::folded, on which words are compared. Made only by fold.
struct FoldedSpan {
  std::uint32_t begin = 0, end = 0;
  friend bool operator==(const FoldedSpan&, const FoldedSpan&) = default;
};

inline bool empty(Span span) { return span.begin == span.end; }
inline bool overlaps(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }
inline bool contains(Span outer, Span inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_SPAN_H_
