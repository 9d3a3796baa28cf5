// Sources and figures of a page in words for people, as values: every format only lays them out.
#ifndef OVERCLAIM_REPORT_CITATION_LINES_H_
#define OVERCLAIM_REPORT_CITATION_LINES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "check/report.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

struct ShownSameness {
  std::string aspect, page, studied, result;
  bool differs = false;
};

// A source that is in the reference list, or may be. `quote`: the page's own words, to be made safe by the format.
struct ShownSource {
  std::string quote;
  std::string source, address;  // which work it is, and where it can be read; "" for none
  std::string what, found;      // what kind of study in whom; its main result; "" for none
  std::vector<std::string> problems;
  std::vector<ShownSameness> rows;  // rows of which at least one side is stated
};

struct ShownNumber {
  std::string quote, result, reason;
};

struct ShownCitations {
  std::vector<ShownSource> sources;  // those with problems first, else by place
  std::string unknown;               // how many are not in the list; "" for none
  std::vector<std::string> unknown_quotes;
  std::vector<ShownNumber> numbers;
};

inline constexpr std::size_t most_sources_shown = 6;  // in a summary; the rest stands behind it

// Total. Without a rulebook (nullptr) works are named by their ids.
ShownCitations shown_citations(const Report& report, const Words& words, const Rulebook* rulebook);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_CITATION_LINES_H_
