// HTML from bytes of any kind: what is promised of events and outlines must hold. The first byte chooses: the rest is a
// page as it is, or each byte a piece of mark-up (tests/html_mixes.h); such a page is also read by the other parser,
// and both readings must agree (tests/oracle/html_comparison.h).
// What this finds becomes a row of tests/html_events_test.cc or html_oracle_test.cc.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "html_mixes.h"
#include "oracle/html_comparison.h"
#include "require.h"
#include "text/html_construction.h"
#include "text/outline.h"

namespace overclaim {
namespace {

using test::require;

void check_events(std::string_view html) {
  HtmlConstruction construction(html);
  const HtmlEvents page = construction.run();
  require(page.events.size() <= 4 * html.size() + 20'000, "events are linear in the page");
  require(construction.steps() <= 100 * html.size() + 20'000, "work is linear in the page");
  std::vector<std::string_view> open;
  std::uint64_t position = 0;
  for (const HtmlEvent& event : page.events) {
    require(event.source.begin >= position && event.source.begin <= event.source.end, "events are in source order");
    require(event.source.end <= html.size(), "events lie in the page");
    position = event.source.end;
    if (event.kind == HtmlEventKind::start_tag) open.push_back(event.name);
    if (event.kind != HtmlEventKind::end_tag) continue;
    while (!open.empty() && open.back() != event.name && has_trait(html_name_of(open.back()), html_void))
      open.pop_back();
    require(!open.empty() && open.back() == event.name, "end tags end what is open");
    open.pop_back();
  }
  require(open.empty(), "all that is open ends");
}

void check_outline(std::string_view html, const Outline& outline) {
  require(outline.text_to_source.derived_size() == outline.text.size(), "the map covers the text");
  for (const OffsetRun& run : outline.text_to_source.runs()) {
    require(run.original_begin <= run.original_end && run.original_end <= html.size(), "the map leads into the page");
    if (!run.linear) continue;
    const std::size_t size = run.derived_end - run.derived_begin;
    require(std::string_view(outline.text).substr(run.derived_begin, size) == html.substr(run.original_begin, size),
            "copied text is the page's");
  }
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const Block& block = outline.blocks[i];
    require(block.span.begin == end + (i > 0 ? 1U : 0U) && block.span.end > block.span.begin,
            "blocks follow each other");
    for (const std::size_t index : {block.heading, block.lead_in, block.question})
      require(index == no_block || index < i, "blocks refer to earlier ones");
    end = block.span.end;
  }
  require(end == outline.text.size(), "blocks cover the text");
}

void read(std::string_view bytes) {
  if (bytes.empty()) return;
  const bool pieces = (bytes[0] & 1) != 0;
  std::string html(bytes.substr(1));
  if (pieces) {
    std::string mixed;
    for (const char byte : html)
      mixed += HtmlMixes::pieces()[static_cast<unsigned char>(byte) % HtmlMixes::pieces().size()];
    html = mixed;
  }
  static const Language language;
  check_events(html);
  check_outline(html, outline_of_html(html, language));
  if (!pieces || html.size() > 20'000) return;
  const HtmlComparison comparison = compare_html(comparable_html(html), language);
  if (comparison.ours == comparison.theirs) return;
  std::fprintf(stderr, "page: %s\nours:\n%s\ntheirs:\n%s\n", comparable_html(html).c_str(), comparison.ours.c_str(),
               comparison.theirs.c_str());
  require(false, "both parsers read alike");
}

}  // namespace
}  // namespace overclaim

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  overclaim::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
