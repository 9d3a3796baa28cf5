// Every cell goes through the same guard, ours too: a title or an address may begin with any character. Covered by
// tests/csv_test.cc.
#include "report/csv.h"

#include <algorithm>
#include <array>

#include "report/wrap.h"

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

bool begins_formula(std::string_view text) {
  constexpr std::array<std::string_view, 11> signs = {"=",  "+",      "-",      "@",      "\t",    "\r",
                                                      "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return text.substr(0, sign.size()) == sign; });
}

// Tables are also printed: nothing in them steers a terminal. Line ends and tabs stay, but a carriage return alone
// would let a line write over itself.
std::string harmless(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\t\n\r"), text.size());
    out += terminal_safe(text.substr(0, end));
    if (end == text.size()) break;
    const bool is_pair = text.substr(end, 2) == "\r\n";
    out += is_pair ? "\r\n" : text[end] == '\t' ? "\t" : "\n";
    text.remove_prefix(end + (is_pair ? 2 : 1));
  }
  return out;
}

}  // namespace

std::string csv_cell(std::string_view raw) {
  const std::string text = harmless(raw);
  const std::size_t behind = text.find_first_not_of('\'');
  const bool runs = behind != text.npos && begins_formula(std::string_view(text).substr(behind));
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
