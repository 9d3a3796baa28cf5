// Any text into sentences and words; what is ASCII is cut by a loop of our own, which must cut as ICU does: a letter
// outside ASCII behind the text sends the same words through ICU.
// What this finds becomes a row of tests/segment_test.cc.
#include "text/segment.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "require.h"
#include "segment_faults.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

Document segmented(const std::string& text) {
  Document document;
  document.text = text;
  Block block;
  block.span = {0, static_cast<std::uint32_t>(text.size())};
  if (!text.empty()) document.blocks.push_back(block);
  segment(document, test::builtin_rulebook().rulebook->language);
  return document;
}

void read(std::string_view bytes) {
  // One block of an outline: UTF-8, no line feeds, no white space around it.
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = code_point_at(bytes, at);
    append_utf8(text, point.value == '\n' || point.value == '\r' || point.value == '\t' ? U' ' : point.value);
    at += point.size;
  }
  while (!text.empty() && text.front() == ' ') text.erase(0, 1);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  if (text.empty()) return;
  const std::string fault = test::fault_in_sentences(segmented(text));
  test::require(fault.empty(), fault);
  if (!std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return;
  test::require(test::tokens_drawn(segmented(text + " z"), text.size()) ==
                    test::tokens_drawn(segmented(text + " \u00E9"), text.size()),
                "our own loop cuts ASCII as ICU does");
}

}  // namespace
}  // namespace overclaim

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  overclaim::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
