// Examples with a marked place: "The procedure has [[no side effects]]."
#ifndef OVERCLAIM_RULEBOOK_MARKED_TEXT_H_
#define OVERCLAIM_RULEBOOK_MARKED_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace overclaim {

// The text without its marks, and the bytes [begin, end) of it that stood between them.
struct MarkedText {
  std::string text;
  std::size_t begin = 0, end = 0;
};

// `error` is "" or says what is wrong and what is allowed: exactly one pair of marks with something between them.
// Example: marked_text("after [[a stroke]]", error) is {"after a stroke", 6, 14}.
MarkedText marked_text(std::string_view example, std::string& error);

// True where `text` holds "[[" or "]]".
bool has_marks(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_MARKED_TEXT_H_
