// overclaim history, overclaim passport: what a case says of claims over time.
#ifndef OVERCLAIM_APP_COMMAND_HISTORY_H_
#define OVERCLAIM_APP_COMMAND_HISTORY_H_

#include <string>

#include "app/exit_status.h"
#include "app/options.h"
#include "report/terminal_text.h"
#include "rulebook/load.h"

namespace overclaim {

// Only captures that were checked with one pair of digests are compared: today's where the case has any, else the pair
// that most of it was checked with. Standard error says how many were left out, and that recheck brings them up to
// date. Status 0; 2: no case, or no such page, site or claim in it. Requires: loaded.rulebook.
ExitStatus command_history(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal);
ExitStatus command_passport(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_HISTORY_H_
