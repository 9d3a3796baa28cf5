// A page's claims over time as a drawing: a bar a claim, its shade how much it says, gaps drawn as gaps.
#ifndef OVERCLAIM_REPORT_HISTORY_FIGURE_H_
#define OVERCLAIM_REPORT_HISTORY_FIGURE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/words.h"
#include "survey/history.h"

namespace overclaim {

// A claim under its number: the same wherever it is drawn.
struct NumberedThread {
  std::size_t number = 1;
  const ClaimThread* thread = nullptr;
};

// An HTML figure with one inline SVG, as wide as its column: places along it are percentages, so that its words stay as
// large on a telephone as on paper. What it shows stands beside it as a table, and it says so to screen readers. ""
// where the page has no captures or no claims. A claim that stood on another page too is drawn only where it stood
// here. `is_first`: of its document; it defines what the others use. Requires: the threads stood on the page.
std::string timeline_figure(const PageHistory& page, const std::vector<NumberedThread>& threads, bool is_first,
                            const Words& words);

// For SheetPiece::lines.
std::string_view timeline_style();

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_HISTORY_FIGURE_H_
