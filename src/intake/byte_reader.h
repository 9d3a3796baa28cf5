// Bytes that can be read at any place, whatever holds them: a file, a spooled pipe, a member of a zip container.
#ifndef OVERCLAIM_INTAKE_BYTE_READER_H_
#define OVERCLAIM_INTAKE_BYTE_READER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "intake/read_file.h"

namespace overclaim {

// `read` gives bytes [begin, end), or nothing where they cannot be read; begin <= end <= size. It may be slow for a
// place before the last one read, so a reader goes forward where it can.
struct ByteReader {
  std::uint64_t size = 0;
  std::function<std::optional<std::string>(std::uint64_t begin, std::uint64_t end)> read;
};

// Requires: `input` outlives the reader.
inline ByteReader reader_of(const InputBytes& input) {
  return {input.size(), [&input](std::uint64_t begin, std::uint64_t end) { return input.read(begin, end); }};
}

// A text in memory; it moves into the reader.
inline ByteReader reader_of(std::string bytes) {
  const std::uint64_t size = bytes.size();
  return {size, [held = std::move(bytes)](std::uint64_t begin, std::uint64_t end) -> std::optional<std::string> {
            return held.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
          }};
}

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_BYTE_READER_H_
