// What marks, spaces and signs fold to. Part of fold.cc.
#ifndef OVERCLAIM_TEXT_MARK_FORMS_H_
#define OVERCLAIM_TEXT_MARK_FORMS_H_

#include <string_view>

namespace overclaim {

// What a mark or space folds to whatever stands around it; empty for all other characters. En dash and minus sign fold
// to themselves here: what they are is settled by their neighbours.
// Example: mark_form(U'\u2019') == "'".
std::string_view mark_form(char32_t c);

// True for signs whose compatibility form would read as letters or digits of the word beside them, or as a word of
// their own: (TM), raised and lowered digits, fractions of one character, circled digits, the numero sign ("no").
bool keeps_its_form(char32_t c);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_MARK_FORMS_H_
