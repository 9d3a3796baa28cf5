#include "survey/diff.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "claims_said.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

const std::string page = "meadow.example/autism", other = "meadow.example/care";

CapturedClaim cures() { return said("cure.cures", "Our stem cell therapy cures autism.", 0, Strength::certain); }
CapturedClaim may_help() {
  return said("efficacy.helps", "Our stem cell therapy may help with autism.", 0, Strength::possible);
}
CapturedClaim safe() { return said("safety.safe", "The infusion has no risks.", 100); }

Capture on(std::string day, std::vector<CapturedClaim> claims, std::string at = page) {
  Capture capture = read_capture(at, std::move(day), std::move(claims));
  capture.rulebook = "r1";
  capture.record = Record{};
  capture.record->uri = "https://" + at;
  return capture;
}

Capture cut_off(std::string day, std::vector<CapturedClaim> claims) {
  Capture capture = on(std::move(day), std::move(claims));
  capture.replaced_by = cut_off_page;
  return capture;
}

Capture parked(std::string day) {
  Capture capture = on(std::move(day), {});
  capture.state = CaptureState::replaced;
  capture.replaced_by = "parked";
  return capture;
}

std::string drawn(const Diff& diff) {
  std::string text;
  for (const ClaimChange& change : diff.changes) {
    text += std::string(to_string(change.kind)) + (change.by_context ? " by context" : "") +
            (change.page_is_new ? " on a new page" : "") + ' ';
    if (change.before) text += change.before->claim.rule + '@' + change.before->page;
    text += " > ";
    if (change.after) text += change.after->claim.rule + '@' + change.after->page;
    text += "; ";
  }
  for (const PageApart& apart : diff.apart) {
    text += (apart.in_old ? "only old " : "only new ") + apart.page + ' ' + apart.replaced_by + "; ";
  }
  return text;
}

}  // namespace

TEST_CASE("what became of the claims between two readings") {
  CapturedClaim judged = cures();
  judged.verdict = VerdictKind::unproven;
  CapturedClaim denied = cures();
  denied.stance = Stance::negated;
  struct Row {
    std::string_view name;
    std::vector<Capture> olds, news;
    std::string changes;
    std::size_t unchanged = 0, judged_anew = 0;
  };
  const Row rows[] = {
      {"nothing", {on("2021-03-01", {cures(), safe()})}, {on("2022-03-01", {cures(), safe()})}, "", 2, 0},
      {"a new claim",
       {on("2021-03-01", {safe()})},
       {on("2022-03-01", {cures(), safe()})},
       "new  > cure.cures@meadow.example/autism; ",
       1,
       0},
      {"what may stand behind a cut is not gone",
       {on("2021-03-01", {cures(), safe()})},
       {cut_off("2022-03-01", {cures()})},
       "",
       1,
       0},
      {"and not new", {cut_off("2021-03-01", {cures()})}, {on("2022-03-01", {cures(), safe()})}, "", 1, 0},
      {"softened",
       {on("2021-03-01", {cures()})},
       {on("2022-03-01", {may_help()})},
       "softened cure.cures@meadow.example/autism > efficacy.helps@meadow.example/autism; ",
       0,
       0},
      {"strengthened",
       {on("2021-03-01", {may_help()})},
       {on("2022-03-01", {cures()})},
       "strengthened efficacy.helps@meadow.example/autism > cure.cures@meadow.example/autism; ",
       0,
       0},
      {"denied around it",
       {on("2021-03-01", {cures()})},
       {on("2022-03-01", {denied})},
       "softened by context cure.cures@meadow.example/autism > cure.cures@meadow.example/autism; ",
       0,
       0},
      {"gone",
       {on("2021-03-01", {cures()})},
       {on("2022-03-01", {})},
       "gone cure.cures@meadow.example/autism > ; ",
       0,
       0},
      {"returned",
       {on("2021-03-01", {cures()}), on("2021-06-01", {})},
       {on("2022-03-01", {cures()})},
       "returned cure.cures@meadow.example/autism > cure.cures@meadow.example/autism; ",
       0,
       0},
      {"moved",
       {on("2021-03-01", {cures()}), on("2021-03-01", {}, other)},
       {on("2022-03-01", {}), on("2022-03-01", {cures()}, other)},
       "moved cure.cures@meadow.example/autism > cure.cures@meadow.example/care; ",
       0,
       0},
      {"a page that NEW does not have is not without its claims",
       {on("2021-03-01", {cures()})},
       {on("2022-03-01", {safe()}, other)},
       "new on a new page  > safety.safe@meadow.example/care; only old meadow.example/autism ; only new "
       "meadow.example/care ; ",
       0,
       0},
      {"nor one that was replaced",
       {on("2021-03-01", {cures()})},
       {parked("2022-03-01")},
       "only old meadow.example/autism parked; ",
       0,
       0},
      {"other evidence, the same words", {on("2021-03-01", {cures()})}, {on("2022-03-01", {judged})}, "", 1, 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Diff diff = diff_of({"a", row.olds}, {"b", row.news});
    CHECK(drawn(diff) == row.changes);
    CHECK(diff.unchanged == row.unchanged);
    CHECK(diff.judged_anew.size() == row.judged_anew);
    std::vector<Capture> olds = row.olds, news = row.news;
    std::reverse(olds.begin(), olds.end());
    std::reverse(news.begin(), news.end());
    CHECK(drawn(diff_of({"a", olds}, {"b", news})) == row.changes);
  }
}

TEST_CASE("two files are one page, whatever they are called") {
  Capture old_file = read_capture("old.html", "", {cures()}, "old.html");
  Capture new_file = read_capture("new.html", "", {may_help()}, "new.html");
  CHECK(drawn(diff_of({"old.html", {old_file}}, {"new.html", {new_file}})) ==
        "softened cure.cures@new.html > efficacy.helps@new.html; ");
}

TEST_CASE("what was found with other rules cannot be compared") {
  Capture one = on("2021-03-01", {}), two = on("2022-03-01", {});
  CHECK(difference_of_digests({one}, {two}).empty());
  two.rulebook = "r2";
  CHECK(difference_of_digests({one}, {two}) == "rules");
  two.reference = "l2";
  CHECK(difference_of_digests({one}, {two}) == "rules and reference list");
  two.state = CaptureState::failed;
  CHECK(difference_of_digests({one}, {two}).empty());
}

TEST_CASE("what only other rules find is told apart") {
  const Capture then = on("2021-03-01", {cures(), safe()}), now = on("2021-03-01", {cures(), may_help()});
  Capture same_bytes = now;
  same_bytes.sha256 = then.sha256;
  const std::vector<OnlyByRules> only = only_by_rules({then}, {same_bytes});
  REQUIRE(only.size() == 2);
  CHECK(only[0].claim.claim.rule == "efficacy.helps");
  CHECK_FALSE(only[0].in_report);
  CHECK(only[1].claim.claim.rule == "safety.safe");
  CHECK(only[1].in_report);
}
