// An element whose text is no mark-up, such as <style>, ends with the page where its end tag is missing.
#ifndef OVERCLAIM_TEXT_HTML_SWALLOWED_H_
#define OVERCLAIM_TEXT_HTML_SWALLOWED_H_

#include <optional>
#include <string_view>

#include "text/document.h"
#include "text/html_events.h"

namespace overclaim {

// Where the text of such an element swallowed a part of a page; nothing where it holds a style or a script alone.
// `text`: a text of the page, of which only the last can be so; `element`, `name`: of the element it stands in. Linear
// in the text.
std::optional<SkippedPart> swallowed_part(std::string_view input, const HtmlEvent& text, HtmlName element,
                                          std::string_view name);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_SWALLOWED_H_
