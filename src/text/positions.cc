// One sweep over the input for all offsets: a table of line starts would need a second pass inside each line anyway,
// because columns count code points. Covered by tests/positions_test.cc.
#include "text/positions.h"

#include <cassert>
#include <cstddef>

#include "text/charset.h"
#include "text/utf8.h"

namespace overclaim {

std::vector<Position> positions_of(std::string_view input, std::span<const std::uint64_t> offsets, Position start) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  std::vector<Position> positions;
  positions.reserve(offsets.size());

  Position position = start;
  std::size_t at = 0;
  if (start == Position{} && input.substr(0, byte_order_mark.size()) == byte_order_mark) at = byte_order_mark.size();

  for (const std::uint64_t offset : offsets) {
    assert(offset <= input.size());
    while (at < offset) {
      const CodePoint code_point = code_point_at(input, at);
      if (at + code_point.size > offset) break;  // inside a character
      at += code_point.size;
      position.utf16 += code_point.value >= 0x10000 ? 2 : 1;
      const bool carriage_return_alone = code_point.value == '\r' && (at == input.size() || input[at] != '\n');
      if (code_point.value == '\n' || carriage_return_alone) {
        ++position.line;
        position.column = 1;
      } else {
        ++position.column;
      }
    }
    positions.push_back(position);
  }
  return positions;
}

std::vector<Position> positions_of(const Document& document, std::span<const std::uint64_t> offsets, Position start) {
  if (document.charset.empty() || document.charset == "utf-8") return positions_of(document.input, offsets, start);
  // Decoded once more: a document does not keep the decoded input, and this one has all of its mark-up.
  const DecodedInput decoded = decode(document.input, document.charset);
  std::vector<std::uint64_t> places;
  places.reserve(offsets.size());
  for (const std::uint64_t offset : offsets) places.push_back(decoded.to_input.decoded_of(offset));
  return positions_of(decoded.text, places, start);
}

}  // namespace overclaim
