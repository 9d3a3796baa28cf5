// Plain text, for a terminal or to be pasted: lists in lines that wrap, tables in columns whose cells wrap; where they
// have no room, cell by cell. Covered by tests/sheet_test.cc and tests/letter_test.cc.
#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "report/sheet.h"
#include "report/wrap.h"
#include "text/display_width.h"

namespace overclaim {
namespace {

// A terminal gets headings that are underlined, lists set in and tables; a mail or a form gets plain lines.
struct Layout {
  std::size_t width;
  bool drawn;
};

constexpr std::size_t indent = 2;

std::string heading(const std::string& text, int level, const Layout& layout) {
  std::string line = wrapped(text, layout.width, 0);
  if (!layout.drawn || level > 3) return line;
  const std::size_t columns = std::min(layout.width, std::max<std::size_t>(display_width(text), 1));
  return line + std::string(columns, level <= 1 ? '=' : level == 2 ? '-' : '.') + '\n';
}

std::string item(const SheetPiece& piece, const Layout& layout) {
  const std::string quote = piece.quote.empty() ? "" : "\u201C" + terminal_safe(piece.quote) + "\u201D";
  const std::string text = terminal_safe(piece.text);
  const bool both = !quote.empty() && !text.empty();
  std::string out;
  if (layout.drawn) {
    if (!quote.empty()) out += wrapped(quote, layout.width, indent);
    if (!text.empty()) out += wrapped(text, layout.width, both ? 2 * indent : indent);
  } else {
    out = wrapped(quote + (both ? " " : "") + text, layout.width, indent);
    out[0] = '-';
  }
  for (const std::string& line : piece.lines) out += wrapped(terminal_safe(line), layout.width, 2 * indent);
  return out;
}

// ---- tables ------------------------------------------------------------------------------------------------------

using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t gap = 2;            // between columns
constexpr std::size_t widest_kept = 14;   // a column up to that width is never made narrower
constexpr std::size_t least_shared = 20;  // and no wider one is made narrower than this

// The names of the columns and the rows, safe, all of one length.
Rows safe_rows(const SheetPiece& piece) {
  Rows rows = {piece.columns};
  rows.insert(rows.end(), piece.rows.begin(), piece.rows.end());
  for (std::vector<std::string>& row : rows) {
    row.resize(piece.columns.size());
    for (std::string& cell : row) cell = terminal_safe(cell);
  }
  return rows;
}

// As wide as the widest cell each; where the line has not so much room, the wide ones share what is left. Empty where
// that is too little.
std::vector<std::size_t> column_widths(const Rows& rows, std::size_t width) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], display_width(row[c]));
  }
  std::size_t taken = indent + gap * (widths.size() - 1);
  std::vector<std::size_t> wide;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    if (widths[c] > widest_kept) wide.push_back(c);
    if (widths[c] <= widest_kept) taken += widths[c];
  }
  std::sort(wide.begin(), wide.end(), [&](std::size_t a, std::size_t b) { return widths[a] < widths[b]; });
  std::size_t left = width > taken ? width - taken : 0;
  if (wide.empty() && taken > width) return {};
  for (std::size_t i = 0; i < wide.size(); ++i) {
    const std::size_t share = left / (wide.size() - i);
    std::size_t& column = widths[wide[i]];
    if (column > share && share < least_shared) return {};
    column = std::min(column, share);
    left -= column;
  }
  return widths;
}

std::string row_lines(const std::vector<std::string>& row, const std::vector<std::size_t>& widths) {
  std::vector<std::string> lines;
  std::size_t column = indent;  // where the cell begins
  for (std::size_t c = 0; c < row.size(); ++c) {
    std::size_t line = 0;
    for (const WrappedLine& part : wrap(row[c], widths[c])) {
      if (part.begin == part.end) continue;
      if (line == lines.size()) lines.emplace_back();
      const std::size_t filled = display_width(lines[line]);
      if (filled < column) lines[line].append(column - filled, ' ');
      lines[line++] += row[c].substr(part.begin, part.end - part.begin);
    }
    column += widths[c] + gap;
  }
  std::string out;
  for (const std::string& line : lines) out += line + '\n';
  return out;
}

// For a narrow window: a line for each cell, behind the name of its column.
std::string records(const Rows& rows, std::size_t width) {
  std::size_t names = 0;
  for (const std::string& name : rows.front()) names = std::max(names, display_width(name));
  names = std::min(names, width / 3);
  const std::size_t values = std::max(width, indent + names + gap + 1) - indent - names - gap;
  std::string out;
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
    if (row != rows.begin() + 1) out += '\n';
    for (std::size_t c = 0; c < row->size(); ++c) {
      if (!(*row)[c].empty()) out += row_lines({rows.front()[c], (*row)[c]}, {std::max<std::size_t>(names, 1), values});
    }
  }
  return out;
}

std::string drawn_table(const SheetPiece& piece, std::size_t width) {
  const Rows rows = safe_rows(piece);
  const std::vector<std::size_t> widths = column_widths(rows, width);
  if (widths.empty()) return records(rows, width) + '\n';
  std::string out = row_lines(rows.front(), widths);
  std::vector<std::string> rule;
  rule.reserve(widths.size());
  for (const std::size_t column : widths) rule.emplace_back(column, '-');
  out += row_lines(rule, widths);
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) out += row_lines(*row, widths);
  return out + '\n';
}

// A line for each cell, an empty one behind each row.
std::string plain_table(const SheetPiece& piece, std::size_t width) {
  std::string out;
  for (const std::vector<std::string>& row : piece.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (row[c].empty()) continue;
      const std::string name = c < piece.columns.size() ? terminal_safe(piece.columns[c]) + ": " : "";
      out += wrapped(name + terminal_safe(row[c]), width, indent);
    }
    out += '\n';
  }
  return out;
}

// ---- the whole ---------------------------------------------------------------------------------------------------

std::string laid_out(const Sheet& sheet, const Layout& layout) {
  std::string out = heading(terminal_safe(sheet.title), 1, layout) + '\n';
  bool in_list = false;
  for (const SheetPiece& piece : sheet.pieces) {
    if (in_list && piece.kind != SheetPieceKind::item) out += '\n';
    in_list = piece.kind == SheetPieceKind::item;
    switch (piece.kind) {
      case SheetPieceKind::heading:
        out += heading(terminal_safe(piece.text), piece.level, layout) + '\n';
        break;
      case SheetPieceKind::paragraph:
      case SheetPieceKind::quiet:
        out += wrapped(terminal_safe(piece.text), layout.width, 0) + '\n';
        break;
      case SheetPieceKind::item:
        out += item(piece, layout);
        break;
      case SheetPieceKind::table:
        out += layout.drawn ? drawn_table(piece, layout.width) : plain_table(piece, layout.width);
        break;
      case SheetPieceKind::command:
        out += std::string(layout.drawn ? indent : 0, ' ') + terminal_safe(piece.text) + "\n\n";
        break;
      case SheetPieceKind::figure:
        break;  // what it shows stands beside it in words
    }
  }
  if (in_list) out += '\n';
  return out + wrapped(terminal_safe(sheet.made_by), layout.width, 0);
}

}  // namespace

std::string sheet_text(const Sheet& sheet, std::size_t width) { return laid_out(sheet, {width, true}); }

std::string sheet_plain_text(const Sheet& sheet) {
  constexpr std::size_t width = 78;
  return laid_out(sheet, {width, false});
}

}  // namespace overclaim
