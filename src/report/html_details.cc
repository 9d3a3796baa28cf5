// Rows come from finding_details.h, which the other formats share. Covered by tests/html_report_test.cc.
#include "report/html_details.h"

#include <string_view>

#include "report/finding_details.h"
#include "report/html_escape.h"

namespace overclaim {
namespace {

std::string file_rows(const Report& report) {
  std::string rows;
  for (const DetailRow& row : report_details(report)) {
    rows += "<div><dt>" + html_text(row.name) + "</dt><dd>" + html_isolated(row.value) + "</dd></div>\n";
  }
  return rows;
}

std::string ledger(const HtmlPage& page, const Score& score) {
  std::string html =
      html_element("p", say(page.words, "details_score_total", {{"value", std::to_string(score.value)}}));
  html +=
      "<table><thead><tr><th scope=\"col\">reason</th><th scope=\"col\">points</th><th scope=\"col\">finding</th></tr>"
      "</thead><tbody>\n";
  for (const ScorePart& part : score.parts) {
    html += "<tr><td>" + html_text(part.reason) + "</td><td>" + std::to_string(part.points) + "</td><td>" +
            html_text(part.finding) + "</td></tr>\n";
  }
  return html + "</tbody></table>\n";
}

std::string cleared(const HtmlPage& page, const Report& report) {
  std::string items;
  for (const Finding& finding : report.findings) {
    if (finding.status != Status::cleared) continue;
    items += "<li><p dir=\"auto\"><span class=\"quiet\">" + html_text(finding.context_before) + "</span>" +
             html_text(finding.quote) + "<span class=\"quiet\">" + html_text(finding.context_after) + "</span></p><p>" +
             html_isolated(cleared_because(finding, page.words)) + " \u00B7 " + html_text(finding.rule) + " \u00B7 " +
             std::to_string(finding.line) + ":" + std::to_string(finding.column) + "</p></li>\n";
  }
  return items.empty() ? "" : "<ul>\n" + items + "</ul>\n";
}

}  // namespace

std::string html_report_details(const HtmlPage& page, const Report& report, const std::string& heading) {
  std::string html =
      "<details class=\"record\"><summary>" + html_text(say(page.words, "details_report")) + "</summary>\n";
  html += html_element(heading, say(page.words, "details_page")) + "<dl>" + file_rows(report) + "</dl>\n";
  if (report.score) html += html_element(heading, say(page.words, "details_score")) + ledger(page, *report.score);
  const std::string set_aside = cleared(page, report);
  if (!set_aside.empty()) html += html_element(heading, say(page.words, "details_cleared")) + set_aside;
  return html + "</details>\n";
}

}  // namespace overclaim
