// Tables as CSV (RFC 4180), safe to open in a spreadsheet.
#ifndef OVERCLAIM_REPORT_CSV_H_
#define OVERCLAIM_REPORT_CSV_H_

#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

// One cell: quoted where it holds a comma, a quotation mark or a line end. One that begins with = + - @, a tab or a
// carriage return gets "'" before it, so that no spreadsheet runs it; a plain number such as -1.4 stays.
// Example: csv_cell("=1+1") == "'=1+1".
std::string csv_cell(std::string_view text);

// The cells parted by commas, with CR LF at the end.
std::string csv_row(const std::vector<std::string>& cells);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_CSV_H_
