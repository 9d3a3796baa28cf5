// What each piece of plain text is: heading, list item, question, reference, furniture ...
#ifndef OVERCLAIM_TEXT_PLAIN_KINDS_H_
#define OVERCLAIM_TEXT_PLAIN_KINDS_H_

#include <string_view>
#include <vector>

#include "text/language.h"
#include "text/plain_pieces.h"

namespace overclaim {

// Fills kind, in_run and says_sentence. Answers and captions are left to outline_of_plain: they depend on what is
// linked to what. Linear time.
// Requires: the pieces' spans lie within `text`.
void set_kinds(std::vector<PlainPiece>& pieces, std::string_view text, const Language& language);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_PLAIN_KINDS_H_
