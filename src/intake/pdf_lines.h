// The words of a PDF's page, put together to lines.
#ifndef OVERCLAIM_INTAKE_PDF_LINES_H_
#define OVERCLAIM_INTAKE_PDF_LINES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/pdf_layout.h"

namespace overclaim {

struct PdfLine {
  double left = 0, top = 0, right = 0, bottom = 0;
  double first_width = 0;            // of its first word
  double narrowest = 0, widest = 0;  // gaps between its words, where it has several
  std::size_t words = 1;
  std::size_t page = 0;  // from 1
  std::string text;

  double height() const;  // at least 0.1
};

// In the order they were drawn. What stands apart in one row, as cells of a table do, are several lines; a justified
// line is one, however wide its spaces are, unless the rows above or below have spaces in the same places. Left out:
// words drawn twice in one place, and small raised marks of notes behind words and full stops; raised digits behind
// numbers and units ("10 6", "m 2") stay. Linear but for a tree of the words drawn.
std::vector<PdfLine> lines_of(const PdfPage& page, std::size_t number);

// The two stand beside each other.
bool shares_row(double top, double bottom, double other_top, double other_bottom);
bool shares_row(const PdfLine& a, const PdfLine& b);

bool same_size(const PdfLine& a, const PdfLine& b);

// The first letter is a small one.
bool starts_lower(std::string_view text);

// True for "" too. Quotation marks and brackets behind the full stop are looked through.
bool ends_sentence(std::string_view text);

// A bullet, a dash or a tick stands before its words.
bool starts_item(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_PDF_LINES_H_
