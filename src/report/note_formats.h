// The formats fair and note: a page's claims as they could be printed fairly, and one page for a doctor, for a terminal
// or a printer.
#ifndef OVERCLAIM_REPORT_NOTE_FORMATS_H_
#define OVERCLAIM_REPORT_NOTE_FORMATS_H_

#include <string>

#include "report/checked_page.h"
#include "report/fair_version.h"
#include "report/tension_lines.h"
#include "report/terminal_text.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

// Each ends with a line end. Of a page that could not be read: why not.
std::string to_fair_text(const CheckedPage& page, const Words& words, const Rulebook* rulebook,
                         const TerminalStyle& style);
std::string to_doctor_note(const CheckedPage& page, const Words& words, const Rulebook* rulebook,
                           const TerminalStyle& style);

// What the terminal report says of a page's tensions: headings and lines, nothing where there is nothing.
void write_tensions(TerminalText& out, const TensionLines& lines, const Words& words);

// The same parts of the Markdown report, each with its heading of the second order, ending with an empty line.
std::string markdown_tensions(const TensionLines& lines, const Words& words);
std::string markdown_fair_version(const FairVersion& fair, const PageSummary& summary, const Words& words);
std::string markdown_doctor_note(const DoctorNote& note, const Words& words);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_NOTE_FORMATS_H_
