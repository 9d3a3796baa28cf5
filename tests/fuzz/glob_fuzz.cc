// Any pattern on any path: no fault, and no long time (the fuzzer's own limit).
#include <cstdint>
#include <string_view>

#include "intake/glob.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t end = bytes.find('\n');
  if (end == bytes.npos) return 0;
  static_cast<void>(overclaim::matches_glob(bytes.substr(0, end), bytes.substr(end + 1)));
  return 0;
}
