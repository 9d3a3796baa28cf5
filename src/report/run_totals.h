// What a run over several inputs found, kept while it goes on: a line an input, in the order they were given.
#ifndef OVERCLAIM_REPORT_RUN_TOTALS_H_
#define OVERCLAIM_REPORT_RUN_TOTALS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "report/page_summary.h"

namespace overclaim {

struct RunEntry {
  std::string name;
  MarkCounts counts;        // of all parts, as the reports show them
  bool incomplete = false;  // a part of it was not read
  std::string error;        // "" or why nothing of it could be read
};

struct RunTotals {
  std::vector<RunEntry> inputs;
};

// What was found in it, or why it could not be read: "9 claims to ask about, 5 fair or careful lines".
std::string in_words(const RunEntry& entry, const Words& words);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_RUN_TOTALS_H_
