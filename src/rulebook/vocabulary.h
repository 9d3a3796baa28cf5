// Words as numbers. Filled while a rulebook is compiled, const from then on.
#ifndef OVERCLAIM_RULEBOOK_VOCABULARY_H_
#define OVERCLAIM_RULEBOOK_VOCABULARY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace overclaim {

using WordId = std::uint32_t;
inline constexpr WordId unknown_word = 0;

class Vocabulary {
 public:
  // The id of a folded word, new where it has none yet. From 1.
  WordId intern(std::string_view word);

  // The id of a folded word; unknown_word where no rule, cue or term uses it.
  WordId find(std::string_view word) const;

  std::size_t size() const { return ids_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };
  std::unordered_map<std::string, WordId, Hash, std::equal_to<>> ids_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_VOCABULARY_H_
