// What stands at the head and foot of a PDF's pages and is none of their text.
#ifndef OVERCLAIM_INTAKE_PDF_MARGINS_H_
#define OVERCLAIM_INTAKE_PDF_MARGINS_H_

#include <vector>

#include "intake/pdf_lines.h"

namespace overclaim {

// Takes these lines out of `pages`, the lines of each page of `words`, and gives them back in order. All stand in the
// upper or lower tenth of a page:
// - lines that most pages have, but for their digits; each is given back once;
// - at the very edge, the number of the page, alone or with other words ("Hope Clinic  Page 1");
// - at the very edge and apart from the text, what parts a sentence that ends on the next page ("it does not" | "Hope
//   Clinic leaflet" | "cure autism."): a head, a footnote.
std::vector<PdfLine> take_margins(const PdfWords& words, std::vector<std::vector<PdfLine>>& pages);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_PDF_MARGINS_H_
