// Words that a PDF gives to be read in place of what its pages show.
#ifndef OVERCLAIM_INTAKE_PDF_REPLACEMENTS_H_
#define OVERCLAIM_INTAKE_PDF_REPLACEMENTS_H_

#include <cstdint>
#include <string_view>

namespace overclaim {

// How many texts of ActualText are words. Every program that makes PDFs gives spaces, hyphens and joined letters ("fi")
// so; these are not counted. Total. Streams are looked into where they are packed in the usual way (FlateDecode), up to
// 128 MiB of them together; encrypted and otherwise packed ones are not.
// Example: count_pdf_replacements("/Span<</ActualText(some)>>BDC (no) Tj EMC") == 1.
std::uint64_t count_pdf_replacements(std::string_view bytes);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_PDF_REPLACEMENTS_H_
