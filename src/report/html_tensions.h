// Parts of the HTML report: what pulls apart, what is taken back, the small print, the fair version, and the note for a
// doctor. Each gives what stands inside its part; "" where there is nothing to say.
#ifndef OVERCLAIM_REPORT_HTML_TENSIONS_H_
#define OVERCLAIM_REPORT_HTML_TENSIONS_H_

#include <string>

#include "report/checked_page.h"
#include "report/html_notes.h"
#include "report/tension_lines.h"

namespace overclaim {

std::string html_apart(const HtmlPage& page, const TensionLines& lines);
std::string html_taken_back(const HtmlPage& page, const TensionLines& lines);
std::string html_small_print(const HtmlPage& page, const TensionLines& lines);
std::string html_fair_version(const HtmlPage& page);

// The whole part, with its own heading `level` ("h2"). It is shown only where its address is followed (`#p1-doctor`),
// and then alone, on screen and on paper.
std::string html_doctor_note(const HtmlPage& page, const CheckedPage& checked, const std::string& level);

// The link to it.
std::string html_doctor_note_link(const HtmlPage& page);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_HTML_TENSIONS_H_
