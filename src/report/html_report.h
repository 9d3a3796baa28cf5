// The report as one HTML file for people: complete without script, and without a request to anywhere.
//
// Written piece by piece, as all formats: html_opening, html_section for each page, html_closing. A run over several
// inputs opens with an index of them, in the order given. What a page says is escaped and isolated; the file's own
// policy forbids all but its one style sheet.
#ifndef OVERCLAIM_REPORT_HTML_REPORT_H_
#define OVERCLAIM_REPORT_HTML_REPORT_H_

#include <cstddef>
#include <span>
#include <string>

#include "report/checked_page.h"
#include "report/formats.h"
#include "report/page_summary.h"
#include "report/run_totals.h"

namespace overclaim {

// Mark-up of ours around a report that a server or a page of ours shows: at the end of <head>; above the calm box; and
// at the beginning of <head> a policy in place of the file's own, "" where the server sends one.
struct HtmlFrame {
  std::string head, above, policy = {};
};

// Up to and with the calm box; with an index for two or more `context.inputs` unless `context.many`. `frame`: nullptr
// for a file of its own.
std::string html_opening(const FormatContext& context, const HtmlFrame* frame = nullptr);

// The same for a page that is no report: up to <main>, with this title. html_closing() ends it.
std::string html_page_opening(const FormatContext& context, const std::string& title, const HtmlFrame& frame);

// One page. `index`: its place among all sections of the file, from 0; ids are "p1-..." for the first.
std::string html_section(const CheckedPage& page, std::size_t index, const FormatContext& context);

// `totals`: of a run over folders, archives or tables, whose index stands at the end; nullptr for none.
std::string html_closing(const FormatContext& context, const RunTotals* totals = nullptr);

// A line of an index that leads to files of their own.
struct HtmlIndexEntry {
  std::string name, title, file;  // as given, as the page calls itself ("" for nothing), the link; "" for no file
  MarkCounts counts;
  std::string error;  // "" or why it could not be read
};

// A whole file: the calm box and the entries, in their order; `stopped`: they are those up to where the run was
// stopped.
std::string html_index(std::span<const HtmlIndexEntry> entries, const FormatContext& context, bool stopped = false);

// The mark of our own files in their first kilobyte.
inline constexpr std::string_view html_generator = "<meta name=\"generator\" content=\"overclaim\">";

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_HTML_REPORT_H_
