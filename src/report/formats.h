// The table of report formats. A new format is one file that writes it and one row here.
#ifndef OVERCLAIM_REPORT_FORMATS_H_
#define OVERCLAIM_REPORT_FORMATS_H_

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/report.h"
#include "report/checked_page.h"
#include "report/decision_lines.h"
#include "report/rule_selection.h"
#include "report/text_report.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

// What the formats need besides the reports. What is pointed to outlives the use. `language`: of our own words.
// `inputs`: the names of what the run reads, where they are known at its beginning; a format that opens with an index
// needs them. `many`: a folder, an archive or a table is among them, so that there may be more documents than names.
struct FormatContext {
  const Words* words = nullptr;
  const Rulebook* rulebook = nullptr;  // nullptr: reports show only what stands in them
  Tool tool;
  TextOptions text;
  std::string language = "en";
  std::vector<std::string> inputs;
  bool many = false;
  ReviewMode review = ReviewMode::none;  // of all reports of the run
  RuleSelection selection = {};          // of all reports of the run
};

// The page with what the run left out: every format but those of places alone says it of each page.
// Requires: `context` outlives the use.
inline CheckedPage with_selection(CheckedPage page, const FormatContext& context) {
  page.selection = &context.selection;
  return page;
}

// What a format has to say of a document behind all documents: SARIF lists the files read there, and in a second list
// what could not be read. The pieces are kept on disk till then, so that memory does not grow with a run.
struct FormatTail {
  std::string_view opening, between;
  std::string (*document)(const CheckedPage& page, std::size_t index, const FormatContext& context) = nullptr;
};
inline constexpr std::size_t most_format_tails = 2;  // one without a function is none

// A format writes a run piece by piece and keeps nothing from one to the next, so that a long run needs no more memory
// than one document, and documents can be written by several threads and put in order afterwards:
//   begin, document, between, document ..., then for each of `tails` opening, document, between, document ..., end.
// `index`: the place of the document in the run, from 0. A piece that is empty is left out, and `between` stands only
// between pieces that are not: a list of findings is none longer for a page without any.
struct ReportFormat {
  std::string_view name;
  std::string (*begin)(const FormatContext& context);
  std::string (*document)(const CheckedPage& page, std::size_t index, const FormatContext& context);
  std::string_view between;
  std::string (*end)(const RunTotals& totals, const FormatContext& context);
  std::array<FormatTail, most_format_tails> tails = {};
};

std::span<const ReportFormat> report_formats();

// nullptr where there is none of that name. Example: find_format("jsonl")->document({&report, &document}, 0, context).
const ReportFormat* find_format(std::string_view name);

// A whole run in memory.
std::string write_run(const ReportFormat& format, std::span<const CheckedPage> pages, const RunTotals& totals,
                      const FormatContext& context);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_FORMATS_H_
