// `overclaim shards make|run|verify|merge`: a job that many machines do, each a piece of it (docs/clusters.md).
#ifndef OVERCLAIM_APP_COMMAND_SHARDS_H_
#define OVERCLAIM_APP_COMMAND_SHARDS_H_

#include <string>

#include "app/exit_status.h"
#include "app/options.h"
#include "rulebook/load.h"

namespace overclaim {

// make: 0, 2 where an input cannot be read. run: 0, 1 (only with --fail-on), 2, 3, 4, 65, 75. verify: 0 or 3. merge:
// what the shards say (0, 1 with --fail-on, 3), 4, or 65 where it refuses. Requires: loaded.rulebook.
ExitStatus command_shards(const Options& options, const LoadedRulebook& loaded, const std::string& version);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_SHARDS_H_
