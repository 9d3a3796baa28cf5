// A rulebook, compiled: everything that reads pages, built once and const from then on.
#ifndef OVERCLAIM_RULEBOOK_RULEBOOK_H_
#define OVERCLAIM_RULEBOOK_RULEBOOK_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/checklist.h"
#include "rulebook/citation_index.h"
#include "rulebook/citation_phrase.h"
#include "rulebook/disclaimer.h"
#include "rulebook/page_replacement.h"
#include "rulebook/phrase_index.h"
#include "rulebook/phrase_program.h"
#include "rulebook/reference.h"
#include "rulebook/regex.h"
#include "rulebook/scoring.h"
#include "rulebook/sense.h"
#include "rulebook/source_data.h"
#include "rulebook/steering.h"
#include "rulebook/term_index.h"
#include "rulebook/vocabulary.h"
#include "rulebook/weighing.h"
#include "rulebook/words.h"

namespace overclaim {

struct CompiledRule {
  Rule rule;
  CategoryKind kind = CategoryKind::flagging;
  std::vector<PhraseProgram> phrases, unless;
  std::vector<Regex> regexes;
  std::vector<RegexNeeds> regex_needs;  // one for each of them
};

struct CompiledCue {
  Cue cue;
  std::vector<PhraseProgram> phrases;
};

struct CompiledSignal {
  PublisherSignal signal;
  std::vector<PhraseProgram> phrases;
};

struct CompiledCitationPhrase {
  CitationPhrase phrase;
  std::vector<PhraseProgram> phrases;
};

struct CompiledClass {
  std::string name, slot;
  std::vector<bool> has_term;  // by term index; included classes counted
};

struct CompiledTerm {
  std::string id, broader;
  std::vector<std::string> names, examples;  // as written
  bool anaphor = false, own = false;
};

// The built-in classes stand first in Rulebook::classes and Rulebook::terms, in this order, with one term each of the
// same name. They have no names in the index: check/number_terms.h finds them.
enum class BuiltinClass : std::uint16_t { number, percent, ratio, money, date, duration };
inline constexpr std::uint16_t builtin_class_count = 6;
std::string_view to_string(BuiltinClass builtin);

struct Rulebook {
  Language language;
  Inflection inflection;
  NumberWords numbers;
  Vocabulary vocabulary;
  std::vector<CompiledClass> classes;
  std::vector<CompiledTerm> terms;
  TermIndex term_index;
  std::vector<CompiledCue> cues;        // sorted by id
  std::vector<CompiledRule> rules;      // sorted by id
  std::vector<std::string> never_say;   // words our own texts must not contain (lint.h); set by load_rulebook
  std::vector<CompiledSignal> signals;  // sorted by id
  std::vector<Sense> senses;            // sorted by id
  OpposedSenses opposed;
  std::vector<CompiledDisclaimer> disclaimers;    // sorted by id
  std::vector<CompiledReplacement> replacements;  // sorted by id
  std::vector<CompiledSteering> steering;         // sorted by id
  CitationWords citation_words;
  std::vector<CompiledCitationPhrase> citation_phrases;  // sorted by role, then id
  CitationIndex citation_index;                          // of `reference`; set by load_rulebook
  Checklist checklist;
  PhraseIndex phrase_index;
  ProgramOwners program_owners;
  Reference reference;
  Words words;                       // of the report's own sentences; set by load_rulebook, may be empty
  std::optional<Scoring> scoring;    // nothing where no file gives one: then reports have no score
  std::optional<Weighing> weighing;  // nothing where no file gives one: then only rules find
  std::string digest;                // SHA-256 of the names and bytes of all files of rules/, in order of name
};

// The rule of that id, or nullptr.
const CompiledRule* find_rule(const Rulebook& rulebook, std::string_view id);

// A word and all its forms, sorted, without doubles. Example: "cure" -> cure, cured, cures, curing.
std::vector<std::string> forms_of(std::string_view word, const Inflection& inflection);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_RULEBOOK_H_
