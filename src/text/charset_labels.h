// The table behind charset.h: names, labels, converters. Part of charset.cc.
#ifndef OVERCLAIM_TEXT_CHARSET_LABELS_H_
#define OVERCLAIM_TEXT_CHARSET_LABELS_H_

#include <string_view>

namespace overclaim {

struct CharsetRow {
  const char* name;       // WHATWG, lower case
  const char* converter;  // ICU
  const char* labels;     // parted by spaces
};

// nullptr for an unknown name.
const CharsetRow* charset_row(std::string_view name);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_CHARSET_LABELS_H_
