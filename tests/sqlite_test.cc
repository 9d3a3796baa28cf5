// What a person is told when a database cannot be used, and that nothing is half written. Full disks and kills:
// tests/cases/faults_test.py.
#include "store/sqlite.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>

#include "scratch_folder.h"

using namespace overclaim;

namespace {

Database opened(const std::string& path, DatabaseUse use = DatabaseUse::write, int wait_seconds = 60) {
  std::variant<Database, std::string> made = Database::open(path, use, wait_seconds);
  REQUIRE_MESSAGE(std::holds_alternative<Database>(made), std::get<std::string>(made));
  return std::get<Database>(std::move(made));
}

}  // namespace

TEST_CASE("values come back as they were bound, with zeros and marks in them") {
  test::ScratchFolder folder;
  Database database = opened(folder.path("a.sqlite"));
  REQUIRE(database.run("CREATE TABLE kept (id INTEGER PRIMARY KEY, text TEXT, bytes BLOB, number INTEGER)"));
  const std::string odd("a\0'b\"\xC3\xA4", 7);
  SqlStatement add = database.prepare("INSERT INTO kept (text, bytes, number) VALUES (?1, ?2, ?3)");
  CHECK(add.bind(odd).bind_bytes(odd).bind(std::int64_t{-5}).run());
  CHECK(add.bind("").bind_bytes("").bind_or_null(0).run());
  CHECK(add.bind(std::string_view()).bind_null().bind_or_null(7).run());
  SqlStatement find = database.prepare("SELECT text, bytes, number FROM kept ORDER BY id");
  REQUIRE(find.step());
  CHECK(find.text(0) == odd);
  CHECK(find.text(1) == odd);
  CHECK(find.integer(2) == -5);
  REQUIRE(find.step());
  CHECK(find.text(0).empty());
  CHECK_FALSE(find.is_null(0));
  CHECK(find.is_null(2));
  REQUIRE(find.step());
  CHECK_FALSE(find.is_null(0));
  CHECK(find.is_null(1));
  CHECK(find.integer(2) == 7);
  CHECK_FALSE(find.step());
  CHECK(find.step());  // a statement that came to its end begins anew
  CHECK(database.failure().empty());
}

TEST_CASE("a transaction that is not committed leaves nothing, nor one in which something failed") {
  test::ScratchFolder folder;
  Database database = opened(folder.path("a.sqlite"));
  REQUIRE(database.run("CREATE TABLE kept (number INTEGER UNIQUE)"));
  {
    Transaction transaction(database);
    database.run("INSERT INTO kept VALUES (1)");
  }
  CHECK(database.number("SELECT count(*) FROM kept") == 0);
  {
    Transaction transaction(database);
    database.run("INSERT INTO kept VALUES (2)");
    CHECK(transaction.commit());
  }
  CHECK(database.number("SELECT count(*) FROM kept") == 1);
  {
    Transaction transaction(database);
    database.run("INSERT INTO kept VALUES (3)");
    CHECK_FALSE(database.run("INSERT INTO kept VALUES (2)"));
    CHECK_FALSE(database.run("INSERT INTO kept VALUES (4)"));  // behind a failure nothing is done
    CHECK_FALSE(transaction.commit());
  }
  CHECK(database.failure().find("UNIQUE") != std::string::npos);
  Database again = opened(folder.path("a.sqlite"));
  CHECK(again.number("SELECT group_concat(number) FROM kept") == 2);
}

TEST_CASE("a message says which file, what happened, and what to do") {
  test::ScratchFolder folder;
  const std::string page = folder.file("page.html", "<p>This is no database, but long enough to be looked at.</p>");
  const std::string good = folder.path("good.sqlite");
  REQUIRE(opened(good).run("CREATE TABLE kept (number INTEGER)"));

  SUBCASE("not a database") {
    for (const DatabaseUse use : {DatabaseUse::read, DatabaseUse::write}) {
      const auto made = Database::open(page, use);
      REQUIRE(std::holds_alternative<std::string>(made));
      CHECK(std::get<std::string>(made) == page + ": is no case store; name another file");
    }
  }
  SUBCASE("a file of one letter, which SQLite would write over") {
    const std::string note = folder.file("note.txt", "x");
    CHECK(std::holds_alternative<std::string>(Database::open(note, DatabaseUse::write)));
    CHECK(folder.read("note.txt") == "x");
  }
  SUBCASE("not there") {
    const auto made = Database::open(folder.path("none.sqlite"), DatabaseUse::read);
    REQUIRE(std::holds_alternative<std::string>(made));
    CHECK(std::get<std::string>(made).find("none.sqlite: cannot be opened (No such file or directory)") !=
          std::string::npos);
  }
  SUBCASE("written by another") {
    Database other = opened(good);
    Transaction held(other);
    Database database = opened(good, DatabaseUse::write, 0);
    CHECK_FALSE(database.run("INSERT INTO kept VALUES (1)"));
    CHECK(database.failure() ==
          good + ": another program has been writing to it for too long; wait for it to end, then run this again");
  }
  SUBCASE("opened to be read") {
    Database database = opened(good, DatabaseUse::read);
    CHECK_FALSE(database.run("INSERT INTO kept VALUES (1)"));
    CHECK(database.failure().find("may only be read") != std::string::npos);
  }
  SUBCASE("the first failure stays") {
    Database database = opened(good);
    CHECK_FALSE(database.run("no such words"));
    const std::string first = database.failure();
    CHECK(first.find("syntax error") != std::string::npos);
    SqlStatement none = database.prepare("SELECT 1");
    CHECK_FALSE(none.step());
    CHECK(database.failure() == first);
  }
}

TEST_CASE("a name that means something to SQLite is a file's name") {
  test::ScratchFolder folder;
  const std::string path = folder.path(":memory:");
  REQUIRE(opened(path).run("CREATE TABLE kept (number INTEGER)"));
  CHECK(std::filesystem::exists(path));
}
