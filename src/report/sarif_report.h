// A run as one SARIF 2.1.0 log, with one run in it, for code scanning and its viewers.
//
// Flagged wording is a result of kind "fail", its level by severity; noted wording is "informational"; what its context
// cleared is "pass" with a suppression that gives the reason, so that no viewer shows it as something to mend. Columns
// and characters count UTF-16 units. docs/formats.md says the rest.
#ifndef OVERCLAIM_REPORT_SARIF_REPORT_H_
#define OVERCLAIM_REPORT_SARIF_REPORT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "report/formats.h"

namespace overclaim {

inline constexpr std::string_view sarif_artifacts_opening = "\n],\"artifacts\":[\n";
inline constexpr std::string_view sarif_notifications_opening =
    "\n],\"invocations\":[{\"toolExecutionNotifications\":[\n";

// The tool with all rules of the rulebook, and the opening of the results.
std::string sarif_begin(const FormatContext& context);

// The results of a document, parted by ",\n"; "" for none.
std::string sarif_document(const CheckedPage& page, std::size_t index, const FormatContext& context);

// The document itself, with its hash.
std::string sarif_artifact(const CheckedPage& page, std::size_t index, const FormatContext& context);

// Why it could not be read and what of it was not; "" where all was read.
std::string sarif_notifications(const CheckedPage& page, std::size_t index, const FormatContext& context);

std::string sarif_end(const RunTotals& totals, const FormatContext& context);

// Text of ours or of a page as a message of SARIF, where braces are placeholders and brackets are links.
// Example: sarif_text("[a] {b}") == "\\[a\\] {{b}}".
std::string sarif_text(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_SARIF_REPORT_H_
