// Where tags and comments begin and end, after the WHATWG tokenizer.
#ifndef OVERCLAIM_TEXT_HTML_TAGS_H_
#define OVERCLAIM_TEXT_HTML_TAGS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace overclaim {

// One tag as written, after the WHATWG tokenizer.
struct HtmlTag {
  std::size_t end = 0;           // behind the '>', or the end of the input where the tag never closes
  std::string_view name;         // as written
  int attributes = 0;            // repeated names count again
  bool closing = false;          // "</p>"
  bool self_closing = false;     // "<path/>"
  bool complete = false;         // has its '>'
  bool font_attributes = false;  // has color, face or size: such a <font> ends SVG and MathML
};

// True where a start or end tag begins: '<' and a letter, or "</" and a letter.
bool is_html_tag_at(std::string_view input, std::size_t at);

// The tag at `at`. Requires: is_html_tag_at(input, at).
HtmlTag html_tag_at(std::string_view input, std::size_t at);

// The end of the tag, comment, doctype or processing instruction that begins at `at`; `at` itself where the '<' is
// text. Requires: input[at] == '<'.
std::size_t html_markup_end(std::string_view input, std::size_t at);

// ASCII letters in lower case, the rest as it is.
std::string lower_case_of(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_TAGS_H_
