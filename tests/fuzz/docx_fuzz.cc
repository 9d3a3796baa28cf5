// Any bytes as a Word document: a zip file as it is, anything else as the word/document.xml of one.
#include "intake/docx.h"

#include <cstdint>
#include <string_view>

#include "../zip_bytes.h"
#include "check_extracted.h"

using namespace overclaim;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const ExtractLimits limits = test::fuzz_limits();
  if (bytes.substr(0, 2) == "PK") {
    test::check_extracted(extract_docx(bytes, limits), limits, true);
  } else {
    test::check_extracted(extract_docx(test::zip_bytes({{"word/document.xml", std::string(bytes)}}), limits), limits,
                          true);
  }
  return 0;
}
