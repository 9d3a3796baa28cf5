// Lines of a page: how they begin and end, and where the end of one on the screen ends what is said: between those of an
// address or of a list of labels, not between those of a sentence that goes on.
#ifndef OVERCLAIM_TEXT_HTML_LINES_H_
#define OVERCLAIM_TEXT_HTML_LINES_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "text/html_events.h"

namespace overclaim {

// Does `next` say something of its own behind `before`, the line above it? It begins with a capital, and
//   it has a label, and so has the line above or that is a whole sentence: "Refunds: no", "Side effects: fever"; or
//   the line above is a label or a question and a short word, yes or no: "Is it a cure? No", "Risks vary by patient".
// Headlines go on: "Now with no", "Side Effects: None". Total; looks at a few words of each.
// Requires: neither has white space around it.
bool begins_anew(std::string_view before, std::string_view next);

// The line that begins with `words`, which are those of the text `event`, over the tags of inline elements behind it:
// "<b>Risks</b>: none". Its end is cut where it is long. `coming`: the event being read and those behind it; not empty.
std::string line_from(std::string_view input, std::span<const HtmlEvent> coming, const HtmlEvent& event,
                      std::string_view words);

// One more than the spaces of a text; 0 of none.
std::size_t count_words(std::string_view text);

// Whether the first character behind white space is a small letter, as of words that go on.
bool begins_small(std::string_view words);

// Whether the sentence at the end of `text` is over. Quotation marks and brackets behind the end mark do not matter.
bool is_sentence_over(std::string_view text);

// Whether what is set high behind a word is a footnote's mark (effects<sup>1</sup>), which is no part of the word;
// "10<sup>6</sup>" is one number. Requires: neither is empty.
bool parts_from_mark(std::string_view before, std::string_view mark);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_LINES_H_
