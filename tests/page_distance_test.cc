#include "check/page_distance.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

// Blocks of ten bytes each, one behind the other.
Document page_of(const std::vector<Block>& blocks) {
  Document document;
  document.text = std::string(10 * blocks.size(), 'x');
  std::uint32_t at = 0;
  for (Block block : blocks) {
    block.span = {at, at + 10};
    at += 10;
    document.blocks.push_back(block);
  }
  return document;
}

Block block_of(BlockKind kind, Channel channel = Channel::body, bool hidden = false) {
  Block block;
  block.kind = kind;
  block.channel = channel;
  block.hidden = hidden;
  return block;
}

}  // namespace

TEST_CASE("how far apart two places are is counted in what a visitor sees") {
  const Document document =
      page_of({block_of(BlockKind::paragraph, Channel::title), block_of(BlockKind::heading),
               block_of(BlockKind::paragraph), block_of(BlockKind::paragraph, Channel::body, true),
               block_of(BlockKind::paragraph), block_of(BlockKind::small_print)});
  const PageDistance distance(document);
  struct Row {
    Span one, other;
    std::uint64_t blocks;
    int share;
  };
  // 40 bytes are seen: blocks 1, 2, 4 and 5.
  const Row rows[] = {
      {{10, 12}, {14, 16}, 0, 5},   // in one block: two bytes of forty between
      {{10, 12}, {12, 16}, 0, 0},   // side by side
      {{10, 14}, {12, 16}, 0, 0},   // over one another
      {{10, 15}, {25, 30}, 1, 25},  // from the heading into the paragraph
      {{10, 20}, {50, 55}, 3, 50},  // the hidden paragraph between is not counted
      {{20, 30}, {40, 45}, 1, 0},   // only what is hidden between
      {{0, 5}, {10, 15}, 1, 0},     // a title stands before all
      {{32, 34}, {40, 44}, 1, 0},   // a hidden place stands between what is seen
      {{10, 11}, {59, 60}, 3, 95},  // nearly the whole page
  };
  for (const Row& row : rows) {
    CAPTURE(row.one.begin);
    CAPTURE(row.other.begin);
    CHECK(distance.blocks(row.one, row.other) == row.blocks);
    CHECK(distance.blocks(row.other, row.one) == row.blocks);
    CHECK(distance.share(row.one, row.other) == row.share);
    CHECK(distance.share(row.other, row.one) == row.share);
  }
}

TEST_CASE("a heading stands out over running text, and that over what is small or not seen") {
  struct Row {
    Block block;
    int size;  // 0 small, 1 running text, 2 large
  };
  const Row rows[] = {{block_of(BlockKind::heading), 2},
                      {block_of(BlockKind::question), 2},
                      {block_of(BlockKind::furniture, Channel::title), 2},
                      {block_of(BlockKind::paragraph), 1},
                      {block_of(BlockKind::list_item), 1},
                      {block_of(BlockKind::table_cell), 1},
                      {block_of(BlockKind::quote), 1},
                      {block_of(BlockKind::answer), 1},
                      {block_of(BlockKind::small_print), 0},
                      {block_of(BlockKind::furniture), 0},
                      {block_of(BlockKind::caption), 0},
                      {block_of(BlockKind::reference_entry), 0},
                      {block_of(BlockKind::heading, Channel::alt_text), 0},
                      {block_of(BlockKind::heading, Channel::body, true), 0},
                      {block_of(BlockKind::heading, Channel::title, true), 0}};
  for (const Row& one : rows) {
    for (const Row& other : rows) {
      const Document document = page_of({one.block, other.block});
      const PageDistance distance(document);
      CAPTURE(to_string(one.block.kind));
      CAPTURE(to_string(other.block.kind));
      CHECK(distance.is_small({0, 5}) == (one.size == 0));
      const StandsOut larger = distance.larger({0, 5}, {10, 15});
      CHECK(larger == (one.size > other.size   ? StandsOut::claim
                       : other.size > one.size ? StandsOut::weaker
                                               : StandsOut::neither));
    }
  }
}
