// Any bytes as plain text or Markdown: blocks, links between them and the way back. The first byte chooses which.
// What this finds becomes a row of tests/plain_properties_test.cc or tests/markdown_test.cc.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "outline_faults.h"
#include "require.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

void check_markdown(const Outline& outline, std::string_view input) {
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const Block& block = outline.blocks[i];
    test::require(block.span.begin >= end && block.span.begin < block.span.end, "blocks stand in order");
    test::require(block.span.end <= outline.text.size(), "a block lies in the text");
    for (const std::size_t link : {block.heading, block.lead_in, block.question}) {
      test::require(link == no_block || link < i, "links lead back");
    }
    end = block.span.end;
  }
  test::require(outline.text_to_source.derived_size() == outline.text.size(), "the map covers the text");
  for (const OffsetRun& run : outline.text_to_source.runs()) {
    test::require(run.original_begin <= run.original_end && run.original_end <= input.size(),
                  "text comes from the input");
  }
}

void read(std::string_view bytes) {
  if (bytes.empty()) return;
  const bool markdown = (static_cast<unsigned char>(bytes[0]) & 1U) != 0;
  const std::string_view input = bytes.substr(1);
  const Language& language = test::builtin_rulebook().rulebook->language;
  const Outline outline = markdown ? outline_of_markdown(input, language) : outline_of_plain(input, language);
  test::require(is_utf8(outline.text), "the text is UTF-8");
  if (markdown) {
    check_markdown(outline, input);
  } else {
    test::require(test::fault_in_map(outline, input).empty(), test::fault_in_map(outline, input));
    test::require(test::fault_in_blocks(outline).empty(), test::fault_in_blocks(outline));
  }
}

}  // namespace
}  // namespace overclaim

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  overclaim::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
