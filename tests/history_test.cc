#include "survey/history.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "claims_said.h"
#include "survey/page_key.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

const std::string page = "meadow.example/autism", other = "meadow.example/care";

CapturedClaim cures(std::uint64_t begin = 0) {
  return said("cure.cures", "Our stem cell therapy cures autism.", begin, Strength::certain);
}
CapturedClaim may_help(std::uint64_t begin = 0) {
  CapturedClaim claim =
      said("efficacy.helps", "Our stem cell therapy may help with autism.", begin, Strength::possible);
  claim.stance = Stance::hedged;
  claim.status = Status::cleared;
  return claim;
}
CapturedClaim safe(std::uint64_t begin = 100) { return said("safety.safe", "The infusion has no risks.", begin); }

Capture on(std::string day, std::vector<CapturedClaim> claims, std::string at = page) {
  return read_capture(std::move(at), std::move(day), std::move(claims));
}
Capture failed(std::string day, std::string what, std::string at = page, std::string to = "") {
  return other_capture(std::move(at), std::move(day), CaptureState::failed, std::move(what), std::move(to));
}
Capture replaced(std::string day, std::string what, std::string at = page) {
  return other_capture(std::move(at), std::move(day), CaptureState::replaced, std::move(what));
}

// Only the beginning of the page is in the archive.
Capture cut_off(std::string day, std::vector<CapturedClaim> claims) {
  Capture capture = on(std::move(day), std::move(claims));
  capture.replaced_by = cut_off_page;
  return capture;
}

// One line a claim: "present cures 2021-03-01..2022-03-01; softened may help 2022-06-01..": readable in a table.
std::string drawn(const ClaimThread& thread) {
  std::string text{to_string(thread.state)};
  if (thread.removed) text += " removed";
  for (const ClaimVersion& version : thread.versions) {
    text += "; ";
    if (version.change) text += std::string(to_string(*version.change)) + ' ';
    if (version.by_context) text += "by context ";
    text += version.claim.rule + ' ' + version.first_seen + ".." + version.last_seen;
  }
  for (std::size_t i = 0; i < thread.episodes.size(); ++i) {
    const Episode& episode = thread.episodes[i];
    if (i > 0 && episode.page == thread.episodes[i - 1].page) text += "; again " + episode.first_seen;
    if (!episode.first_absent.empty()) text += "; absent " + episode.first_absent;
  }
  for (const ClaimMove& move : thread.moves) text += "; moved to " + move.to_page + ' ' + move.first_seen;
  return text;
}

std::vector<std::string> drawn(const History& history) {
  std::vector<std::string> lines;
  for (const SiteHistory& site : history.sites) {
    for (const ClaimThread& thread : site.threads) lines.push_back(drawn(thread));
  }
  return lines;
}

std::string whole(const History& history) {
  std::string text;
  for (const SiteHistory& site : history.sites) {
    text += site.site + ' ' + site.last_looked + '\n';
    for (const PageHistory& one : site.pages) {
      text += one.page + ' ' + one.title + '\n';
      for (const CaptureMoment& moment : one.captures) {
        text += ' ' + moment.time + std::string(to_string(moment.state)) + moment.replaced_by + moment.sha256 + '\n';
      }
      for (const Gap& gap : one.gaps) {
        text += ' ' + std::string(to_string(gap.kind)) + gap.from + gap.until + gap.detail + '\n';
      }
    }
    for (const ClaimThread& thread : site.threads) text += thread.id + thread.page + drawn(thread) + '\n';
  }
  for (const Capture& capture : history.undated) text += "undated " + capture.page + capture.sha256 + '\n';
  return text;
}

struct Row {
  std::string_view name;
  std::vector<Capture> captures;
  std::vector<std::string> threads;
};

std::vector<Row> rows() {
  return {
      {"softened, and still there",
       {on("2021-03-01", {cures()}), on("2022-03-01", {cures()}), on("2022-06-01", {may_help()})},
       {"present; cure.cures 2021-03-01..2022-03-01; softened efficacy.helps 2022-06-01..2022-06-01"}},
      {"strengthened",
       {on("2021-03-01", {may_help()}), on("2021-06-01", {cures()})},
       {"present; efficacy.helps 2021-03-01..2021-03-01; strengthened cure.cures 2021-06-01..2021-06-01"}},
      {"not seen in one capture is not removed",
       {on("2021-03-01", {cures()}), on("2021-06-01", {})},
       {"absent; cure.cures 2021-03-01..2021-03-01; absent 2021-06-01"}},
      {"in two it is",
       {on("2021-03-01", {cures()}), on("2021-06-01", {}), on("2021-09-01", {})},
       {"absent removed; cure.cures 2021-03-01..2021-03-01; absent 2021-06-01"}},
      {"it came back",
       {on("2021-03-01", {cures()}), on("2021-06-01", {}), on("2021-09-01", {cures()})},
       {"present; cure.cures 2021-03-01..2021-09-01; absent 2021-06-01; again 2021-09-01"}},
      {"a server's error says nothing",
       {on("2021-03-01", {cures()}), failed("2021-06-01", "http 503"), on("2021-09-01", {cures()})},
       {"present; cure.cures 2021-03-01..2021-09-01"}},
      {"nor does one at the end",
       {on("2021-03-01", {cures()}), failed("2021-06-01", "http 503")},
       {"not_captured; cure.cures 2021-03-01..2021-03-01"}},
      {"a page that is cut off says nothing about what may stand behind the cut",
       {on("2021-03-01", {cures(), safe()}), cut_off("2021-06-01", {cures()}), cut_off("2021-09-01", {cures()}),
        on("2021-12-01", {cures(), safe()}), cut_off("2022-03-01", {cures()})},
       {"present; cure.cures 2021-03-01..2022-03-01", "not_captured; safety.safe 2021-03-01..2021-12-01"}},
      {"a whole page behind it does",
       {on("2021-03-01", {cures()}), cut_off("2021-06-01", {}), on("2021-09-01", {}), on("2021-12-01", {})},
       {"absent removed; cure.cures 2021-03-01..2021-03-01; absent 2021-09-01"}},
      {"a parked domain",
       {on("2021-03-01", {cures()}), replaced("2021-06-01", "parked"), failed("2021-09-01", "http 503")},
       {"page_replaced; cure.cures 2021-03-01..2021-03-01"}},
      {"a page that is not there",
       {on("2021-03-01", {cures()}), failed("2021-06-01", "http 404")},
       {"page_replaced; cure.cures 2021-03-01..2021-03-01"}},
      {"other pages were captured later",
       {on("2021-03-01", {cures()}), on("2021-03-01", {safe()}, other), on("2021-06-01", {safe()}, other)},
       {"not_captured; cure.cures 2021-03-01..2021-03-01", "present; safety.safe 2021-03-01..2021-06-01"}},
      {"a round may take some days",
       {on("2021-03-01", {cures()}), on("2021-03-04", {safe()}, other)},
       {"present; cure.cures 2021-03-01..2021-03-01", "present; safety.safe 2021-03-04..2021-03-04"}},
      {"moved to another page",
       {on("2021-03-01", {cures()}), on("2021-03-01", {safe()}, other), on("2021-06-01", {}),
        on("2021-06-01", {safe(), cures()}, other)},
       {"present; cure.cures 2021-03-01..2021-06-01; absent 2021-06-01; moved to meadow.example/care 2021-06-01",
        "present; safety.safe 2021-03-01..2021-06-01"}},
      {"in the next round",
       {on("2021-03-01", {cures()}), on("2021-03-01", {safe()}, other), on("2021-06-01", {}),
        on("2021-06-01", {safe()}, other), on("2021-09-01", {safe(), cures()}, other)},
       {"present; cure.cures 2021-03-01..2021-09-01; absent 2021-06-01; moved to meadow.example/care 2021-09-01",
        "present; safety.safe 2021-03-01..2021-09-01"}},
      {"later it is another one",
       {on("2021-03-01", {cures()}), on("2021-03-01", {safe()}, other), on("2021-06-01", {}),
        on("2021-06-01", {safe()}, other), on("2021-09-01", {safe()}, other),
        on("2021-12-01", {safe(), cures()}, other)},
       {"absent; cure.cures 2021-03-01..2021-03-01; absent 2021-06-01", "present; safety.safe 2021-03-01..2021-12-01",
        "present; cure.cures 2021-12-01..2021-12-01"}},
      {"a copy is no move",
       {on("2021-03-01", {cures()}), on("2021-06-01", {cures()}), on("2021-06-01", {cures()}, other)},
       {"present; cure.cures 2021-03-01..2021-06-01", "present; cure.cures 2021-06-01..2021-06-01"}},
      {"a new address, by a redirect, and other words",
       {on("2021-03-01", {cures(), safe()}), failed("2021-06-01", "redirect", page, "meadow.example/kids"),
        on("2021-06-01", {may_help(), safe()}, "meadow.example/kids")},
       {"present; cure.cures 2021-03-01..2021-03-01; softened efficacy.helps 2021-06-01..2021-06-01; moved to "
        "meadow.example/kids 2021-06-01",
        "present; safety.safe 2021-03-01..2021-06-01; moved to meadow.example/kids 2021-06-01"}},
      {"a new host of the operator",
       {on("2021-03-01", {cures()}, "meadow.example/autism"), on("2021-06-01", {cures()}, "brook.example/autism")},
       {"present; cure.cures 2021-03-01..2021-06-01; moved to brook.example/autism 2021-06-01"}},
      {"there and back",
       {on("2021-03-01", {cures()}), on("2021-03-01", {}, other), on("2021-06-01", {}),
        on("2021-06-01", {cures()}, other), on("2021-09-01", {cures()}), on("2021-09-01", {}, other)},
       {"present; cure.cures 2021-03-01..2021-09-01; absent 2021-06-01; absent 2021-09-01; moved to "
        "meadow.example/care 2021-06-01; moved to meadow.example/autism 2021-09-01"}},
      {"the words around it make it weaker",
       {on("2021-03-01", {cures()}), on("2021-06-01", {[] {
                                          CapturedClaim denied = cures();
                                          denied.stance = Stance::negated;
                                          return denied;
                                        }()})},
       {"present; cure.cures 2021-03-01..2021-03-01; softened by context cure.cures 2021-06-01..2021-06-01"}},
  };
}

}  // namespace

TEST_CASE("what became of a claim") {
  for (const Row& row : rows()) {
    CAPTURE(row.name);
    CHECK(drawn(history_of(row.captures)) == row.threads);
  }
}

TEST_CASE("the order of the captures and captures given twice change nothing") {
  std::mt19937 random(7);
  for (const Row& row : rows()) {
    CAPTURE(row.name);
    const std::string expected = whole(history_of(row.captures));
    std::vector<Capture> captures = row.captures;
    for (int turn = 0; turn < 6; ++turn) {
      std::shuffle(captures.begin(), captures.end(), random);
      CHECK(whole(history_of(captures)) == expected);
    }
    captures.insert(captures.end(), row.captures.begin(), row.captures.end());
    CHECK(whole(history_of(captures)) == expected);
  }
}

TEST_CASE("failed and replaced captures never make a claim gone") {
  std::mt19937 random(11);
  const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  for (const Row& row : rows()) {
    CAPTURE(row.name);
    for (int turn = 0; turn < 8; ++turn) {
      std::vector<Capture> captures = row.captures;
      for (int i = 0; i < 4; ++i) {
        const std::string day =
            captures[pick(row.captures.size())].time.substr(0, 7) + "-0" + std::to_string(2 + pick(7));
        const std::string at = captures[pick(row.captures.size())].page;
        captures.push_back(pick(2) == 0 ? failed(day, "http 500", at) : replaced(day, "login", at));
      }
      const auto gone = [](const History& history) {
        std::vector<std::string> found;
        for (const SiteHistory& site : history.sites) {
          for (const ClaimThread& thread : site.threads) {
            if (thread.state == ClaimState::absent) found.push_back(thread.id + thread.first_absent());
          }
        }
        return found;
      };
      CHECK(gone(history_of(captures)) == gone(history_of(row.captures)));
    }
  }
}

TEST_CASE("another site in the same case changes nothing") {
  for (const Row& row : rows()) {
    CAPTURE(row.name);
    std::vector<Capture> captures = row.captures;
    captures.push_back(read_capture("brook.example/autism", "2024-01-01", {cures()}, "brook"));
    captures.push_back(read_capture("brook.example/autism", "2024-02-01", {}, "brook"));
    std::vector<std::string> found = drawn(history_of(captures));
    std::vector<std::string> expected = row.threads;
    expected.insert(expected.begin(), "absent; cure.cures 2024-01-01..2024-01-01; absent 2024-02-01");
    CHECK(found == expected);
  }
}

TEST_CASE("gaps are where somebody looked, or could have") {
  const History history =
      history_of({on("2021-03-01", {cures()}), on("2021-03-01", {}, other), on("2021-06-01", {}, other),
                  failed("2021-09-01", "http 503"), replaced("2021-12-01", "parked"), replaced("2022-03-01", "parked"),
                  on("2022-06-01", {cures()})});
  REQUIRE(history.sites.size() == 1);
  const std::vector<Gap>& gaps = history.sites[0].pages[0].gaps;
  REQUIRE(gaps.size() == 3);
  CHECK(gaps[0].kind == GapKind::not_captured);
  CHECK(gaps[0].from == "2021-06-01");
  CHECK(gaps[1].kind == GapKind::failed);
  CHECK(gaps[1].detail == "http 503");
  CHECK(gaps[2].kind == GapKind::replaced);
  CHECK(gaps[2].from == "2021-12-01");
  CHECK(gaps[2].until == "2022-03-01");
}

TEST_CASE("captures without a day cannot be put in order") {
  const History history = history_of({on("", {cures()}), on("2021-03-01", {cures()})});
  CHECK(history.undated.size() == 1);
  CHECK(drawn(history) == std::vector<std::string>{"present; cure.cures 2021-03-01..2021-03-01"});
}

TEST_CASE("on the page it left a claim has moved") {
  const History history = history_of({on("2021-03-01", {cures()}), on("2021-03-01", {}, other), on("2021-06-01", {}),
                                      on("2021-06-01", {cures()}, other)});
  const ClaimThread& thread = history.sites[0].threads[0];
  CHECK(state_on(thread, page) == ClaimState::moved);
  CHECK(state_on(thread, other) == ClaimState::present);
}

TEST_CASE("days are counted over leap years") {
  CHECK(day_number("1970-01-01") == 0);
  CHECK(day_number("2000-03-01") - day_number("2000-02-28") == 2);
  CHECK(day_number("2100-03-01") - day_number("2100-02-28") == 1);
  CHECK(day_number("2024-03-01T12:00:00Z") == 19783);
}
