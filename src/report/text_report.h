// A report for people, in a terminal: what was looked at, what is questionable word by word, and what to ask.
//
// The first line says what was not looked at. Every word of our own comes from rules/<lang>/words.json and from the
// rules. Control characters and direction overrides of the page are shown as U+FFFD: a page cannot steer a terminal.
#ifndef OVERCLAIM_REPORT_TEXT_REPORT_H_
#define OVERCLAIM_REPORT_TEXT_REPORT_H_

#include <cstddef>
#include <string>

#include "check/report.h"
#include "rulebook/words.h"

namespace overclaim {

struct TextOptions {
  std::size_t width = 80;     // columns; lines are wrapped at it where there is a space to wrap at, 20 at least
  bool color = false;         // SGR sequences; every mark has a second sign beside its colour
  bool show_cleared = false;  // lists what its context cleared, with the reason
};

// One document, ending with a line end. Each rule is explained where it stands first; behind that only its message.
// Example: of a page without findings:
//   Words only. Not looked at: 1 picture.
//   page.html
//   No wording was flagged. That does not make the page true or complete.
std::string to_text(const Report& report, const Words& words, const TextOptions& options = {});

// What a run over several documents found; "" for fewer than two.
struct RunTotals {
  std::size_t documents = 0;   // of which
  std::size_t flagged = 0;     // had something flagged
  std::size_t unreadable = 0;  // could not be read
};
std::string to_text(const RunTotals& totals, const Words& words);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_TEXT_REPORT_H_
