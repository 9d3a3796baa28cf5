// What every report for people says of sentences that pull apart, of what a page takes back, and of its small print, as
// values: terminal, Markdown and HTML only lay them out.
#ifndef OVERCLAIM_REPORT_TENSION_LINES_H_
#define OVERCLAIM_REPORT_TENSION_LINES_H_

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "report/checked_page.h"
#include "report/page_summary.h"
#include "rulebook/words.h"

namespace overclaim {

// A sentence of the page with the words that count. `note`: index into PageSummary::notes; no_note where it has none.
struct TensionQuote {
  QuotedWords words;
  std::size_t note = 0;
  std::vector<std::string> about = {};  // who says it, or where, as in PageNote
};
inline constexpr std::size_t no_note = static_cast<std::size_t>(-1);

// Two sides of a contradiction: what they say, at most most_sides places of each, how many more there are in all, and
// how far apart the nearest stand.
struct ApartLines {
  std::string says;
  std::array<std::vector<TensionQuote>, 2> sides;
  std::size_t more = 0;
  std::string distance;
};

// A sentence that weakens others, and the strong ones, at most most_sides.
struct TakenBackLines {
  TensionQuote weaker;
  std::vector<TensionQuote> claims;
  std::size_t more = 0;
  std::string distance;  // of the strongest of them, and which of the two is the larger
};

struct DisclaimerLines {
  std::string quote, says, about;  // about: where it stands, on how many claims it bears, how near
};

struct TensionLines {
  std::vector<ApartLines> apart;
  std::vector<TakenBackLines>
      taken_back;  // at most most_taken_back; what stands in small print first, then by severity
  std::size_t more_taken_back = 0;
  std::vector<DisclaimerLines> disclaimers;  // one a kind of disclaimer and place, at most most_disclaimers
  std::size_t more_disclaimers = 0;
  std::string undisclaimed;  // "3 claims have no such line."; "" where none is told
};

inline constexpr std::size_t most_sides = 2, most_taken_back = 3, most_disclaimers = 5;

// Total and pure. What weakens a claim in its own paragraph or the next, in print as large, is not told: a reader sees
// it there. Nor are places that already stand among those that pull apart.
TensionLines tension_lines(const CheckedPage& page, const PageSummary& summary, const Words& words);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_TENSION_LINES_H_
