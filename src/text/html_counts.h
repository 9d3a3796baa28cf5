// What of an HTML page is not looked at, counted tag by tag for `not_examined`.
#ifndef OVERCLAIM_TEXT_HTML_COUNTS_H_
#define OVERCLAIM_TEXT_HTML_COUNTS_H_

#include "text/document.h"
#include "text/html_events.h"

namespace overclaim {

// Counts what a start tag shows that is no text: pictures, films, frames, links, values of fields, shadow trees. For
// tags where a visitor can see them. Example: <input value="No side effects"> is one more of `field_values`.
void count_shown(const HtmlEvent& tag, NotExamined& counts);

// Counts what works without being seen itself: style sheets hold in <head> and in the body, tracks of captions stand in
// a video. For tags that are neither in a <template> nor in a <noscript>.
void count_at_work(const HtmlEvent& tag, NotExamined& counts);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_COUNTS_H_
