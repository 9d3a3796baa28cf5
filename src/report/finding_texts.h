// What formats for other programs say of a finding and of a document, in words; the same in all of them.
#ifndef OVERCLAIM_REPORT_FINDING_TEXTS_H_
#define OVERCLAIM_REPORT_FINDING_TEXTS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "check/report.h"
#include "rulebook/words.h"

namespace overclaim {

// The texts of the finding's rule; all empty where the report has none.
const RuleText& rule_text(const Report& report, const Finding& finding);

// What the words say. Of what the context cleared the first sentence says so, with the reason, as a program that knows
// nothing of clearing may show that sentence alone. May hold the page's own bytes.
// Example: "Set aside: it is denied: \"not\". Says there is no risk."
std::string message_of(const Report& report, const Finding& finding, const Words& words);

// Why the document could not be read, and what of it was not: one sentence each. Empty where all was read.
std::vector<std::string> unread_lines(const Report& report, const Words& words);

struct StatusCounts {
  std::size_t flagged = 0, noted = 0, cleared = 0;
};
StatusCounts status_counts(const Report& report);

// "not_assessed"; "" without a verdict.
std::string verdict_name(const Finding& finding);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_FINDING_TEXTS_H_
