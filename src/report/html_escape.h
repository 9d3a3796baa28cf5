// Text on its way into HTML: whatever a page says stays text, in an element and between quotation marks alike.
#ifndef OVERCLAIM_REPORT_HTML_ESCAPE_H_
#define OVERCLAIM_REPORT_HTML_ESCAPE_H_

#include <string>
#include <string_view>

#include "text/utf8.h"
#include "text/writing_direction.h"

namespace overclaim {

// Characters no reader can see that could change what stands around them: controls, characters that are none, and those
// that turn the direction of what follows. The three marks U+200E, U+200F, U+061C only settle what stands beside them,
// which isolation keeps inside; right-to-left text needs them.
inline bool is_unsafe_in_html(char32_t c) {
  const bool control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
  const bool none = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFEU;
  return control || turns_what_follows(c) || none;
}

// The entity of a sign of mark-up that HTML and XML share; "" of any other character.
inline std::string_view markup_entity(char32_t c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "";
  }
}

// The five signs of mark-up as entities; unsafe characters and bytes that are not UTF-8 as U+FFFD.
// Example: html_text("\"<b>\"") == "&quot;&lt;b&gt;&quot;".
inline std::string html_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (const std::string_view entity = markup_entity(point.value); !entity.empty()) {
      out += entity;
    } else if (point.value == '\'') {
      out += "&#39;";
    } else {
      append_utf8(out, is_unsafe_in_html(point.value) ? replacement_character : point.value);
    }
  }
  return out;
}

// The page's words inside a line of ours: their direction stays theirs.
inline std::string html_isolated(std::string_view text) { return "<bdi>" + html_text(text) + "</bdi>"; }

// <tag>text</tag> of our own words; "" for no text. `tag` may hold attributes: "p class=\"why\"".
inline std::string html_element(std::string_view tag, std::string_view text) {
  if (text.empty()) return "";
  return "<" + std::string(tag) + ">" + html_text(text) + "</" + std::string(tag.substr(0, tag.find(' '))) + ">";
}

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_HTML_ESCAPE_H_
