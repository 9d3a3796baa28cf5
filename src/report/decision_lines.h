// What people decided, in words: the same lines in all formats.
#ifndef OVERCLAIM_REPORT_DECISION_LINES_H_
#define OVERCLAIM_REPORT_DECISION_LINES_H_

#include <string>
#include <vector>

#include "check/report.h"
#include "rulebook/words.h"

namespace overclaim {

// Of a run: whether decisions were given, and whether only what people confirmed is shown.
enum class ReviewMode { none, unreviewed, confirmed };

ReviewMode review_mode(const Report& report);

// "Dismissed by A. Reader (editor) on 2026-02-03: ...", the answer, what is stale; and where they do not agree, that.
// Empty where nobody decided. Reasons and answers are what people wrote: each format makes them safe.
std::vector<std::string> decision_lines(const Finding& finding, const Words& words);
std::vector<std::string> decision_lines(const HeldDecision& held, const Words& words);

// The line that stands above a report: "UNREVIEWED. Not looked at by a person: 3 of 5 claims to ask about."; "" without
// decisions.
std::string review_line(const Report& report, const Words& words);
std::string review_line(const Review& review, const Words& words);

// The title with UNREVIEWED before it, where decisions were given and not only the confirmed findings are shown.
std::string reviewed_title(ReviewMode mode, const std::string& title, const Words& words);

// What formats for other programs say of themselves: found by a program, and whether a person looked.
std::string notice_of(ReviewMode mode, const Words& words);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_DECISION_LINES_H_
