// `overclaim serve`: the page for people and the API, until the program is told to end.
#ifndef OVERCLAIM_APP_COMMAND_SERVE_H_
#define OVERCLAIM_APP_COMMAND_SERVE_H_

#include <string>

#include "app/exit_status.h"
#include "app/options.h"
#include "rulebook/load.h"

namespace overclaim {

// Prints the address of the page on standard output when it answers; the access log of --public goes to standard error.
// Status 2 where the port or the address cannot be had. Requires: loaded.rulebook; options.verb is Verb::serve.
ExitStatus command_serve(const Options& options, const LoadedRulebook& loaded, const std::string& version);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_COMMAND_SERVE_H_
