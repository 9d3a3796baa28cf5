// Web archives out of any bytes: framing ends, places lie in the file and go forward, and pages come out of records
// without a fault.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <variant>

#include "intake/archived_page.h"
#include "intake/warc_framing.h"

using namespace overclaim;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  const Packing packing = packing_of(bytes);
  UnpackLimits unpack;
  unpack.ratio_from = 1U << 20U;
  WarcLimits limits;
  limits.block_bytes = 1U << 20U;
  limits.damaged_places = 50;
  limits.damaged_bytes = 8U << 20U;
  WarcFraming framing(PackedBytes(reader_of(std::move(bytes)), packing, unpack), limits);
  for (std::size_t steps = 0;; ++steps) {
    if (steps > size + 100) std::abort();  // no record has no bytes
    const auto read = framing.next();
    if (std::get_if<WarcEnd>(&read) != nullptr) return 0;
    const auto* record = std::get_if<WarcRecord>(&read);
    const WarcPlace place = record != nullptr ? record->place : std::get<WarcDamage>(read).place;
    if (place.of_file && place.offset + place.length > size) std::abort();
    if (record != nullptr) static_cast<void>(page_of(*record));
  }
}
