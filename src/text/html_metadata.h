// Strings of a page that are not its running text: schema.org data in JSON, words of an address.
#ifndef OVERCLAIM_TEXT_HTML_METADATA_H_
#define OVERCLAIM_TEXT_HTML_METADATA_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/html_decode.h"
#include "text/offset_map.h"

namespace overclaim {

// One text-like string of a JSON-LD script. JSON escapes and HTML inside the string are decoded.
struct StructuredString {
  DecodedRun run;            // to_source leads to the bytes of the page
  bool is_question = false;  // name of a Question
  bool is_answer = false;    // text of an Answer
};

// The strings of input[script], in order, whose key holds text (name, description, text, ...): no addresses, dates,
// ids. nullopt if it is no JSON; then nothing of it is used. Linear time, no recursion.
std::optional<std::vector<StructuredString>> structured_strings(std::string_view input, OffsetRange script);

// Where the last path part of an address with a letter in it stands: "/blog/stem-cells.html?a=b" -> "stem-cells".
// Empty if there is none.
OffsetRange address_words(std::string_view address);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_METADATA_H_
