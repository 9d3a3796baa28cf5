// Where a phrase can match at all: every match holds one of the phrase's anchors of each layer, and a sentence that
// lacks them is not tried.
//
// An element that no way through a phrase can leave out anchors it: its words and the names of its classes. The rarest
// element is the anchor of the first layer, the next rarest that of the second, and so on. How rare a word is, is
// counted in the examples of the rulebook, which are clinic wording. The index only decides where to look; what a match
// is, is check/match.h.
// Example: "(no|zero) [known] {risk}" is anchored on no and zero, and on the names of {risk}.
#ifndef OVERCLAIM_RULEBOOK_PHRASE_INDEX_H_
#define OVERCLAIM_RULEBOOK_PHRASE_INDEX_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rulebook/flat.h"
#include "rulebook/phrase.h"
#include "rulebook/vocabulary.h"

namespace overclaim {

struct PhraseProgram;
struct Rulebook;

// Numbers the phrase programs of a rulebook from 0.
using ProgramId = std::uint32_t;
inline constexpr ProgramId no_program = static_cast<ProgramId>(-1);

// Whose phrase a program is: by ProgramId the index of Rulebook::cues or Rulebook::rules; no_owner for all others, and
// for `unless` phrases, which find nothing by themselves.
struct ProgramOwners {
  static constexpr std::uint32_t no_owner = static_cast<std::uint32_t>(-1);
  Flat<std::uint32_t> cues, rules;
};

class PhraseIndex {
 public:
  static constexpr std::size_t layers = 3;

  // The programs with an anchor of the layer where a word stands, and where a term (an index of Rulebook::terms) is
  // named.
  std::span<const ProgramId> at_word(std::size_t layer, WordId word) const { return row(layers_[layer].by_word, word); }
  std::span<const ProgramId> at_term(std::size_t layer, std::uint32_t term) const {
    return row(layers_[layer].by_term, term);
  }

  // The programs that may begin with a word or mark, and with a name of a term. Not those that may begin with something
  // else (PhraseProgram::begins_anywhere).
  std::span<const ProgramId> begun_by_word(WordId word) const { return row(begins_.by_word, word); }
  std::span<const ProgramId> begun_by_term(std::uint32_t term) const { return row(begins_.by_term, term); }

  // Programs without an anchor in the layer.
  std::span<const ProgramId> everywhere(std::size_t layer) const {
    const Flat<ProgramId>& all = layers_[layer].everywhere;
    return {all.data(), all.size()};
  }

  // All programs; 0 for a rulebook without an index, in which every phrase is tried everywhere.
  std::size_t size() const { return static_cast<std::size_t>(size_); }

 private:
  friend class PhraseIndexBuilder;
  friend struct RulebookImage;

  // Rows of program ids, one behind the other: row r is [begins[r], begins[r + 1]).
  struct Rows {
    Flat<std::uint32_t> begins;
    Flat<ProgramId> programs;
  };
  struct Layer {
    Rows by_word, by_term;
    Flat<ProgramId> everywhere;
  };
  static std::span<const ProgramId> row(const Rows& rows, std::size_t r) {
    if (r + 1 >= rows.begins.size()) return {};
    return {rows.programs.data() + rows.begins[r], rows.programs.data() + rows.begins[r + 1]};
  }

  std::array<Layer, layers> layers_;
  Layer begins_;  // what a match begins with; nothing is everywhere
  std::uint64_t size_ = 0;
};

// `roots[i]` is the tree of the program with id i, `programs[i]` the program. Requires: rulebook complete but for the
// index; every word of the phrases in its vocabulary.
PhraseIndex index_phrases(std::span<const PhraseNode> roots, std::span<const PhraseProgram* const> programs,
                          const Rulebook& rulebook);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_PHRASE_INDEX_H_
