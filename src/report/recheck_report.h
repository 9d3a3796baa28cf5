// What checking a case once more has changed: overclaim recheck.
#ifndef OVERCLAIM_REPORT_RECHECK_REPORT_H_
#define OVERCLAIM_REPORT_RECHECK_REPORT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "check/report.h"
#include "rulebook/words.h"
#include "survey/finding_changes.h"

namespace overclaim {

// What a source could not give again, and why.
struct NotCheckedAgain {
  std::string source, why;
  std::size_t captures = 0;
};

// `confirmed_by`: who had confirmed the finding as it was, with the day: "A. Reader, 2026-02-03".
struct RecheckedChange {
  PageChange change;
  std::vector<std::string> confirmed_by;
};

struct Recheck {
  Tool tool;
  std::size_t checked_again = 0,
              up_to_date = 0;          // captures; up_to_date: checked with this program and these rules before
  std::size_t replaced_otherwise = 0;  // that now count as the page, or as something in place of it
  bool written = false;                // the case holds the new findings
  std::vector<NotCheckedAgain> not_again;
  std::vector<RecheckedChange> changes;
};

std::string recheck_text(const Recheck& recheck, const Words& words, std::size_t width);

// One object: schema overclaim-recheck/1 (docs/store.md). Bytes that are not UTF-8 come out as U+FFFD.
std::string recheck_json(const Recheck& recheck);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_RECHECK_REPORT_H_
