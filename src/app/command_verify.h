// The verb verify: is a bundle as it was, and does the same come out again?
#ifndef OVERCLAIM_APP_COMMAND_VERIFY_H_
#define OVERCLAIM_APP_COMMAND_VERIFY_H_

#include <string>

#include "app/exit_status.h"
#include "app/load_rules.h"
#include "app/options.h"

namespace overclaim {

// Says whether the bundle's files are as they were, whether inputs, rules and program are, and whether checking again
// gives the same bytes. Status 0 where all is equal, 1 where something differs, 2 where it is no bundle. Runs no
// program that the bundle names, writes nothing outside a folder of its own, which it takes away.
ExitStatus command_verify(const Options& options, const Builtin& builtin, const std::string& version);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_VERIFY_H_
