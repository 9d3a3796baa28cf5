// Any bytes as what pdftotext writes.
#include <cstdint>
#include <string_view>

#include "check_extracted.h"
#include "intake/pdf_layout.h"

using namespace overclaim;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Extracted words, pages;
  write_pdf_text(read_pdf_words(bytes), words);
  write_paged_text(bytes, pages);
  test::check_extracted(words, test::fuzz_limits(), false);
  test::check_extracted(pages, test::fuzz_limits(), false);
  return 0;
}
