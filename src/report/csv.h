// Tables as CSV (RFC 4180), safe to open in a spreadsheet.
#ifndef OVERCLAIM_REPORT_CSV_H_
#define OVERCLAIM_REPORT_CSV_H_

#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

// One cell: quoted where it holds a comma, a quotation mark or a line end. One that begins with = + - @, a tab or a
// carriage return gets "'" before it, so that no spreadsheet runs it, and so does one that begins with a line feed or
// the wide forms of the four signs; a plain number such as -1.4 stays. A text that itself begins so behind one or more
// "'" gets one more: whoever takes one "'" away where such a sign follows it has the text again. Control characters but
// tabs and line ends, those that turn the direction of writing (wrap.h) and bytes that are not UTF-8 are U+FFFD, and a
// carriage return alone is a line feed.
// Example: csv_cell("=1+1") == "'=1+1", csv_cell("'=1+1") == "''=1+1".
std::string csv_cell(std::string_view raw);

// The cells parted by commas, with CR LF at the end.
std::string csv_row(const std::vector<std::string>& cells);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_CSV_H_
