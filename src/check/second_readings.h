// Words that a person reads otherwise than they are written: letters apart, parted at a line's end, disguised.
#ifndef OVERCLAIM_CHECK_SECOND_READINGS_H_
#define OVERCLAIM_CHECK_SECOND_READINGS_H_

#include <string_view>
#include <vector>

#include "check/sentence_view.h"
#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

// Fills joined_word and joined_end of the view's tokens, and `disguised`. A reading beside the first one, never in
// place of it, and only one that is a word of the rulebook:
//   "c u r e", "c.u.r.e"     four single letters at least
//   "ef-" | "fects"          parted by a hyphen at the end of a line, small letter behind it; "long-term" stays
//   "cur3", small capitals   one word, see text/plain_letters.h; told as disguised. A word of look-alike letters alone
//                            is read so unless a word of its alphabet that cannot be stands right beside it.
// Requires: the view's tokens are those of `sentence` without joints, with a disguised sign put in as a token; `folded`
// are their folded forms.
void find_second_readings(const Document& document, const Rulebook& rulebook, const Sentence& sentence,
                          const std::vector<std::string_view>& folded, SentenceView& view);

// Whether a sign is a word in disguise ("\U0001F172\U0001F184..."), which then is a token of the view.
bool is_disguised_sign(const Document& document, const Rulebook& rulebook, const Token& sign);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_SECOND_READINGS_H_
