// `overclaim rules list|show|test|lint`.
#ifndef OVERCLAIM_APP_COMMAND_RULES_H_
#define OVERCLAIM_APP_COMMAND_RULES_H_

#include <cstddef>

#include "app/exit_status.h"
#include "app/options.h"
#include "rulebook/load.h"

namespace overclaim {

// Prints to standard output, `width` columns wide. ExitStatus::unusable where an example fails, lint finds something,
// or the rule to show is not there.
// Requires: loaded.rulebook; options.verb is one of the rules verbs.
ExitStatus command_rules(const Options& options, const LoadedRulebook& loaded, std::size_t width);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_RULES_H_
