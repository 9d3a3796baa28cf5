// Text laid out for a terminal: paragraphs beside a label, sentences with underlines, colour and links where they are
// wanted. What is added is made safe here, so that nothing a page says can steer the terminal.
#ifndef OVERCLAIM_REPORT_TERMINAL_TEXT_H_
#define OVERCLAIM_REPORT_TERMINAL_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/marked_sentence.h"

namespace overclaim {

struct TerminalStyle {
  std::size_t width = 80;   // columns; 20 at least
  bool color = false;       // SGR sequences; every mark has a second sign beside its colour
  bool hyperlinks = false;  // OSC 8 sequences
};

enum class Ink { plain, strong, quiet, mark };

// A piece of a paragraph. `address`: where it leads; "" for nowhere. Only visible ASCII is taken for an address.
struct Piece {
  std::string text;
  Ink ink = Ink::plain;
  std::string address = {};  // may be left out
};

class TerminalText {
 public:
  explicit TerminalText(const TerminalStyle& style);

  void blank();  // an empty line; never two

  // A paragraph, wrapped, behind `indent` spaces. Line ends and tabs in it are spaces.
  void paragraph(const std::vector<Piece>& pieces, std::size_t indent = 0);
  void paragraph(std::string text, std::size_t indent = 0, Ink ink = Ink::plain);

  // The same with `label` before its first line, the text starting at `column`; where too little room is left of the
  // width, the label has a line of its own.
  // Example, of "[3]" at 2 and column 6:
  //     [3] Says there is
  //         no risk.
  void labelled(std::string_view label, Ink ink, const std::vector<Piece>& pieces, std::size_t indent,
                std::size_t column);

  // A sentence with each piece of it underlined by '^', in columns: under wide characters two. Underlines that would
  // touch stand one below the other; a label stands behind the last line of its underline. Columns count in the order
  // of the text: a terminal that turns right-to-left words round turns them within their own columns, so that what
  // stands beside them keeps its place.
  // Example:
  //     There are no risks.
  //               ^^^^^^^^[1]
  void sentence(std::string_view text, std::vector<Underline> underlines, std::size_t indent);

  std::string take();

 private:
  struct Inked;
  void line(std::size_t indent, const Inked& text, std::size_t begin, std::size_t end);
  void underline_rows(std::string_view text, std::size_t begin, std::size_t end, const std::vector<Underline>& marks,
                      std::size_t indent);

  TerminalStyle style_;
  std::string out_;
};

// Whether the text holds letters that are written from right to left.
bool has_right_to_left(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_TERMINAL_TEXT_H_
