// A page of ours for people, in pieces: what the sheet by operator and the methods are made of. A format only lays it
// out.
#ifndef OVERCLAIM_REPORT_SHEET_H_
#define OVERCLAIM_REPORT_SHEET_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

enum class SheetPieceKind {
  heading,  // of `level` 2 to 4
  paragraph,
  quiet,    // a paragraph that is not for everybody
  item,     // of a list: `quote` if any, then `text`, then `lines`
  table,    // `columns`, `rows`
  command,  // to be typed: kept as it is
  figure    // `text` is a drawing in HTML, made by us; `lines` its style sheets. Formats but HTML leave it out
};

// Texts may hold bytes of a page or of a file's name: formats make them safe.
struct SheetPiece {
  SheetPieceKind kind = SheetPieceKind::paragraph;
  std::string text, quote;
  int level = 2;
  std::vector<std::string> lines = {}, columns = {};
  std::vector<std::vector<std::string>> rows = {};
};

struct Sheet {
  std::string title, made_by, language = "en";
  std::vector<SheetPiece> pieces;

  // Each leaves out what would be empty.
  void heading(int level, std::string text);
  void paragraph(std::string text);
  void quiet(std::string text);
  void item(std::string text, std::string quote = "", std::vector<std::string> lines = {});
  void table(std::vector<std::string> columns, std::vector<std::vector<std::string>> rows);
  void command(std::string text);
  void figure(std::string html, std::string_view style);
};

std::string sheet_markdown(const Sheet& sheet);

// Lines of at most `width` columns.
std::string sheet_text(const Sheet& sheet, std::size_t width);

// To be pasted into a mail or a form: in lines of at most 78 columns, nothing drawn, no control characters.
std::string sheet_plain_text(const Sheet& sheet);

// One file, complete without script and without a request to anywhere, fit to be printed.
std::string sheet_html(const Sheet& sheet);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_SHEET_H_
