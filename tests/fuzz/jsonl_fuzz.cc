// Any bytes as JSON objects, a line each.
#include <cstdint>

#include "check_table.h"

using namespace overclaim;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(table_format(bytes, "-"));
  test::check_table(bytes, TableFormat::jsonl);
  return 0;
}
