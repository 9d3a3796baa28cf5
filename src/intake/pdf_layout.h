// The words of a PDF with their places, put together to paragraphs.
#ifndef OVERCLAIM_INTAKE_PDF_LAYOUT_H_
#define OVERCLAIM_INTAKE_PDF_LAYOUT_H_

#include <string>
#include <string_view>
#include <vector>

#include "intake/extracted.h"

namespace overclaim {

struct PdfWord {
  double left = 0, top = 0, right = 0, bottom = 0;  // points from the upper left corner
  std::string text;
};

struct PdfPage {
  double width = 0, height = 0;
  std::vector<PdfWord> words;  // in the order they were drawn
};

struct PdfWords {
  std::string title;
  std::vector<PdfPage> pages;
};

// What "pdftotext -bbox" writes. Total: lines of another form are passed over.
PdfWords read_pdf_words(std::string_view bbox);

// Turns a page on which most of the text runs down or up the page (a table laid on its side) so that it runs to the
// right. Other pages stay as they are.
void turn_upright(PdfPage& page);

// Plain text: a line for a paragraph, with blank lines between; items begin lines too. A word parted at the end of a
// line is put together where the document has it elsewhere. The raised mark of a note, and words drawn twice in one
// place to look bold, are left out (pdf_lines.h). Pages without words are named in left_out. A sentence goes on from
// column to column and from page to page. Heads, feet and numbers of pages (pdf_margins.h) are written at the end, each
// with the page it was first on; the title of the document, where it has several words that no page shows, behind them
// as words of the first page. Places are pages, one for each that has words, and begin where the page's first word
// does. Pages are turned upright first, and letters spaced out put together (pdf_spaced_words.h).
void write_pdf_text(PdfWords words, Extracted& out);

// The same for text with U+000C behind each page, as pdftotext writes it without places: those become line ends.
void write_paged_text(std::string_view text, Extracted& out);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_PDF_LAYOUT_H_
