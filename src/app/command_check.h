// `overclaim check`: every file in the order given, through reading, checking and writing.
#ifndef OVERCLAIM_APP_COMMAND_CHECK_H_
#define OVERCLAIM_APP_COMMAND_CHECK_H_

#include <string>

#include "app/check_run.h"

namespace overclaim {

// run_check (check_run.h), once it is sure that --only and --disable name what the rulebook has: else a usage error.
// `terminal`: what the caller found out about standard output. Requires: loaded.rulebook; options.verb is Verb::check.
ExitStatus command_check(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
                         const ErrorStream& errors, const std::string& version);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_CHECK_H_
