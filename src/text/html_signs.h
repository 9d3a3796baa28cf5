// Whether a text without a telling name is HTML: by the marks that stand in it.
#ifndef OVERCLAIM_TEXT_HTML_SIGNS_H_
#define OVERCLAIM_TEXT_HTML_SIGNS_H_

#include <string_view>

namespace overclaim {

enum class HtmlSigns {
  none,    // "a < b", "use the <b> tag", "<patient@clinic.example>"
  inside,  // marks inside paragraphs only: "<b>no</b> risk", "no&nbsp;risk"
  page     // a doctype, or marks that make paragraphs: "<p>", "<td>", "one<br>two"
};

// Tags are those of known elements and of names with a hyphen or a colon; a comment is a mark where words touch it.
// Total. Linear: a tag is looked at for its first 1,024 bytes. A tag that is only spoken of is none: between quotation
// marks or backticks, before the word "tag" or "element", or between spaces with nothing but a joining word up to its
// end tag. References for & < > and " are none, as plain texts carry them too.
// Example: html_signs("There are <i>no</i> risks.") == HtmlSigns::inside.
HtmlSigns html_signs(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_SIGNS_H_
