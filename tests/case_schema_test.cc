// Every older version of the tables is built from the steps themselves, filled, and brought up to date.
#include "store/case_schema.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "scratch_folder.h"

using namespace overclaim;

namespace {

Database opened(const std::string& path, DatabaseUse use = DatabaseUse::write) {
  std::variant<Database, std::string> made = Database::open(path, use);
  REQUIRE_MESSAGE(std::holds_alternative<Database>(made), std::get<std::string>(made));
  return std::get<Database>(std::move(made));
}

std::string schema_of(Database& database) {
  SqlStatement find =
      database.prepare("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1");
  std::string all;
  while (find.step()) all += find.text(0) + '\n';
  return all;
}

constexpr const char* rows_of_version_1 = R"sql(
INSERT INTO runs VALUES (1, '0.1.0', 'rules', 'list', '72', '[]');
INSERT INTO sites VALUES (1, 'Meadow Cells');
INSERT INTO pages VALUES (1, 'meadow.example/autism');
INSERT INTO documents VALUES (1, 'aa', 'Autism');
INSERT INTO readings VALUES (1, 1, 1, '0011223344556677');
INSERT INTO captures (page_id, site_id, time, state, replaced_by, moved_to, as_of, document_id, reading_id, source)
  VALUES (1, 1, '2021-03-02T10:00:00Z', 'read', '', '', '2021-03-02', 1, 1, 'a.warc');
INSERT INTO findings (reading_id, category, rule, message, status, severity, strength, stance, speaker, statements,
  conditions, interventions, quote, context_before, context_after, sentence_key, sentence_words, text_hash, fingerprint,
  finding, span_begin, span_end, line_number, column_number, block, channel, hidden)
  VALUES (1, 'cure', 'cure.cures', 'Says it cures.', 'flagged', 5, 'certain', 'asserted', 'page', '[]', '[]', '[]',
  'cures', 'Our café ', ' autism.', '01', 4, '02', '03', '04', 0, 5, 1, 1, 'paragraph', 'body', 0);
)sql";

}  // namespace

TEST_CASE("each older store is brought up to date, keeps its rows, and is then like a new one") {
  test::ScratchFolder folder;
  Database fresh = opened(folder.path("new.sqlite"));
  REQUIRE(migrate(fresh) == "");
  const std::string today = schema_of(fresh);
  CHECK(fresh.number("PRAGMA user_version") == static_cast<std::int64_t>(schema_steps().size()));
  CHECK(fresh.number("PRAGMA application_id") == case_store_id);
  for (std::size_t version = 1; version < schema_steps().size(); ++version) {
    CAPTURE(version);
    Database old = opened(folder.path("old-" + std::to_string(version) + ".sqlite"));
    REQUIRE(migrate(old, version) == "");
    REQUIRE_MESSAGE(old.run(rows_of_version_1), old.failure());
    CHECK(schema_of(old) != today);
    CHECK(check_schema(old).find("made by an older overclaim and lacks " + std::string(schema_steps()[version].what)) !=
          std::string::npos);
    REQUIRE(migrate(old) == "");
    CHECK(schema_of(old) == today);
    CHECK(check_schema(old) == "");
    CHECK(old.text("SELECT sentence FROM findings") == "Our café cures autism.");
    // What stood there before the search was made is found, without its accent too.
    CHECK(old.text("SELECT rowid FROM findings_fts WHERE findings_fts MATCH 'cafe AND autism'") == "1");
    CHECK(old.text("SELECT first_day FROM claims WHERE site = 'Meadow Cells'") == "2021-03-02");
    CHECK(old.failure() == "");
  }
}

TEST_CASE("bringing it up to date twice changes nothing") {
  test::ScratchFolder folder;
  Database database = opened(folder.path("a.sqlite"));
  REQUIRE(migrate(database) == "");
  const std::int64_t before = *database.number("PRAGMA schema_version");
  REQUIRE(migrate(database) == "");
  CHECK(database.number("PRAGMA schema_version") == before);
}

TEST_CASE("what is no store of ours is left as it is") {
  test::ScratchFolder folder;
  Database database = opened(folder.path("a.sqlite"));
  SUBCASE("a database of another program") {
    REQUIRE(database.run("CREATE TABLE theirs (number INTEGER)"));
    CHECK(migrate(database).find("is a database of another program and was left as it is") != std::string::npos);
    CHECK(database.number("SELECT count(*) FROM sqlite_master") == 1);
  }
  SUBCASE("one with its own mark, and no tables yet") {
    REQUIRE(database.run("PRAGMA application_id = 1"));
    CHECK(migrate(database).find("of another program") != std::string::npos);
  }
  SUBCASE("one of a newer program") {
    REQUIRE(migrate(database) == "");
    REQUIRE(database.run("PRAGMA user_version = 99"));
    CHECK(migrate(database).find("was made by a newer overclaim (version 99") != std::string::npos);
    CHECK(check_schema(database).find("was made by a newer overclaim (version 99") != std::string::npos);
  }
  SUBCASE("an empty file cannot be read as a store") {
    CHECK(check_schema(database).find("of another program") != std::string::npos);
  }
}
