// What the files of a rulebook say about one another: ids that must be there, be there once, and go in no circle.
#ifndef OVERCLAIM_RULEBOOK_RESOLVE_H_
#define OVERCLAIM_RULEBOOK_RESOLVE_H_

#include <optional>
#include <vector>

#include "rulebook/problem.h"
#include "rulebook/source_files.h"

namespace overclaim {

// All parts of a rulebook, layers already merged. A part whose id could not be read has the id "" and is left alone.
struct MergedParts {
  std::vector<Placed<TermClass>> classes;
  std::vector<Placed<Cue>> cues;
  std::vector<Placed<Rule>> rules;
  std::vector<Placed<RetiredId>> retired;
  std::vector<Placed<PublisherSignal>> signals;
  std::vector<Placed<CitationPhrase>> citation_phrases;
  std::vector<Placed<Work>> works;
  std::vector<Placed<Statement>> statements;
  std::vector<Placed<Sense>> senses;
  std::vector<Placed<SensePair>> pairs;
  std::vector<Placed<Weakening>> weakenings;
  std::vector<Placed<std::string>> elsewhere;
  std::vector<Placed<DisclaimerKind>> disclaimers;
  std::vector<Placed<PageReplacement>> replacements;
  std::vector<Placed<Steering>> steering;
  std::optional<Placed<Scoring>> scoring;
  std::optional<Placed<Weighing>> weighing;
  bool complete = true;  // false: a file of cues or rules could not be read, so not all ids are known
};

// Appends: term ids that stand twice; `broader`, `includes` and `slots` that name nothing; circles of `broader` and of
// `includes`; statements that judge nothing; terms, works, statements, categories, rules, senses and, where a
// scoring.json is given, adjustments, credits and classes that are not there, named by the reference list, by rules and
// by the scoring; retired ids that are in use or retired twice; successors that are neither in use nor retired.
// senses of pairs and denials, classes of `elsewhere`, categories and rules of weakenings and disclaimers that are not
// there.
// False where `includes` names nothing or goes in a circle: such classes cannot be compiled.
bool resolve(const MergedParts& parts, std::vector<Problem>& problems);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_RESOLVE_H_
