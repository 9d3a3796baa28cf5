// Where the end of a line on the screen ends what is said: between the lines of an address or of a list of labels, not
// between those of a sentence that goes on.
#ifndef OVERCLAIM_TEXT_HTML_LINES_H_
#define OVERCLAIM_TEXT_HTML_LINES_H_

#include <string_view>

namespace overclaim {

// Does `next` say something of its own behind `before`, the line above it? It begins with a capital, and
//   it has a label, and so has the line above or that is a whole sentence: "Refunds: no", "Side effects: fever"; or
//   the line above is a label or a question and a short word, yes or no: "Is it a cure? No", "Risks vary by patient".
// Headlines go on: "Now with no", "Side Effects: None". Total; looks at a few words of each.
// Requires: neither has white space around it.
bool begins_anew(std::string_view before, std::string_view next);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_LINES_H_
