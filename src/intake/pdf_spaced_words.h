// Words of a PDF that designers have spaced out letter by letter.
#ifndef OVERCLAIM_INTAKE_PDF_SPACED_WORDS_H_
#define OVERCLAIM_INTAKE_PDF_SPACED_WORDS_H_

#include "intake/pdf_layout.h"

namespace overclaim {

// Puts letters that stand apart evenly, as "N O  S I D E  E F F E C T S" in a headline, together to words: at least four
// pieces of one or two characters in a row, three of five one letter, of one height, closer than 0.6 of it. What stands
// clearly further apart than most of them begins a word. A row of letters that is none ("A B C D") becomes a word too.
// Pages without such rows stay as they are. Linear but for the sort of a row's gaps.
void join_spaced_letters(PdfPage& page);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_PDF_SPACED_WORDS_H_
