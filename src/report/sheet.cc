// Covered by tests/sheet_test.cc.
#include "report/sheet.h"

#include <utility>

namespace overclaim {

void Sheet::heading(int level, std::string text) {
  if (!text.empty()) pieces.push_back({SheetPieceKind::heading, std::move(text), "", level});
}

void Sheet::paragraph(std::string text) {
  if (!text.empty()) pieces.push_back({SheetPieceKind::paragraph, std::move(text), ""});
}

void Sheet::quiet(std::string text) {
  if (!text.empty()) pieces.push_back({SheetPieceKind::quiet, std::move(text), ""});
}

void Sheet::item(std::string text, std::string quote, std::vector<std::string> lines) {
  if (text.empty() && quote.empty()) return;
  pieces.push_back({SheetPieceKind::item, std::move(text), std::move(quote), 2, std::move(lines)});
}

void Sheet::table(std::vector<std::string> columns, std::vector<std::vector<std::string>> rows) {
  if (!rows.empty()) pieces.push_back({SheetPieceKind::table, "", "", 2, {}, std::move(columns), std::move(rows)});
}

void Sheet::command(std::string text) {
  if (!text.empty()) pieces.push_back({SheetPieceKind::command, std::move(text), ""});
}

void Sheet::figure(std::string html, std::string_view style) {
  if (!html.empty()) pieces.push_back({SheetPieceKind::figure, std::move(html), "", 2, {std::string(style)}});
}

}  // namespace overclaim
