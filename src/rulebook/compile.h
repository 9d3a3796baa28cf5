// From what is written to what runs.
#ifndef OVERCLAIM_RULEBOOK_COMPILE_H_
#define OVERCLAIM_RULEBOOK_COMPILE_H_

#include <string>
#include <vector>

#include "rulebook/problem.h"
#include "rulebook/rulebook.h"
#include "rulebook/source_data.h"

namespace overclaim {

// Where the parts of a source stand in their files, so that a bad phrase is named there. A place is a file and the
// JSON Pointer of the rule, cue or term; compile appends "/phrases/2" and the like.
struct Place {
  std::string file, pointer;
};

struct SourcePlaces {
  // As many as the source has.
  std::vector<Place> rules, cues, signals, disclaimers, replacements, steering, citation_phrases, checklist_signs;
  std::vector<std::vector<Place>> terms;  // by class, by term
  std::vector<Place> classes;
};

// Compiles all of it. Every problem is appended to `problems`; with problems the result must not be used to check.
// Found here: bad phrases and regexes, unknown classes, cyclic classes and names, names that make too many forms,
// rules over max_positions, what is over the limits of rulebook_limits.h (then nothing else is looked at).
Rulebook compile(RulebookSource source, const SourcePlaces& places, std::vector<Problem>& problems);

// The phrase for `rules show --expand`: words with ~ as their forms, classes as their names (at most `limit` of each).
std::string expand_phrase(std::string_view phrase, const Rulebook& rulebook, std::size_t limit);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_COMPILE_H_
