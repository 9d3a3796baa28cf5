// Covered by tests/sheet_test.cc.
#include <algorithm>

#include "report/html_escape.h"
#include "report/markdown_escape.h"
#include "report/sheet.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

std::string row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& one : cells) out += " " + markdown_text(one) + " |";
  return out + "\n";
}

// What no reader sees could change what stands around it, in a block of code too.
std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    append_utf8(out, is_unsafe_in_html(point.value) ? replacement_character : point.value);
    at += point.size;
  }
  return out;
}

// A fence longer than any run of backticks inside.
std::string fenced(const std::string& command) {
  const std::string text = visible(command);
  std::size_t longest = 2, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return fence + "\n" + text + "\n" + fence + "\n\n";
}

std::string item(const SheetPiece& piece) {
  std::string out = "- ";
  if (!piece.quote.empty()) out += "\u201C" + markdown_text(piece.quote) + "\u201D";
  if (!piece.quote.empty() && !piece.text.empty()) out += " ";
  out += markdown_text(piece.text) + "\n";
  for (const std::string& line : piece.lines) out += "  - " + markdown_text(line) + "\n";
  return out;
}

}  // namespace

std::string sheet_markdown(const Sheet& sheet) {
  std::string out = "# " + markdown_text(sheet.title) + "\n\n";
  bool in_list = false;
  for (const SheetPiece& piece : sheet.pieces) {
    if (in_list && piece.kind != SheetPieceKind::item) out += "\n";
    in_list = piece.kind == SheetPieceKind::item;
    switch (piece.kind) {
      case SheetPieceKind::heading:
        out += std::string(static_cast<std::size_t>(piece.level), '#') + " " + markdown_text(piece.text) + "\n\n";
        break;
      case SheetPieceKind::paragraph:
      case SheetPieceKind::quiet:
        out += markdown_text(piece.text) + "\n\n";
        break;
      case SheetPieceKind::item:
        out += item(piece);
        break;
      case SheetPieceKind::table: {
        out += row(piece.columns) + "|";
        for (std::size_t i = 0; i < piece.columns.size(); ++i) out += " --- |";
        out += "\n";
        for (const auto& cells : piece.rows) out += row(cells);
        out += "\n";
        break;
      }
      case SheetPieceKind::command:
        out += fenced(piece.text);
        break;
      case SheetPieceKind::figure:
        break;
    }
  }
  if (in_list) out += "\n";
  return out + markdown_text(sheet.made_by) + "\n";
}

}  // namespace overclaim
