// check --bundle and verify.
#ifndef OVERCLAIM_APP_BUNDLE_RUN_H_
#define OVERCLAIM_APP_BUNDLE_RUN_H_

#include <string>

#include "app/check_run.h"
#include "app/exit_status.h"
#include "app/load_rules.h"
#include "app/options.h"
#include "report/terminal_text.h"
#include "rulebook/load.h"

namespace overclaim {

// run_check, and then the bundle: it is written beside its place and takes it when it is whole, so that there is never half
// a bundle. None is made of a run that could not be made or written, or was stopped. The folder must be new or empty.
// Requires: options.bundle.folder is not "", and what run_check requires.
ExitStatus check_into_bundle(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
                             const ErrorStream& errors, const std::string& version);

// Says whether the bundle's files are as they were, whether inputs, rules and program are, and whether checking again gives
// the same bytes. Status 0 where all is equal, 1 where something differs, 2 where it is no bundle. Runs no program that the
// bundle names, writes nothing outside a folder of its own, which it takes away.
ExitStatus command_verify(const Options& options, const Builtin& builtin, const std::string& version);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_BUNDLE_RUN_H_
