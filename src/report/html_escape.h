// Text on its way into HTML: whatever a page says stays text, in an element and between quotation marks alike.
#ifndef OVERCLAIM_REPORT_HTML_ESCAPE_H_
#define OVERCLAIM_REPORT_HTML_ESCAPE_H_

#include <string>
#include <string_view>

namespace overclaim {

// Characters no reader can see that could change what stands around them: controls, characters that are none, and those
// that turn the direction of what follows. The three marks U+200E, U+200F, U+061C only settle what stands beside them,
// which isolation keeps inside; right-to-left text needs them.
bool is_unsafe_in_html(char32_t c);

// The entity of a sign of mark-up that HTML and XML share; "" of any other character.
std::string_view markup_entity(char32_t c);

// The five signs of mark-up as entities; unsafe characters and bytes that are not UTF-8 as U+FFFD.
// Example: html_text("\"<b>\"") == "&quot;&lt;b&gt;&quot;".
std::string html_text(std::string_view text);

// The page's words inside a line of ours: their direction stays theirs.
std::string html_isolated(std::string_view text);

// <tag>text</tag> of our own words; "" for no text. `tag` may hold attributes: "p class=\"why\"".
std::string html_element(std::string_view tag, std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_HTML_ESCAPE_H_
