// Answers of servers out of any bytes: no fault, and never more than was allowed.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "intake/http_response.h"

using namespace overclaim;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  constexpr std::uint64_t longest = 1U << 20U;
  if (const auto head = read_http_head(bytes)) {
    if (head->body_begin > size) std::abort();
    const HttpBody body = decode_body(*head, bytes.substr(head->body_begin), longest);
    if (body.bytes.size() > longest) std::abort();
  }
  for (const std::string_view coding : {"gzip", "deflate", "br"}) {
    if (unpacked(bytes, coding, longest).bytes.size() > std::max<std::uint64_t>(longest, size)) std::abort();
  }
  static_cast<void>(without_chunks(bytes, longest));
  return 0;
}
