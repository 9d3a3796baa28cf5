// From the command line, or the manifest of a job in shards, to what reading and checking take.
#ifndef OVERCLAIM_APP_CHECK_SETTINGS_H_
#define OVERCLAIM_APP_CHECK_SETTINGS_H_

#include <string>

#include "app/item_documents.h"
#include "app/options.h"
#include "intake/item_source.h"
#include "intake/shard_manifest.h"

namespace overclaim {

// What of the options a job in shards keeps.
ShardOptions shard_options_of(const Options& options);

// `version`: of the program. Requires: names in --only and --disable are known (wrong_selection).
ReportSettings settings_of(const Options& options, const std::string& version);

IntakeOptions intake_of(const Options& options);

// The same of a manifest, which holds all that the run as a whole decides; limits are the usual ones.
ReportSettings settings_of(const ShardOptions& options, const std::string& version);
IntakeOptions intake_of(const ShardOptions& options, const std::string& pdf_command);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_CHECK_SETTINGS_H_
