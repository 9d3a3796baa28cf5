// `overclaim why FILE:LINE`.
#ifndef OVERCLAIM_APP_COMMAND_WHY_H_
#define OVERCLAIM_APP_COMMAND_WHY_H_

#include "app/exit_status.h"
#include "app/options.h"
#include "app/terminal.h"
#include "rulebook/load.h"

namespace overclaim {

// Prints to standard output why the sentences of the lines are flagged or not. ExitStatus::unusable where the input
// cannot be read or has no such line; else clean, whatever was flagged.
// Requires: loaded.rulebook; options.verb is Verb::why.
ExitStatus command_why(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_WHY_H_
