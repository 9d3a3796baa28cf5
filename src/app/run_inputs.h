// What a run of check reads, for bundles.
#ifndef OVERCLAIM_APP_RUN_INPUTS_H_
#define OVERCLAIM_APP_RUN_INPUTS_H_

#include <vector>

#include "app/options.h"
#include "store/bundle.h"

namespace overclaim {

// Every file the run may read, with its digest, in the order it is named; of folders all that is asked for. What cannot
// be read has no digest.
std::vector<BundleInput> run_inputs(const Options& options);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_RUN_INPUTS_H_
