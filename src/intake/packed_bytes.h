// A packed file read forward: gzip or zstd, of one member or of many, or not packed at all.
//
// Archives of pages are packed record by record, so that a record can be found and read alone, or as one piece. Here
// both look alike; where a member (gzip) or frame (zstd) begins is told, as that is the address of a record.
#ifndef OVERCLAIM_INTAKE_PACKED_BYTES_H_
#define OVERCLAIM_INTAKE_PACKED_BYTES_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "intake/byte_reader.h"

namespace overclaim {

enum class Packing { none, gzip, zstd };

// By the first bytes; a skippable frame of zstd counts.
Packing packing_of(std::string_view head);

// From `ratio_from` unpacked bytes of one member on, a member that unpacks to more than `ratio` times its packed bytes
// is a bomb and an error.
struct UnpackLimits {
  std::uint64_t ratio = 500;
  std::uint64_t ratio_from = 256U << 20U;
};

enum class UnpackStep {
  data,        // something was added
  member_end,  // a member was whole and its check sum fits; nothing was added. Never of Packing::none
  end,         // of the file, behind a whole member
  failed       // see failure()
};

class PackedBytes {
 public:
  // A dictionary at the start of a .warc.zst (a skippable frame 0x184D2A5D, itself packed or not) is taken.
  // Requires: whatever `bytes` reads from outlives this.
  PackedBytes(ByteReader bytes, Packing packing, const UnpackLimits& limits = {});
  PackedBytes(PackedBytes&&) noexcept;
  PackedBytes& operator=(PackedBytes&&) noexcept;
  ~PackedBytes();

  // Adds up to `most` bytes to `out`, all of one member. After `failed` or `end`, only go_to goes on.
  UnpackStep read(std::string& out, std::size_t most);

  Packing packing() const;
  std::uint64_t size() const;          // of the file
  std::uint64_t member_begin() const;  // where in the file the member begins that was read last; for none: 0
  std::uint64_t at() const;            // where in the file reading goes on: behind a member's end exactly there
  const std::string& failure() const;  // plain words: "its check sum does not fit"

  // Reading goes on at this place of the file; for packed files a member must begin there.
  void go_to(std::uint64_t place);

  // Whether the member that begins at `place` unpacks to its end and its check sum fits. Reads it once more from there,
  // but does not move.
  bool is_whole_member(std::uint64_t place) const;

  // The first place from `from` on where a member begins whose text begins with `start`; nothing where there is none.
  // Of Packing::none: where `start` stands at the beginning of a line. Reads, but does not move.
  std::optional<std::uint64_t> find_member(std::uint64_t from, std::string_view start) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_PACKED_BYTES_H_
