// What a run of `check` has found so far, and how far it is.
#ifndef OVERCLAIM_APP_RUN_TALLY_H_
#define OVERCLAIM_APP_RUN_TALLY_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "app/check_item.h"
#include "app/exit_status.h"
#include "app/progress.h"
#include "report/run_totals.h"

namespace overclaim {

// Fed with the outcomes in the order of the run, of an input first that it begins.
class RunTally {
 public:
  // `bytes_to`: of the input that is read, up to behind this document; of an input that begins its size.
  void add(const DocumentOutcome& outcome, std::uint64_t bytes_to);

  // All so far was done by an earlier run: it says nothing about the pace of this one.
  void is_replayed();

  // Of the last input, all was read.
  void end_of_inputs() { bytes_in_ = input_bytes_; }

  RunProgress progress(std::optional<std::uint64_t> total_bytes) const;

  // Of all documents, before what could not be read is weighed.
  ExitStatus status() const { return status_; }
  bool any_read() const { return any_read_; }

  RunTotals totals;

 private:
  RunEntry* entry_ = nullptr;  // of the input that was begun last
  std::size_t documents_ = 0, flagged_ = 0, documents_before_ = 0;
  std::uint64_t done_before_ = 0, bytes_before_ = 0, input_bytes_ = 0, bytes_in_ = 0;
  bool any_read_ = false;
  ExitStatus status_ = ExitStatus::clean;
};

}  // namespace overclaim

#endif  // OVERCLAIM_APP_RUN_TALLY_H_
