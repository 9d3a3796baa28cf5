// Our reading of an HTML page beside that of another parser (html_gumbo.h). For tests and fuzzing.
#ifndef OVERCLAIM_TESTS_ORACLE_HTML_COMPARISON_H_
#define OVERCLAIM_TESTS_ORACLE_HTML_COMPARISON_H_

#include <string>
#include <string_view>

#include "text/language.h"
#include "text/outline.h"

namespace overclaim {

// Blocks of an outline, a line each (kind, channel, hidden, level, neighbours, text), its title and what it counted.
std::string shown_blocks(const Outline& outline);

// `html` without the few pieces the other parser is known to read otherwise; tests/html_oracle_test.cc has an example
// and the reason for each.
std::string comparable_html(std::string html);

struct HtmlComparison {
  bool compared = false;     // false: the other parser does not read this page
  bool fostered = false;     // it moved something out of a table: then only the visible characters are compared
  std::string ours, theirs;  // equal if all is well
};

HtmlComparison compare_html(std::string_view html, const Language& language);

}  // namespace overclaim

#endif  // OVERCLAIM_TESTS_ORACLE_HTML_COMPARISON_H_
