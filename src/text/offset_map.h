// Where each byte of a derived text came from: a list of runs, not a number per byte.
//
// A derived text is made from an original by copying pieces, replacing pieces and leaving pieces out. Each run
// says so for one stretch of the derived text:
//   linear  copied byte for byte; any position inside it maps exactly.
//   atomic  made as a whole from a whole piece of the original ("&nbsp;" -> one space, "ffi" <- one ligature). A
//           range that touches an atomic run takes all of its original piece. The original piece may be empty: the
//           derived bytes were inserted.
// Original bytes that no run covers were left out.
//
// Runs are sorted by derived position and cover the derived text without gaps. Their original pieces never overlap.
// Within a block of text they are sorted too, but a later block may come from an earlier place: the description of a
// picture stands inside a sentence and is read behind it. Where all of a map is sorted (in_original_order), it can be
// asked backwards and composed. Maps compose: source -> decoded, text -> folded.
//
// Example: "a&amp;b" -> "a&b" is {linear 0..1 from 0}, {atomic 1..2 from 1..6}, {linear 2..3 from 6}.
#ifndef OVERCLAIM_TEXT_OFFSET_MAP_H_
#define OVERCLAIM_TEXT_OFFSET_MAP_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace overclaim {

// A half-open range on either side of a map; Document gives it a type.
struct OffsetRange {
  std::uint64_t begin = 0, end = 0;
  friend bool operator==(const OffsetRange&, const OffsetRange&) = default;
};

struct OffsetRun {
  std::uint64_t derived_begin = 0, derived_end = 0;
  std::uint64_t original_begin = 0, original_end = 0;
  bool linear = false;  // then both sides have the same length
  friend bool operator==(const OffsetRun&, const OffsetRun&) = default;
};

class OffsetMap {
 public:
  // Appends `length` derived bytes copied from `original_begin` on. Joins the previous linear run where it can.
  // Requires: the original piece overlaps no other run's. The same for the next two.
  void append_linear(std::uint64_t length, std::uint64_t original_begin);

  // Appends `length` derived bytes made as a whole from [original_begin, original_end).
  void append_atomic(std::uint64_t length, std::uint64_t original_begin, std::uint64_t original_end);

  // Appends the runs of `next`, whose derived side starts at 0, behind this map's.
  void append(const OffsetMap& next);

  // The smallest original range that gave [begin, end): from the smallest begin to the largest end of its pieces. An
  // empty range gives an empty one, at the original position of the byte at `begin` (at the end: behind the last run).
  // Logarithmic time.
  // Requires: begin <= end <= derived_size().
  OffsetRange original_of(std::uint64_t begin, std::uint64_t end) const;

  // The derived range made from bytes of [begin, end): bytes left out inside it do not widen it. Empty where nothing
  // of it was kept. Any range will do.
  // Requires: in_original_order().
  OffsetRange derived_of(std::uint64_t begin, std::uint64_t end) const;

  // Are the original pieces sorted from the first run to the last?
  bool in_original_order() const { return in_original_order_; }

  std::uint64_t derived_size() const { return runs_.empty() ? 0 : runs_.back().derived_end; }
  const std::vector<OffsetRun>& runs() const { return runs_; }

  friend bool operator==(const OffsetMap&, const OffsetMap&) = default;

 private:
  void add_run(const OffsetRun& run);
  OffsetRange hull_of_runs(std::size_t first, std::size_t last) const;

  std::vector<OffsetRun> runs_;
  std::vector<std::vector<OffsetRange>> hulls_;  // of each full group of runs; of each full group of groups; ...
  bool in_original_order_ = true;
};

// The map of a text derived through `inner` (derived -> middle) and then `outer` (middle -> original). Pieces of
// `inner` that share one atomic run of `outer` cannot be told apart any more and become one atomic run. Linear time.
// Requires: both are in_original_order(); every original position of `inner` lies within outer.derived_size().
OffsetMap compose(const OffsetMap& inner, const OffsetMap& outer);

// A map that copies `length` bytes from `original_begin` on.
OffsetMap identity_map(std::uint64_t length, std::uint64_t original_begin = 0);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_OFFSET_MAP_H_
