// What holds for the outline of any plain text, whatever its bytes. Used by plain_properties_test.cc and by the fuzz
// target.
#ifndef OVERCLAIM_TESTS_OUTLINE_FAULTS_H_
#define OVERCLAIM_TESTS_OUTLINE_FAULTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/outline.h"

namespace overclaim::test {

inline std::string_view text_of(const Outline& outline, const Block& block) {
  return std::string_view(outline.text).substr(block.span.begin, block.span.end - block.span.begin);
}

// The first thing that is wrong, or "".
inline std::string fault_in_map(const Outline& outline, std::string_view input) {
  std::uint64_t derived = 0, original = 0;
  for (const OffsetRun& run : outline.text_to_source.runs()) {
    if (run.derived_begin != derived || run.derived_end <= run.derived_begin) return "a gap in the text";
    if (run.original_begin < original || run.original_end < run.original_begin) return "sources out of order";
    if (run.original_end > input.size()) return "a source behind the input";
    const std::string made = outline.text.substr(run.derived_begin, run.derived_end - run.derived_begin);
    const std::string_view from = input.substr(run.original_begin, run.original_end - run.original_begin);
    if (run.linear && made != from) return "a copy that differs";
    if (!run.linear && made != " " && made != "\n" && made != "\uFFFD") return "made text that is no space or mark";
    if (!run.linear && from.empty()) return "made text from nothing";
    derived = run.derived_end;
    original = run.original_end;
  }
  return derived == outline.text.size() ? "" : "text without a source";
}

inline std::string fault_in_blocks(const Outline& outline) {
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const Block& block = outline.blocks[i];
    const std::string_view text = text_of(outline, block);
    if (block.span.begin != end + (i == 0 ? 0u : 1u)) return "blocks not parted by one byte";
    if (i > 0 && outline.text[end] != '\n') return "blocks not parted by a line feed";
    if (text.empty()) return "an empty block";
    if (text.find('\n') != std::string_view::npos) return "a line feed inside a block";
    if (text.find("  ") != std::string_view::npos) return "two spaces inside a block";
    if (text.front() == ' ' || text.back() == ' ') return "space around a block";
    for (const std::size_t link : {block.heading, block.lead_in, block.question}) {
      if (link != no_block && link >= i) return "a link forwards";
    }
    if ((block.kind == BlockKind::list_item) !=
        (block.level > 0 && block.kind != BlockKind::heading && block.kind != BlockKind::question)) {
      return "an item without a level, or a level without an item";
    }
    if (block.lead_in != no_block && block.kind != BlockKind::list_item) return "a lead-in to no item";
    if (block.kind == BlockKind::answer && block.question == no_block) return "an answer to nothing";
    end = block.span.end;
  }
  return end == outline.text.size() ? "" : "text behind the last block";
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_OUTLINE_FAULTS_H_
