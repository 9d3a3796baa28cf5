// One run of HTML text or one attribute value as the characters it stands for.
#ifndef OVERCLAIM_TEXT_HTML_DECODE_H_
#define OVERCLAIM_TEXT_HTML_DECODE_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/html_entities.h"
#include "text/offset_map.h"
#include "text/utf8.h"

namespace overclaim {

// What a run is read as. The tokenizer treats U+0000 and "&copy=" differently in each.
enum class HtmlRun : std::uint8_t {
  text,       // between tags: U+0000 is dropped
  rcdata,     // in title and textarea: U+0000 becomes U+FFFD
  attribute,  // as rcdata, with the attribute rule for references without ';'
  raw         // in script and its like: no references
};

struct DecodedRun {
  std::string text;             // valid UTF-8
  OffsetMap to_source;          // of `text`; bytes that stand for themselves are linear
  std::uint64_t bad_bytes = 0;  // bytes of the run that are not valid UTF-8, each sequence shown as U+FFFD
};

// Decodes input[range]: character references, CR LF and CR as LF, bad UTF-8. Nothing outside the range is looked at.
// White space is not collapsed. Total; linear time.
// Requires: range lies within input.
// Example: "a&amp;b" -> "a&b".
DecodedRun decode_html(std::string_view input, OffsetRange range, HtmlRun run);

// The same piece by piece: add(text, source, linear) for each, in order; `linear`: copied byte for byte. Returns the
// bad bytes.
template <typename Add>
std::uint64_t decode_html_pieces(std::string_view input, OffsetRange range, HtmlRun run, const Add& add);

// ---- implementation ----

namespace html_decode_internal {
// Bytes that stand for themselves wherever they are.
inline constexpr std::array<bool, 256> is_plain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 1; c < 0x80; ++c) plain[c] = c != '&' && c != '\r';
  return plain;
}();
}  // namespace html_decode_internal

template <typename Add>
std::uint64_t decode_html_pieces(std::string_view input, OffsetRange range, HtmlRun run, const Add& add) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  const std::string_view piece = input.substr(0, range.end);  // a reference never reaches over the end of its run
  std::uint64_t bad_bytes = 0;
  std::size_t copied = range.begin;  // first byte not yet copied
  const auto copy_up_to = [&](std::size_t end) {
    if (end > copied) add(piece.substr(copied, end - copied), OffsetRange{copied, end}, true);
    copied = end;
  };
  const auto replace = [&](std::string_view text, std::size_t begin, std::size_t end) {
    copy_up_to(begin);
    if (!text.empty()) add(text, OffsetRange{begin, end}, false);
    copied = end;
  };
  std::size_t at = range.begin;
  while (at < range.end) {
    const char c = piece[at];
    if (html_decode_internal::is_plain[static_cast<unsigned char>(c)]) {
      ++at;
    } else if (c == '&') {
      CharacterReference reference;
      if (run != HtmlRun::raw) reference = character_reference_at(piece, at, run == HtmlRun::attribute);
      if (reference.size == 0) {
        ++at;
        continue;
      }
      replace(reference.text, at, at + reference.size);
      at += reference.size;
    } else if (c == '\r') {
      const std::size_t size = at + 1 < range.end && piece[at + 1] == '\n' ? 2 : 1;
      replace("\n", at, at + size);
      at += size;
    } else if (c == '\0') {
      replace(run == HtmlRun::text ? std::string_view() : replacement, at, at + 1);
      ++at;
    } else {
      const CodePoint code_point = code_point_at(piece, at);
      if (!code_point.valid) {
        replace(replacement, at, at + code_point.size);
        bad_bytes += code_point.size;
      }
      at += code_point.size;
    }
  }
  copy_up_to(range.end);
  return bad_bytes;
}

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_DECODE_H_
