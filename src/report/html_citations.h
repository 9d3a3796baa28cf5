// "What it cites" and "Its figures" of the HTML report.
#ifndef OVERCLAIM_REPORT_HTML_CITATIONS_H_
#define OVERCLAIM_REPORT_HTML_CITATIONS_H_

#include <string>

#include "report/citation_lines.h"
#include "rulebook/words.h"

namespace overclaim {

// The insides of the two parts; "" where there is nothing to tell.
std::string html_sources(const ShownCitations& shown, const Words& words);
std::string html_numbers(const ShownCitations& shown, const Words& words);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_HTML_CITATIONS_H_
