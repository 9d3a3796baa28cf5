// A run as one table (RFC 4180): a row a document, and behind it a row a finding. The columns are those of
// csv_columns(), in this order; docs/formats.md says what each is.
#ifndef OVERCLAIM_REPORT_CSV_REPORT_H_
#define OVERCLAIM_REPORT_CSV_REPORT_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "report/formats.h"

namespace overclaim {

std::span<const std::string_view> csv_columns();

// A byte order mark, without which Excel takes the table for the encoding of the country and shows quotes with wrong
// letters, and the heading.
std::string csv_begin(const FormatContext& context);

std::string csv_document(const CheckedPage& page, std::size_t index, const FormatContext& context);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_CSV_REPORT_H_
