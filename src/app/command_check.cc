// What the command line names is compared with the rulebook here; the run itself is check_run.h.
#include "app/command_check.h"

#include "app/bundle_run.h"
#include "app/check_settings.h"
#include "app/messages.h"
#include "app/output_clash.h"

namespace overclaim {

ExitStatus command_check(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
                         const ErrorStream& errors, const std::string& version) {
  const std::string wrong = wrong_selection(settings_of(options, version), *loaded.rulebook);
  if (!wrong.empty()) return fail(wrong);
  if (const std::string clash = clash_of_run(options); !clash.empty()) return fail(clash);
  if (!options.bundle.folder.empty()) return check_into_bundle(options, loaded, terminal, errors, version);
  return run_check(options, loaded, terminal, errors, version);
}

}  // namespace overclaim
