// Runs are looked up by binary search and composed in one walk over both lists. A number per byte was not taken: eight
// times the text in memory for three maps, where a page of plain text is one run. Original pieces may go back from one
// block to the next, so the ends of a range do not tell where its original lies: a tree of hulls does, without looking
// at each run of a long range. Covered by tests/offset_map_test.cc, against a map that keeps a number per byte.
#include "text/offset_map.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace overclaim {
namespace {

using Runs = std::vector<OffsetRun>;

bool inserted(const OffsetRun& run) { return run.original_begin == run.original_end; }

// The run that holds derived byte `at`; runs.size() behind the last.
std::size_t run_of_derived(const Runs& runs, std::uint64_t at) {
  const auto found = std::upper_bound(
      runs.begin(), runs.end(), at, [](std::uint64_t value, const OffsetRun& run) { return value < run.derived_end; });
  return static_cast<std::size_t>(found - runs.begin());
}

std::uint64_t original_position(const OffsetRun& run, std::uint64_t derived) {
  return run.linear ? run.original_begin + (derived - run.derived_begin) : run.original_begin;
}

constexpr std::size_t group_size = 16;  // of runs under one hull, and of hulls under the next

OffsetRange original_piece(const OffsetRun& run) { return {run.original_begin, run.original_end}; }

// Inserted bytes came from nowhere: they do not widen a hull.
OffsetRange hull(OffsetRange a, OffsetRange b) {
  if (a.begin == a.end) return b;
  if (b.begin == b.end) return a;
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace

void OffsetMap::append_linear(std::uint64_t length, std::uint64_t original_begin) {
  if (length == 0) return;
  if (!runs_.empty() && runs_.back().linear && runs_.back().original_end == original_begin) {
    runs_.back().derived_end += length;
    runs_.back().original_end += length;
    return;
  }
  const std::uint64_t derived = derived_size();
  add_run({derived, derived + length, original_begin, original_begin + length, true});
}

void OffsetMap::append_atomic(std::uint64_t length, std::uint64_t original_begin, std::uint64_t original_end) {
  if (length == 0) return;
  assert(original_begin <= original_end);
  const std::uint64_t derived = derived_size();
  add_run({derived, derived + length, original_begin, original_end, false});
}

void OffsetMap::add_run(const OffsetRun& run) {
  // The last run may still grow, so a group gets its hull when the run behind it is added.
  std::size_t full = runs_.size();
  for (std::size_t level = 0; full > 0 && full % group_size == 0; ++level, full /= group_size) {
    if (level == hulls_.size()) hulls_.emplace_back();
    OffsetRange group;
    for (std::size_t i = full - group_size; i < full; ++i) {
      group = hull(group, level == 0 ? original_piece(runs_[i]) : hulls_[level - 1][i]);
    }
    hulls_[level].push_back(group);
  }
  in_original_order_ = in_original_order_ && (runs_.empty() || run.original_begin >= runs_.back().original_end);
  runs_.push_back(run);
}

// Of runs_[first] up to and without runs_[last]; {0, 0} where all of it was inserted. Takes whole groups where it can.
OffsetRange OffsetMap::hull_of_runs(std::size_t first, std::size_t last) const {
  OffsetRange range;
  for (std::size_t level = 0; first < last; ++level, first /= group_size, last /= group_size) {
    const auto take = [&](std::size_t i) {
      range = hull(range, level == 0 ? original_piece(runs_[i]) : hulls_[level - 1][i]);
    };
    while (first < last && first % group_size != 0) take(first++);
    while (first < last && last % group_size != 0) take(--last);
  }
  return range;
}

void OffsetMap::append(const OffsetMap& next) {
  for (const OffsetRun& run : next.runs_) {
    const std::uint64_t length = run.derived_end - run.derived_begin;
    if (run.linear) {
      append_linear(length, run.original_begin);
    } else {
      append_atomic(length, run.original_begin, run.original_end);
    }
  }
}

OffsetRange OffsetMap::original_of(std::uint64_t begin, std::uint64_t end) const {
  assert(begin <= end && end <= derived_size());
  const std::size_t first = run_of_derived(runs_, begin);
  if (first == runs_.size()) {
    const std::uint64_t at = runs_.empty() ? 0 : runs_.back().original_end;
    return {at, at};
  }
  if (begin == end) {
    const std::uint64_t at = original_position(runs_[first], begin);
    return {at, at};
  }
  const std::size_t last = run_of_derived(runs_, end - 1);
  OffsetRange front = original_piece(runs_[first]), back = original_piece(runs_[last]);
  if (runs_[first].linear) front.begin += begin - runs_[first].derived_begin;
  if (runs_[last].linear) back.end -= runs_[last].derived_end - end;
  if (first == last) return {front.begin, back.end};
  return hull(hull(front, hull_of_runs(first + 1, last)), back);
}

OffsetRange OffsetMap::derived_of(std::uint64_t begin, std::uint64_t end) const {
  assert(in_original_order_);
  const auto found = std::upper_bound(runs_.begin(), runs_.end(), begin, [](std::uint64_t value, const OffsetRun& run) {
    return value < run.original_end;
  });
  auto first = static_cast<std::size_t>(found - runs_.begin());
  while (first < runs_.size() && inserted(runs_[first])) ++first;
  if (first == runs_.size()) return {derived_size(), derived_size()};

  const OffsetRun& front = runs_[first];
  std::uint64_t derived_begin = front.derived_begin;
  if (front.linear && begin > front.original_begin) derived_begin += begin - front.original_begin;
  if (begin >= end || front.original_begin >= end) return {derived_begin, derived_begin};

  const auto behind = std::lower_bound(runs_.begin(), runs_.end(), end, [](const OffsetRun& run, std::uint64_t value) {
    return run.original_begin < value;
  });
  auto last = static_cast<std::size_t>(behind - runs_.begin()) - 1;  // `front` is before `behind`
  while (last > first && inserted(runs_[last])) --last;
  const OffsetRun& back = runs_[last];
  std::uint64_t derived_end = back.derived_end;
  if (back.linear && end < back.original_end) derived_end -= back.original_end - end;
  return {derived_begin, derived_end};
}

OffsetMap compose(const OffsetMap& inner, const OffsetMap& outer) {
  assert(inner.in_original_order() && outer.in_original_order());
  OffsetMap composed;
  Runs held;  // atomic runs not yet appended: they may have to grow together
  const Runs& middle = outer.runs();

  // Two pieces share original bytes only where one atomic run of `outer` fell to both; neither can then be told from
  // the other, so they become one piece. Its inserted bytes go along.
  const auto flush = [&] {
    for (const OffsetRun& run : held) {
      composed.append_atomic(run.derived_end - run.derived_begin, run.original_begin, run.original_end);
    }
    held.clear();
  };
  const auto add_atomic = [&](std::uint64_t length, OffsetRange original) {
    OffsetRun piece{0, length, original.begin, original.end, false};
    while (!held.empty() && held.back().original_end > piece.original_begin && !inserted(piece)) {
      const OffsetRun& before = held.back();
      piece.derived_end += before.derived_end - before.derived_begin;
      piece.original_begin = std::min(piece.original_begin, before.original_begin);
      piece.original_end = std::max(piece.original_end, before.original_end);
      held.pop_back();
    }
    if (inserted(piece) && !held.empty() && held.back().original_end > piece.original_begin) {
      piece.original_begin = piece.original_end = held.back().original_end;
    }
    held.push_back(piece);
  };

  std::size_t at = 0;  // the run of `outer` that holds the middle position reached
  for (const OffsetRun& run : inner.runs()) {
    while (at < middle.size() && middle[at].derived_end <= run.original_begin) ++at;
    if (inserted(run)) {
      const std::uint64_t position = at < middle.size() ? original_position(middle[at], run.original_begin)
                                                        : (middle.empty() ? 0 : middle.back().original_end);
      // Inserted behind all bytes so far, so nothing appended reaches past it except an atomic run cut by it.
      add_atomic(run.derived_end - run.derived_begin, {position, position});
    } else if (!run.linear) {
      add_atomic(run.derived_end - run.derived_begin, outer.original_of(run.original_begin, run.original_end));
    } else {
      std::uint64_t position = run.original_begin;
      for (std::size_t i = at; position < run.original_end; ++i) {
        assert(i < middle.size());
        const std::uint64_t end = std::min(run.original_end, middle[i].derived_end);
        if (middle[i].linear) {
          flush();
          composed.append_linear(end - position, original_position(middle[i], position));
        } else {
          add_atomic(end - position, {middle[i].original_begin, middle[i].original_end});
        }
        position = end;
        at = i;
      }
    }
  }
  flush();
  return composed;
}

OffsetMap identity_map(std::uint64_t length, std::uint64_t original_begin) {
  OffsetMap map;
  map.append_linear(length, original_begin);
  return map;
}

}  // namespace overclaim
