#include "survey/finding_changes.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace overclaim;

namespace {

CapturedClaim claim(const std::string& fingerprint, std::uint64_t begin, Status status = Status::flagged) {
  CapturedClaim made;
  made.fingerprint = fingerprint;
  made.rule = "cure.cures";
  made.quote = "cures";
  made.status = status;
  made.begin = begin;
  return made;
}

std::string said(const std::vector<FindingChange>& changes) {
  std::string text;
  for (const FindingChange& change : changes) {
    text += std::string(to_string(change.kind)) + " " + (change.is ? *change.is : *change.was).fingerprint;
    for (const std::string_view what : change.what) text += " " + std::string(what);
    text += "; ";
  }
  return text;
}

Capture capture(const std::string& page, const std::string& time) {
  Capture made;
  made.page = page;
  made.site = "Meadow";
  made.time = time;
  return made;
}

}  // namespace

TEST_CASE("the same findings are no change; others are found, gone or judged otherwise") {
  CapturedClaim stronger = claim("a", 0);
  stronger.strength = Strength::certain;
  stronger.severity = 5;
  stronger.verdict = VerdictKind::contradicted;
  stronger.statements = {"one"};
  struct Row {
    std::vector<CapturedClaim> was, is;
    std::string wanted;
  };
  const std::vector<Row> rows = {
      {{}, {}, ""},
      {{claim("a", 0)}, {claim("a", 0)}, ""},
      {{claim("a", 0)}, {}, "gone a; "},
      {{}, {claim("a", 0)}, "found a; "},
      {{claim("a", 0)}, {claim("a", 0, Status::cleared)}, "changed a status; "},
      {{claim("a", 0)}, {stronger}, "changed a strength severity verdict statements; "},
      {{claim("a", 9), claim("b", 5)}, {claim("b", 5), claim("c", 1)}, "found c; gone a; "},
      // The same sentence twice on a page has two fingerprints; should it not, they are told apart by their order.
      {{claim("a", 0), claim("a", 9)}, {claim("a", 0)}, "gone a; "},
      {{claim("a", 0)}, {claim("a", 0), claim("a", 9)}, "found a; "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.wanted);
    CHECK(said(finding_changes(row.was, row.is)) == row.wanted);
  }
}

TEST_CASE("a change that is the same on many captures is one, with its first and last time") {
  const std::vector<FindingChange> gone = finding_changes({claim("a", 0)}, {});
  PageChanges changes;
  changes.add(capture("p", "2022-01-01"), gone);
  changes.add(capture("p", "2021-01-01"), gone);
  changes.add(capture("q", "2023-01-01"), gone);
  changes.add(capture("p", "2024-01-01"), finding_changes({claim("a", 0, Status::noted)}, {}));
  changes.add(capture("p", "2025-01-01"), {});
  const std::vector<PageChange> sorted = changes.sorted();
  REQUIRE(sorted.size() == 3);
  CHECK(sorted[0].page == "p");
  CHECK(sorted[0].captures == 2);
  CHECK(sorted[0].first == "2021-01-01");
  CHECK(sorted[0].last == "2022-01-01");
  CHECK(sorted[1].first == "2024-01-01");
  CHECK(sorted[2].page == "q");
}
