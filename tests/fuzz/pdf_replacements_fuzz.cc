// Any bytes as a PDF in which texts may stand for what is shown.
#include <cstdint>
#include <string_view>

#include "intake/pdf_replacements.h"
#include "require.h"

using namespace overclaim;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const PdfReplacements count = count_pdf_replacements(bytes);
  // What is packed may hold more than is seen of it.
  if (bytes.find("stream") == bytes.npos) {
    test::require((count.other_words + count.no_words) * std::string_view("/ActualText").size() <= size,
                  "each text that is counted is written");
  }
  return 0;
}
