// One run of HTML text or one attribute value as the characters it stands for.
#ifndef OVERCLAIM_TEXT_HTML_DECODE_H_
#define OVERCLAIM_TEXT_HTML_DECODE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "text/offset_map.h"

namespace overclaim {

// What a run is read as. The tokenizer treats U+0000 and "&copy=" differently in each.
enum class HtmlRun {
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

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_DECODE_H_
