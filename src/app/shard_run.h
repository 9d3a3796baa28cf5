// Checking one shard of a manifest, for `shards run` and for workers of a queue.
#ifndef OVERCLAIM_APP_SHARD_RUN_H_
#define OVERCLAIM_APP_SHARD_RUN_H_

#include <cstddef>
#include <string>
#include <variant>

#include "app/exit_status.h"
#include "app/item_documents.h"
#include "app/options.h"
#include "app/shard_output.h"
#include "intake/shard_manifest.h"

namespace overclaim {

// What all shards of a run have in common.
struct ShardJob {
  ShardManifest manifest;
  ReportSettings settings;
  IntakeOptions intake;
  const LoadedRulebook* loaded = nullptr;
  std::string out;
};

struct ShardEnd {
  ExitStatus status = ExitStatus::clean;  // incomplete, not_written, bad_input, try_again
  std::string message;                    // for people; "" where all is well
  bool was_done = false;                  // its output was there and fits
  int severity = 0;                       // the highest flagged
};

// The manifest and the folder of the outputs (made where it is missing); else what is wrong, and how to end.
std::variant<ShardJob, ShardEnd> begin_job(const Options& options, const LoadedRulebook& loaded,
                                           const std::string& version);

// Writes the output of shard `index`, or leaves one that is there, whole, and made of the same manifest by the same
// program and rulebook. bad_input: the bytes of the shard are not those of the manifest; nothing is written. Out of
// memory is thrown (std::bad_alloc). Requires: index < manifest.shards.size().
ShardEnd run_shard(const ShardJob& job, std::size_t index);

// Whether that output is there and fits.
bool is_done(const ShardJob& job, std::size_t index);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SHARD_RUN_H_
