// PDF, by pdftotext of poppler as a program of its own with bounds.
#ifndef OVERCLAIM_INTAKE_PDF_H_
#define OVERCLAIM_INTAKE_PDF_H_

#include <string>
#include <string_view>

#include "intake/extracted.h"

namespace overclaim {

inline constexpr std::string_view default_pdf_command = "pdftotext";

// The words as plain text, paragraphs parted by blank lines; places are pages (pdf_layout.h). `command`: a program that
// takes the PDF on its standard input. One called pdftotext is asked for words with their places; any other, or one
// that cannot give those, gets the arguments "-enc UTF-8 - -" and writes text with U+000C behind each page. Looked for
// in /usr/local/bin, /usr/bin and /bin where it holds no slash. It runs in a bounded process (child_process.h).
// Errors: damaged, encrypted, no_text (a scan), not_installed, too_long, too_slow.
ExtractResult extract_pdf(std::string_view bytes, const ExtractLimits& limits = {},
                          const std::string& command = std::string(default_pdf_command));

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_PDF_H_
