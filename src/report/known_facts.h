// What the reference list knows of a claim, in words for people.
#ifndef OVERCLAIM_REPORT_KNOWN_FACTS_H_
#define OVERCLAIM_REPORT_KNOWN_FACTS_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "check/report.h"
#include "rulebook/reference.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

// A measured difference: one line, what chance leaves open (may be ""), and the numbers for a bar drawn to scale.
struct ShownEffect {
  std::string line, range;
  EffectSize size;
};

// One statement of the reference list. `copy_note` ("" for none) says that it was read in a copy and not in the paper.
struct KnownFact {
  const Statement* statement = nullptr;
  std::string text, copy_note;
  std::vector<ShownEffect> effects;
};

// Looks facts up; what it is made with outlives it. Without a rulebook (nullptr) it knows none.
class KnownFacts {
 public:
  KnownFacts(const Words& words, const Rulebook* rulebook);

  // The statements of a claim's verdict, at most two; of several that judge it alike those nearest to the treatment it
  // names, as one on another kind of cell would lead a reader astray.
  std::vector<const Statement*> of(const Finding& finding) const;

  // Requires: a rulebook.
  KnownFact told(const Statement& statement) const;

 private:
  std::string copy_note(const Statement& statement) const;
  std::vector<ShownEffect> effects(const Statement& statement) const;
  ShownEffect in_words(const EffectSize& size) const;
  std::size_t distance(const Statement& statement, const SlotFill& claimed) const;

  const Words& words_;
  const Reference* reference_;
  std::map<std::string_view, std::string_view> broader_;  // of term ids
};

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_KNOWN_FACTS_H_
