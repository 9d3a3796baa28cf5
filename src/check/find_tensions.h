// The audits of what a page's sentences do to each other, in order: contradictions, disclaimers, take-backs.
#ifndef OVERCLAIM_CHECK_FIND_TENSIONS_H_
#define OVERCLAIM_CHECK_FIND_TENSIONS_H_

#include <cstdint>
#include <set>
#include <string>

#include "check/reading.h"
#include "check/report.h"
#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

// Fills contradictions, disclaimers, undisclaimed and take_backs of a report whose findings are complete, ids and all.
// `sells`: the page sells; then what it lets others say is its own. `part_begin`: bytes of the whole input before this
// document. The ids of noted findings whose credit a contradiction withdraws.
std::set<std::string> find_tensions(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                    bool sells, std::uint64_t part_begin, Report& report);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_FIND_TENSIONS_H_
