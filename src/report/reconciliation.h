// Conditions, therapies and works as names with ids, so that a spreadsheet can be matched with them.
#ifndef OVERCLAIM_REPORT_RECONCILIATION_H_
#define OVERCLAIM_REPORT_RECONCILIATION_H_

#include <string>
#include <vector>

#include "rulebook/rulebook.h"

namespace overclaim {

// Something a cell may name. `type`: "condition", "therapy" or "work". `names`: all it may be called, `name` first.
// `broader`: the id it is a kind of, "" for none.
struct NamedEntity {
  std::string id, name, type, broader, description;
  std::vector<std::string> names;
  friend bool operator==(const NamedEntity&, const NamedEntity&) = default;
};

// Terms of the slots condition and intervention, by type and id; then works, whose names are title, aliases, DOI and
// PubMed number. Left out: terms for things a page leaves unnamed ("our method"), works that were never seen.
std::vector<NamedEntity> named_entities(const Rulebook& rulebook);

// One object: the manifest of a service of the Reconciliation Service API 0.2 ({versions, name, identifierSpace,
// schemaSpace, defaultTypes}), and `entities` for a program that answers for it.
std::string reconciliation_json(const Rulebook& rulebook);

// A row a name: name, id, type, label; for look-ups by an exact name in any spreadsheet. A name of two entities has two
// rows.
std::string reconciliation_csv(const Rulebook& rulebook);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_RECONCILIATION_H_
