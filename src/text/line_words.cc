// Covered by tests/plain_pieces_test.cc.
#include "text/line_words.h"

#include <algorithm>

#include "text/fold.h"
#include "text/plain_characters.h"
#include "text/utf8.h"

namespace overclaim {

LineWords LineWordSets::of(std::string_view line) const {
  LineWords words;
  bool after_answer_word = false, has_lower = false, has_upper = false;
  // A question or a label in it, or a mark right before its last word: that word is the answer.
  bool answers = line.find_first_of("?:") != line.npos, after_mark = false;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t begin = line.size(), end = at;
    bool is_word = true, has_mark_behind = false;  // bytes that are no UTF-8 are in no word
    while (at < line.size()) {
      const CodePoint c = code_point_at(line, at);
      if (is_space(c.value)) break;
      is_word = is_word && c.valid;
      has_mark_behind = !is_letter(c.value);
      if (is_letter(c.value)) {
        begin = std::min(begin, at);
        end = at + c.size;
        (is_upper(c.value) ? has_upper : has_lower) = true;
      }
      at += c.size;
    }
    if (begin < end && is_word) {
      const std::string word = fold_word(line.substr(begin, end - begin));
      words.is_open = open_.contains(word);
      words.is_answered = words.is_open && (answers || after_answer_word || after_mark);
      words.ends_in_function = function_.contains(word);
      words.ends_in_short_form = words.ends_in_function && word.find('\'') != word.npos;
      words.has_function = words.has_function || words.ends_in_function || open_.contains(word);
      after_answer_word = answer_.contains(word);
    }
    after_mark = has_mark_behind;
    while (at < line.size()) {
      const CodePoint c = code_point_at(line, at);
      if (!is_space(c.value)) break;
      at += c.size;
    }
  }
  words.is_open = words.is_open && !words.is_answered;
  words.in_capitals = has_upper && !has_lower;
  return words;
}

}  // namespace overclaim
