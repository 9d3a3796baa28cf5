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
  // Of the verbs for engines (docs/clusters.md), which ask whether to start a task once more:
  bad_input = 65,  // no: the input is not what it should be
  try_again = 75   // yes: memory, open files or the reading of a file gave out
};

inline ExitStatus higher(ExitStatus a, ExitStatus b) { return std::max(a, b); }

}  // namespace overclaim

#endif  // OVERCLAIM_APP_EXIT_STATUS_H_
