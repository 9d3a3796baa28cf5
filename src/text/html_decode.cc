// The parser decodes runs too, but gives no offsets inside them; decoding them a second time here keeps the way back
// exact for every character. Test: tests/html_events_test.cc compares with the parser's own text.
#include "text/html_decode.h"

#include "text/html_entities.h"
#include "text/utf8.h"

namespace overclaim {

DecodedRun decode_html(std::string_view input, OffsetRange range, HtmlRun run) {
  const std::string_view piece = input.substr(0, range.end);  // a reference never reaches over the end of its run
  DecodedRun decoded;
  const auto replace = [&decoded](std::string_view text, std::size_t begin, std::size_t end) {
    decoded.text += text;
    decoded.to_source.append_atomic(text.size(), begin, end);
  };
  std::size_t copied = range.begin;  // first byte not yet copied
  const auto copy_up_to = [&](std::size_t end) {
    if (end == copied) return;
    decoded.text += piece.substr(copied, end - copied);
    decoded.to_source.append_linear(end - copied, copied);
    copied = end;
  };
  std::size_t at = range.begin;
  while (at < range.end) {
    const char c = piece[at];
    if (c == '&' && run != HtmlRun::raw) {
      const CharacterReference reference = character_reference_at(piece, at, run == HtmlRun::attribute);
      if (reference.size > 0) {
        copy_up_to(at);
        replace(reference.text, at, at + reference.size);
        at = copied = at + reference.size;
        continue;
      }
      ++at;
    } else if (c == '\r') {
      const std::size_t size = at + 1 < range.end && piece[at + 1] == '\n' ? 2 : 1;
      copy_up_to(at);
      replace("\n", at, at + size);
      at = copied = at + size;
    } else if (c == '\0') {
      copy_up_to(at);
      if (run != HtmlRun::text) replace("\xEF\xBF\xBD", at, at + 1);
      copied = ++at;
    } else if (static_cast<unsigned char>(c) < 0x80) {
      ++at;
    } else {
      const CodePoint code_point = code_point_at(piece, at);
      if (!code_point.valid) {
        copy_up_to(at);
        replace("\xEF\xBF\xBD", at, at + code_point.size);
        decoded.bad_bytes += code_point.size;
        copied = at + code_point.size;
      }
      at += code_point.size;
    }
  }
  copy_up_to(range.end);
  return decoded;
}

}  // namespace overclaim
