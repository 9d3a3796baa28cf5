// The program itself with --store, history and recheck. Six years of captures, faults and Datasette: tests/cases.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <variant>
#include <vector>

#include "program_shell.h"
#include "store/case_store.h"

using namespace overclaim;
using nlohmann::json;

namespace {

// Two advertisements on two days; the second day one says something else.
constexpr const char* ads =
    "id,date,text\n"
    "a1,2021-03-02,There are no risks at all. We open at nine.\n"
    "a2,2021-03-02,Our treatment is risk free.\n"
    "a1,2021-06-02,Risks include some bleeding. We open at nine.\n"
    "a2,2021-06-02,Our treatment is risk free.\n";

bool holds(const std::string& text, const std::string& words) { return text.find(words) != text.npos; }

std::int64_t count(const test::ProgramShell& run, const std::string& what) {
  Database database = std::get<Database>(Database::open(run.folder.path("case.sqlite"), DatabaseUse::read));
  return database.number("SELECT count(*) FROM " + what).value_or(-1);
}

std::string other_book(std::string name, const std::string& from, const std::string& to) {
  std::string bytes = test::small_rulebook().at(name);
  const std::size_t at = bytes.find(from);
  REQUIRE(at != bytes.npos);
  return bytes.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("what does not go together with a case is said") {
  test::ProgramShell run;
  run.folder.file("a.txt", "There are no risks.\n");
  struct Row {
    const char* line;
    int status;
    const char* words;
  };
  const std::vector<Row> rows = {
      {"check --store case.sqlite --only safety a.txt", 2, "--store keeps all that is found and goes without --only"},
      {"check --store case.sqlite --disable safety a.txt", 2, "goes without --disable"},
      {"check --store case.sqlite --min-severity 3 a.txt", 2, "goes without --min-severity"},
      {"check --keep-testimony a.txt", 2, "--keep-testimony goes with --store"},
      {"check --sites none.csv a.txt", 2, "--sites goes with --output rollup=FILE or --store"},
      {"check --store case.sqlite --sites none.csv a.txt", 2, "--sites \"none.csv\" cannot be read"},
      {"check --store a.txt a.txt", 4, "a.txt: is no case store; name another file"},
      {"check --store /dev/null a.txt", 4, "/dev/null: is no file; a case is kept in one of its own"},
      {"check --store /dev/full a.txt", 4, "/dev/full: is no file; a case is kept in one of its own"},
      {"mkfifo pipe; check --store pipe a.txt", 4, "pipe: is no file; a case is kept in one of its own"},
      {"check --store . a.txt", 4, ".: is no file; a case is kept in one of its own"},
      {"\"$program\" history $book none.sqlite", 2, "none.sqlite: cannot be opened"},
      {"\"$program\" history $book a.txt", 2, "a.txt: is no case store"},
      {"\"$program\" history $book", 2, "history takes one case"},
      {"\"$program\" passport $book 6f2c", 2, "passport takes a fingerprint and a case"},
      {"\"$program\" recheck $book none.sqlite", 2, "none.sqlite: cannot be opened"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const test::ProgramEnd end = run(row.line);
    CHECK(end.status == row.status);
    CHECK_MESSAGE(holds(end.err, row.words), end.err);
  }
  CHECK(run.folder.read("a.txt") == "There are no risks.\n");
}

TEST_CASE("a case is made beside the reports, which stay as they were, for any number of jobs") {
  test::ProgramShell run;
  run.folder.file("ads.csv", ads);
  const test::ProgramEnd without = run("check --format json ads.csv");
  const test::ProgramEnd with = run("check --format json --store case.sqlite ads.csv");
  CHECK(with.status == without.status);
  CHECK(with.out == without.out);
  CHECK(with.err == without.err);
  CHECK(count(run, "captures") == 4);
  CHECK(count(run, "pages") == 2);
  CHECK(count(run, "documents") == 3);
  CHECK(count(run, "findings") == 3);
  CHECK(count(run, "findings WHERE status = 'flagged'") == 2);
  const std::string before = run.folder.read("case.sqlite");
  for (const char* line : {"check -q --store case.sqlite ads.csv", "check -q --jobs 1 --store case.sqlite ads.csv",
                           "check -q --store case.sqlite -o jsonl=out.jsonl -o rollup=sheet.md ads.csv"}) {
    CAPTURE(line);
    CHECK(run(line).status == 1);
    CHECK(run.folder.read("case.sqlite") == before);
  }
}

TEST_CASE("a file that is not there is no capture; a record that cannot be read is one") {
  test::ProgramShell run;
  run.folder.file("ads.csv", ads);
  run("check -q --store case.sqlite --captured-at 2021-03-02 none.txt ads.csv");
  CHECK(count(run, "captures") == 4);
}

TEST_CASE("history of a case follows its pages, and says what it left out") {
  test::ProgramShell run;
  run.folder.file("ads.csv", ads);
  REQUIRE(run("check -q --store case.sqlite ads.csv").status == 1);
  const test::ProgramEnd all = run("\"$program\" history $book --format json case.sqlite");
  CHECK(all.status == 0);
  CHECK(all.err == "");
  CHECK(holds(all.out, "ads.csv#a1"));
  CHECK(holds(all.out, "There are no risks at all."));
  const test::ProgramEnd page = run("\"$program\" history $book --format json --page ads.csv#a2 case.sqlite");
  CHECK(page.status == 0);
  CHECK_FALSE(holds(page.out, "There are no risks at all."));
  CHECK(holds(page.out, "Our treatment is risk free."));
  const test::ProgramEnd early = run("\"$program\" history $book --format json --until 2021-03-02 case.sqlite");
  CHECK(early.status == 0);
  CHECK_FALSE(holds(early.out, "2021-06-02"));
  const test::ProgramEnd none = run("\"$program\" history $book --page nowhere.example case.sqlite");
  CHECK(none.status == 2);
  CHECK(holds(none.err, "holds nothing of what was asked for"));

  // Other rules than today's, all of it, then part of it.
  run.folder.file("book/rules/en/risk.json", other_book("rules/en/risk.json", "It is good", "It is fair"));
  const test::ProgramEnd older = run("\"$program\" history $book --format json case.sqlite");
  CHECK(older.status == 0);
  CHECK(holds(older.err, "was checked with other rules than today's; recheck --write brings it up to date"));
  CHECK(older.out == all.out);
  run.folder.file("more.csv", "id,date,text\nb1,2021-06-02,There are zero risks.\n");
  REQUIRE(run("check -q --store case.sqlite more.csv").status == 1);
  const test::ProgramEnd mixed = run("\"$program\" history $book --format json case.sqlite");
  CHECK(mixed.status == 0);
  CHECK(holds(mixed.err, "4 captures of 5 were checked with other rules and are left out"));
  CHECK(holds(mixed.out, "more.csv#b1"));
  CHECK_FALSE(holds(mixed.out, "ads.csv#a1"));
}

TEST_CASE("a passport tells one claim's life, with what people decided about it") {
  test::ProgramShell run;
  run.folder.file("ads.csv", ads);
  REQUIRE(run("check -q --store case.sqlite ads.csv").status == 1);
  std::string fingerprint;
  {
    CaseStore store = std::get<CaseStore>(CaseStore::open(run.folder.path("case.sqlite"), DatabaseUse::write));
    const StoredDigests digests = store.digests({}).front();
    store.each_site({"ads.csv#a2", "", "", ""}, digests.rulebook, digests.reference,
                    [&](const std::string&, const std::vector<Capture>& read) {
                      for (const Capture& capture : read) {
                        if (capture.page == "ads.csv#a2") fingerprint = capture.claims.at(0).fingerprint;
                      }
                    });
    REQUIRE(store.add_decisions(
        std::vector<Decision>{{fingerprint, "otherwise", digests.rulebook, "A. Reader", "editor",
                               DecisionKind::answered, "They wrote back.", "We mean it.", "2026-02-03"}}));
  }
  const test::ProgramEnd told =
      run("\"$program\" passport $book --format json " + fingerprint.substr(0, 8) + " case.sqlite");
  REQUIRE_MESSAGE(told.status == 0, told.err);
  const json passport = json::parse(told.out);
  CHECK(passport["thread"]["page"] == "ads.csv#a2");
  CHECK(passport["thread"]["first_seen"] == "2021-03-02");
  CHECK(passport["thread"]["last_seen"] == "2021-06-02");
  CHECK(passport["thread"]["state"] == "present");
  REQUIRE(passport["decisions"].size() == 1);
  CHECK(passport["decisions"][0]["answer"] == "We mean it.");
  CHECK(passport["decisions"][0]["stale"] == true);
  const test::ProgramEnd text = run("\"$program\" passport $book " + fingerprint + " case.sqlite");
  CHECK(text.status == 0);
  CHECK(holds(text.out, "risk free"));
  CHECK(holds(text.out, "We mean it."));
  const test::ProgramEnd html = run("\"$program\" passport $book --format html " + fingerprint + " case.sqlite");
  CHECK(html.out.starts_with("<!DOCTYPE html>"));
  const test::ProgramEnd none = run("\"$program\" passport $book 0123456789 case.sqlite");
  CHECK(none.status == 2);
  CHECK(holds(none.err, "holds no claim with the fingerprint"));
  CHECK(run("\"$program\" history $book case.sqlite").out.size() > 100);
  CHECK(run("\"$program\" history $book --format html case.sqlite").out.starts_with("<!DOCTYPE html>"));
}

TEST_CASE("a case is a side of diff, with the days that are meant") {
  test::ProgramShell run;
  run.folder.file("ads.csv", ads);
  REQUIRE(run("check -q --store case.sqlite ads.csv").status == 1);
  const test::ProgramEnd same = run("\"$program\" diff $book --format json case.sqlite ads.csv");
  CHECK_MESSAGE(same.status == 0, same.err);
  const test::ProgramEnd early = run("\"$program\" diff $book --format json --until 2021-03-02 case.sqlite ads.csv");
  CHECK_MESSAGE(early.status == 1, early.err);
  CHECK(holds(early.out, "\"gone\""));
  const test::ProgramEnd none = run("\"$program\" diff $book --until 2020-03-02 case.sqlite ads.csv");
  CHECK(none.status == 2);
  CHECK(holds(none.err, "case.sqlite: holds no capture of what was asked for"));
  run.folder.file("book/rules/en/risk.json", other_book("rules/en/risk.json", "It is good", "It is fair"));
  const test::ProgramEnd other = run("\"$program\" diff $book case.sqlite ads.csv");
  CHECK(other.status == 2);
  CHECK(holds(other.err, "cannot be compared"));
}

TEST_CASE("recheck says what other rules change, and what of it was confirmed; with --write the case holds it") {
  test::ProgramShell run;
  run.folder.file("ads.csv", ads);
  REQUIRE(run("check -q --store case.sqlite ads.csv").status == 1);
  const test::ProgramEnd same = run("\"$program\" recheck $book --width 200 case.sqlite");
  CHECK(same.status == 0);
  CHECK(holds(same.out, "was checked with this program and today's rules already"));

  std::string fingerprint, text_hash;
  {
    CaseStore store = std::get<CaseStore>(CaseStore::open(run.folder.path("case.sqlite"), DatabaseUse::write));
    std::vector<Capture> captures;
    const std::vector<StoredDigests> digests = store.digests({});
    store.each_site({}, digests[0].rulebook, digests[0].reference,
                    [&](const std::string&, std::vector<Capture> read) { captures = std::move(read); });
    REQUIRE(captures.size() == 4);
    REQUIRE(captures[2].page == "ads.csv#a2");
    REQUIRE(captures[2].claims.size() == 1);
    fingerprint = captures[2].claims[0].fingerprint;
    text_hash = captures[2].claims[0].text_hash;
    REQUIRE(
        store.add_decisions(std::vector<Decision>{{fingerprint, text_hash, digests[0].rulebook, "A. Reader", "editor",
                                                   DecisionKind::confirmed, "It stands there.", "", "2026-02-03"}}));
  }
  // "risk free" is no longer found; what says that there are none weighs less.
  std::string safety = other_book("rules/en/safety.json", "\"severity\": 5", "\"severity\": 4");
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {", \"{risk} free\"]", "]"}, {", \"It is [[risk free]].\"", ", \"There are [[zero risks]].\""}}) {
    const std::size_t at = safety.find(from);
    REQUIRE(at != safety.npos);
    safety.replace(at, from.size(), to);
  }
  run.folder.file("book/rules/en/safety.json", safety);
  std::string cues = test::small_rulebook().at("rules/en/cues.json");
  for (std::size_t at = 0; (at = cues.find("free of risk", at)) != cues.npos;) cues.replace(at, 12, "without risk");
  run.folder.file("book/rules/en/cues.json", cues);

  const test::ProgramEnd told = run("\"$program\" recheck $book --format json case.sqlite");
  REQUIRE_MESSAGE(told.status == 1, told.err);
  const json recheck = json::parse(told.out);
  CHECK(recheck["checked_again"] == 4);
  CHECK(recheck["written"] == false);
  CHECK(recheck["not_again"].empty());
  REQUIRE(recheck["changes"].size() == 2);
  CHECK(recheck["changes"][0]["kind"] == "changed");
  CHECK(recheck["changes"][0]["page"] == "ads.csv#a1");
  CHECK(recheck["changes"][0]["what"] == json({"severity"}));
  CHECK(recheck["changes"][0]["was"]["severity"] == 5);
  CHECK(recheck["changes"][0]["is"]["severity"] == 4);
  CHECK(recheck["changes"][0]["confirmed_by"].empty());
  CHECK(recheck["changes"][1]["kind"] == "gone");
  CHECK(recheck["changes"][1]["captures"] == 2);
  CHECK(recheck["changes"][1]["first"] == "2021-03-02");
  CHECK(recheck["changes"][1]["last"] == "2021-06-02");
  CHECK(recheck["changes"][1]["fingerprint"] == fingerprint);
  CHECK(recheck["changes"][1]["is"] == nullptr);
  CHECK(recheck["changes"][1]["confirmed_by"] == json({"A. Reader, 2026-02-03"}));

  const test::ProgramEnd text = run("\"$program\" recheck $book --width 200 case.sqlite");
  CHECK(text.status == 1);
  CHECK(holds(text.out, "4 captures checked again with today's rules: 2 changes, 1 of them"));
  CHECK(holds(text.out, "No longer found: \"Our treatment is risk free.\""));
  CHECK(holds(text.out, "CONFIRMED by A. Reader, 2026-02-03"));
  CHECK(count(run, "runs") == 1);

  const test::ProgramEnd written = run("\"$program\" recheck $book --write case.sqlite");
  CHECK(written.status == 1);
  CHECK(holds(written.out, "The case holds the new findings now"));
  CHECK(count(run, "runs") == 2);
  CHECK(count(run, "captures") == 4);
  CHECK(run("\"$program\" recheck $book --width 200 case.sqlite").status == 0);
  // As if it had been checked so from the beginning.
  REQUIRE(run("check -q --store fresh.sqlite ads.csv").status == 1);
  CHECK(run("\"$program\" history $book --format json case.sqlite").out ==
        run("\"$program\" history $book --format json fresh.sqlite").out);
}

TEST_CASE("recheck says what it cannot read again") {
  test::ProgramShell run;
  run.folder.file("ads.csv", ads);
  run.folder.file("gone.txt", "There are no risks.\n");
  REQUIRE(run("check -q --store case.sqlite --captured-at 2021-03-02 ads.csv gone.txt").status == 1);
  run.folder.file("book/rules/en/risk.json", other_book("rules/en/risk.json", "It is good", "It is fair"));
  std::filesystem::remove(run.folder.path("gone.txt"));
  std::string changed = ads;
  run.folder.file("ads.csv", changed.replace(changed.find("risk free"), 9, "very safe"));
  const test::ProgramEnd told = run("\"$program\" recheck $book --format json case.sqlite");
  CHECK(told.status == 3);
  const json recheck = json::parse(told.out);
  REQUIRE(recheck["not_again"].size() == 2);
  CHECK(recheck["not_again"][0]["source"] == "ads.csv");
  CHECK(recheck["not_again"][0]["captures"] == 1);
  CHECK(recheck["not_again"][0]["why"] == "holds other bytes now");
  CHECK(recheck["not_again"][1]["source"] == "gone.txt");
  CHECK(recheck["checked_again"] == 3);
}
