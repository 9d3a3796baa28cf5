// Everything that shows or exports entries starts here, so that what was never seen is left out in one place. Covered
// by tests/reference_selection_test.cc.
#include "report/reference_selection.h"

#include <algorithm>

#include "rulebook/problem.h"
#include "rulebook/term_names.h"

namespace overclaim {
namespace {

template <typename Value>
bool holds(const std::vector<Value>& values, const Value& wanted) {
  return std::find(values.begin(), values.end(), wanted) != values.end();
}

template <typename Value>
void add_once(std::vector<Value>& list, const Value& value) {
  if (!holds(list, value)) list.push_back(value);
}

class Selector {
 public:
  Selector(const Rulebook& rulebook, const ReferenceFilter& filter) : rulebook_(rulebook), filter_(filter) {}

  bool takes(const Work& work) const {
    std::vector<std::string> outcomes;
    for (const WorkResult& result : work.results) outcomes.push_back(result.outcome);
    return may_be_shown(work.seen) && filter_.works && filter_.directions.empty() &&
           fits(work.condition, filter_.conditions) && fits(work.intervention, filter_.interventions) &&
           fits(outcomes, filter_.outcomes) && (filter_.designs.empty() || holds(filter_.designs, work.design)) &&
           (filter_.seen.empty() || holds(filter_.seen, work.seen.as));
  }

  bool takes(const Statement& statement) const {
    return filter_.statements && filter_.designs.empty() && filter_.seen.empty() &&
           fits(statement.condition, filter_.conditions) && fits(statement.intervention, filter_.interventions) &&
           fits(statement.outcome, filter_.outcomes) &&
           (filter_.directions.empty() || holds(filter_.directions, statement.direction));
  }

 private:
  bool fits(const std::vector<std::string>& terms, const std::vector<std::string>& wanted) const {
    return wanted.empty() || std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
             return std::any_of(wanted.begin(), wanted.end(),
                                [&](const std::string& broader) { return is_kind_of(rulebook_, term, broader); });
           });
  }

  const Rulebook& rulebook_;
  const ReferenceFilter& filter_;
};

}  // namespace

ReferenceSelection select(const Rulebook& rulebook, const ReferenceFilter& filter) {
  const Selector selector(rulebook, filter);
  ReferenceSelection selection;
  for (const Statement& statement : rulebook.reference.statements) {
    if (selector.takes(statement)) selection.push_back({nullptr, &statement});
  }
  for (const Work& work : rulebook.reference.works) {
    if (selector.takes(work)) selection.push_back({&work, nullptr});
  }
  return selection;
}

std::variant<ReferenceSelection, UnknownId> select_by_id(const Reference& reference,
                                                         const std::vector<std::string>& ids) {
  ReferenceSelection selection;
  for (const std::string& id : ids) {
    const Work* work = find_work(reference, id);
    const Statement* statement = find_statement(reference, id);
    const bool shown_work = work != nullptr && may_be_shown(work->seen);
    if (shown_work) add_once(selection, {work, nullptr});
    if (statement != nullptr) add_once(selection, {nullptr, statement});
    if (shown_work || statement != nullptr) continue;
    std::vector<std::string_view> known;
    for (const Work& one : reference.works) {
      if (may_be_shown(one.seen)) known.push_back(one.id);
    }
    for (const Statement& one : reference.statements) known.push_back(one.id);
    return UnknownId{id, std::string(nearest_name(id, known))};
  }
  return selection;
}

std::vector<const Work*> works_of(const ReferenceSelection& selection, const Reference& reference) {
  std::vector<const Work*> works;
  for (const ReferenceEntry& entry : selection) {
    if (entry.work != nullptr) add_once(works, entry.work);
  }
  for (const ReferenceEntry& entry : selection) {
    if (entry.statement == nullptr) continue;
    for (const std::string& id : entry.statement->works) {
      const Work* work = find_work(reference, id);
      if (work != nullptr && may_be_shown(work->seen)) add_once(works, work);
    }
  }
  return works;
}

std::vector<const Statement*> statements_on(const Work& work, const Reference& reference) {
  std::vector<const Statement*> found;
  for (const Statement& statement : reference.statements) {
    if (holds(statement.works, work.id)) found.push_back(&statement);
  }
  return found;
}

std::vector<const Rule*> rules_naming(const Work& work, const Rulebook& rulebook) {
  std::vector<const Rule*> found;
  for (const CompiledRule& compiled : rulebook.rules) {
    if (holds(compiled.rule.works, work.id)) found.push_back(&compiled.rule);
  }
  return found;
}

}  // namespace overclaim
