// Whether a document is the page it is saved as, or what stands in its place: a parked domain, "not found", a login ...
#ifndef OVERCLAIM_CHECK_PAGE_REPLACEMENT_H_
#define OVERCLAIM_CHECK_PAGE_REPLACEMENT_H_

#include <optional>

#include "check/reading.h"
#include "check/report.h"
#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

// The first, by id, of Rulebook::replacements that fits; nothing for a page with a text of its own, however often it
// speaks of logging in.
const PageReplacement* find_replacement(const Document& document, const Rulebook& rulebook, const Reading& reading);

// The same with the findings at hand: a page with a flagged claim in its visible text is a page of its own.
const PageReplacement* replacement_of(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                      const std::vector<Finding>& findings);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_PAGE_REPLACEMENT_H_
