// decide and decisions.
#ifndef OVERCLAIM_APP_COMMAND_DECIDE_H_
#define OVERCLAIM_APP_COMMAND_DECIDE_H_

#include "app/exit_status.h"
#include "app/options.h"
#include "report/terminal_text.h"
#include "rulebook/load.h"

namespace overclaim {

// Adds one line to the file of decisions and says on standard output what it is about.
ExitStatus command_decide(const Options& options, const LoadedRulebook& loaded);

// Prints the decisions of the files. Status 0, also where people differ.
ExitStatus command_decisions(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_DECIDE_H_
