// Any bytes through charset, folding and their maps. The first byte chooses the charset.
// What this finds becomes a row of tests/charset_test.cc or tests/fold_test.cc.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "require.h"
#include "text/charset.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

void check_decoding(std::string_view bytes, std::string_view charset) {
  const DecodedInput decoded = decode(bytes, charset);
  std::uint64_t behind = 0;
  for (std::size_t at = 0; at < decoded.text.size();) {
    const CodePoint point = code_point_at(decoded.text, at);
    test::require(point.valid, "decoded text is UTF-8");
    const OffsetRange input = decoded.to_input.input_of({at, at + point.size});
    test::require(input.begin >= std::min(behind, input.begin) && input.end <= bytes.size(),
                  "characters lie in the input");
    test::require(input.begin + 64 >= behind, "characters stand in the input's order");
    behind = input.end;
    at += point.size;
  }
}

void check_folding(std::string_view bytes) {
  // What folding is given is UTF-8 already.
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = code_point_at(bytes, at);
    append_utf8(text, point.value);
    at += point.size;
  }
  const Folded folded = fold(text);
  test::require(folded.folded_to_text.derived_size() == folded.folded.size(), "the map covers the folded text");
  std::uint64_t behind = 0;
  for (const OffsetRun& run : folded.folded_to_text.runs()) {
    test::require(run.original_begin >= behind && run.original_end <= text.size(),
                  "the map leads into the text, in order");
    behind = run.original_end;
    test::require(!run.linear || run.derived_end - run.derived_begin == run.original_end - run.original_begin,
                  "where byte stands for byte there are as many");
  }
  test::require(fold(folded.folded).folded == folded.folded, "folding again changes nothing");
  for (const Tampering& place : folded.tampering) {
    test::require(place.span.begin < place.span.end && place.span.end <= text.size(), "tampering lies in the text");
  }
}

void read(std::string_view bytes) {
  if (bytes.empty()) return;
  static const std::vector<std::string_view> names = charset_names();
  const std::string_view charset = names[static_cast<unsigned char>(bytes[0]) % names.size()];
  bytes.remove_prefix(1);
  static_cast<void>(decide_charset(bytes, true));
  if (charset != "utf-8") check_decoding(bytes, charset);
  check_folding(bytes);
}

}  // namespace
}  // namespace overclaim

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  overclaim::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
