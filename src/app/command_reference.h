// `overclaim reference list|show|search|reconcile`.
#ifndef OVERCLAIM_APP_COMMAND_REFERENCE_H_
#define OVERCLAIM_APP_COMMAND_REFERENCE_H_

#include "app/exit_status.h"
#include "app/options.h"
#include "report/terminal_text.h"
#include "rulebook/load.h"

namespace overclaim {

// Writes to standard output and to options.outputs. ExitStatus::unusable, with one line that says why and what may have
// been meant, where an id or a term is none; a list or a search that finds nothing is no failure.
// Requires: loaded.rulebook; options.verb is one of the reference verbs.
ExitStatus command_reference(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_REFERENCE_H_
