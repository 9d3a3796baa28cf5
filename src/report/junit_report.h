// A run as JUnit XML, for build servers: a test suite a document, in it a failed case a rule that flagged.
// docs/formats.md names the other cases. Without times: the same run gives the same bytes.
#ifndef OVERCLAIM_REPORT_JUNIT_REPORT_H_
#define OVERCLAIM_REPORT_JUNIT_REPORT_H_

#include <cstddef>
#include <string>

#include "report/formats.h"

namespace overclaim {

std::string junit_begin(const FormatContext& context);
std::string junit_document(const CheckedPage& page, std::size_t index, const FormatContext& context);
std::string junit_end(const RunTotals& totals, const FormatContext& context);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_JUNIT_REPORT_H_
