// Which works and statements of the reference list are meant: by their fields, by id, or by words.
#ifndef OVERCLAIM_REPORT_REFERENCE_SELECTION_H_
#define OVERCLAIM_REPORT_REFERENCE_SELECTION_H_

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rulebook/rulebook.h"

namespace overclaim {

// A work or a statement; the other one is nullptr.
struct ReferenceEntry {
  const Work* work = nullptr;
  const Statement* statement = nullptr;
  friend bool operator==(const ReferenceEntry&, const ReferenceEntry&) = default;
};

// In the order they are to be shown. Never holds a work that was seen only from memory.
using ReferenceSelection = std::vector<ReferenceEntry>;

// A field with several values takes entries with one of them; all fields must fit. Terms take their kinds too:
// "condition.neurological" finds cerebral palsy. `designs` and `seen` are of works, the others below of statements:
// a field that an entry has not leaves the entry out.
struct ReferenceFilter {
  bool works = true, statements = true;
  std::vector<std::string> conditions, interventions, outcomes;  // term ids
  std::vector<WorkDesign> designs;
  std::vector<SeenAs> seen;
  std::vector<Effect> directions;
};

// Statements by id, then works by id. A work's outcomes are those of its results; a statement without conditions is
// about any, and only a filter that names none finds it.
ReferenceSelection select(const Rulebook& rulebook, const ReferenceFilter& filter);

// In the order of `ids`, each once. The other way: the first id that is none, and an id that it may have meant, "" for
// none.
struct UnknownId {
  std::string id, nearest;
};
std::variant<ReferenceSelection, UnknownId> select_by_id(const Reference& reference,
                                                         const std::vector<std::string>& ids);

// The works chosen, and behind them those the chosen statements rest on: each once.
std::vector<const Work*> works_of(const ReferenceSelection& selection, const Reference& reference);

// By id: the statements that rest on a work, and the rules that name it.
std::vector<const Statement*> statements_on(const Work& work, const Reference& reference);
std::vector<const Rule*> rules_naming(const Work& work, const Rulebook& rulebook);

// Works and results that may be shown.
inline bool may_be_shown(const Seen& seen) { return seen.as != SeenAs::memory; }

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_REFERENCE_SELECTION_H_
