// Outcomes of an earlier run are counted as those of this one are, so that both end in the same words. Covered by
// tests/run_tally_test.cc.
#include "app/run_tally.h"

#include <algorithm>
#include <utility>

namespace overclaim {

void RunTally::add(const DocumentOutcome& outcome, std::uint64_t bytes_to) {
  if (outcome.begins) {
    bytes_before_ += std::exchange(input_bytes_, bytes_to);
    bytes_in_ = 0;
    entry_ = &begin_entry(totals, outcome.source);
    return;
  }
  bytes_in_ = std::min(std::max(bytes_in_, bytes_to), input_bytes_);
  ++documents_;
  RunEntry& entry = *entry_;
  status_ = higher(status_, outcome.status);
  entry.incomplete = entry.incomplete || outcome.incomplete;
  any_read_ = any_read_ || outcome.incomplete;  // what was given up over a limit could have been read
  if (!outcome.error.empty() && !outcome.is_part) {
    entry.error = outcome.error;
    // Among many inputs that are summed up, a file that was not read is counted as a record is.
    if (outcome.is_record || entry_ == &totals.further) ++entry.failed;
    return;
  }
  any_read_ = true;
  if (outcome.is_first_part) ++entry.documents;
  entry.counts += outcome.counts;
  if (outcome.counts.ask > 0) ++flagged_;
  if (outcome.counts.ask > 0 && outcome.is_first_part) ++entry.flagged;
}

void RunTally::is_replayed() {
  documents_before_ = documents_;
  done_before_ = bytes_before_ + bytes_in_;
}

RunProgress RunTally::progress(std::optional<std::uint64_t> total_bytes) const {
  return {documents_, flagged_, bytes_before_ + bytes_in_, total_bytes, documents_before_, done_before_};
}

}  // namespace overclaim
