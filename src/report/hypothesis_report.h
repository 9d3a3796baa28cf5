// A run as annotations for Hypothesis, private: {"annotations": [...], "documents": [...]}.
//
// Each of `annotations` is what POST /api/annotations takes, and the whole file is what "Import" in Hypothesis' own
// side bar reads. `documents` says what was read and is ignored by both.
#ifndef OVERCLAIM_REPORT_HYPOTHESIS_REPORT_H_
#define OVERCLAIM_REPORT_HYPOTHESIS_REPORT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "report/formats.h"

namespace overclaim {

inline constexpr std::string_view hypothesis_documents_opening = "\n],\"documents\":[\n";

std::string hypothesis_begin(const FormatContext& context);

// The annotations of a document's findings, parted by ",\n"; "" for none.
std::string hypothesis_document(const CheckedPage& page, std::size_t index, const FormatContext& context);

// What was read of it, and how many findings it has.
std::string hypothesis_page(const CheckedPage& page, std::size_t index, const FormatContext& context);

std::string hypothesis_end(const RunTotals& totals, const FormatContext& context);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_HYPOTHESIS_REPORT_H_
