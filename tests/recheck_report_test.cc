#include "report/recheck_report.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "claims_said.h"
#include "english_words.h"

using namespace overclaim;
using namespace overclaim::test;
using nlohmann::json;

namespace {

const std::string first_line = " checked again with today's rules: ";

CapturedClaim cures() {
  CapturedClaim claim = said("cure.cures", "It cures autism.", 0, Strength::certain);
  claim.fingerprint = "00000000000000aa";
  claim.verdict = VerdictKind::overstated;
  claim.statements = {"autism.unproven"};
  return claim;
}

CapturedClaim noted() {
  CapturedClaim claim = said("risk.named", "Fever is common.", 0, Strength::none);
  claim.fingerprint = "00000000000000bb";
  claim.status = Status::noted;
  claim.severity = 0;
  return claim;
}

RecheckedChange changed(std::optional<CapturedClaim> was, std::optional<CapturedClaim> is,
                        std::vector<std::string> confirmed_by = {}) {
  RecheckedChange one;
  one.change.page = "meadow.example/autism";
  one.change.site = "meadow.example";
  one.change.first = one.change.last = "2024-03-01T12:00:00Z";
  one.change.captures = 1;
  one.change.change.kind = !was ? FindingChangeKind::found : !is ? FindingChangeKind::gone : FindingChangeKind::changed;
  one.change.change.was = std::move(was);
  one.change.change.is = std::move(is);
  one.confirmed_by = std::move(confirmed_by);
  return one;
}

Recheck of(std::vector<RecheckedChange> changes) {
  Recheck recheck;
  recheck.checked_again = 2;
  recheck.changes = std::move(changes);
  return recheck;
}

std::string text_of(const Recheck& recheck) { return recheck_text(recheck, english_words(), 200); }
bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("the first lines say how much was checked again and what became of the case") {
  struct Row {
    std::string_view name;
    Recheck recheck;
    std::string text;
  };
  Recheck nothing_to_do, nothing_again, up_to_date = of({}), one = of({}), many = of({});
  nothing_to_do.up_to_date = 7;
  nothing_again.not_again = {{"site.warc", "not there", 3}};
  up_to_date.up_to_date = 1;
  one.checked_again = one.replaced_otherwise = 1;
  one.written = true;
  one.not_again = {{"a\x1b[1m.warc", "changed", 1}};
  many.up_to_date = 4, many.replaced_otherwise = 2;
  const std::string kept = "The case was not changed; --write takes the new findings in.\n",
                    written = "The case holds the new findings now; the old ones stay in it.\n";
  const Row rows[] = {
      {"nothing to do", nothing_to_do,
       "All that this case holds was checked with this program and today's rules already.\n"},
      {"nothing could be read again", nothing_again,
       "0 captures" + first_line + "0 changes, 0 of them in findings that a person had confirmed.\n" +
           "Not checked again: 3 captures out of site.warc: not there.\n" + kept},
      {"nothing changed", up_to_date,
       "2 captures" + first_line + "0 changes, 0 of them in findings that a person had confirmed.\n" +
           "Checked so already: 1 capture.\n" + kept},
      {"one of each, and a name with an escape", one,
       "1 capture" + first_line + "0 changes, 0 of them in findings that a person had confirmed.\n" +
           "1 capture now count otherwise as the page itself, or as something in place of it.\n" +
           "Not checked again: 1 capture out of a\uFFFD[1m.warc: changed.\n" + written},
      {"several of each", many,
       "2 captures" + first_line + "0 changes, 0 of them in findings that a person had confirmed.\n" +
           "Checked so already: 4 captures.\n" +
           "2 captures now count otherwise as the page itself, or as something in place of it.\n" + kept},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(text_of(row.recheck) == row.text);
  }
}

TEST_CASE("a change says what was, what is, when, and who had confirmed it") {
  CapturedClaim softer = cures();
  softer.strength = Strength::possible;
  softer.verdict.reset();
  softer.severity = 2;
  struct Row {
    std::string_view name;
    RecheckedChange change;
    std::string first, last, lines;
  };
  const Row rows[] = {
      {"gone", changed(cures(), std::nullopt, {"A. Reader, 2026-02-03", "B. Other, 2026-02-04"}), "2024-03-01",
       "2024-03-01",
       "  No longer found: \"It cures autism.\"\n"
       "    cure.cures 00000000000000aa: flagged, certain, 3, overstated\n"
       "    1 capture, 2024-03-01\n"
       "    CONFIRMED by A. Reader, 2026-02-03\n    CONFIRMED by B. Other, 2026-02-04\n"},
      {"found, of a noting rule: neither severity nor verdict", changed(std::nullopt, noted()), "2024-03-01",
       "2025-01-31",
       "  Now found: \"Fever is common.\"\n"
       "    risk.named 00000000000000bb: noted, none\n"
       "    1 capture, 2024-03-01 - 2025-01-31\n"},
      {"judged otherwise", changed(cures(), softer), "2024-03-01", "2024-03-01",
       "  Judged otherwise: \"It cures autism.\"\n"
       "    cure.cures 00000000000000aa: flagged, certain, 3, overstated -> flagged, possible, 2\n"
       "    1 capture, 2024-03-01\n"},
      {"of no known day", changed(std::nullopt, noted()), "", "",
       "  Now found: \"Fever is common.\"\n"
       "    risk.named 00000000000000bb: noted, none\n"
       "    1 capture\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    RecheckedChange change = row.change;
    change.change.first = row.first;
    change.change.last = row.last;
    const std::string text = text_of(of({change}));
    CHECK(has(text, "\n\nmeadow.example/autism (meadow.example)\n" + row.lines));
    CHECK(text.substr(text.size() - row.lines.size()) == row.lines);
    CHECK(has(text, "1 change, " + std::string(change.confirmed_by.empty() ? "0" : "1") + " of them"));
  }
}

TEST_CASE("the changes of one page stand below its name, said once") {
  std::vector<RecheckedChange> changes(4, changed(cures(), std::nullopt));
  changes[2].change.page = changes[3].change.page = "meadow.example";
  changes[3].change.site = "brook.example";
  const std::string text = text_of(of(changes));
  const std::string names[] = {"\n\nmeadow.example/autism (meadow.example)\n", "\n\nmeadow.example\n",
                               "\n\nmeadow.example (brook.example)\n"};
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK(has(text, name));
    CHECK(text.find(name) == text.rfind(name));
  }
  CHECK(has(text, "4 changes, 0 of them"));
}

TEST_CASE("the JSON of a recheck has every key, null where there is nothing") {
  Recheck recheck = of({changed(cures(), std::nullopt, {"A. Reader, 2026-02-03"}), changed(std::nullopt, noted())});
  recheck.tool = {"0.1.0", "r2", "list-2026", "72.1", ""};
  recheck.not_again = {{"a\xff.warc", "gone", 2}};
  recheck.written = true;
  const json read = json::parse(recheck_json(recheck));
  CHECK(read["schema"] == "overclaim-recheck/1");
  CHECK(read["tool"] ==
        json::parse(R"({"version": "0.1.0", "rulebook": "r2", "reference": "list-2026", "icu": "72.1"})"));
  CHECK(read["written"] == true);
  CHECK(read["not_again"] == json::parse(R"([{"source": "a\uFFFD.warc", "captures": 2, "why": "gone"}])"));
  REQUIRE(read["changes"].size() == 2);
  const json &gone = read["changes"][0], &found = read["changes"][1];
  CHECK(gone["kind"] == "gone");
  CHECK(gone["was"] == json::parse(R"({"status": "flagged", "strength": "certain", "stance": "asserted", "severity": 3,
                                       "verdict": "overstated", "statements": ["autism.unproven"]})"));
  CHECK(gone["is"].is_null());
  CHECK(gone["confirmed_by"] == json::parse(R"(["A. Reader, 2026-02-03"])"));
  CHECK(found["kind"] == "found");
  CHECK(found["was"].is_null());
  CHECK(found["is"]["verdict"].is_null());
  CHECK(found["is"]["statements"] == json::array());
  CHECK(found["rule"] == "risk.named");
}
