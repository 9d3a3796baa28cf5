// What stands between the words of a match and was not read: a picture, a sign, letters of another alphabet, a piece
// taken out.
#ifndef OVERCLAIM_CHECK_UNREAD_GAP_H_
#define OVERCLAIM_CHECK_UNREAD_GAP_H_

#include <vector>

#include "text/document.h"

namespace overclaim {

// Whether something between the words of `match`, a part of the sentence, may say what was not read: there the words
// alone are no statement of the page. Signs of footnotes and trade marks, comparisons and mark-up of text say nothing.
// `written`: places in the match that a rule spells out; foreign letters there were read.
// Linear in the match and in the input it stands on.
// Example: true for "There are side effects" in "There are <img alt='no'> side effects", false for "side effects"
// there.
bool has_unread_gap(const Document& document, const Sentence& sentence, Span match, const std::vector<Span>& written);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_UNREAD_GAP_H_
