// Byte offsets of the input as people and other programs count them.
#ifndef OVERCLAIM_TEXT_POSITIONS_H_
#define OVERCLAIM_TEXT_POSITIONS_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace overclaim {

// Of the decoded input with mark-up kept and a byte order mark dropped. `line`, `column` from 1; columns count code
// points; CR LF, LF and CR end a line. Invalid bytes count as one U+FFFD each time the decoder gives one.
struct Position {
  std::uint64_t utf16 = 0, line = 1, column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

// The positions of `offsets`, in their order. One sweep. An offset inside a character counts as its start.
// Requires: offsets are sorted and at most input.size(). `start` is the position of input[0] (parts of a long input).
std::vector<Position> positions_of(std::string_view input, std::span<const std::uint64_t> offsets, Position start = {});

// The same for bytes of a document's input as it was given, in its charset.
// Requires: offsets are sorted and at most document.input.size().
std::vector<Position> positions_of(const Document& document, std::span<const std::uint64_t> offsets,
                                   Position start = {});

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_POSITIONS_H_
