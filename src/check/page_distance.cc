// Blocks and bytes of text stand for what a reader scrolls past; pixels are not known. Covered by
// tests/page_distance_test.cc and tests/take_back_test.cc.
#include "check/page_distance.h"

#include <algorithm>

#include "check/claim_subject.h"

namespace overclaim {

namespace {

bool is_seen(const Block& block) { return block.channel == Channel::body && !block.hidden; }

constexpr int small = 0, running = 1, large = 2;

}  // namespace

PageDistance::PageDistance(const Document& document) : document_(document) {
  std::uint64_t blocks = 0, text = 0;
  for (const Block& block : document.blocks) {
    text_before_.push_back(text);
    if (is_seen(block)) {
      ++blocks;
      text += block.span.end - block.span.begin;
    }
    blocks_before_.push_back(blocks);
  }
  text_before_.push_back(text);
}

std::uint64_t PageDistance::blocks(Span one, Span other) const {
  const std::size_t a = block_at(document_, one), b = block_at(document_, other);
  if (a == no_block || b == no_block) return 0;
  const std::uint64_t from = blocks_before_[a], to = blocks_before_[b];
  return from > to ? from - to : to - from;
}

std::uint64_t PageDistance::text_before(std::uint32_t place) const {
  const auto block = std::partition_point(document_.blocks.begin(), document_.blocks.end(),
                                          [&](const Block& known) { return known.span.end <= place; });
  const auto b = static_cast<std::size_t>(block - document_.blocks.begin());
  if (block == document_.blocks.end() || place <= block->span.begin || !is_seen(*block)) return text_before_[b];
  return text_before_[b] + (place - block->span.begin);
}

int PageDistance::share(Span one, Span other) const {
  const Span &first = one.begin <= other.begin ? one : other, &second = one.begin <= other.begin ? other : one;
  const std::uint64_t all = text_before_.back(), from = text_before(first.end), to = text_before(second.begin);
  return all == 0 || to <= from ? 0 : static_cast<int>((to - from) * 100 / all);
}

int PageDistance::size_of(Span place) const {
  const std::size_t b = block_at(document_, place);
  if (b == no_block) return small;
  const Block& block = document_.blocks[b];
  if (block.hidden) return small;
  if (block.channel == Channel::title) return large;
  if (block.channel != Channel::body) return small;
  switch (block.kind) {
    case BlockKind::heading:
    case BlockKind::question:
      return large;
    case BlockKind::small_print:
    case BlockKind::furniture:
    case BlockKind::reference_entry:
    case BlockKind::caption:
      return small;
    default:
      return running;
  }
}

StandsOut PageDistance::larger(Span claim, Span weaker) const {
  const int a = size_of(claim), b = size_of(weaker);
  return a > b ? StandsOut::claim : b > a ? StandsOut::weaker : StandsOut::neither;
}

bool PageDistance::is_small(Span place) const { return size_of(place) == small; }

}  // namespace overclaim
