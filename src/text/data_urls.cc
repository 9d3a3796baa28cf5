// Only base64 is taken out: its letters run on without a space for thousands of bytes, so no text can be among them.
// Drawings written as text (data:image/svg+xml,<svg ...) stay; they are short. Covered by tests/saved_pages_test.cc.
#include "text/data_urls.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::size_t shortest_data = 1024;
constexpr std::size_t longest_type = 256;  // between "data:" and the data
constexpr std::string_view scheme = "data:", marker = ";base64,";

bool is_data(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/' ||
         c == '=' || c == '%' || c == '-' || c == '_';
}

// The data of the data: URL whose scheme stands at `at`; empty where there is none or little.
OffsetRange data_at(std::string_view html, std::size_t at) {
  const std::string_view head = html.substr(at, longest_type);
  const std::size_t end = head.find_first_of(" \t\r\n\"'<>()");
  const std::size_t found = head.substr(0, end).find(marker);
  if (found == std::string_view::npos) return {};
  const std::size_t begin = at + found + marker.size();
  std::size_t last = begin;
  while (last < html.size() && is_data(html[last])) ++last;
  return last - begin >= shortest_data ? OffsetRange{begin, last} : OffsetRange{};
}

}  // namespace

DecodedInput without_data_urls(std::string_view html, const DecodedInput& decoded) {
  DecodedInput kept;
  if (html.find(marker) == html.npos) {  // as most long pages: nothing to map anew
    kept = decoded;
    if (decoded.to_input.is_identity()) kept.text = html;
    return kept;
  }
  kept.bad_bytes = decoded.bad_bytes;
  std::size_t at = 0;
  const auto keep_up_to = [&](std::size_t end) {
    kept.text += html.substr(at, end - at);
    if (!decoded.to_input.is_identity()) kept.to_input.append(decoded.to_input, {at, end});
    while (decoded.to_input.is_identity() && at < end) {
      const auto size = static_cast<std::uint32_t>(std::min<std::size_t>(code_point_at(html, at).size, end - at));
      kept.to_input.append(size, size);
      at += size;
    }
    at = end;
  };
  for (std::size_t found = html.find(scheme); found != html.npos; found = html.find(scheme, found + scheme.size())) {
    const OffsetRange data = data_at(html, found);
    if (data.begin == data.end) continue;
    keep_up_to(data.begin);
    const OffsetRange input = decoded.to_input.input_of(data);
    kept.to_input.skip(input.end - input.begin);
    at = found = data.end;
  }
  keep_up_to(html.size());
  return kept;
}

}  // namespace overclaim
