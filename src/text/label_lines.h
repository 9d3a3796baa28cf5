// Which short texts may be a label and its value: "Side effects" and "None".
#ifndef OVERCLAIM_TEXT_LABEL_LINES_H_
#define OVERCLAIM_TEXT_LABEL_LINES_H_

#include <string_view>

namespace overclaim {

// At most eight words and no end of a sentence; a colon at the end is the label's own.
bool may_be_label(std::string_view text);

// At most six words.
bool may_be_value(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_LABEL_LINES_H_
