// What a report format is given of one page.
#ifndef OVERCLAIM_REPORT_CHECKED_PAGE_H_
#define OVERCLAIM_REPORT_CHECKED_PAGE_H_

#include <cstddef>

#include "check/report.h"
#include "report/rule_selection.h"
#include "text/document.h"

namespace overclaim {

// `report` is never nullptr. `document` is what the report is about; nullptr where nothing could be read, and then a
// format shows what the report alone says. `input`: the place of the input in the run, from 0; the parts of a long
// input share one, as do the pages of an archive; `is_first`: of those. `selection`: what the run left out; nullptr for
// nothing. What is pointed to outlives the call it is given to.
struct CheckedPage {
  const Report* report = nullptr;
  const Document* document = nullptr;
  std::size_t input = 0;
  bool is_first = true;
  const RuleSelection* selection = nullptr;
};

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_CHECKED_PAGE_H_
