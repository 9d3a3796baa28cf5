// `overclaim check`: every file in the order given, through reading, checking and writing.
#ifndef OVERCLAIM_APP_COMMAND_CHECK_H_
#define OVERCLAIM_APP_COMMAND_CHECK_H_

#include <cstddef>
#include <string>

#include "app/exit_status.h"
#include "app/options.h"
#include "report/terminal_text.h"
#include "rulebook/load.h"

namespace overclaim {

// `terminal`: what the caller found out about standard output. Reports go to standard output and to options.outputs, one document at a time; messages go to standard error. Names in
// --only and --disable that the rulebook has not are a usage error. Needs memory for one part of one input.
// Requires: loaded.rulebook; options.verb is Verb::check.
ExitStatus command_check(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
                         const std::string& version);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_CHECK_H_
