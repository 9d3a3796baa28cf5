// Covered by tests/plain_blocks_test.cc.
#include "text/line_words.h"

#include <algorithm>

#include "text/fold.h"
#include "text/plain_characters.h"
#include "text/utf8.h"

namespace overclaim {

LineWords LineWordSets::of(std::string_view line) const {
  LineWords words;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t begin = line.size(), end = at;
    bool is_word = true;  // bytes that are no UTF-8 are in none
    while (at < line.size()) {
      const CodePoint c = code_point_at(line, at);
      if (is_space(c.value)) break;
      is_word = is_word && c.valid;
      if (is_letter(c.value)) {
        begin = std::min(begin, at);
        end = at + c.size;
      }
      at += c.size;
    }
    if (begin < end && is_word) {
      const std::string word = fold_word(line.substr(begin, end - begin));
      words.is_open = open_.contains(word);
      words.ends_in_function = words.is_open || function_.contains(word);
      words.has_function = words.has_function || words.ends_in_function;
    }
    while (at < line.size()) {
      const CodePoint c = code_point_at(line, at);
      if (!is_space(c.value)) break;
      at += c.size;
    }
  }
  return words;
}

}  // namespace overclaim
