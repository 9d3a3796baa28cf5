// One byte a character and a mark every 256 of them. The run list of offset_map.h was not taken: in most of these
// charsets every letter is as many bytes as its neighbour but not as many as in UTF-8, so each would be a run of its
// own, 40 bytes for one. Covered by tests/charset_test.cc.
#include "text/input_map.h"

#include <algorithm>
#include <cassert>

namespace overclaim {
namespace {

constexpr std::size_t characters_per_mark = 256;
constexpr std::uint64_t many_bytes = 63;

std::uint32_t decoded_bytes(std::uint8_t packed) { return (packed & 3U) + 1; }
std::uint64_t input_bytes(std::uint8_t packed) { return packed >> 2U; }

}  // namespace

void InputMap::new_mark() {
  marks_.push_back({decoded_end_, input_end_, characters_.size()});
  mark_due_ = false;
}

void InputMap::append(std::uint32_t decoded, std::uint64_t input) {
  assert(decoded >= 1 && decoded <= 4);
  if (mark_due_ || characters_.size() - marks_.back().character == characters_per_mark) new_mark();
  characters_.push_back(static_cast<std::uint8_t>((decoded - 1) | (std::min(input, many_bytes) << 2U)));
  decoded_end_ += decoded;
  input_end_ += input;
  mark_due_ = input >= many_bytes;
}

void InputMap::skip(std::uint64_t input) {
  if (input == 0) return;
  if (marks_.empty()) new_mark();  // or the map would still be the identity
  input_end_ += input;
  mark_due_ = true;
}

void InputMap::append(const InputMap& from, OffsetRange decoded) {
  if (decoded.begin >= std::min(decoded.end, from.decoded_end_)) return;
  Place place = from.place_of(decoded.begin);
  do {
    append(decoded_bytes(from.characters_[place.character]), from.input_end(place) - place.input);
  } while (from.next(place) && place.decoded < decoded.end);
}

// Requires: decoded < decoded_end_.
InputMap::Place InputMap::place_of(std::uint64_t decoded) const {
  const auto behind = std::upper_bound(marks_.begin(), marks_.end(), decoded,
                                       [](std::uint64_t value, const Mark& mark) { return value < mark.decoded; });
  const auto mark = static_cast<std::size_t>(behind - marks_.begin()) - 1;  // the first mark stands at 0
  Place place{mark, marks_[mark].character, marks_[mark].decoded, marks_[mark].input};
  while (place.decoded + decoded_bytes(characters_[place.character]) <= decoded && next(place)) {
  }
  return place;
}

std::uint64_t InputMap::input_end(const Place& place) const {
  const std::size_t behind = place.character + 1;
  if (behind == characters_.size()) return input_end_;
  if (place.mark + 1 < marks_.size() && marks_[place.mark + 1].character == behind) return marks_[place.mark + 1].input;
  return place.input + input_bytes(characters_[place.character]);
}

bool InputMap::next(Place& place) const {
  if (place.character + 1 >= characters_.size()) return false;
  const std::uint64_t end = input_end(place);
  place.decoded += decoded_bytes(characters_[place.character]);
  place.input = end;
  ++place.character;
  if (place.mark + 1 < marks_.size() && marks_[place.mark + 1].character == place.character) ++place.mark;
  return true;
}

OffsetRange InputMap::input_of(OffsetRange decoded) const {
  if (is_identity()) return decoded;
  if (decoded.begin >= decoded_end_) return {input_end_, input_end_};
  const std::uint64_t begin = place_of(decoded.begin).input;
  if (decoded.begin == decoded.end) return {begin, begin};
  Place last = place_of(decoded.end - 1);
  while (input_end(last) == last.input && next(last)) {
  }
  return {begin, input_end(last)};
}

std::uint64_t InputMap::decoded_of(std::uint64_t input) const {
  if (is_identity()) return input;
  if (input >= input_end_ || characters_.empty()) return decoded_end_;
  const auto behind = std::upper_bound(marks_.begin(), marks_.end(), input,
                                       [](std::uint64_t value, const Mark& mark) { return value < mark.input; });
  const std::size_t mark = behind == marks_.begin() ? 0 : static_cast<std::size_t>(behind - marks_.begin()) - 1;
  if (marks_[mark].character == characters_.size()) return decoded_end_;
  Place place{mark, marks_[mark].character, marks_[mark].decoded, marks_[mark].input};
  while (input_end(place) <= input && next(place)) {
  }
  return place.decoded;
}

}  // namespace overclaim
