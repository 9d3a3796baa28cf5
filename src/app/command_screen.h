// `overclaim screen`: JSON lines in, JSON lines out, for engines that pipe records through a program
// (docs/clusters.md).
#ifndef OVERCLAIM_APP_COMMAND_SCREEN_H_
#define OVERCLAIM_APP_COMMAND_SCREEN_H_

#include <string>

#include "app/exit_status.h"
#include "app/options.h"
#include "rulebook/load.h"

namespace overclaim {

// One line out for each record in, as soon as it is known. What is said of a record depends on its bytes alone. Ends
// with 0, 2 (usage), 3 (some records gave error lines), 4 (not written), 65 (standard input is no text, or closed) or
// 75 (it cannot be read on). Out of memory is thrown (std::bad_alloc); main ends with 75. Memory: one record, of at
// most max_record_bytes. Requires: loaded.rulebook.
ExitStatus command_screen(const Options& options, const LoadedRulebook& loaded, const std::string& version);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_SCREEN_H_
