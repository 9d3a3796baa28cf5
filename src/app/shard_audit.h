// What stands in the folder of a job's outputs, compared with the manifest.
#ifndef OVERCLAIM_APP_SHARD_AUDIT_H_
#define OVERCLAIM_APP_SHARD_AUDIT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/shard_output.h"
#include "intake/shard_manifest.h"

namespace overclaim {

struct ShardAudit {
  // For people, one for each file or shard: "shard-000007.jsonl: is missing". `fatal`: nothing can be merged;
  // `others`: files that are no part of it, which merging passes over (doubled, foreign).
  std::vector<std::string> fatal, others;
  std::vector<std::uint64_t> to_run;  // shards without an output that fits, ascending
  int severity = 0;                   // the highest flagged in those that fit
  bool incomplete = false;            // one of them says so
};

// Reads every output to its end. Files that begin with a dot, or are not named shard-*.jsonl, are nobody's concern.
// Outputs made by other versions, rulebooks or reference lists than most are: all that differ from the commonest making
// (of equally common ones that of the lowest shard) are to be run again.
ShardAudit audit_shards(const ShardManifest& manifest, const std::string& folder);

// As sbatch --array takes it. Example: {3, 7, 8, 9} is "3,7-9".
std::string array_of(const std::vector<std::uint64_t>& indices);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SHARD_AUDIT_H_
