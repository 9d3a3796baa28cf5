// Plain text as lines, each with what its characters alone say: its mark, how it starts and ends, how long it is.
//
// The first of three steps of outline_of_plain: lines (here), pieces (plain_pieces.h), kinds (plain_kinds.h).
#ifndef OVERCLAIM_TEXT_PLAIN_LINES_H_
#define OVERCLAIM_TEXT_PLAIN_LINES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/language.h"

namespace overclaim {

// What a line opens with.
enum class LineMark : std::uint8_t {
  none,
  bullet,    // a sign that is nothing else at the start of a line: "•"
  dash,      // "-", "–", "—", "+": also a sign inside sentences
  star,      // "* "
  number,    // "1." "1)" "(1)" "[1]"
  letter,    // "a)" "(a)" "ii." and "a." when "b." follows
  step,      // "Step 1:" when "Step 2:" follows; any capitalised word
  heading,   // "#", "**all bold**", or underlined
  question,  // a question label of the language: "Q:"
  answer,    // "A:"
  footnote   // "*" or a dagger right before a word
};

// The last mark of a line; closing quotation marks, brackets, note numbers and pictures behind it are looked through.
enum class LineEnd : std::uint8_t { open, comma, semicolon, colon, dash, hyphen, sentence, exclamation, question };

// The first letter or digit of a line. lower: a word in small letters, not "mRNA".
enum class LineStart : std::uint8_t { lower, upper, digit, other };

bool is_item_mark(LineMark mark);  // from bullet to step
bool ends_sentence(LineEnd end);
bool runs_on(LineEnd end);  // the sentence may go on in the next line

struct PlainLine {
  std::uint32_t begin = 0, end = 0;  // the body, bytes of the input: without mark, mail quoting and white space around
  std::uint32_t mark_begin = 0;      // where the mark starts; begin where there is none
  std::uint32_t columns = 0;         // code points from mark_begin to end
  std::uint32_t words = 0;           // pieces of the body with a letter or digit in them
  std::uint32_t indent = 0;          // columns of white space before the mark, a tab up to the next fourth column
  std::uint32_t quote_depth = 0;     // '>' of mail quoting before the line
  char32_t mark_sign = 0;            // which bullet, or the sign behind a number
  std::uint16_t mark_value = 0;      // 3 for "3.", "c.", "Step 3:"; 0 where there is no order
  std::uint16_t mark_roman = 0;      // letters only: 2 for "ii."
  std::uint8_t heading_level = 0;    // marks of kind heading: 1-6, 0 for bold
  LineMark mark = LineMark::none;
  LineEnd ends = LineEnd::open;
  LineStart starts = LineStart::other;
  bool several_sentences = false;  // a sentence ends inside the line
  bool gap_before = false;         // a blank line or a drawn rule stands above, or nothing
  bool soft_end = false;   // one space stands before the line end, as mail programs write a soft wrap (RFC 3676)
  bool signature = false;  // below the "-- " of a mail

  bool empty() const { return begin == end; }
};

struct PlainLines {
  std::vector<PlainLine> lines;  // blank lines, rules ("-----") and underlines are not among them
  std::uint64_t bad_bytes = 0;   // input bytes that are not UTF-8
};

// Lines end at LF, CR LF, CR, U+2028, U+2029, and at CR CR LF where all do. A byte order mark is skipped. Linear time.
// Example: "• No cure\r\n" is one line, a bullet, with the body "No cure".
// Requires: input.size() fits into 32 bits (read_document's limit is 16 MiB).
PlainLines plain_lines(std::string_view input, const Language& language);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_PLAIN_LINES_H_
