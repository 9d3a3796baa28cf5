// Plain text, for a terminal or to be pasted: lists and tables in lines that wrap. Covered by tests/sheet_test.cc and
// tests/letter_test.cc.
#include <algorithm>

#include "report/sheet.h"
#include "report/wrap.h"
#include "text/display_width.h"

namespace overclaim {
namespace {

// A terminal gets headings that are underlined and lists set in; a mail or a form gets plain lines.
struct Layout {
  std::size_t width;
  bool drawn;
};

constexpr std::size_t indent = 2;

std::string heading(const std::string& text, int level, const Layout& layout) {
  const std::string line = wrapped(text, layout.width, 0);
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

// Tables in columns do not wrap: a row is a line of its cells, or, plain, a line for each cell.
std::string table(const SheetPiece& piece, const Layout& layout) {
  std::string out;
  for (const std::vector<std::string>& row : piece.rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].empty()) continue;
      const bool named = i < piece.columns.size() && (i > 0 || !layout.drawn);
      const std::string cell = (named ? terminal_safe(piece.columns[i]) + ": " : "") + terminal_safe(row[i]);
      if (layout.drawn) {
        line += (line.empty() ? "" : "; ") + cell;
      } else {
        out += wrapped(cell, layout.width, indent);
      }
    }
    out += layout.drawn ? wrapped(line, layout.width, indent) : "\n";
  }
  return layout.drawn ? out + '\n' : out;
}

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
        out += table(piece, layout);
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
