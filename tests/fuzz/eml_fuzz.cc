// Any bytes as a mail.
#include "intake/eml.h"

#include <cstdint>
#include <string_view>

#include "check_extracted.h"

using namespace overclaim;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const ExtractLimits limits = test::fuzz_limits();
  static_cast<void>(is_eml(bytes));
  test::check_extracted(extract_eml(bytes, limits), limits, false);
  return 0;
}
