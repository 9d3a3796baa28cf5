// Plain text that can be pasted into a mail or a form: no mark-up, lines of a page's width. Covered by tests/sheet_test.cc.
#include "report/sheet.h"
#include "report/wrap.h"

namespace overclaim {
namespace {

constexpr std::size_t width = 78, indent = 2;

std::string item(const SheetPiece& piece) {
  std::string first = piece.quote.empty() ? "" : "\u201C" + piece.quote + "\u201D";
  if (!piece.text.empty()) first += (first.empty() ? "" : " ") + piece.text;
  std::string out = wrapped(terminal_safe(first), width, indent);
  out[0] = '-';
  for (const std::string& line : piece.lines) out += wrapped(terminal_safe(line), width, 2 * indent);
  return out;
}

std::string table(const SheetPiece& piece) {
  std::string out;
  for (const auto& cells : piece.rows) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].empty()) continue;
      const std::string name = i < piece.columns.size() ? piece.columns[i] + ": " : "";
      out += wrapped(terminal_safe(name + cells[i]), width, indent);
    }
    out += "\n";
  }
  return out;
}

}  // namespace

std::string sheet_plain_text(const Sheet& sheet) {
  std::string out = wrapped(terminal_safe(sheet.title), width, 0) + "\n";
  bool in_list = false;
  for (const SheetPiece& piece : sheet.pieces) {
    if (in_list && piece.kind != SheetPieceKind::item) out += "\n";
    in_list = piece.kind == SheetPieceKind::item;
    switch (piece.kind) {
      case SheetPieceKind::heading:
      case SheetPieceKind::paragraph:
      case SheetPieceKind::quiet:
        out += wrapped(terminal_safe(piece.text), width, 0) + "\n";
        break;
      case SheetPieceKind::item:
        out += item(piece);
        break;
      case SheetPieceKind::table:
        out += table(piece);
        break;
      case SheetPieceKind::command:
        out += terminal_safe(piece.text) + "\n\n";
        break;
      default:
        break;  // what is no text
    }
  }
  if (in_list) out += "\n";
  return out + wrapped(terminal_safe(sheet.made_by), width, 0);
}

}  // namespace overclaim
