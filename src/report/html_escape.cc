// Not inline: every format comes through here, and a copy in each program that includes it would not be counted by
// tools/coverage. Covered by tests/escape_test.cc.
#include "report/html_escape.h"

#include "text/utf8.h"
#include "text/writing_direction.h"

namespace overclaim {

bool is_unsafe_in_html(char32_t c) {
  const bool control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
  const bool none = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFEU;
  return control || turns_what_follows(c) || none;
}

std::string_view markup_entity(char32_t c) {
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

std::string html_text(std::string_view text) {
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

std::string html_isolated(std::string_view text) { return "<bdi>" + html_text(text) + "</bdi>"; }

std::string html_element(std::string_view tag, std::string_view text) {
  if (text.empty()) return "";
  return "<" + std::string(tag) + ">" + html_text(text) + "</" + std::string(tag.substr(0, tag.find(' '))) + ">";
}

}  // namespace overclaim
