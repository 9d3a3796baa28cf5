// A phrase as a small machine over tokens: position sets, no backtracking.
//
// Each instruction consumes one thing and goes on at `next`; split and the assertions consume nothing. check/match.h
// runs it. A term name of several words is one step of a classes instruction, found beforehand (term_index.h), so a
// class of a thousand names is one instruction.
#ifndef OVERCLAIM_RULEBOOK_PHRASE_PROGRAM_H_
#define OVERCLAIM_RULEBOOK_PHRASE_PROGRAM_H_

#include <cstdint>
#include <string>
#include <vector>

#include "rulebook/phrase.h"
#include "rulebook/phrase_index.h"
#include "rulebook/vocabulary.h"

namespace overclaim {

enum class PhraseOp : std::uint8_t {
  word,      // a token with one of `words`
  exact,     // a token written `text`
  term,      // a name of one of `classes` (indexes of Rulebook::classes)
  mark,      // a punctuation token folded to `text`
  gap_word,  // any word or number that is not the first token of a terminator
  gap_mark,  // a mark a gap may pass: a comma, not ; : . ! ? ( ) dashes or quotation marks
  step,      // the seam between what introduces and what is introduced
  sentence_start,
  sentence_end,
  block_start,
  block_end,
  split,  // go on at `next` and at `other`
  accept
};

struct PhraseInstruction {
  PhraseOp op = PhraseOp::accept;
  std::uint16_t next = 0, other = 0;
  std::vector<WordId> words;  // sorted
  std::string text;
  std::vector<std::uint16_t> classes;
  std::string slot;  // term: of {class>slot}, "" without one
};

struct ClassUse {
  std::uint16_t class_index = 0;
  std::string slot;  // "" where the class fills no slot
};

struct PhraseProgram {
  std::vector<PhraseInstruction> code;  // splits and assertions lead only to smaller indexes
  std::uint16_t start = 0;
  std::vector<std::uint16_t> first;  // what may consume the first token: instructions reached from the start for free
  std::vector<ClassUse> class_uses;  // classes of the phrase that fill their own slot
  bool has_step = false;
  ProgramId id = no_program;  // in Rulebook::phrase_index; no_program: tried everywhere
};

// Most instructions of all phrases of one rule, cue or term together.
inline constexpr int max_positions = 4096;

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_PHRASE_PROGRAM_H_
