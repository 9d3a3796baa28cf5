// Adding and reading back. Whole runs of the program, faults and six years of captures: tests/cases.
#include "store/case_store.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "scratch_folder.h"
#include "store/testimony.h"

using namespace overclaim;

namespace {

const CheckedWith today{"0.1.0", "rules-1", "list-1", "72", "[]"};
const CheckedWith tomorrow{"0.1.0", "rules-2", "list-1", "72", "[]"};

CaseStore opened(const std::string& path, DatabaseUse use = DatabaseUse::write) {
  std::variant<CaseStore, std::string> made = CaseStore::open(path, use);
  REQUIRE_MESSAGE(std::holds_alternative<CaseStore>(made), std::get<std::string>(made));
  return std::get<CaseStore>(std::move(made));
}

CapturedClaim claim(const std::string& fingerprint, const std::string& quote) {
  CapturedClaim made;
  made.fingerprint = fingerprint;
  made.finding = "f-" + fingerprint;
  made.rule = "cure.cures";
  made.category = "cure";
  made.message = "Says it cures.";
  made.severity = 5;
  made.status = Status::cleared;
  made.strength = Strength::certain;
  made.stance = Stance::hedged;
  made.speaker = Speaker::study;
  made.verdict = VerdictKind::overstated;
  made.statements = {"one", "two"};
  made.conditions = {"autism"};
  made.interventions = {"cord-blood"};
  made.before = "Our therapy ";
  made.quote = quote;
  made.after = " autism \xE2\x80\x93 \"always\".";
  made.sentence_key = "key-" + fingerprint;
  made.sentence_words = 4;
  made.text_hash = "hash-" + fingerprint;
  made.begin = 10, made.end = 15, made.line = 3, made.column = 7;
  made.block = BlockKind::list_item;
  made.channel = Channel::meta_description;
  made.hidden = true;
  return made;
}

Capture read_capture(const std::string& page, const std::string& time, const std::string& sha256,
                     std::vector<CapturedClaim> claims) {
  Capture made;
  made.page = page;
  made.site = "Meadow Cells";
  made.time = time;
  made.sha256 = sha256;
  made.source = "a.warc.gz";
  Record record{"https://" + page, time, 100, 50};
  record.member = "archive/data.warc";
  record.id = "row-1";
  record.number = 3;
  made.record = record;
  made.title = "Autism";
  made.rulebook = today.rulebook, made.reference = today.reference, made.as_of = time.substr(0, 10);
  made.claims = std::move(claims);
  return made;
}

Capture failed_capture(const std::string& page, const std::string& time, const std::string& why) {
  Capture made = read_capture(page, time, "", {});
  made.state = CaptureState::failed;
  made.replaced_by = why;
  made.title = made.rulebook = made.reference = made.as_of = "";
  return made;
}

std::vector<CaptureToAdd> to_add(std::vector<Capture> captures) {
  std::vector<CaptureToAdd> made;
  for (Capture& capture : captures) made.push_back({std::move(capture), {}});
  return made;
}

using Sites = std::map<std::string, std::vector<Capture>>;

Sites sites_of(CaseStore& store, const CheckedWith& with, const CaptureFilter& filter = {}) {
  Sites sites;
  store.each_site(filter, with.rulebook, with.reference,
                  [&](const std::string& site, std::vector<Capture> captures) { sites[site] = std::move(captures); });
  CHECK(store.failure() == "");
  return sites;
}

std::int64_t count(const test::ScratchFolder& folder, const std::string& table) {
  Database database = std::get<Database>(Database::open(folder.path("case.sqlite"), DatabaseUse::read));
  return database.number("SELECT count(*) FROM " + table).value_or(-1);
}

}  // namespace

TEST_CASE("captures come back as they were added") {
  test::ScratchFolder folder;
  CaseStore store = opened(folder.path("case.sqlite"));
  CHECK(store.is_empty());
  Capture replaced = read_capture("meadow.example", "2021-04-02T10:00:00Z", "cc", {});
  replaced.state = CaptureState::replaced;
  replaced.replaced_by = "parked";
  Capture moved = failed_capture("meadow.example", "2021-05-02T10:00:00Z", "redirect");
  moved.moved_to = "meadow.example/home";
  CapturedClaim plain;
  plain.fingerprint = "bare";
  const std::vector<Capture> captures = {
      read_capture("meadow.example", "2021-03-02T10:00:00Z", "aa", {claim("01", "cures"), plain}),
      replaced,
      moved,
      failed_capture("meadow.example/a", "2021-03-02", "http 503"),
  };
  REQUIRE(store.add(today, to_add(captures), {}));
  CHECK_FALSE(store.is_empty());
  const Sites sites = sites_of(store, today);
  REQUIRE(sites.size() == 1);
  const std::vector<Capture>& back = sites.at("Meadow Cells");
  REQUIRE(back.size() == captures.size());
  for (std::size_t i = 0; i < captures.size(); ++i) {
    CAPTURE(i);
    const Capture &got = back[i], &wanted = captures[i];
    CHECK(got.page == wanted.page);
    CHECK(got.site == wanted.site);
    CHECK(got.time == wanted.time);
    CHECK(got.sha256 == wanted.sha256);
    CHECK(got.source == wanted.source);
    CHECK(got.state == wanted.state);
    CHECK(got.replaced_by == wanted.replaced_by);
    CHECK(got.moved_to == wanted.moved_to);
    CHECK(got.title == wanted.title);
    CHECK(got.rulebook == wanted.rulebook);
    CHECK(got.reference == wanted.reference);
    CHECK(got.as_of == wanted.as_of);
    CHECK(got.claims == wanted.claims);
    REQUIRE(got.record);
    CHECK(got.record->uri == wanted.record->uri);
    CHECK(got.record->date == wanted.record->date);
    CHECK(got.record->offset == 100);
    CHECK(got.record->length == 50);
    CHECK(got.record->offset_of == "file");
    CHECK(got.record->member == "archive/data.warc");
    CHECK(got.record->id == "row-1");
    CHECK(got.record->number == 3);
  }
  CHECK(store.capture("meadow.example", "2021-03-02T10:00:00Z", "aa")->claims == captures[0].claims);
  CHECK_FALSE(store.capture("meadow.example", "2021-03-02T10:00:00Z", "bb"));
}

TEST_CASE("every name of an enumerator is kept and read") {
  test::ScratchFolder folder;
  CaseStore store = opened(folder.path("case.sqlite"));
  std::vector<CapturedClaim> claims;
  for (int i = 0; i < 11; ++i) {
    CapturedClaim one = claim("x" + std::to_string(i), "cures");
    one.status = static_cast<Status>(i % 3);
    one.strength = all_strengths[static_cast<std::size_t>(i) % all_strengths.size()];
    one.stance = all_stances[static_cast<std::size_t>(i) % all_stances.size()];
    one.speaker = all_speakers[static_cast<std::size_t>(i) % all_speakers.size()];
    one.verdict = static_cast<VerdictKind>(i % 5);
    one.block = static_cast<BlockKind>(i);
    one.channel = static_cast<Channel>(i % 6);
    if (one.speaker == Speaker::testimonial) one.before = one.after = "";
    claims.push_back(one);
  }
  REQUIRE(store.add(today, to_add({read_capture("p", "2021-03-02", "aa", claims)}), {}));
  CHECK(store.capture("p", "2021-03-02", "aa")->claims == claims);
}

TEST_CASE("adding again changes not a row; the same bytes are kept once") {
  test::ScratchFolder folder;
  const std::vector<CapturedClaim> claims = {claim("01", "cures"), claim("02", "heals")};
  std::vector<CaptureToAdd> captures = to_add(
      {read_capture("p", "2021-03-02T10:00:00Z", "aa", claims), read_capture("p", "2021-09-02T10:00:00Z", "aa", claims),
       read_capture("q", "2021-09-02T10:00:00Z", "aa", claims), failed_capture("p", "2022-03-02", "http 503"),
       failed_capture("p", "2022-03-02", "http 404")});
  captures[0].works.push_back({"Novak 2018", "novak-2018", "A trial", 2018, "certain", {"no-control"}});
  captures[0].works.push_back({"a study", "", "", 0, "", {}});
  captures[1].works = captures[2].works = captures[0].works;
  {
    CaseStore store = opened(folder.path("case.sqlite"));
    REQUIRE(store.add(today, captures, {}));
    CHECK(store.changes() > 0);
  }
  CHECK(count(folder, "captures") == 5);
  CHECK(count(folder, "documents") == 1);
  CHECK(count(folder, "readings") == 1);
  CHECK(count(folder, "findings") == 2);
  CHECK(count(folder, "works") == 1);
  CHECK(count(folder, "citations") == 2);
  {
    CaseStore store = opened(folder.path("case.sqlite"));
    REQUIRE(store.add(today, captures, {}));
    std::reverse(captures.begin(), captures.end());
    REQUIRE(store.add(today, captures, {}));
    CHECK(store.changes() == 0);
  }
  // Out of another file, under another name: the same capture, which stays as it stands.
  for (CaptureToAdd& one : captures) one.capture.source = "copy.warc.gz";
  CaseStore store = opened(folder.path("case.sqlite"));
  REQUIRE(store.add(today, captures, {}));
  CHECK(store.changes() == 0);
}

TEST_CASE("the same bytes judged otherwise on another day are another reading") {
  test::ScratchFolder folder;
  CaseStore store = opened(folder.path("case.sqlite"));
  CapturedClaim later = claim("01", "cures");
  later.verdict = VerdictKind::contradicted;
  REQUIRE(store.add(today,
                    to_add({read_capture("p", "2021-03-02", "aa", {claim("01", "cures")}),
                            read_capture("p", "2025-03-02", "aa", {later})}),
                    {}));
  const Sites sites = sites_of(store, today);
  CHECK(sites.at("Meadow Cells")[0].claims[0].verdict == VerdictKind::overstated);
  CHECK(sites.at("Meadow Cells")[1].claims[0].verdict == VerdictKind::contradicted);
}

TEST_CASE("checked with other rules, the new findings stand before the old ones, which stay") {
  test::ScratchFolder folder;
  CaseStore store = opened(folder.path("case.sqlite"));
  REQUIRE(store.add(today,
                    to_add({read_capture("p", "2021-03-02", "aa", {claim("01", "cures")}),
                            read_capture("q", "2021-03-02", "bb", {claim("02", "heals")}),
                            failed_capture("r", "2021-03-02", "http 503")}),
                    {}));
  Capture again = read_capture("p", "2021-03-02", "aa", {claim("03", "cures")});
  again.rulebook = tomorrow.rulebook;
  REQUIRE(store.add(tomorrow, to_add({again}), {}));
  CHECK(count(folder, "findings") == 3);
  CHECK(count(folder, "captures") == 3);
  const Sites now = sites_of(store, tomorrow);
  // p with its new findings, r, which needs no rules, and not q.
  REQUIRE(now.at("Meadow Cells").size() == 2);
  CHECK(now.at("Meadow Cells")[0].claims[0].fingerprint == "03");
  CHECK(now.at("Meadow Cells")[1].page == "r");
  const std::vector<StoredDigests> digests = store.digests({});
  REQUIRE(digests.size() == 2);
  CHECK(digests[0].captures == 1);
  CHECK(digests[1].captures == 1);
  const std::vector<StoredSource> sources = store.sources();
  REQUIRE(sources.size() == 2);
  CHECK(sources[0].with == today);
  CHECK(sources[0].source == "a.warc.gz");
  CHECK(sources[0].captures == 1);
}

TEST_CASE("of a testimonial the words and the hash stay, not the neighbours, unless they are asked for") {
  CapturedClaim said = claim("01", "he walks again"), named = claim("02", "a miracle"), beside = claim("03", "safe"),
                apart = claim("04", "cures");
  said.speaker = Speaker::testimonial;
  named.category = "testimonial";
  beside.sentence_key = named.sentence_key;
  const Capture capture = read_capture("p", "2021-03-02", "aa", {said, named, beside, apart});
  for (const bool keep : {false, true}) {
    CAPTURE(keep);
    test::ScratchFolder folder;
    CaseStore store = opened(folder.path("case.sqlite"));
    AddOptions options;
    options.keep_testimony = keep;
    REQUIRE(store.add(today, to_add({capture}), options));
    const std::vector<CapturedClaim> claims = store.capture("p", "2021-03-02", "aa")->claims;
    REQUIRE(claims.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
      CAPTURE(i);
      CHECK(claims[i].quote == capture.claims[i].quote);
      CHECK(claims[i].text_hash == capture.claims[i].text_hash);
      CHECK(claims[i].begin == 10);
      CHECK(claims[i].before == (keep || i == 3 ? "Our therapy " : ""));
      CHECK((claims[i].after == "") == (!keep && i < 3));
    }
    Database database = std::get<Database>(Database::open(folder.path("case.sqlite"), DatabaseUse::read));
    // Nor in the search.
    CHECK(database.number("SELECT count(*) FROM findings_fts WHERE findings_fts MATCH 'therapy'") == (keep ? 4 : 1));
  }
}

TEST_CASE("sites come from their list where there is one, and stay where there is none") {
  test::ScratchFolder folder;
  CaseStore store = opened(folder.path("case.sqlite"));
  Capture capture = read_capture("p", "2021-03-02", "aa", {});
  capture.site = "p.example";
  REQUIRE(store.add(today, to_add({capture}), {}));
  capture.site = "Meadow Cells";
  REQUIRE(store.add(today, to_add({capture}), {}));
  CHECK(sites_of(store, today).count("p.example") == 1);
  AddOptions from_list;
  from_list.names_sites = true;
  REQUIRE(store.add(today, to_add({capture}), from_list));
  CHECK(sites_of(store, today).count("Meadow Cells") == 1);
  CHECK(sites_of(store, today).size() == 1);
  capture.site = "p.example";
  REQUIRE(store.add(today, to_add({capture}), {}));
  CHECK(sites_of(store, today).count("Meadow Cells") == 1);
}

TEST_CASE("a filter takes pages with all of their site, sites, and days with both ends") {
  test::ScratchFolder folder;
  CaseStore store = opened(folder.path("case.sqlite"));
  std::vector<Capture> captures;
  for (const char* day : {"2021-03-02T10:00:00Z", "2021-03-03T10:00:00Z", "2021-03-04T10:00:00Z", ""}) {
    for (const char* page : {"p", "q"}) captures.push_back(read_capture(page, day, std::string(page) + day, {}));
    captures.push_back(read_capture("z", day, std::string("z") + day, {}));
    captures.back().site = "Other";
  }
  REQUIRE(store.add(today, to_add(captures), {}));
  const auto sizes = [&](const CaptureFilter& filter) {
    std::string said;
    for (const auto& [site, read] : sites_of(store, today, filter))
      said += site + " " + std::to_string(read.size()) + " ";
    return said;
  };
  CHECK(sizes({}) == "Meadow Cells 8 Other 4 ");
  CHECK(sizes({"p", "", "", ""}) == "Meadow Cells 8 ");
  CHECK(sizes({"", "Other", "", ""}) == "Other 4 ");
  CHECK(sizes({"", "", "2021-03-03", ""}) == "Meadow Cells 4 Other 2 ");
  CHECK(sizes({"", "", "2021-03-03", "2021-03-03"}) == "Meadow Cells 2 Other 1 ");
  CHECK(sizes({"", "Nobody", "", ""}) == "");
}

TEST_CASE("fingerprints and sentences are found with their sites") {
  test::ScratchFolder folder;
  CaseStore store = opened(folder.path("case.sqlite"));
  Capture other = read_capture("z", "2021-03-02", "bb", {claim("0102", "cures")});
  other.site = "Other";
  REQUIRE(store.add(
      today, to_add({read_capture("p", "2021-03-02", "aa", {claim("0101", "a"), claim("0102", "b")}), other}), {}));
  CHECK(store.fingerprints("01", 10) == std::vector<std::string>{"0101", "0102"});
  CHECK(store.fingerprints("01", 1) == std::vector<std::string>{"0101"});
  CHECK(store.fingerprints("%", 10).empty());
  CHECK(store.sites_with_fingerprint("0102") == std::vector<std::string>{"Meadow Cells", "Other"});
  CHECK(store.sites_with_sentence("key-0101") == std::vector<std::string>{"Meadow Cells"});
}

TEST_CASE("decisions are only added") {
  test::ScratchFolder folder;
  const Decision first{"01", "h",         "rules", "A. Reader", "editor", DecisionKind::confirmed, "It stands there.",
                       "",   "2026-02-03"};
  Decision second = first;
  second.decision = DecisionKind::answered;
  second.answer = "We will change it.";
  {
    CaseStore store = opened(folder.path("case.sqlite"));
    REQUIRE(store.add_decisions(std::vector<Decision>{first, second}));
    REQUIRE(store.add_decisions(std::vector<Decision>{second, first}));
    CHECK(store.decisions() == std::vector<Decision>{first, second});
    CHECK(store.decisions("01").size() == 2);
    CHECK(store.decisions("02").empty());
  }
  for (const char* sql :
       {"UPDATE decisions SET reason = 'x'", "DELETE FROM decisions", "DELETE FROM decisions WHERE id = 1",
        "INSERT OR REPLACE INTO decisions SELECT id, fingerprint, 'x', rulebook, reviewer, role, "
        "decision, reason, answer, date FROM decisions",
        "INSERT INTO decisions (fingerprint, text_hash, rulebook, reviewer, role, decision, reason, "
        "answer, date) VALUES ('1', '2', '3', 'r', 'r', 'cleared', '', '', '')"}) {
    CAPTURE(sql);
    Database database = std::get<Database>(Database::open(folder.path("case.sqlite"), DatabaseUse::write));
    CHECK_FALSE(database.run(sql));
  }
  CaseStore store = opened(folder.path("case.sqlite"));
  CHECK(store.decisions() == std::vector<Decision>{first, second});
}

TEST_CASE("a batch that fails leaves the store as it was") {
  test::ScratchFolder folder;
  CaseStore store = opened(folder.path("case.sqlite"));
  REQUIRE(store.add(today, to_add({read_capture("p", "2021-03-02", "aa", {claim("01", "cures")})}), {}));
  Capture wrong = read_capture("q", "2021-03-02", "cc", {});
  wrong.state = static_cast<CaptureState>(9);  // what to_string does not know breaks a constraint
  CHECK_FALSE(store.add(today, to_add({read_capture("q", "2021-03-02", "bb", {claim("02", "heals")}), wrong}), {}));
  CHECK(store.failure() != "");
  CHECK(count(folder, "captures") == 1);
  CHECK(count(folder, "findings") == 1);
  CHECK(count(folder, "pages") == 1);
}
