// Text is copied in stretches that need no escape; what is no UTF-8 becomes U+FFFD, one for each stretch that could
// have begun a character. Covered by tests/json_text_test.cc.
#include "report/json_text.h"

#include "text/utf8.h"

namespace overclaim {
namespace {

bool is_plain(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80 && c != '"' && c != '\\';
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::string_view named = "\"\\\b\f\n\r\t", letters = "\"\\bfnrt";
  out += '\\';
  const std::size_t place = named.find(c);
  if (place != named.npos) {
    out += letters[place];
  } else {
    out += "u00";
    out += digits[static_cast<unsigned char>(c) >> 4U];
    out += digits[static_cast<unsigned char>(c) & 15U];
  }
}

}  // namespace

void JsonText::quoted(std::string_view text) {
  out_ += '"';
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_plain(text[end])) ++end;
    out_.append(text, at, end - at);
    at = end;
    if (at == text.size()) break;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      append_escaped(out_, text[at++]);
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    if (point.valid) {
      out_.append(text, at, point.size);
    } else {
      append_utf8(out_, replacement_character);
    }
    at += point.size;
  }
  out_ += '"';
}

void JsonText::separate() {
  if (behind_value_) out_ += ',';
  behind_value_ = true;
}

void JsonText::open(char bracket) {
  separate();
  out_ += bracket;
  behind_value_ = false;
}

void JsonText::close(char bracket) {
  out_ += bracket;
  behind_value_ = true;
}

void JsonText::key(std::string_view name) {
  separate();
  quoted(name);
  out_ += ':';
  behind_value_ = false;
}

void JsonText::value(std::nullptr_t) {
  separate();
  out_ += "null";
}

void JsonText::value(bool truth) {
  separate();
  out_ += truth ? "true" : "false";
}

void JsonText::value(std::string_view text) {
  separate();
  quoted(text);
}

}  // namespace overclaim
