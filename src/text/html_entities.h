// Character references of HTML ("&nbsp;", "&#8217;"), decoded by us because the parser gives one offset per text run.
#ifndef OVERCLAIM_TEXT_HTML_ENTITIES_H_
#define OVERCLAIM_TEXT_HTML_ENTITIES_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace overclaim {

struct CharacterReference {
  std::size_t size = 0;  // bytes read, from the '&' on; 0: no reference stands here, the '&' is text
  std::string text;      // what it stands for, UTF-8
};

// The reference at input[at] after the WHATWG tokenization states: longest name wins, names without ';' only from the
// legacy list, in attributes not before '=' or a letter or digit; numbers outside Unicode and surrogates give U+FFFD,
// 0x80-0x9F are read as windows-1252.
// Requires: input[at] == '&'.
CharacterReference character_reference_at(std::string_view input, std::size_t at, bool in_attribute);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_ENTITIES_H_
