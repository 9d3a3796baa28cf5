// How the program ends.
#ifndef OVERCLAIM_APP_EXIT_STATUS_H_
#define OVERCLAIM_APP_EXIT_STATUS_H_

#include <algorithm>

namespace overclaim {

// Of several the highest applies.
enum class ExitStatus {
  clean = 0,        // all was read, nothing flagged is as severe as --fail-on says
  flagged = 1,      // something is; --exit-zero turns this one, and no other, into 0
  unusable = 2,     // the command line, a rule or the reference list is wrong, or no input could be read
  incomplete = 3,   // some input or part was not covered; what is reported is complete for the rest
  not_written = 4,  // an output could not be written
};

inline ExitStatus higher(ExitStatus a, ExitStatus b) { return std::max(a, b); }

}  // namespace overclaim

#endif  // OVERCLAIM_APP_EXIT_STATUS_H_
