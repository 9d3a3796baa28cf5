// Long inputs in parts, so that memory does not grow with them.
#ifndef OVERCLAIM_INTAKE_PARTS_H_
#define OVERCLAIM_INTAKE_PARTS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/read_file.h"
#include "text/read.h"

namespace overclaim {

// Where to cut plain text whose first bytes are `window` and which goes on behind it: behind the last blank line, else
// behind the last line end, else before the character that may go on behind the window (in the East Asian charsets
// behind the last byte that can only be a character of its own). More than 0, at most window.size(). Never inside CR LF
// or a character. Requires: window is not empty; `charset` may be cut (see may_be_cut).
// Example: cut_plain_text("One.\n\nTwo.\nThr") == 6.
std::size_t cut_plain_text(std::string_view window, std::string_view charset = "utf-8");

// False where the meaning of a byte depends on all bytes before it (iso-2022-jp).
bool may_be_cut(std::string_view charset);

struct PartRange {
  std::uint64_t begin = 0, end = 0;
  friend bool operator==(const PartRange&, const PartRange&) = default;
};

// What an input is and how it is read. Parts follow one another and cover the input; an empty input has one empty part.
// HTML, Markdown and charsets that may not be cut are always one part, also where it is longer than a document may be.
struct InputPlan {
  MediaType media_type = MediaType::plain;
  std::string charset;  // decided by the first part
  std::string sha256;   // of the whole input
  std::vector<PartRange> parts;
};

// Reads the input once. Nothing where it cannot be read to its end. `name` helps to tell what it is; `charset` is what
// it is to be read as, "" to decide by the input; `longest` is the most a part may have.
std::optional<InputPlan> plan_input(const InputBytes& input, std::string_view name, std::string_view charset = "",
                                    std::uint64_t longest = max_document_bytes);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_PARTS_H_
