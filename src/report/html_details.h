// What stands behind Details at the end of a page's report: for whoever checks the report itself.
#ifndef OVERCLAIM_REPORT_HTML_DETAILS_H_
#define OVERCLAIM_REPORT_HTML_DETAILS_H_

#include <string>

#include "check/report.h"
#include "report/html_notes.h"

namespace overclaim {

// <details> with the file's data, the score as a ledger, and what its context cleared, with the reason. `heading`: the
// element of its headings, "h3".
std::string html_report_details(const HtmlPage& page, const Report& report, const std::string& heading);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_HTML_DETAILS_H_
