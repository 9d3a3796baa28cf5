// A page as a sequence of events, each with the source bytes it stands on: what html_blocks.cc reads.
//
// html_events.cc makes them from the tokens of a page (html_tokenizer.h), markdown.cc from Markdown. Events come in
// source order and are balanced: every start_tag of a non-void element has its end_tag, implied ones included (their
// source range is empty).
#ifndef OVERCLAIM_TEXT_HTML_EVENTS_H_
#define OVERCLAIM_TEXT_HTML_EVENTS_H_

#include <cstdint>
#include <forward_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/html_decode.h"
#include "text/html_names.h"
#include "text/offset_map.h"

namespace overclaim {

struct HtmlAttribute {
  HtmlAttributeName name = HtmlAttributeName::other;
  std::string_view value;    // character references decoded
  OffsetRange value_source;  // bytes of the value as written, without quotation marks
};

enum class HtmlEventKind : std::uint8_t { start_tag, end_tag, text };

struct HtmlEvent {
  HtmlEventKind kind = HtmlEventKind::text;
  HtmlName element = HtmlName::other;         // tags
  HtmlRun run = HtmlRun::text;                // text: how it is decoded
  bool raw = false;                           // text: inside script, style, template and their like: not visible
  bool fostered = false;                      // stands in a table outside of its cells: browsers show it before that
  std::string_view name;                      // tags: lower case element name
  std::span<const HtmlAttribute> attributes;  // start tags: those of HtmlAttributeName; the first of each name
  OffsetRange source;                         // tags: the tag; text: the run as written, mark-up excluded
};

// What events point at and the input does not have. It does not move when it grows or is moved.
class HtmlStore {
 public:
  std::string_view keep(std::string text);
  std::span<const HtmlAttribute> keep(std::span<const HtmlAttribute> attributes);

 private:
  std::forward_list<std::string> texts_;
  std::forward_list<std::vector<HtmlAttribute>> attributes_;  // filled up to their capacity
};

struct HtmlEvents {
  std::vector<HtmlEvent> events;
  std::optional<std::string> refused;  // why the text has no events (Markdown that nests too deep)
  HtmlStore store;

  HtmlEvents() = default;
  HtmlEvents(HtmlEvents&&) = default;
  HtmlEvents& operator=(HtmlEvents&&) = default;
};

// The events of an HTML page, after the WHATWG parsing rules with scripting switched off: the same elements, text and
// attributes as in a browser's tree, but where they stand in the source: text that a browser moves out of a table stays
// in it and is marked. Total; linear in time and memory on any input: no limit of nesting or attributes.
// The events point into `input` and into their store.
// Example: "<p>a" -> start html, head, end head, start body, start p, text "a", end p, body, html.
HtmlEvents html_events(std::string_view input);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_EVENTS_H_
