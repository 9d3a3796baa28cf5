// Whether the words of a line leave it open: "There are no" does not end there.
#ifndef OVERCLAIM_TEXT_LINE_WORDS_H_
#define OVERCLAIM_TEXT_LINE_WORDS_H_

#include <set>
#include <string>
#include <string_view>

#include "text/language.h"

namespace overclaim {

// Of a line that ends without a mark.
struct LineWords {
  bool is_open = false;  // its last word seldom ends a line ("no", "the"), and is no answer ("Pain: no", "or not")
  bool ends_in_function = false;    // its last word holds sentences together: "is", "of", "don't"
  bool ends_in_short_form = false;  // "don't": may stand for what was said before
  bool has_function = false;        // any word does, as in a sentence and seldom in a list
  bool in_capitals = false;         // all letters
  bool is_answered = false;         // its last word would leave it open, but is an answer
};

class LineWordSets {
 public:
  explicit LineWordSets(const Language& language)
      : open_(language.open_words.begin(), language.open_words.end()),
        function_(language.function_words.begin(), language.function_words.end()),
        answer_(language.answer_words.begin(), language.answer_words.end()) {}

  // Words are what stands between white space, folded, without the marks around them. Linear.
  // Example: "There are no" is open, "Pain: no" and "Believe it or not" are not.
  LineWords of(std::string_view line) const;

 private:
  std::set<std::string, std::less<>> open_, function_, answer_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_LINE_WORDS_H_
