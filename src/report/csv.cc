// Every cell goes through the same guard, ours too: a title or an address may begin with any character. Covered by
// tests/csv_test.cc.
#include "report/csv.h"

namespace overclaim {
namespace {

// -1.4, +20, -3.5%
bool is_number(std::string_view text) {
  if (text.empty()) return false;
  if (text.front() == '-' || text.front() == '+') text.remove_prefix(1);
  if (!text.empty() && text.back() == '%') text.remove_suffix(1);
  bool digit = false, point = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digit = true;
    } else if (c == '.' && digit && !point) {
      point = true;
    } else {
      return false;
    }
  }
  return digit && text.back() != '.';
}

}  // namespace

std::string csv_cell(std::string_view text) {
  const bool runs = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  std::string cell = runs && !is_number(text) ? "'" : "";
  cell += text;
  if (cell.find_first_of(",\"\r\n") == cell.npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) row += (i == 0 ? "" : ",") + csv_cell(cells[i]);
  return row + "\r\n";
}

}  // namespace overclaim
