// From the command line to what reading and checking take.
#ifndef OVERCLAIM_APP_CHECK_SETTINGS_H_
#define OVERCLAIM_APP_CHECK_SETTINGS_H_

#include <string>

#include "app/item_documents.h"
#include "app/options.h"
#include "intake/item_source.h"

namespace overclaim {

// `version`: of the program. Requires: names in --only and --disable are known (unknown_rule_name).
ReportSettings settings_of(const Options& options, const std::string& version);

IntakeOptions intake_of(const Options& options);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_CHECK_SETTINGS_H_
