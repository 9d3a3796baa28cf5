// Ids are given in order of first use; 0 is kept for words nothing in the rulebook uses. All of it is flat, so that a
// rulebook image is read without building a table word by word.
// Covered by match_test.cc.
#include "rulebook/vocabulary.h"

#include <algorithm>

namespace overclaim {
namespace {

// FNV-1a: the words are short and come from the rulebook, not from the page, so nobody can aim collisions at it; a
// page's words only ever probe.
std::size_t hash_of(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return static_cast<std::size_t>(hash ^ (hash >> 32U));
}

}  // namespace

std::size_t Vocabulary::slot_of(std::string_view word) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t slot = hash_of(word) & mask;
  while (table_[slot] != unknown_word && this->word(table_[slot]) != word) slot = (slot + 1) & mask;
  return slot;
}

void Vocabulary::fill_table(std::size_t places) {
  std::vector<WordId>& table = table_.own();
  table.assign(places, unknown_word);
  for (WordId id = 1; id <= size(); ++id) table[slot_of(word(id))] = id;
}

void Vocabulary::grow() { fill_table(table_.empty() ? 1024 : table_.size() * 2); }

bool Vocabulary::has_whole_words() const {
  return !begins_.empty() && begins_[0] == 0 && begins_.back() == letters_.size() &&
         std::is_sorted(begins_.begin(), begins_.end());
}

void Vocabulary::make_table() {
  std::size_t places = 1024;
  while (places < 2 * (size() + 1)) places *= 2;
  fill_table(places);
}

WordId Vocabulary::intern(std::string_view word) {
  if (2 * (size() + 1) > table_.size()) grow();
  const std::size_t slot = slot_of(word);
  if (table_[slot] != unknown_word) return table_[slot];
  std::vector<char>& letters = letters_.own();
  letters.insert(letters.end(), word.begin(), word.end());
  begins_.own().push_back(static_cast<std::uint32_t>(letters.size()));
  return table_.own()[slot] = static_cast<WordId>(size());
}

}  // namespace overclaim
