// Whole statements as text, not a builder: what stands here is what `.schema` prints and docs/store.md explains. Column
// names avoid SQL's own words (begin, end, column), so that nobody has to quote them. Covered by
// tests/case_schema_test.cc, which migrates from every older version.
#include "store/case_schema.h"

#include <array>

namespace overclaim {
namespace {

constexpr std::string_view what_was_found = R"sql(
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  rulebook TEXT NOT NULL,
  reference TEXT NOT NULL,
  icu TEXT NOT NULL,
  options TEXT NOT NULL,
  UNIQUE (version, rulebook, reference, icu, options)
);
CREATE TABLE sites (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE pages (
  id INTEGER PRIMARY KEY,
  page TEXT NOT NULL UNIQUE
);
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL
);
CREATE TABLE readings (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents(id),
  run_id INTEGER NOT NULL REFERENCES runs(id),
  digest TEXT NOT NULL,
  UNIQUE (document_id, run_id, digest)
);
CREATE TABLE captures (
  id INTEGER PRIMARY KEY,
  page_id INTEGER NOT NULL REFERENCES pages(id),
  site_id INTEGER NOT NULL REFERENCES sites(id),
  time TEXT NOT NULL,
  day TEXT GENERATED ALWAYS AS (substr(time, 1, 10)) VIRTUAL,
  state TEXT NOT NULL CHECK (state IN ('read', 'replaced', 'failed')),
  replaced_by TEXT NOT NULL,
  moved_to TEXT NOT NULL,
  as_of TEXT NOT NULL,
  document_id INTEGER REFERENCES documents(id),
  reading_id INTEGER REFERENCES readings(id),
  source TEXT NOT NULL,
  uri TEXT,
  record_date TEXT,
  record_offset INTEGER,
  record_length INTEGER,
  offset_of TEXT,
  member TEXT,
  record_id TEXT,
  record_number INTEGER,
  CHECK ((state = 'failed') = (reading_id IS NULL))
);
CREATE UNIQUE INDEX captures_one ON captures
  (page_id, time, coalesce(document_id, 0), CASE state WHEN 'failed' THEN replaced_by ELSE '' END);
CREATE INDEX captures_of_site ON captures (site_id, page_id, time);
CREATE INDEX captures_of_reading ON captures (reading_id);
CREATE INDEX captures_of_document ON captures (document_id);
CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  reading_id INTEGER NOT NULL REFERENCES readings(id),
  category TEXT NOT NULL,
  rule TEXT NOT NULL,
  message TEXT NOT NULL,
  status TEXT NOT NULL,
  severity INTEGER NOT NULL,
  strength TEXT NOT NULL,
  stance TEXT NOT NULL,
  speaker TEXT NOT NULL,
  verdict TEXT,
  statements TEXT NOT NULL,
  conditions TEXT NOT NULL,
  interventions TEXT NOT NULL,
  quote TEXT NOT NULL,
  context_before TEXT NOT NULL,
  context_after TEXT NOT NULL,
  sentence TEXT GENERATED ALWAYS AS (context_before || quote || context_after) VIRTUAL,
  sentence_key TEXT NOT NULL,
  sentence_words INTEGER NOT NULL,
  text_hash TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  finding TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  line_number INTEGER NOT NULL,
  column_number INTEGER NOT NULL,
  block TEXT NOT NULL,
  channel TEXT NOT NULL,
  hidden INTEGER NOT NULL
);
CREATE INDEX findings_of_reading ON findings (reading_id);
CREATE INDEX findings_by_fingerprint ON findings (fingerprint);
CREATE INDEX findings_by_sentence ON findings (sentence_key);
CREATE TABLE works (
  id INTEGER PRIMARY KEY,
  work TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  year INTEGER
);
CREATE TABLE citations (
  id INTEGER PRIMARY KEY,
  reading_id INTEGER NOT NULL REFERENCES readings(id),
  work_id INTEGER REFERENCES works(id),
  mention TEXT NOT NULL,
  certainty TEXT,
  problems TEXT NOT NULL
);
CREATE INDEX citations_of_reading ON citations (reading_id);
CREATE INDEX citations_of_work ON citations (work_id);
)sql";

// content="findings" is how Datasette knows that it belongs to that table.
constexpr std::string_view search = R"sql(
CREATE VIRTUAL TABLE findings_fts USING fts5 (
  quote, sentence, content="findings", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER findings_added AFTER INSERT ON findings BEGIN
  INSERT INTO findings_fts (rowid, quote, sentence) VALUES (new.id, new.quote, new.sentence);
END;
CREATE TRIGGER findings_deleted AFTER DELETE ON findings BEGIN
  INSERT INTO findings_fts (findings_fts, rowid, quote, sentence)
  VALUES ('delete', old.id, old.quote, old.sentence);
END;
CREATE TRIGGER findings_changed AFTER UPDATE ON findings BEGIN
  INSERT INTO findings_fts (findings_fts, rowid, quote, sentence)
  VALUES ('delete', old.id, old.quote, old.sentence);
  INSERT INTO findings_fts (rowid, quote, sentence) VALUES (new.id, new.quote, new.sentence);
END;
INSERT INTO findings_fts (findings_fts) VALUES ('rebuild');
)sql";

// A row that stands there is never written over, not even by INSERT OR REPLACE, of which the other triggers do not
// hear.
constexpr std::string_view decisions = R"sql(
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  rulebook TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  role TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('confirmed', 'dismissed', 'needs_evidence', 'answered')),
  reason TEXT NOT NULL,
  answer TEXT NOT NULL,
  date TEXT NOT NULL
);
CREATE INDEX decisions_by_fingerprint ON decisions (fingerprint);
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions BEGIN
  SELECT raise(ABORT, 'decisions are only added: add another one instead of deleting one');
END;
CREATE TRIGGER decisions_stand BEFORE UPDATE ON decisions BEGIN
  SELECT raise(ABORT, 'decisions are only added: add another one instead of changing one');
END;
CREATE TRIGGER decisions_are_added BEFORE INSERT ON decisions
WHEN EXISTS (SELECT 1 FROM decisions WHERE id = new.id) BEGIN
  SELECT raise(ABORT, 'decisions are only added: this number is taken');
END;
)sql";

constexpr std::string_view views = R"sql(
CREATE VIEW claims AS
SELECT sites.name AS site, pages.page AS page, findings.category AS category, findings.sentence AS sentence,
  findings.strength AS strength, findings.verdict AS verdict, max(findings.severity) AS severity,
  min(captures.day) AS first_day, max(captures.day) AS last_day, count(DISTINCT captures.id) AS captures,
  (SELECT group_concat(reviewer || ': ' || decision, '; ') FROM decisions
   WHERE decisions.fingerprint = findings.fingerprint) AS decided,
  findings.speaker AS speaker, findings.rule AS rule, findings.fingerprint AS fingerprint
FROM captures
JOIN findings ON findings.reading_id = captures.reading_id
JOIN pages ON pages.id = captures.page_id
JOIN sites ON sites.id = captures.site_id
WHERE findings.status = 'flagged' AND captures.state = 'read'
GROUP BY captures.site_id, captures.page_id, findings.fingerprint
ORDER BY site, page, first_day, findings.id;

CREATE VIEW pages_over_time AS
SELECT sites.name AS site, pages.page AS page, min(captures.day) AS first_day, max(captures.day) AS last_day,
  sum(captures.state = 'read') AS read, sum(captures.state = 'replaced') AS replaced,
  sum(captures.state = 'failed') AS failed
FROM captures
JOIN pages ON pages.id = captures.page_id
JOIN sites ON sites.id = captures.site_id
GROUP BY captures.site_id, captures.page_id
ORDER BY site, page;

CREATE VIEW not_read AS
SELECT captures.day AS day, sites.name AS site, pages.page AS page, captures.state AS state,
  captures.replaced_by AS why, captures.moved_to AS moved_to, captures.source AS source
FROM captures
JOIN pages ON pages.id = captures.page_id
JOIN sites ON sites.id = captures.site_id
WHERE captures.state <> 'read'
ORDER BY captures.time, site, page;
)sql";

constexpr std::array steps = {
    SchemaStep{"captures and findings", what_was_found},
    SchemaStep{"the search in sentences", search},
    SchemaStep{"decisions", decisions},
    SchemaStep{"the views", views},
};

struct Head {
  std::int64_t id = 0, version = 0, tables = 0;
};

Head head_of(Database& database) {
  Head head;
  head.tables = database.number("SELECT count(*) FROM sqlite_master").value_or(0);
  head.id = database.number("PRAGMA application_id").value_or(0);
  head.version = database.number("PRAGMA user_version").value_or(0);
  return head;
}

std::string problem_of(const Database& database, const Head& head) {
  if (!database.failure().empty()) return database.failure();
  if (head.id != case_store_id) {
    return database.path() + ": is a database of another program and was left as it is; name another file";
  }
  if (head.version > static_cast<std::int64_t>(steps.size())) {
    return database.path() + ": was made by a newer overclaim (version " + std::to_string(head.version) +
           " of its tables; this one knows " + std::to_string(steps.size()) + "); use that one";
  }
  return "";
}

}  // namespace

std::span<const SchemaStep> schema_steps() { return steps; }

std::string migrate(Database& database, std::size_t version) {
  const Head seen = head_of(database);
  const bool is_new = seen.tables == 0 && seen.id == 0 && seen.version == 0;
  if (!is_new || !database.failure().empty()) {
    std::string problem = problem_of(database, seen);
    if (!problem.empty()) return problem;
    if (seen.version >= static_cast<std::int64_t>(version)) return "";
  }
  Transaction transaction(database);
  // Another program may have done it since.
  const Head head = head_of(database);
  for (auto at = static_cast<std::size_t>(head.version); at < version; ++at) database.run(std::string(steps[at].sql));
  if (head.version < static_cast<std::int64_t>(version)) {
    database.run("PRAGMA application_id = " + std::to_string(case_store_id));
    database.run("PRAGMA user_version = " + std::to_string(version));
  }
  transaction.commit();
  return database.failure();
}

std::string check_schema(Database& database) {
  const Head head = head_of(database);
  std::string problem = problem_of(database, head);
  if (problem.empty() && head.version < static_cast<std::int64_t>(steps.size())) {
    problem = database.path() + ": was made by an older overclaim and lacks " +
              std::string(steps[static_cast<std::size_t>(head.version)].what) +
              "; check --store brings it up to date, with any page, and keeps what it holds";
  }
  return problem;
}

}  // namespace overclaim
