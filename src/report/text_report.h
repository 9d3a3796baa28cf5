// A report for people, in a terminal: first in words what was looked at, what is fair and what to ask; then each claim
// in its sentence.
//
// The first line says what was not looked at. What is told, and in which order, is that of page_summary.h, as in the
// HTML report. Every word of our own comes from rules/<lang>/words.json, the rules and the reference list. Control
// characters and direction overrides of the page are shown as U+FFFD: a page cannot steer a terminal.
#ifndef OVERCLAIM_REPORT_TEXT_REPORT_H_
#define OVERCLAIM_REPORT_TEXT_REPORT_H_

#include <string>

#include "report/checked_page.h"
#include "report/run_totals.h"
#include "report/terminal_text.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

struct TextOptions {
  TerminalStyle style;
  bool show_cleared = false;  // lists what its context cleared, with the reason
  bool details = false;       // rule ids, cues, places, sources and the score, for whoever checks the report itself
};

// One document, ending with a line end. Without a rulebook (nullptr) nothing is said of sources.
// Example: of a page without findings it begins
//   Words only. Not looked at: 1 picture.
//
//   page.html
std::string to_text(const CheckedPage& page, const Words& words, const Rulebook* rulebook,
                    const TextOptions& options = {});

// The end of a run: a line for each of several inputs, in their order; then what a reader sees last on a terminal, that
// nobody has to decide tonight. "" where no input was given.
std::string to_text(const RunTotals& totals, const Words& words, const TextOptions& options = {});

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_TEXT_REPORT_H_
