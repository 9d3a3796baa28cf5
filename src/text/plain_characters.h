// Classes of characters that the structure of plain text is read from.
#ifndef OVERCLAIM_TEXT_PLAIN_CHARACTERS_H_
#define OVERCLAIM_TEXT_PLAIN_CHARACTERS_H_

#include <string_view>

namespace overclaim {

// White space of every width, line ends and control characters included, but for those from U+0080 on (is_invisible).
bool is_space(char32_t c);
bool is_letter(char32_t c);  // combining marks too
bool is_lower(char32_t c);
bool is_upper(char32_t c);
bool is_digit(char32_t c);    // of any script, not superscripts
bool is_picture(char32_t c);  // emoji, dingbats, their joiners
bool is_opening_quote(char32_t c);
bool is_closing_quote(char32_t c);
bool is_bracket(char32_t c);
bool is_dash(char32_t c);  // hyphen-minus and hyphens too

// The text without white space and invisible characters at its ends.
std::string_view trimmed(std::string_view text);

// The text without anything but letters and digits at its ends: what whole lines are looked up by.
std::string_view without_marks_around(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_PLAIN_CHARACTERS_H_
