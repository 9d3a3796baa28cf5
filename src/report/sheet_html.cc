// The style is that of the reports for people, and a few lines more, so that they look and print alike. Covered by
// tests/sheet_test.cc.
#include <algorithm>
#include <string_view>
#include <vector>

#include "report/html_escape.h"
#include "report/html_report.h"
#include "report/html_style.h"
#include "report/sheet.h"

namespace overclaim {
namespace {

constexpr std::string_view sheet_style =
    ".sheet .part{display:block;margin-top:1.4rem;padding-top:1rem}.sheet h2{font-size:1.333rem;margin-bottom:.4rem}"
    ".sheet h3{font-size:1.1rem;margin-top:1.5rem}.sheet "
    "h4{font-size:1rem;margin-top:1.1rem}"
    ".sheet p{max-width:46rem}.sheet-items{list-style:none;margin-top:.5rem}"
    ".sheet-items>li{margin-top:.7rem;padding-inline-start:.8rem;border-inline-start:2px solid var(--line)}"
    ".sheet-items p+p{margin-top:.1rem}"
    // A word is broken only where it is an address: columns are as wide as their longest word.
    ".sheet table.same th,.sheet table.same td{overflow-wrap:normal;word-break:normal;hyphens:auto}"
    ".sheet table.same td:last-child{overflow-wrap:anywhere;min-width:9rem}"
    "@media (max-width:46rem){.sheet table.same{display:block;overflow-x:auto}}"
    ".sheet code{font-size:.8rem}"
    "@media print{.sheet-items>li,.sheet tr{break-inside:avoid}.sheet p{max-width:none}}";

std::string table(const SheetPiece& piece) {
  std::string out = "<table class=\"same\"><thead><tr>";
  for (const std::string& column : piece.columns) out += "<th scope=\"col\">" + html_text(column) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (const auto& cells : piece.rows) {
    out += "<tr>";
    for (const std::string& cell : cells) out += "<td>" + html_isolated(cell) + "</td>";
    out += "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string item(const SheetPiece& piece) {
  std::string out = "<li>";
  if (!piece.quote.empty()) out += "<p><q>" + html_isolated(piece.quote) + "</q></p>";
  if (!piece.text.empty()) out += "<p>" + html_isolated(piece.text) + "</p>";
  for (const std::string& line : piece.lines) out += "<p class=\"quiet\">" + html_isolated(line) + "</p>";
  return out + "</li>\n";
}

// Of all drawings, each once.
std::string figure_styles(const Sheet& sheet) {
  std::vector<std::string_view> styles;
  std::string out;
  for (const SheetPiece& piece : sheet.pieces) {
    if (piece.kind != SheetPieceKind::figure) continue;
    for (const std::string& style : piece.lines) {
      if (std::find(styles.begin(), styles.end(), style) != styles.end()) continue;
      styles.push_back(style);
      out += style;
    }
  }
  return out;
}

}  // namespace

std::string sheet_html(const Sheet& sheet) {
  const std::string style = html_style() + std::string(sheet_style) + figure_styles(sheet);
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"" + html_text(sheet.language) + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '" + style_hash(style) +
      "'; base-uri 'none'; form-action 'none'\">\n" + std::string(html_generator) +
      "\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
      "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n" +
      "<meta name=\"robots\" content=\"noindex\">\n" + html_element("title", sheet.title) + "\n<style>" + style +
      "</style>\n</head>\n<body>\n<main class=\"sheet\">\n" + html_element("h1", sheet.title) + "\n";
  bool in_list = false, in_part = false;
  for (const SheetPiece& piece : sheet.pieces) {
    const bool is_item = piece.kind == SheetPieceKind::item;
    if (in_list && !is_item) out += "</ul>\n";
    if (!in_list && is_item) out += "<ul class=\"sheet-items\">\n";
    in_list = is_item;
    switch (piece.kind) {
      case SheetPieceKind::heading: {
        const std::string level = "h" + std::to_string(piece.level);
        if (piece.level == 2) {
          out += std::string(in_part ? "</section>\n" : "") + "<section class=\"part\">";
          in_part = true;
        }
        out += "<" + level + ">" + html_isolated(piece.text) + "</" + level + ">\n";
        break;
      }
      case SheetPieceKind::paragraph:
        out += "<p>" + html_isolated(piece.text) + "</p>\n";
        break;
      case SheetPieceKind::quiet:
        out += "<p class=\"quiet\">" + html_isolated(piece.text) + "</p>\n";
        break;
      case SheetPieceKind::item:
        out += item(piece);
        break;
      case SheetPieceKind::table:
        out += table(piece);
        break;
      case SheetPieceKind::command:
        out += "<p><code>" + html_text(piece.text) + "</code></p>\n";
        break;
      case SheetPieceKind::figure:
        out += piece.text;
        break;
    }
  }
  if (in_list) out += "</ul>\n";
  if (in_part) out += "</section>\n";
  return out + "</main>\n<footer>" + html_element("p", sheet.made_by) + "</footer>\n</body>\n</html>\n";
}

}  // namespace overclaim
