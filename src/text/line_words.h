// Whether the words of a line leave it open: "There are no" does not end there, whatever stands below.
#ifndef OVERCLAIM_TEXT_LINE_WORDS_H_
#define OVERCLAIM_TEXT_LINE_WORDS_H_

#include <set>
#include <string>
#include <string_view>

#include "text/language.h"

namespace overclaim {

// Of a line that ends without a mark.
struct LineWords {
  bool is_open = false;           // its last word never ends a line: "no", "the", "without"
  bool ends_in_function = false;  // its last word holds sentences together: one of those, or "is", "of", "it"
  bool has_function = false;      // any of its words does, as in a sentence and seldom in a list
};

class LineWordSets {
 public:
  explicit LineWordSets(const Language& language)
      : open_(language.open_words.begin(), language.open_words.end()),
        function_(language.function_words.begin(), language.function_words.end()) {}

  // Words are what stands between white space, folded, without the marks around them. Linear.
  // Example: of "There are no" all three are true, of "cerebral palsy" none.
  LineWords of(std::string_view line) const;

 private:
  std::set<std::string, std::less<>> open_, function_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_LINE_WORDS_H_
