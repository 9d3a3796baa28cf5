// overclaim recheck: the pages of a case once more, with the rules and the list of today.
#ifndef OVERCLAIM_APP_COMMAND_RECHECK_H_
#define OVERCLAIM_APP_COMMAND_RECHECK_H_

#include <string>

#include "app/exit_status.h"
#include "app/options.h"
#include "rulebook/load.h"

namespace overclaim {

// Reads again what the case was made of, where it lies, and takes what has the same bytes. Says which findings come, go
// and are judged otherwise, page by page, which of them a person had confirmed, and what could not be read again. With
// --write the case takes the new findings in. Status 0: nothing changes; 1: something does; 2: no case; 3: some of it
// could not be read again; 4: it could not be written. Requires: loaded.rulebook.
ExitStatus command_recheck(const Options& options, const LoadedRulebook& loaded, const std::string& version);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_RECHECK_H_
