// The tables of a case store, as steps from an empty file to today's. docs/store.md says what they hold.
#ifndef OVERCLAIM_STORE_CASE_SCHEMA_H_
#define OVERCLAIM_STORE_CASE_SCHEMA_H_

#include <span>
#include <string>
#include <string_view>

#include "store/sqlite.h"

namespace overclaim {

// In the file's head (PRAGMA application_id), by which it is known: "ovcl".
inline constexpr std::int64_t case_store_id = 0x6f76636c;

struct SchemaStep {
  std::string_view what;  // for people: what a store of the step before lacks
  std::string_view sql;
};

// Step N makes a store of version N + 1 (PRAGMA user_version) out of one of version N. A step that was released is
// never changed; what comes later is a step of its own.
std::span<const SchemaStep> schema_steps();

// Brings an empty file or an older store up to `version`, in one transaction; a store that stands there already is left
// alone. "" or why not: a file of another program, a store of a newer one. Requires: `database` was opened for writing.
std::string migrate(Database& database, std::size_t version = schema_steps().size());

// The same without changing anything: "" where it is a store of today's version.
std::string check_schema(Database& database);

}  // namespace overclaim

#endif  // OVERCLAIM_STORE_CASE_SCHEMA_H_
