// Opening a case, and the small questions about it. Adding is case_adding.cc, reading back case_reading.cc. Covered by
// tests/case_store_test.cc and, with the program, tests/cases.
#include "store/case_store.h"

#include <utility>

#include "store/case_schema.h"

namespace overclaim {
namespace {

constexpr std::string_view filter_sql =
    " (?1 = '' OR pages.page = ?1) AND (?2 = '' OR sites.name = ?2)"
    " AND (?3 = '' OR (captures.time <> '' AND captures.day >= ?3))"
    " AND (?4 = '' OR (captures.time <> '' AND captures.day <= ?4))";

void bind_filter(SqlStatement& statement, const CaptureFilter& filter) {
  statement.bind(filter.page).bind(filter.site).bind(filter.from).bind(filter.until);
}

std::vector<std::string> texts_of(SqlStatement statement) {
  std::vector<std::string> texts;
  while (statement.step()) texts.push_back(statement.text(0));
  return texts;
}

}  // namespace

std::variant<CaseStore, std::string> CaseStore::open(const std::string& path, DatabaseUse use) {
  std::variant<Database, std::string> opened = Database::open(path, use);
  if (std::string* wrong = std::get_if<std::string>(&opened)) return std::move(*wrong);
  Database& database = std::get<Database>(opened);
  std::string problem;
  if (use == DatabaseUse::read) {
    problem = check_schema(database);
  } else {
    problem = migrate(database);
    // Readers and one writer beside each other; after a power cut the last documents may be missing, never half of one.
    if (problem.empty() && database.text("PRAGMA journal_mode = WAL") != "wal") {
      database.fail("cannot be written by several programs where it lies; put it on a disk of this computer");
    }
    database.run("PRAGMA synchronous = NORMAL");
    database.run("PRAGMA foreign_keys = ON");
    if (problem.empty()) problem = database.failure();
  }
  if (!problem.empty()) return problem;
  return CaseStore(std::move(database));
}

bool CaseStore::is_empty() { return !database_.number("SELECT 1 FROM captures LIMIT 1"); }

bool CaseStore::has_page(std::string_view page) {
  SqlStatement find = database_.prepare("SELECT 1 FROM pages WHERE page = ?1");
  find.bind(page);
  return find.step();
}

std::vector<StoredDigests> CaseStore::digests(const CaptureFilter& filter) {
  SqlStatement find = database_.prepare(
      "SELECT runs.rulebook, runs.reference, count(*) FROM captures"
      " JOIN pages ON pages.id = captures.page_id JOIN sites ON sites.id = captures.site_id"
      " JOIN readings ON readings.id = captures.reading_id JOIN runs ON runs.id = readings.run_id WHERE" +
      std::string(filter_sql) + " GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2");
  bind_filter(find, filter);
  std::vector<StoredDigests> all;
  while (find.step()) all.push_back({find.text(0), find.text(1), static_cast<std::size_t>(find.integer(2))});
  return all;
}

std::vector<std::string> CaseStore::sites_with_fingerprint(std::string_view fingerprint) {
  SqlStatement find = database_.prepare(
      "SELECT DISTINCT sites.name FROM findings JOIN captures ON captures.reading_id = findings.reading_id"
      " JOIN sites ON sites.id = captures.site_id WHERE findings.fingerprint = ?1 ORDER BY 1");
  find.bind(fingerprint);
  return texts_of(std::move(find));
}

std::vector<std::string> CaseStore::sites_with_sentence(std::string_view sentence_key) {
  SqlStatement find = database_.prepare(
      "SELECT DISTINCT sites.name FROM findings JOIN captures ON captures.reading_id = findings.reading_id"
      " JOIN sites ON sites.id = captures.site_id WHERE findings.sentence_key = ?1 ORDER BY 1");
  find.bind(sentence_key);
  return texts_of(std::move(find));
}

std::vector<std::string> CaseStore::fingerprints(std::string_view prefix, std::size_t most) {
  SqlStatement find = database_.prepare(
      "SELECT DISTINCT fingerprint FROM findings WHERE substr(fingerprint, 1, length(?1)) = ?1 ORDER BY 1 LIMIT ?2");
  find.bind(prefix).bind(static_cast<std::int64_t>(most));
  return texts_of(std::move(find));
}

std::vector<StoredSource> CaseStore::sources() {
  SqlStatement find = database_.prepare(
      "SELECT runs.version, runs.rulebook, runs.reference, runs.icu, runs.options, captures.source, count(*)"
      " FROM captures JOIN readings ON readings.id = captures.reading_id JOIN runs ON runs.id = readings.run_id"
      " GROUP BY runs.id, captures.source ORDER BY runs.options, runs.rulebook, runs.reference, captures.source");
  std::vector<StoredSource> all;
  while (find.step()) {
    all.push_back({{find.text(0), find.text(1), find.text(2), find.text(3), find.text(4)},
                   find.text(5),
                   static_cast<std::size_t>(find.integer(6))});
  }
  return all;
}

bool CaseStore::add_decisions(std::span<const Decision> decisions) {
  Transaction transaction(database_);
  SqlStatement known = database_.prepare(
      "SELECT 1 FROM decisions WHERE fingerprint = ?1 AND text_hash = ?2 AND rulebook = ?3 AND reviewer = ?4"
      " AND role = ?5 AND decision = ?6 AND reason = ?7 AND answer = ?8 AND date = ?9");
  SqlStatement add = database_.prepare(
      "INSERT INTO decisions (fingerprint, text_hash, rulebook, reviewer, role, decision, reason, answer, date)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  const auto bind = [](SqlStatement& statement, const Decision& one) {
    statement.bind(one.fingerprint).bind(one.text_hash).bind(one.rulebook).bind(one.reviewer).bind(one.role);
    statement.bind(to_string(one.decision)).bind(one.reason).bind(one.answer).bind(one.date);
  };
  for (const Decision& one : decisions) {
    bind(known, one);
    const bool is_known = known.step();
    known.reset();
    if (is_known) continue;
    bind(add, one);
    add.run();
  }
  return transaction.commit();
}

std::vector<Decision> CaseStore::decisions(std::string_view fingerprint) {
  SqlStatement find = database_.prepare(
      "SELECT fingerprint, text_hash, rulebook, reviewer, role, decision, reason, answer, date FROM decisions"
      " WHERE ?1 = '' OR fingerprint = ?1 ORDER BY id");
  find.bind(fingerprint);
  std::vector<Decision> all;
  while (find.step()) {
    Decision one{find.text(0), find.text(1), find.text(2), find.text(3), find.text(4),
                 {},           find.text(6), find.text(7), find.text(8)};
    const std::string name = find.text(5);
    for (const DecisionKind kind :
         {DecisionKind::confirmed, DecisionKind::dismissed, DecisionKind::needs_evidence, DecisionKind::answered}) {
      if (to_string(kind) == name) one.decision = kind;
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace overclaim
