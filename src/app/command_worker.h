// `overclaim worker`: shards of a manifest taken from a NATS JetStream queue (docs/clusters.md).
#ifndef OVERCLAIM_APP_COMMAND_WORKER_H_
#define OVERCLAIM_APP_COMMAND_WORKER_H_

#include <string>

#include "app/exit_status.h"
#include "app/options.h"
#include "rulebook/load.h"

namespace overclaim {

// Ends when every shard of the manifest has an output that fits, whoever made it: 0 or 3. 65: one of its own shards
// cannot be done; 75: the server went away; 3 also where shards are missing and nothing came for --idle seconds.
// Without OVERCLAIM_NATS it says so and ends with 2. Requires: loaded.rulebook.
ExitStatus command_worker(const Options& options, const LoadedRulebook& loaded, const std::string& version);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_WORKER_H_
