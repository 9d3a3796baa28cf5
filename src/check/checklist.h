// What a page says and does not say, by the criteria of the rulebook (rulebook/checklist.h).
//
// It is about words on the page: a criterion that is not met says that we did not find them, not that something is
// untrue. Nothing here counts for the score.
#ifndef OVERCLAIM_CHECK_CHECKLIST_H_
#define OVERCLAIM_CHECK_CHECKLIST_H_

#include <vector>

#include "check/reading.h"
#include "check/report.h"

namespace overclaim {

struct ChecklistOptions {
  bool whole_page = true;   // false: a part of a longer input, of which nothing can be said to be missing
  bool any_length = false;  // answer for texts under Checklist::least_words too
};

// One answer a criterion, in the order of the rulebook. Reads the publisher and the findings of `report` (their
// text_span); looks at all blocks but lists of sources, furniture and hidden text too, as what is said there is said.
std::vector<ChecklistAnswer> answer_checklist(const Document& document, const Rulebook& rulebook,
                                              const Reading& reading, const Report& report,
                                              const ChecklistOptions& options = {});

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_CHECKLIST_H_
