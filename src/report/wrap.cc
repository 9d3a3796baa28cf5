// Greedy wrapping on display columns, one walk over the text. ICU's line breaks were not taken: only src/text uses ICU,
// and a terminal report needs spaces alone. Covered by tests/text_report_test.cc.
#include "report/wrap.h"

#include <algorithm>

#include "text/display_width.h"
#include "text/utf8.h"
#include "text/writing_direction.h"

namespace overclaim {
namespace {

bool steers_terminal(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
  return control || turns_direction(c);
}

// The end of what fits into `width` columns from `begin` on: at least one character, and what has no width of its own
// stays with what stands before it.
std::size_t end_that_fits(std::string_view text, std::size_t begin, std::size_t end, std::size_t width) {
  std::size_t at = begin, columns = 0;
  while (at < end) {
    const std::size_t size = code_point_at(text, at).size;
    const std::size_t wide = display_width(text.substr(at, size));
    if (at > begin && wide > 0 && columns + wide > width) break;
    columns += wide;
    at += size;
  }
  return at;
}

}  // namespace

std::vector<WrappedLine> wrap(std::string_view text, std::size_t width) {
  width = std::max<std::size_t>(width, 1);
  std::vector<WrappedLine> lines;
  std::size_t line_begin = 0, line_end = 0, columns = 0;
  bool open = false;  // the line holds a word
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    const std::size_t word_begin = at, word_end = std::min(text.find(' ', at), text.size());
    const std::size_t wide = display_width(text.substr(word_begin, word_end - word_begin));
    const std::size_t gap = open ? word_begin - line_end : 0;
    if (open && columns + gap + wide <= width) {
      columns += gap + wide;
      line_end = word_end;
      at = word_end;
      continue;
    }
    if (open) lines.push_back({line_begin, line_end});
    line_begin = word_begin;
    line_end = wide <= width ? word_end : end_that_fits(text, word_begin, word_end, width);
    columns = display_width(text.substr(line_begin, line_end - line_begin));
    open = true;
    at = line_end;
    if (line_end < word_end) {  // the word goes on: its rest starts a line of its own
      lines.push_back({line_begin, line_end});
      open = false;
    }
  }
  if (open || lines.empty()) lines.push_back({line_begin, line_end});
  return lines;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  for (const WrappedLine& line : wrap(text, width > indent ? width - indent : 1)) {
    out.append(indent, ' ');
    out += text.substr(line.begin, line.end - line.begin);
    out += '\n';
  }
  return out;
}

std::string terminal_safe(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code_point = code_point_at(text, at);
    at += code_point.size;
    if (code_point.value == '\n' || code_point.value == '\r' || code_point.value == '\t') {
      out += ' ';
    } else {
      append_utf8(out, steers_terminal(code_point.value) ? replacement_character : code_point.value);
    }
  }
  return out;
}

}  // namespace overclaim
