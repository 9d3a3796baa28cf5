// Text on its way into Markdown: whatever a page says stays text.
#ifndef OVERCLAIM_REPORT_MARKDOWN_ESCAPE_H_
#define OVERCLAIM_REPORT_MARKDOWN_ESCAPE_H_

#include <string>
#include <string_view>

namespace overclaim {

// Text as Markdown that shows it again: mark-up escaped, addresses not made links, line ends and tabs as spaces, unsafe
// characters (html_escape.h) and bytes that are not UTF-8 as U+FFFD. May stand at the beginning of a line.
// Example: markdown_text("1. *No* risks") == "1\\. \\*No\\* risks".
std::string markdown_text(std::string_view text);

// The two steps of it. One line: spaces for line ends and tabs, no space at either end. Then the escapes;
// `begins_line`: whether what makes a list item or a heading at the beginning of a line is escaped too.
std::string markdown_line(std::string_view text);
std::string markdown_escaped(std::string_view line, bool begins_line);

// In bold; "" for nothing.
std::string markdown_bold(std::string_view text);

// A run of one line to set in bold between what stands before and behind it. Asterisks work only beside a space or a
// letter of the right side; elsewhere an element does it.
// Example: between spaces "no risks" is "**no risks**".
std::string markdown_bold_within(std::string_view text, char before, char behind);

// A link; the text alone for no address. `address` is of visible ASCII characters.
std::string markdown_link(const std::string& text, const std::string& address);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_MARKDOWN_ESCAPE_H_
