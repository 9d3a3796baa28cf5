// Closed at first: thirty points in a row scold, seven can be asked. Covered by tests/checklist_report_test.cc.
#include "report/html_checklist.h"

#include "report/checklist_rows.h"
#include "report/html_escape.h"

namespace overclaim {

std::string html_checklist(const HtmlPage& page, const Report& report) {
  std::string rows;
  for (const DetailRow& row : checklist_rows(report, page.words, page.rulebook)) {
    rows += "<div><dt>" + html_text(row.name) + "</dt><dd>" + html_isolated(row.value) + "</dd></div>\n";
  }
  if (rows.empty()) return "";
  return "<details class=\"checklist\"><summary>" + html_text(say(page.words, "checklist_all")) + "</summary>\n<dl>" +
         rows + "</dl></details>\n";
}

}  // namespace overclaim
