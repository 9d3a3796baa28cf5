// Lines joined to pieces: each piece is the text of one later block. Undoes hard wrapping.
#ifndef OVERCLAIM_TEXT_PLAIN_PIECES_H_
#define OVERCLAIM_TEXT_PLAIN_PIECES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/outline.h"
#include "text/plain_lines.h"

namespace overclaim {

// What the lines of a piece say together, and (filled by plain_kinds.h) what it is.
struct PlainPiece {
  std::uint32_t first_line = 0, last_line = 0;  // both belong to it
  Span span;                                    // of the outline's text
  std::uint32_t words = 0, columns = 0, indent = 0, quote_depth = 0;
  char32_t mark_sign = 0;
  std::uint8_t heading_level = 0;
  LineMark mark = LineMark::none;
  LineEnd ends = LineEnd::open;
  LineStart starts = LineStart::other;
  bool several_sentences = false, gap_before = false;
  bool mail = false;  // a field, signature or the like of pasted mail

  BlockKind kind = BlockKind::paragraph;
  bool in_run = false;         // a list item by its neighbours, not by a mark
  bool says_sentence = false;  // furniture that is read as text, linked to nothing
};

// Joins lines. Whether a line end is a soft wrap is decided for the whole text, for each stretch without blank lines,
// and for each line: see plain_pieces.cc. Spans are not set. Linear time.
std::vector<PlainPiece> plain_pieces(const PlainLines& lines, std::string_view input, const Language& language);

// Writes the pieces' text into `outline` (text and map) and sets their spans.
// Requires: outline is empty; pieces come from `lines`, and lines from `input`.
void write_pieces(std::vector<PlainPiece>& pieces, const PlainLines& lines, std::string_view input, Outline& outline);

// Most words longer than three letters are capitalised, and two of five words in all, at least two.
bool is_title_case(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_PLAIN_PIECES_H_
