// The disclaimers of a page, and what each speaks to.
#ifndef OVERCLAIM_CHECK_DISCLAIMERS_H_
#define OVERCLAIM_CHECK_DISCLAIMERS_H_

#include <optional>
#include <string>
#include <vector>

#include "check/page_distance.h"
#include "check/reading.h"
#include "check/report.h"
#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

// Where the words of a kind stand as a disclaimer of the page, in text order: everywhere, small print, furniture and
// hidden text too; said by the page itself, not denied, asked or told of others. One a sentence.
std::vector<Span> find_disclaimer(const CompiledDisclaimer& kind, const Document& document, const Rulebook& rulebook,
                                  const Reading& reading);

struct DisclaimerLedger {
  std::vector<Disclaimer> disclaimers;    // in text order
  std::vector<std::string> undisclaimed;  // ids of flagged findings that none governs; empty where there is no data
};

// Requires: findings have ids. It changes no finding.
DisclaimerLedger find_disclaimers(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                  const std::vector<Finding>& findings, const PageDistance& distance);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_DISCLAIMERS_H_
