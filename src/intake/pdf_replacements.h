// Words that a PDF gives to be read in place of what its pages show.
#ifndef OVERCLAIM_INTAKE_PDF_REPLACEMENTS_H_
#define OVERCLAIM_INTAKE_PDF_REPLACEMENTS_H_

#include <cstdint>
#include <string_view>

namespace overclaim {

struct PdfReplacements {
  std::uint64_t other_words = 0;  // words are given for what is shown
  std::uint64_t no_words = 0;     // nothing to read is given for it, though words are shown
};

// How many texts of ActualText stand for what is shown. Every program that makes PDFs gives spaces, hyphens and joined
// letters ("fi") so; these are not counted, nor is nothing for a mark or two. Total. Streams are looked into where they
// are packed in the usual way (FlateDecode), up to 128 MiB of them together; encrypted and otherwise packed ones are
// not.
// Examples: "/Span<</ActualText(some)>>BDC (no) Tj EMC" has one of other words, "/Span<</ActualText()>>BDC (risk) Tj
// EMC" one of no words.
PdfReplacements count_pdf_replacements(std::string_view bytes);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_PDF_REPLACEMENTS_H_
