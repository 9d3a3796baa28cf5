// The examples of a rulebook are its tests: each is read as a page and must give exactly what it says.
#ifndef OVERCLAIM_CHECK_RUN_EXAMPLES_H_
#define OVERCLAIM_CHECK_RUN_EXAMPLES_H_

#include <cstddef>
#include <vector>

#include "rulebook/load.h"
#include "rulebook/problem.h"

namespace overclaim {

struct ExamplesRun {
  std::size_t examples = 0;       // that were run
  std::vector<Problem> problems;  // one for each that failed, in order of file and place: the example, what it should
                                  // give, and what was found instead
};

// With the whole rulebook, as on a page:
//   rules   match    a finding of the rule at exactly the marked place, flagged (noted for a noting rule)
//           clear    a cleared finding of the rule at exactly the marked place, and none of its findings uncleared
//           none     no finding of the rule, nor one that stands behind another (Finding::also)
//   cues    governed the marked place is governed by the cue; free: it is not. For a terminator, opener or pseudo cue,
//           which govern nothing: free, some cue would govern the marked place if this one were not in the rulebook;
//           governed, some cue governs it all the same
//   terms   the marked place is a name of the term
//   signals match    the first place of the publisher signal is the marked one; none: it does not stand there
//   disclaimers      match and none as for signals
//   pairs   apart    the text has a contradiction of the pair; together: none of it
//   citations match  the first and longest place of the phrase is the marked one; none: it does not stand there
//   criteria         met, not_met, cannot_tell: what the checklist answers to the text, however short it is
//   statements       the text, checked as of the statement's last day (`valid_to`), else its first (`valid_from`) where
//                    that is later than the list's own date, else that date: a flagged or noted finding carries the
//                    verdict and names the statement. `not_assessed`: something is found and none of it names the
//                    statement. A cleared finding carries no verdict, so a careful sentence needs a rule that notes it
// An example may have several lines; it is read as plain text.
// Requires: loaded.rulebook.
// Example: run_examples(loaded).problems.empty()
ExamplesRun run_examples(const LoadedRulebook& loaded);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_RUN_EXAMPLES_H_
