// OffsetMap against a map that keeps, for every derived byte, the original bytes it was made from.
#include "text/offset_map.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace overclaim {
namespace {

// One derived byte: made, together with all bytes of the same `group`, from `original`.
struct ByteOrigin {
  std::size_t group = 0;
  OffsetRange original;
};

std::vector<ByteOrigin> bytes_of(const OffsetMap& map) {
  std::vector<ByteOrigin> bytes;
  std::size_t group = 0;
  for (const OffsetRun& run : map.runs()) {
    for (std::uint64_t i = 0; i < run.derived_end - run.derived_begin; ++i) {
      if (run.linear) {
        bytes.push_back({group++, {run.original_begin + i, run.original_begin + i + 1}});
      } else {
        bytes.push_back({group, {run.original_begin, run.original_end}});
      }
    }
    ++group;
  }
  return bytes;
}

bool is_empty(OffsetRange range) { return range.begin == range.end; }

// The union of the originals of [begin, end); {0, 0} where all of it was inserted.
OffsetRange naive_original(const std::vector<ByteOrigin>& bytes, std::uint64_t begin, std::uint64_t end) {
  OffsetRange range;
  for (std::uint64_t i = begin; i < end; ++i) {
    const OffsetRange one = bytes[i].original;
    if (is_empty(one)) continue;
    range = is_empty(range) ? one : OffsetRange{std::min(range.begin, one.begin), std::max(range.end, one.end)};
  }
  return range;
}

OffsetRange naive_derived(const std::vector<ByteOrigin>& bytes, std::uint64_t begin, std::uint64_t end) {
  OffsetRange range;
  if (begin == end) return range;
  bool found = false;
  for (std::uint64_t i = 0; i < bytes.size(); ++i) {
    const OffsetRange one = bytes[i].original;
    if (is_empty(one) || one.end <= begin || one.begin >= end) continue;
    if (!found) range.begin = i;
    range.end = i + 1;
    found = true;
  }
  return range;
}

// Byte by byte; then bytes that share an original byte, and what was inserted between them, become one piece: pieces
// never overlap.
std::vector<ByteOrigin> naive_compose(const OffsetMap& inner, const OffsetMap& outer) {
  const std::vector<ByteOrigin> middle = bytes_of(outer);
  std::vector<ByteOrigin> bytes = bytes_of(inner);
  for (ByteOrigin& byte : bytes) {
    byte.original =
        is_empty(byte.original) ? OffsetRange{} : naive_original(middle, byte.original.begin, byte.original.end);
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      for (std::size_t j = i + 1; j < bytes.size(); ++j) {
        const OffsetRange a = bytes[i].original, b = bytes[j].original;
        if (is_empty(a) || is_empty(b) || a.end <= b.begin || b.end <= a.begin) continue;
        const OffsetRange both{std::min(a.begin, b.begin), std::max(a.end, b.end)};
        for (std::size_t k = i; k <= j; ++k) {
          changed = changed || !(bytes[k].original == both);
          bytes[k].original = both;
        }
      }
    }
  }
  return bytes;
}

// A map over at most `original_size` original bytes, in original order.
OffsetMap random_map(std::mt19937& random, std::uint64_t original_size) {
  OffsetMap map;
  std::uint64_t at = 0;
  const auto below = [&random](std::uint64_t n) { return std::uint64_t{random()} % n; };
  while (at < original_size || below(3) == 0) {
    const std::uint64_t left = original_size - at;
    const std::uint64_t taken = std::min(left, 1 + below(4));
    switch (below(4)) {
      case 0:
        map.append_linear(taken, at);
        break;
      case 1:
        map.append_atomic(1 + below(3), at, at + taken);
        break;
      case 2:
        map.append_atomic(1 + below(2), at, at);
        continue;
      default:
        break;  // left out
    }
    at += taken;
  }
  return map;
}

// A map whose blocks come from places in any order.
OffsetMap shuffled_map(std::mt19937& random, std::uint64_t blocks) {
  std::vector<std::uint64_t> places;
  for (std::uint64_t i = 0; i < blocks; ++i) places.push_back(i * 32);
  std::shuffle(places.begin(), places.end(), random);
  OffsetMap map;
  for (const std::uint64_t place : places) {
    const OffsetMap block = random_map(random, random() % 12);
    for (const OffsetRun& run : block.runs()) {
      const std::uint64_t length = run.derived_end - run.derived_begin;
      if (run.linear) {
        map.append_linear(length, place + run.original_begin);
      } else {
        map.append_atomic(length, place + run.original_begin, place + run.original_end);
      }
    }
  }
  return map;
}

void check_invariants(const OffsetMap& map) {
  std::uint64_t derived = 0, original = 0;
  CHECK(map.in_original_order());
  for (const OffsetRun& run : map.runs()) {
    CHECK(run.derived_begin == derived);
    CHECK(run.derived_end > run.derived_begin);
    CHECK(run.original_begin >= original);
    CHECK(run.original_end >= run.original_begin);
    if (run.linear) CHECK(run.original_end - run.original_begin == run.derived_end - run.derived_begin);
    derived = run.derived_end;
    original = run.original_end;
  }
  CHECK(map.derived_size() == derived);
}

TEST_CASE("the map of the header's example leads both ways") {
  OffsetMap map;  // "a&amp;b" -> "a&b"
  map.append_linear(1, 0);
  map.append_atomic(1, 1, 6);
  map.append_linear(1, 6);
  struct Row {
    OffsetRange derived, original;
  };
  const std::vector<Row> rows = {
      {{0, 1}, {0, 1}}, {{1, 2}, {1, 6}}, {{2, 3}, {6, 7}}, {{0, 3}, {0, 7}}, {{0, 2}, {0, 6}}};
  for (const Row& row : rows) {
    CAPTURE(row.derived.begin);
    CAPTURE(row.derived.end);
    CHECK(map.original_of(row.derived.begin, row.derived.end) == row.original);
    CHECK(map.derived_of(row.original.begin, row.original.end) == row.derived);
  }
  CHECK(map.derived_of(3, 4) == OffsetRange{1, 2});  // a piece of an atomic piece is all of it
  CHECK(map.original_of(3, 3) == OffsetRange{7, 7});
  CHECK(map.original_of(1, 1) == OffsetRange{1, 1});
}

TEST_CASE("left-out bytes lie inside a range but do not widen it") {
  OffsetMap map;  // "no <b>side</b>" -> "no side"
  map.append_linear(3, 0);
  map.append_linear(4, 6);
  CHECK(map.runs().size() == 2);
  CHECK(map.original_of(0, 3) == OffsetRange{0, 3});
  CHECK(map.original_of(2, 4) == OffsetRange{2, 7});
  CHECK(map.derived_of(3, 6) == OffsetRange{3, 3});
  CHECK(map.derived_of(0, 6) == OffsetRange{0, 3});
}

TEST_CASE("inserted bytes come from nowhere and do not widen a range") {
  OffsetMap map;
  map.append_linear(2, 0);
  map.append_atomic(1, 2, 2);
  map.append_linear(2, 9);
  CHECK(map.original_of(2, 3) == OffsetRange{2, 2});
  CHECK(map.original_of(2, 4) == OffsetRange{9, 10});
  CHECK(map.original_of(0, 3) == OffsetRange{0, 2});
  CHECK(map.derived_of(0, 9) == OffsetRange{0, 2});
  CHECK(map.derived_of(0, 10) == OffsetRange{0, 4});
}

TEST_CASE("neighbouring copies join into one run") {
  OffsetMap map = identity_map(3, 5);
  map.append(identity_map(4, 8));
  CHECK(map == identity_map(7, 5));
  CHECK(identity_map(0).runs().empty());
  CHECK(OffsetMap{}.original_of(0, 0) == OffsetRange{0, 0});
  CHECK(OffsetMap{}.derived_of(3, 8) == OffsetRange{0, 0});
}

TEST_CASE("both directions agree with a number per byte on random maps") {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    const OffsetMap map = random_map(random, random() % 20);
    check_invariants(map);
    const std::vector<ByteOrigin> bytes = bytes_of(map);
    REQUIRE(bytes.size() == map.derived_size());
    for (std::uint64_t begin = 0; begin <= bytes.size(); ++begin) {
      for (std::uint64_t end = begin; end <= bytes.size(); ++end) {
        const OffsetRange expected = naive_original(bytes, begin, end);
        const OffsetRange got = map.original_of(begin, end);
        if (is_empty(expected)) {
          CHECK(is_empty(got));
        } else {
          CHECK(got == expected);
          // The way back holds at least the bytes that were asked for and are not inserted at its ends.
          const OffsetRange back = map.derived_of(got.begin, got.end);
          CHECK(map.original_of(back.begin, back.end) == got);
        }
      }
    }
    for (std::uint64_t begin = 0; begin <= 22; ++begin) {
      for (std::uint64_t end = begin; end <= 22; ++end) {
        const OffsetRange expected = naive_derived(bytes, begin, end);
        const OffsetRange got = map.derived_of(begin, end);
        CHECK(is_empty(expected) == is_empty(got));
        if (!is_empty(expected)) CHECK(got == expected);
      }
    }
  }
}

TEST_CASE("a later block may come from an earlier place") {
  OffsetMap map;  // "Our cells <img alt='no risk'> help" -> "Our cells help", then "no risk"
  map.append_linear(10, 0);
  map.append_linear(4, 30);
  CHECK(map.in_original_order());
  map.append_atomic(1, 34, 34);
  map.append_linear(7, 20);
  CHECK_FALSE(map.in_original_order());
  CHECK(map.original_of(0, 14) == OffsetRange{0, 34});
  CHECK(map.original_of(15, 22) == OffsetRange{20, 27});
  CHECK(map.original_of(18, 20) == OffsetRange{23, 25});
  CHECK(map.original_of(11, 18) == OffsetRange{20, 34});  // over both blocks: the hull
  CHECK(map.original_of(12, 15) == OffsetRange{32, 34});
  CHECK(map.original_of(15, 15) == OffsetRange{20, 20});
  CHECK(map.original_of(22, 22) == OffsetRange{27, 27});
}

TEST_CASE("the original of a range is the hull of its pieces, whatever the order of the blocks") {
  std::mt19937 random(17);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    const OffsetMap map = shuffled_map(random, random() % (round < 50 ? 8 : 60));
    const std::vector<ByteOrigin> bytes = bytes_of(map);
    REQUIRE(bytes.size() == map.derived_size());
    for (std::uint64_t begin = 0; begin <= bytes.size(); ++begin) {
      OffsetRange expected;  // of [begin, end): grows with `end`
      bool same = is_empty(map.original_of(begin, begin));
      for (std::uint64_t end = begin + 1; end <= bytes.size(); ++end) {
        const OffsetRange one = bytes[end - 1].original;
        if (!is_empty(one)) {
          expected = is_empty(expected)
                         ? one
                         : OffsetRange{std::min(expected.begin, one.begin), std::max(expected.end, one.end)};
        }
        const OffsetRange got = map.original_of(begin, end);
        same = same && (is_empty(expected) ? is_empty(got) : got == expected);
      }
      CHECK(same);
    }
  }
}

TEST_CASE("long ranges over many pieces are as quick as short ones") {
  OffsetMap map;
  constexpr std::uint64_t pieces = 300'000;
  for (std::uint64_t i = 0; i < pieces; ++i) map.append_linear(1, (i ^ 1) * 2);  // each pair the other way round
  std::uint64_t wrong = 0;
  for (std::uint64_t i = 0; i + 2 < pieces; i += 2) {  // 150,000 ranges of 150,000 pieces in the mean: hours one by one
    if (!(map.original_of(i, pieces) == OffsetRange{i * 2, pieces * 2 - 1})) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("compose agrees with a number per byte on random maps") {
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    CAPTURE(round);
    const OffsetMap outer = random_map(random, 1 + random() % 16);
    const OffsetMap inner = random_map(random, outer.derived_size());
    const OffsetMap composed = compose(inner, outer);
    check_invariants(composed);
    REQUIRE(composed.derived_size() == inner.derived_size());
    const std::vector<ByteOrigin> expected = naive_compose(inner, outer);
    for (std::uint64_t begin = 0; begin < expected.size(); ++begin) {
      for (std::uint64_t end = begin + 1; end <= expected.size(); ++end) {
        const OffsetRange naive = naive_original(expected, begin, end);
        const OffsetRange got = composed.original_of(begin, end);
        if (is_empty(naive)) {
          CHECK(is_empty(got));
        } else {
          CHECK(got == naive);
        }
      }
    }
  }
}

TEST_CASE("composing with a copy changes nothing") {
  std::mt19937 random(13);
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    const OffsetMap map = random_map(random, 20);
    CHECK(compose(map, identity_map(20)) == map);
    CHECK(compose(identity_map(map.derived_size()), map) == map);
  }
}

}  // namespace
}  // namespace overclaim
