// Every sign that could be mark-up is escaped, not only where it would be one: which signs are mark-up where differs
// among readers of Markdown. Covered by tests/markdown_report_test.cc.
#include "report/markdown_escape.h"

#include <algorithm>

#include "report/html_escape.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U);
}
bool is_ascii_letter_or_digit(char c) { return is_word(c) && (static_cast<unsigned char>(c) & 0x80U) == 0; }

bool is_markup(char c) { return std::string_view("\\`*_{}[]<>&~|$^#").find(c) != std::string_view::npos; }

// A list item, a heading's underline and the like, only at the beginning of a line: the byte to escape, or npos.
std::size_t block_sign(std::string_view line) {
  if (line.empty()) return line.npos;
  if (std::string_view("+-=:").find(line.front()) != std::string_view::npos) return 0;
  const std::size_t digits =
      static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_digit) - line.begin());
  return digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')') ? digits : line.npos;
}

// Addresses that many readers of Markdown turn into links by themselves.
bool opens_address(std::string_view text, std::size_t at) {
  const auto folded = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  if (text[at] == '@') return true;
  if (text[at] == ':') return text.substr(at, 3) == "://";
  if (text[at] != '.' || at < 3) return false;
  return folded(text[at - 1]) == 'w' && folded(text[at - 2]) == 'w' && folded(text[at - 3]) == 'w';
}

}  // namespace

std::string markdown_text(std::string_view text) { return markdown_escaped(markdown_line(text), true); }

std::string markdown_line(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (point.value == '\n' || point.value == '\r' || point.value == '\t' || point.value == ' ' ||
        point.value == 0x2028 || point.value == 0x2029) {
      if (!line.empty() && line.back() != ' ') line += ' ';
    } else {
      append_utf8(line, is_unsafe_in_html(point.value) ? replacement_character : point.value);
    }
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string markdown_escaped(std::string_view line, bool begins_line) {
  std::string out;
  out.reserve(line.size() + line.size() / 8);
  const std::size_t sign = begins_line ? block_sign(line) : line.npos;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (is_markup(line[at]) || at == sign || opens_address(line, at)) out += '\\';
    out += line[at];
  }
  return out;
}

std::string markdown_bold(std::string_view text) { return text.empty() ? "" : "**" + markdown_text(text) + "**"; }

std::string markdown_bold_within(std::string_view text, char before, char behind) {
  const auto joins = [](char inside, char outside) { return is_ascii_letter_or_digit(inside) || !is_word(outside); };
  const bool plain = !text.empty() && joins(text.front(), before) && joins(text.back(), behind);
  return plain ? "**" + markdown_escaped(text, false) + "**" : "<strong>" + markdown_escaped(text, false) + "</strong>";
}

std::string markdown_link(const std::string& text, const std::string& address) {
  if (address.empty()) return markdown_text(text);
  std::string safe;
  for (const char c : address) {
    if (c == '(') {
      safe += "%28";
    } else if (c == ')') {
      safe += "%29";
    } else if (c == '<' || c == '>' || c == '\\') {
      continue;
    } else {
      safe += c;
    }
  }
  return "[" + markdown_text(text) + "](" + safe + ")";
}

}  // namespace overclaim
