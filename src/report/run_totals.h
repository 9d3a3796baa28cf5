// What a run over several inputs found, kept while it goes on: a line an input, in the order they were given.
#ifndef OVERCLAIM_REPORT_RUN_TOTALS_H_
#define OVERCLAIM_REPORT_RUN_TOTALS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "report/page_summary.h"

namespace overclaim {

struct RunEntry {
  std::string name;
  MarkCounts counts;          // of all parts, as the reports show them
  bool incomplete = false;    // a part of it was not read
  std::string error;          // "" or why nothing of it could be read
  std::size_t documents = 1;  // that were read in it: pages of an archive, rows of a table, else one
  std::size_t flagged = 0;    // of them, with claims to ask about; counted where there are several
  std::size_t failed = 0;     // pages, records and rows of it that could not be read; not the file itself
  std::size_t inputs = 0;     // how many inputs an entry for several stands for

  bool is_unread() const { return !error.empty() && failed == 0; }
  std::size_t read() const { return is_unread() ? 0 : documents; }
  std::size_t unreadable() const { return is_unread() ? 1 : failed; }
};

inline constexpr std::size_t most_run_entries = 1000;

// `further`: the sum of the inputs behind the first most_run_entries, so that memory does not grow with a run.
// `left_out`: what was seen and not read because it is no page or was not asked for, by kind: "picture", "request".
struct RunTotals {
  std::vector<RunEntry> inputs;
  RunEntry further;
  std::map<std::string, std::uint64_t> left_out;
  bool stopped = false;          // the run was ended before its inputs were
  std::optional<Review> review;  // of all its reports, where decisions were given
};

// The entry of one input more: the last of `inputs`, or `further`.
RunEntry& begin_entry(RunTotals& totals, const std::string& name);

// "12 pictures, 3 requests"; "" for nothing.
std::string left_out_in_words(const RunTotals& totals, const Words& words);

struct RunSums {
  std::size_t documents = 0, flagged = 0, unreadable = 0;
};
RunSums sums_of(const RunTotals& totals);

// What was found in it, or why it could not be read: "9 claims to ask about, 5 fair or careful lines".
std::string in_words(const RunEntry& entry, const Words& words);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_RUN_TOTALS_H_
