// check --bundle.
#ifndef OVERCLAIM_APP_BUNDLE_RUN_H_
#define OVERCLAIM_APP_BUNDLE_RUN_H_

#include <string>
#include <vector>

#include "app/check_run.h"
#include "app/exit_status.h"
#include "app/options.h"
#include "report/terminal_text.h"
#include "rulebook/load.h"
#include "store/bundle.h"

namespace overclaim {

// The report that every bundle has, then what was asked for, each with its place in the bundle: its own name, or with a
// number before it where two have one. Their digests are empty.
std::vector<BundleOutput> outputs_in_bundle(const std::vector<OutputFile>& asked);

// run_check, and then the bundle: it is written beside its place and takes it when it is whole, so that there is never
// half a bundle. None is made of a run that could not be made or written, or was stopped. The folder must be new or
// empty.
// Requires: options.bundle.folder is not "", and what run_check requires.
ExitStatus check_into_bundle(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
                             const ErrorStream& errors, const std::string& version);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_BUNDLE_RUN_H_
