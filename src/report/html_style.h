// The style sheet of the HTML report, and its hash for the report's own security policy.
#ifndef OVERCLAIM_REPORT_HTML_STYLE_H_
#define OVERCLAIM_REPORT_HTML_STYLE_H_

#include <string>
#include <string_view>

namespace overclaim {

// On one line: line ends inside <style> make the Nu Html Checker miss its hash.
std::string html_style();

// "sha256-..." of html_style() as it stands between <style> and </style>: a style that a page smuggles in has another
// hash and does nothing.
std::string html_style_hash();

// The same of another style sheet.
std::string style_hash(std::string_view css);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_HTML_STYLE_H_
