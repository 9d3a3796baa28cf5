// A run of `check`: items from the source, workers, reports in the order of the inputs.
#ifndef OVERCLAIM_APP_CHECK_RUN_H_
#define OVERCLAIM_APP_CHECK_RUN_H_

#include <string>

#include "app/exit_status.h"
#include "app/options.h"
#include "report/terminal_text.h"
#include "rulebook/load.h"

namespace overclaim {

// Standard error of the caller: whether it is a terminal, whether standard output is one too, and the columns.
struct ErrorStream {
  bool is_terminal = false, reports_to_terminal = false;
  std::size_t columns = 80;
};

// Reports go to standard output and to options.outputs, messages and progress to standard error. Output is the same
// for any number of jobs. SIGINT and SIGTERM end it in order: documents that are begun are finished, reports are
// complete up to there, and --resume goes on from there. Needs memory for what is in hand (ordered_workers.h) and a
// line an input. Requires: loaded.rulebook; names in --only and --disable are known.
ExitStatus run_check(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
                     const ErrorStream& errors, const std::string& version);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_CHECK_RUN_H_
