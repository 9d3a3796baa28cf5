// `overclaim sample`: draws sentences for two readers, and says what their answers come to.
#ifndef OVERCLAIM_APP_COMMAND_SAMPLE_H_
#define OVERCLAIM_APP_COMMAND_SAMPLE_H_

#include <array>
#include <string>

#include "app/exit_status.h"
#include "app/options.h"
#include "rulebook/load.h"

namespace overclaim {

// The files of a sample: in a folder coder-1.csv, coder-2.csv and key.json; of a file's name "x.csv" x-1.csv, x-2.csv
// and x-key.json. A folder is what ends in a slash, or stands there as one.
std::array<std::string, 3> sample_paths(const std::string& output);

// Writes the three files, or with options.sample.key reads the two sheets and prints the figures.
// Requires: loaded.rulebook; options.verb is Verb::sample.
ExitStatus command_sample(const Options& options, const LoadedRulebook& loaded, const std::string& version);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_SAMPLE_H_
