// Parsers decode runs too, but give no offsets inside them; here the way back is exact for every character.
// Test: tests/html_oracle_test.cc compares with another parser's own text.
#include "text/html_decode.h"

namespace overclaim {

DecodedRun decode_html(std::string_view input, OffsetRange range, HtmlRun run) {
  DecodedRun decoded;
  decoded.bad_bytes =
      decode_html_pieces(input, range, run, [&decoded](std::string_view text, OffsetRange source, bool linear) {
        decoded.text += text;
        if (linear) {
          decoded.to_source.append_linear(text.size(), source.begin);
        } else {
          decoded.to_source.append_atomic(text.size(), source.begin, source.end);
        }
      });
  return decoded;
}

}  // namespace overclaim
