// Lines for a terminal: where to break a text so that it fits a width in columns.
#ifndef OVERCLAIM_REPORT_WRAP_H_
#define OVERCLAIM_REPORT_WRAP_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

// Bytes [begin, end) of the wrapped text: one line without the space it was broken at.
struct WrappedLine {
  std::size_t begin = 0, end = 0;
  friend bool operator==(const WrappedLine&, const WrappedLine&) = default;
};

// Breaks at spaces; a word wider than a line is broken between characters. At least one line. Widths are columns, see
// text/display_width.h; a width of 0 counts as 1.
// Example: wrap("no side effects", 8) is {0, 7}, {8, 15}.
std::vector<WrappedLine> wrap(std::string_view text, std::size_t width);

// The wrapped text, each line behind `indent` spaces and with a line end; `width` counts the indent too.
// Example: wrapped("no side effects", 10, 2) == "  no side\n  effects\n".
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

// What a page or a file name says, fit for a terminal: control characters, direction overrides and bytes that are not
// UTF-8 as U+FFFD, line ends and tabs as a space.
std::string terminal_safe(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_WRAP_H_
