// The checklist behind a summary line, in a report that is one HTML file.
#ifndef OVERCLAIM_REPORT_HTML_CHECKLIST_H_
#define OVERCLAIM_REPORT_HTML_CHECKLIST_H_

#include <string>

#include "check/report.h"
#include "report/html_notes.h"

namespace overclaim {

// <details> with every point and its answer; "" where the report has none.
std::string html_checklist(const HtmlPage& page, const Report& report);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_HTML_CHECKLIST_H_
