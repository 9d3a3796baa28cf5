// One parsed phrase into its machine.
#ifndef OVERCLAIM_RULEBOOK_PHRASE_COMPILE_H_
#define OVERCLAIM_RULEBOOK_PHRASE_COMPILE_H_

#include <string>
#include <vector>

#include "rulebook/phrase.h"
#include "rulebook/phrase_program.h"
#include "rulebook/rulebook.h"

namespace overclaim {

struct CompiledPhrase {
  PhraseProgram program;
  std::vector<std::string> errors;  // unknown classes and slots; then the program matches nothing
};

// Interns the phrase's words in `vocabulary`. `classes` are Rulebook::classes, complete.
CompiledPhrase compile_phrase(const PhraseNode& root, const std::vector<CompiledClass>& classes,
                              const Inflection& inflection, Vocabulary& vocabulary);

// The slots a claim has; a phrase or class may fill no other.
bool is_slot(std::string_view name);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_PHRASE_COMPILE_H_
