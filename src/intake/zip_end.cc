// libzip says neither where an archive's members stand nor which of several end records it took. Covered by
// tests/zip_end_test.cc.
#include "intake/zip_end.h"

#include <algorithm>
#include <string_view>

namespace overclaim {
namespace {

constexpr std::string_view end_mark = "PK\x05\x06", wide_end_mark = "PK\x06\x06", locator_mark = "PK\x06\x07";
constexpr std::size_t end_bytes = 22, longest_comment = 65'535, locator_bytes = 20, wide_end_bytes = 56;
constexpr std::uint64_t most_directory = 64U << 20U, piece_bytes = 1U << 20U;

std::uint64_t number(std::string_view bytes, std::size_t at, unsigned count) {
  std::uint64_t value = 0;
  for (unsigned i = 0; i < count; ++i) {
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8U * i);
  }
  return value;
}

// As the last end record says: where the list of members begins and how long it is. `end`: where it should end.
struct Directory {
  std::uint64_t begin = 0, size = 0, end = 0, record = 0;
};

std::optional<Directory> last_directory(const ByteReader& bytes) {
  const std::uint64_t tail_begin =
      bytes.size - std::min<std::uint64_t>(bytes.size, end_bytes + longest_comment + locator_bytes);
  const std::optional<std::string> tail = bytes.read(tail_begin, bytes.size);
  if (!tail || tail->size() < end_bytes) return std::nullopt;
  const std::size_t found = tail->rfind(end_mark, tail->size() - end_bytes);
  if (found == tail->npos) return std::nullopt;
  Directory directory;
  directory.record = directory.end = tail_begin + found;
  directory.size = number(*tail, found + 12, 4);
  directory.begin = number(*tail, found + 16, 4);
  if (found < locator_bytes || !std::string_view(*tail).substr(found - locator_bytes).starts_with(locator_mark)) {
    return directory;
  }
  const std::uint64_t wide_at = number(*tail, found - locator_bytes + 8, 8);
  if (wide_at > bytes.size || bytes.size - wide_at < wide_end_bytes) return directory;
  const std::optional<std::string> wide = bytes.read(wide_at, wide_at + wide_end_bytes);
  if (!wide || !wide->starts_with(wide_end_mark)) return directory;
  directory.end = wide_at;
  directory.size = number(*wide, 40, 8);
  directory.begin = number(*wide, 48, 8);
  return directory;
}

// Where the first member begins. Requires: the directory stands where it should.
std::uint64_t first_member(const ByteReader& bytes, const Directory& directory) {
  constexpr std::size_t entry_bytes = 46;
  const std::optional<std::string> list =
      bytes.read(directory.begin, directory.begin + std::min(directory.size, most_directory));
  std::uint64_t first = directory.begin;
  for (std::size_t at = 0; list && list->size() - at >= entry_bytes;) {
    first = std::min(first, number(*list, at + 42, 4));
    at += entry_bytes + number(*list, at + 28, 2) + number(*list, at + 30, 2) + number(*list, at + 32, 2);
    at = std::min(at, list->size());
  }
  return first;
}

bool has_end_mark(const ByteReader& bytes, std::uint64_t begin, std::uint64_t end) {
  while (begin < end) {
    const std::uint64_t piece_end = std::min(end, begin + piece_bytes);
    const std::optional<std::string> piece = bytes.read(begin, piece_end);
    if (!piece) return false;
    if (piece->find(end_mark) != piece->npos) return true;
    if (piece_end == end) return false;
    begin = piece_end - (end_mark.size() - 1);
  }
  return false;
}

}  // namespace

bool holds_another_archive(const ByteReader& bytes) {
  const std::optional<Directory> directory = last_directory(bytes);
  if (!directory) return false;
  const bool fits = directory->begin <= directory->end && directory->size == directory->end - directory->begin;
  if (!fits) return has_end_mark(bytes, 0, directory->record);
  return has_end_mark(bytes, 0, first_member(bytes, *directory)) ||
         has_end_mark(bytes, directory->begin, directory->record);
}

}  // namespace overclaim
