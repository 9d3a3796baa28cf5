// Signs that a Word document names by font and number instead of writing them.
#ifndef OVERCLAIM_INTAKE_DOCX_SYMBOLS_H_
#define OVERCLAIM_INTAKE_DOCX_SYMBOLS_H_

#include <string>
#include <string_view>

namespace overclaim {

// A w:sym as it is seen, in UTF-8; "" where it is a sign that is not known here, or none. `code` is hexadecimal: of a
// font of letters it is the letter, also as F000 and more; of the font Symbol, Greek letters and signs of arithmetic;
// of Wingdings, ticks and bullets.
// Example: docx_symbol("Arial", "F06E") == "n", docx_symbol("Symbol", "F062") == "\u03B2".
std::string docx_symbol(std::string_view font, std::string_view code);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_DOCX_SYMBOLS_H_
