// A report as Markdown (CommonMark), for notes: what page_summary.h tells, with the claims in bold in their sentences.
//
// What a page says stays text: every sign that Markdown would take as mark-up is escaped, and a paragraph is one line.
#ifndef OVERCLAIM_REPORT_MARKDOWN_REPORT_H_
#define OVERCLAIM_REPORT_MARKDOWN_REPORT_H_

#include <string>

#include "report/checked_page.h"
#include "report/text_report.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

// One document, ending with a line end. Of `options` only what to list counts.
std::string to_markdown(const CheckedPage& page, const Words& words, const Rulebook* rulebook,
                        const TextOptions& options = {});

// The end of a run: a line for each of several inputs, in their order, and what is said to everybody.
std::string to_markdown(const RunTotals& totals, const Words& words);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_MARKDOWN_REPORT_H_
