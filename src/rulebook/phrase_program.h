// A phrase as a small machine over tokens: position sets, no backtracking.
//
// Each instruction consumes one thing and goes on at `next`; split and the assertions consume nothing. check/match.h
// runs it. A term name of several words is one step of a classes instruction, found beforehand (term_index.h), so a
// class of a thousand names is one instruction.
#ifndef OVERCLAIM_RULEBOOK_PHRASE_PROGRAM_H_
#define OVERCLAIM_RULEBOOK_PHRASE_PROGRAM_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/flat.h"
#include "rulebook/phrase.h"
#include "rulebook/phrase_index.h"
#include "rulebook/vocabulary.h"

namespace overclaim {

enum class PhraseOp : std::uint16_t {
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

// What it consumes stands in the lists of its program: see words_of, classes_of and text_of.
struct PhraseInstruction {
  PhraseOp op = PhraseOp::accept;
  std::uint16_t next = 0, other = 0;
  std::uint16_t text = 0;            // exact: 1 + index of PhraseProgram::texts; term: that of {class>slot}; 0: none
  std::uint32_t begin = 0, end = 0;  // word and mark: of PhraseProgram::words; term: of PhraseProgram::classes
};

struct ClassUse {
  std::uint16_t class_index = 0;
  std::string slot;  // "" where the class fills no slot
};

struct PhraseProgram {
  Flat<PhraseInstruction> code;  // splits and assertions lead only to smaller indexes
  Flat<WordId> words;            // those of one instruction sorted
  Flat<std::uint16_t> classes;
  std::vector<std::string> texts;
  std::uint16_t start = 0;
  Flat<std::uint16_t> first;         // what may consume the first token: instructions reached from the start for free
  std::vector<ClassUse> class_uses;  // classes of the phrase that fill their own slot
  bool has_step = false;
  bool begins_anywhere = false;  // some way through it begins with other than words, marks and names
  ProgramId id = no_program;     // in Rulebook::phrase_index; no_program: tried everywhere
};

inline std::span<const WordId> words_of(const PhraseProgram& program, const PhraseInstruction& instruction) {
  return {program.words.data() + instruction.begin, program.words.data() + instruction.end};
}
inline std::span<const std::uint16_t> classes_of(const PhraseProgram& program, const PhraseInstruction& instruction) {
  return {program.classes.data() + instruction.begin, program.classes.data() + instruction.end};
}
// "" where there is none.
inline std::string_view text_of(const PhraseProgram& program, const PhraseInstruction& instruction) {
  return instruction.text == 0 ? std::string_view() : std::string_view(program.texts[instruction.text - 1u]);
}

// Most instructions of all phrases of one rule, cue or term together.
inline constexpr int max_positions = 4096;

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_PHRASE_PROGRAM_H_
