// Covered by tests/escape_test.cc.
#include "report/xml_text.h"

#include "report/html_escape.h"
#include "text/utf8.h"

namespace overclaim {

bool is_xml_character(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) ||
         (c >= 0x10000 && c < 0x110000);
}

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (const std::string_view entity = markup_entity(point.value); !entity.empty()) {
      out += entity;
    } else if (point.value == '\t' || point.value == '\n' || point.value == '\r') {
      out += "&#" + std::to_string(static_cast<unsigned>(point.value)) + ";";
    } else {
      append_utf8(out, is_xml_character(point.value) ? point.value : replacement_character);
    }
  }
  return out;
}

}  // namespace overclaim
