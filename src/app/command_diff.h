// overclaim diff OLD NEW: which claims are new, stronger, weaker, in other words, moved, back or gone.
#ifndef OVERCLAIM_APP_COMMAND_DIFF_H_
#define OVERCLAIM_APP_COMMAND_DIFF_H_

#include <string>

#include "app/exit_status.h"
#include "app/options.h"
#include "report/terminal_text.h"
#include "rulebook/load.h"

namespace overclaim {

// Status 0: nothing changed; 1: something did; 2: a side cannot be read, or cannot be compared; 3: something on a side
// was not read, the rest is compared; 4: an output could not be written. The highest applies.
// Requires: loaded.rulebook; options.verb is Verb::diff with two operands.
ExitStatus command_diff(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
                        const std::string& version);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_DIFF_H_
