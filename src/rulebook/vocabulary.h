// Words as numbers. Filled while a rulebook is compiled, const from then on.
#ifndef OVERCLAIM_RULEBOOK_VOCABULARY_H_
#define OVERCLAIM_RULEBOOK_VOCABULARY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/flat.h"

namespace overclaim {

using WordId = std::uint32_t;
inline constexpr WordId unknown_word = 0;

class Vocabulary {
 public:
  // The id of a folded word, new where it has none yet. From 1.
  WordId intern(std::string_view word);

  // The id of a folded word; unknown_word where no rule, cue or term uses it.
  WordId find(std::string_view word) const { return table_.empty() ? unknown_word : table_[slot_of(word)]; }

  // The word of an id that intern gave.
  std::string_view word(WordId id) const { return {letters_.data() + begins_[id - 1], begins_[id] - begins_[id - 1]}; }

  std::size_t size() const { return begins_.size() - 1; }

 private:
  friend struct RulebookImage;

  // Where the word stands in the table, or the free place where it would.
  std::size_t slot_of(std::string_view word) const;
  void grow();
  // Of a table with so many places.
  void fill_table(std::size_t places);

  // Of a small image, which has no table: whether the rows fit, and the table.
  bool has_whole_words() const;
  void make_table();

  Flat<char> letters_;                                         // of all words, one behind the other
  Flat<std::uint32_t> begins_{std::vector<std::uint32_t>{0}};  // in letters_: word i is [begins_[i - 1], begins_[i])
  Flat<WordId> table_;  // open addressing; a power of two of places, at most half of them taken
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_VOCABULARY_H_
