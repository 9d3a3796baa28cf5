// `overclaim explain RULE` and `overclaim explain FINGERPRINT REPORT`.
#ifndef OVERCLAIM_APP_COMMAND_EXPLAIN_H_
#define OVERCLAIM_APP_COMMAND_EXPLAIN_H_

#include "app/exit_status.h"
#include "app/options.h"
#include "app/terminal.h"
#include "rulebook/load.h"

namespace overclaim {

// Prints to standard output. ExitStatus::unusable, with one line that says why, where there is no such rule or finding,
// or the report cannot be read as one of ours.
// Requires: loaded.rulebook; options.verb is Verb::explain.
ExitStatus command_explain(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_EXPLAIN_H_
