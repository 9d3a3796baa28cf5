// Plain text for a terminal: headings underlined, lists and tables in lines that wrap. Covered by tests/sheet_test.cc.
#include <algorithm>

#include "report/sheet.h"
#include "report/wrap.h"
#include "text/display_width.h"

namespace overclaim {
namespace {

std::string underlined(const std::string& text, std::size_t width, int level) {
  const std::string line = wrapped(text, width, 0);
  if (level > 3) return line;
  const std::size_t columns = std::min(width, std::max<std::size_t>(display_width(text), 1));
  return line + std::string(columns, level <= 1 ? '=' : level == 2 ? '-' : '.') + '\n';
}

// A row is a line of its cells; tables in columns do not wrap.
std::string table_lines(const SheetPiece& piece, std::size_t width) {
  std::string out;
  for (const std::vector<std::string>& row : piece.rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].empty()) continue;
      if (!line.empty()) line += "; ";
      if (i > 0 && i < piece.columns.size()) line += terminal_safe(piece.columns[i]) + ": ";
      line += terminal_safe(row[i]);
    }
    out += wrapped(line, width, 2);
  }
  return out + '\n';
}

}  // namespace

std::string sheet_text(const Sheet& sheet, std::size_t width) {
  std::string out = underlined(terminal_safe(sheet.title), width, 1) + '\n';
  bool in_list = false;
  for (const SheetPiece& piece : sheet.pieces) {
    if (in_list && piece.kind != SheetPieceKind::item) out += '\n';
    in_list = piece.kind == SheetPieceKind::item;
    const std::string text = terminal_safe(piece.text);
    switch (piece.kind) {
      case SheetPieceKind::heading:
        out += underlined(text, width, piece.level) + '\n';
        break;
      case SheetPieceKind::paragraph:
      case SheetPieceKind::quiet:
        out += wrapped(text, width, 0) + '\n';
        break;
      case SheetPieceKind::item: {
        const std::string quote = piece.quote.empty() ? "" : "\u201C" + terminal_safe(piece.quote) + "\u201D";
        const bool both = !quote.empty() && !text.empty();
        if (!quote.empty()) out += wrapped(quote, width, 2);
        if (!text.empty()) out += wrapped(text, width, both ? 4 : 2);
        for (const std::string& line : piece.lines) out += wrapped(terminal_safe(line), width, 4);
        break;
      }
      case SheetPieceKind::table:
        out += table_lines(piece, width);
        break;
      case SheetPieceKind::command:
        out += "  " + text + "\n\n";
        break;
      case SheetPieceKind::figure:
        break;  // what it shows stands beside it in words
    }
  }
  if (in_list) out += '\n';
  return out + wrapped(terminal_safe(sheet.made_by), width, 0);
}

}  // namespace overclaim
