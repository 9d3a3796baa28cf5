// Any bytes as CSV and as TSV.
#include <cstdint>

#include "check_table.h"

using namespace overclaim;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  test::check_table(bytes, TableFormat::csv);
  test::check_table(bytes, TableFormat::tsv);
  return 0;
}
