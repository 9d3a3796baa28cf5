// The seam in front of the HTML parser: a page as a sequence of events, each with the source bytes it stands on.
//
// html_gumbo.cc makes the events and is the only file that includes gumbo; html_blocks.cc reads them and knows no
// parser. Events come in source order and are balanced: every start_tag of a non-void element has its end_tag, implied
// ones included (their source range is empty).
#ifndef OVERCLAIM_TEXT_HTML_EVENTS_H_
#define OVERCLAIM_TEXT_HTML_EVENTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/offset_map.h"

namespace overclaim {

struct HtmlAttribute {
  std::string name;          // lower case
  std::string value;         // character references decoded
  OffsetRange value_source;  // bytes of the value as written, without quotation marks
};

enum class HtmlEventKind { start_tag, end_tag, text };

struct HtmlEvent {
  HtmlEventKind kind = HtmlEventKind::text;
  std::string name;                       // tags: lower case element name
  std::vector<HtmlAttribute> attributes;  // start tags
  OffsetRange source;                     // tags: the tag; text: the run as written, mark-up excluded
  bool raw = false;                       // text: inside script, style, template and their like: never visible
};

struct HtmlEvents {
  std::vector<HtmlEvent> events;
  std::optional<std::string> refused;  // why the page was not parsed (nesting, attributes, size); then no events
  std::vector<OffsetRange> lost;       // text the parser moved to where it fits no source order; no event has it
};

// Limits of the parser behind the seam, checked by a scan before it runs (gumbo's time and memory are quadratic in
// nesting and in attributes per tag: DESIGN section 9).
inline constexpr int max_html_depth = 512;
inline constexpr int max_html_attributes = 1000;  // in one tag

HtmlEvents html_events(std::string_view input);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_EVENTS_H_
