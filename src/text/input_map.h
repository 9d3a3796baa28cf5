// From a decoded text back to the bytes it was decoded from, one character at a time.
#ifndef OVERCLAIM_TEXT_INPUT_MAP_H_
#define OVERCLAIM_TEXT_INPUT_MAP_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/offset_map.h"

namespace overclaim {

// A map without characters is the identity: the decoded text is the input.
// Example: of "é" in windows-1252 (one byte), read as two bytes of UTF-8, append(2, 1) is the map; input_of({0, 2}) and
// input_of({1, 2}) are both {0, 1}.
class InputMap {
 public:
  // Adds a character of `decoded` bytes of UTF-8 (1-4) made from `input` bytes. 0 input bytes: it was made together
  // with the next one, and the two have their bytes in common.
  void append(std::uint32_t decoded, std::uint64_t input);

  // Adds input bytes that no character was made from; they belong to the character before.
  void skip(std::uint64_t input);

  // Adds the characters of [begin, end) of the text `from` is the map of. Linear time.
  // Requires: `from` is not the identity; the range begins and ends between characters.
  void append(const InputMap& from, OffsetRange decoded);

  bool is_identity() const { return marks_.empty(); }

  // The input bytes of all characters that [begin, end) of the decoded text touches. An empty range gives an empty one,
  // where the character at `begin` starts. Requires: begin <= end <= bytes of the decoded text.
  OffsetRange input_of(OffsetRange decoded) const;

  // Where in the decoded text the character starts that input byte `input` belongs to; behind the last one its end.
  std::uint64_t decoded_of(std::uint64_t input) const;

 private:
  // Every so many characters, and behind one of many bytes, a place where both sides are known.
  struct Mark {
    std::uint64_t decoded = 0, input = 0;
    std::size_t character = 0;
  };
  struct Place {
    std::size_t mark = 0, character = 0;
    std::uint64_t decoded = 0, input = 0;
  };
  Place place_of(std::uint64_t decoded) const;
  std::uint64_t input_end(const Place& place) const;
  bool next(Place& place) const;
  void new_mark();

  std::vector<Mark> marks_;
  std::vector<std::uint8_t> characters_;  // two bits: decoded bytes - 1; six bits: input bytes, or 63 before a mark
  std::uint64_t decoded_end_ = 0, input_end_ = 0;
  bool mark_due_ = true;
};

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_INPUT_MAP_H_
