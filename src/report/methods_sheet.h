// How a run was done: the box that stands beside a published investigation, or goes into a file.
#ifndef OVERCLAIM_REPORT_METHODS_SHEET_H_
#define OVERCLAIM_REPORT_METHODS_SHEET_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/rule_selection.h"
#include "report/run_totals.h"
#include "report/sheet.h"
#include "rulebook/words.h"
#include "survey/run_log.h"

namespace overclaim {

// `sha256`: "" where it is not known; `is_stream`: because it was standard input.
struct MethodsInput {
  std::string name, sha256;
  std::uint64_t bytes = 0;
  bool is_stream = false;
};

// As tools/evaluate --record writes them (corpus/pages/figures.json).
struct MeasuredFigures {
  double precision = 0, recall = 0;  // 0 to 1
  std::size_t found = 0, wrong = 0, missed = 0, pages = 0;
};

// The first four in MiB.
struct ReadingLimits {
  std::uint64_t page = 0, file = 0, row = 0, part = 0;
  std::size_t sentence_tokens = 0;
  std::uint64_t bytes = 0;  // of a document; 0 for no limit. The others are of a part
  std::size_t words = 0, findings = 0;
  unsigned seconds = 0;      // 0 for no limit
  std::uint64_t memory = 0;  // MiB; 0 for no limit
};

struct Methods {
  Tool tool;
  std::string command;  // as it was typed
  std::string as_of;    // "" where pages are judged by their own days
  RuleSelection selection;
  std::string sites_file, sites_sha256;  // "" for none
  RunLog log;
  std::vector<MethodsInput> inputs;  // in the order of the run
  ReadingLimits limits;
  std::optional<MeasuredFigures> measured, measured_dev;
};

// At most so many inputs are listed with their digests; of all together there is one more.
inline constexpr std::size_t most_listed_inputs = 1000;

Sheet methods_sheet(const Methods& methods, const RunTotals& totals, const Words& words, const std::string& language);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_METHODS_SHEET_H_
