// What of a cited work bears the page's words less than they seem. When in doubt, none.
#ifndef OVERCLAIM_CHECK_CITATION_PROBLEMS_H_
#define OVERCLAIM_CHECK_CITATION_PROBLEMS_H_

#include <string>
#include <vector>

#include "check/cited_page.h"

namespace overclaim {

struct FoundProblem {
  CitationProblem problem = CitationProblem::no_control;
  std::string reason;   // one sentence, of the page's words
  bool checked = true;  // what decides it was seen in the work itself
};

// In the order of CitationProblem. `shared`: another source is cited in the same sentences, so that nobody can tell
// which of them bears what; then only what is wrong with the citation itself is told.
// Requires: source.work != no_work.
std::vector<FoundProblem> find_problems(const CitedSource& source, const CitedPage& page, bool shared);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_CITATION_PROBLEMS_H_
