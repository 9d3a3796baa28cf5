// Words with which a page limits what it says: rules/<lang>/disclaimers.json.
#ifndef OVERCLAIM_RULEBOOK_DISCLAIMER_H_
#define OVERCLAIM_RULEBOOK_DISCLAIMER_H_

#include <string>
#include <vector>

#include "rulebook/phrase_program.h"

namespace overclaim {

struct DisclaimerExamples {
  std::vector<std::string> match, none;
};

// `says`: what the words say, one short sentence. `governs`: categories and ids of rules that it speaks to. `weakens`:
// false for one that says nothing against them ("ask your doctor"), which takes nothing back.
struct DisclaimerKind {
  std::string id, says;
  bool weakens = true;
  std::vector<std::string> governs, phrases;
  DisclaimerExamples examples;
};

struct CompiledDisclaimer {
  DisclaimerKind kind;
  std::vector<PhraseProgram> phrases;
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_DISCLAIMER_H_
