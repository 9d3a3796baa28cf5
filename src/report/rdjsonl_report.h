// A run as reviewdog's diagnostic format: a JSON object a line. Columns count bytes of UTF-8, from 1.
#ifndef OVERCLAIM_REPORT_RDJSONL_REPORT_H_
#define OVERCLAIM_REPORT_RDJSONL_REPORT_H_

#include <cstddef>
#include <string>

#include "report/formats.h"

namespace overclaim {

// A line for each finding, and for what could not be read. "" for a page that was read and has neither.
std::string rdjsonl_document(const CheckedPage& page, std::size_t index, const FormatContext& context);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_RDJSONL_REPORT_H_
