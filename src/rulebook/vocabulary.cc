// Ids are given in order of first use; 0 is kept for words nothing in the rulebook uses. Covered by match_test.cc.
#include "rulebook/vocabulary.h"

namespace overclaim {

WordId Vocabulary::intern(std::string_view word) {
  const auto found = ids_.find(word);
  if (found != ids_.end()) return found->second;
  const WordId id = static_cast<WordId>(ids_.size()) + 1;
  ids_.emplace(word, id);
  return id;
}

WordId Vocabulary::find(std::string_view word) const {
  const auto found = ids_.find(word);
  return found == ids_.end() ? unknown_word : found->second;
}

}  // namespace overclaim
