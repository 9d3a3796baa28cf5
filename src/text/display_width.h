// How many columns a text takes on a terminal.
#ifndef OVERCLAIM_TEXT_DISPLAY_WIDTH_H_
#define OVERCLAIM_TEXT_DISPLAY_WIDTH_H_

#include <cstddef>
#include <string_view>

namespace overclaim {

// Columns of valid UTF-8: 2 for East Asian wide characters and pictures, 0 for combining marks, invisible and control
// characters, 1 for the rest. A picture joined from several counts once. A tab counts 0: expand tabs before. Terminals
// differ on pictures; this is what most of them do.
// Example: display_width("caf\u00E9") == 4, display_width("\u5E72\u7D30\u80DE") == 6.
std::size_t display_width(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_DISPLAY_WIDTH_H_
