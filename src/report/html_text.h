// The page's own text with its marks, and the notes beside it.
#ifndef OVERCLAIM_REPORT_HTML_TEXT_H_
#define OVERCLAIM_REPORT_HTML_TEXT_H_

#include <string>
#include <vector>

#include "report/html_notes.h"
#include "text/document.h"

namespace overclaim {

// A piece of text with marks: notes whose words overlap share segments, so that every mark stays well nested. The label
// of a note follows its last word. `notes`: indexes into the summary, all with words inside `span` of the document.
// Example: on "no known risks" with notes 1 on "no known" and 2 on "known risks":
//   <mark>no </mark><mark>known</mark>[1]<mark> risks</mark>[2]
std::string html_marked(const HtmlPage& page, const Document& document, Span span,
                        const std::vector<std::size_t>& notes);

// What a visitor sees, block by block, each with its notes. Navigation and the like is small and joined.
std::string html_visible_text(const HtmlPage& page, const Document& document);

// What a visitor does not see in the text (hidden elements, title, descriptions, data); "" where there is none.
std::string html_hidden_text(const HtmlPage& page, const Document& document);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_HTML_TEXT_H_
