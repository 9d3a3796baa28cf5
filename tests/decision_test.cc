#include "survey/decision.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "sample_report.h"

using namespace overclaim;

namespace {

const std::string rules_now(64, 'a'), rules_before(64, 'b');

Decision decided(const std::string& reviewer, DecisionKind kind, const std::string& date,
                 const std::string& fingerprint = "fedcba9876543210") {
  Decision decision{fingerprint, text_hash_of("", "no risks", ""), rules_now, reviewer, "editor"};
  decision.decision = kind;
  decision.reason = "It stands there.";
  decision.date = date;
  if (kind == DecisionKind::answered) decision.answer = "We hold a study.";
  return decision;
}

constexpr DecisionKind yes = DecisionKind::confirmed, no = DecisionKind::dismissed, wait = DecisionKind::needs_evidence,
                       answer = DecisionKind::answered;

Report report_with(std::vector<Decision> decisions) {
  Report report;
  report.tool.rulebook = rules_now;
  report.findings = {
      overclaim::test::sample_finding("There are no risks.", "no risks", "safety.no-risks", Status::flagged)};
  add_decisions(held_decisions(decisions), report);
  return report;
}

}  // namespace

TEST_CASE("of each reviewer the last decision holds, by day and then by place") {
  struct Row {
    std::vector<Decision> decisions;
    std::vector<std::pair<std::string, DecisionKind>> held;
  };
  const std::vector<Row> rows = {
      {{}, {}},
      {{decided("Ann", yes, "2026-01-01")}, {{"Ann", yes}}},
      {{decided("Ann", yes, "2026-01-01"), decided("Ann", no, "2026-01-02")}, {{"Ann", no}}},
      {{decided("Ann", no, "2026-01-02"), decided("Ann", yes, "2026-01-01")}, {{"Ann", no}}},
      {{decided("Ann", no, "2026-01-02"), decided("Ann", yes, "2026-01-02")}, {{"Ann", yes}}},
      {{decided("Bo", no, "2026-01-02"), decided("Ann", yes, "2026-01-01")}, {{"Ann", yes}, {"Bo", no}}},
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i);
    std::vector<std::pair<std::string, DecisionKind>> held;
    for (const auto& [fingerprint, decisions] : held_decisions(rows[i].decisions)) {
      for (const Decision& decision : decisions) held.emplace_back(decision.reviewer, decision.decision);
    }
    CHECK(held == rows[i].held);
  }
}

TEST_CASE("what several people decided is one standing only where they say the same") {
  struct Row {
    std::vector<Decision> decisions;
    Standing standing;
    bool for_print, settled;
  };
  Decision older = decided("Ann", yes, "2026-01-01"), of_other_words = decided("Ann", no, "2026-01-01");
  older.rulebook = rules_before;
  of_other_words.text_hash = text_hash_of("", "NO RISKS", "");
  Decision older_no = decided("Ann", no, "2026-01-01");
  older_no.rulebook = rules_before;
  const std::vector<Row> rows = {
      {{}, Standing::undecided, false, false},
      {{decided("Ann", yes, "2026-01-01")}, Standing::confirmed, true, false},
      {{decided("Ann", no, "2026-01-01")}, Standing::dismissed, false, true},
      {{decided("Ann", wait, "2026-01-01")}, Standing::needs_evidence, false, false},
      {{decided("Ann", answer, "2026-01-01")}, Standing::answered, false, false},
      {{decided("Ann", yes, "2026-01-01"), decided("Bo", yes, "2026-01-01")}, Standing::confirmed, true, false},
      {{decided("Ann", yes, "2026-01-01"), decided("Bo", no, "2026-01-01")}, Standing::disputed, false, false},
      {{decided("Ann", no, "2026-01-01"), decided("Bo", wait, "2026-01-01")}, Standing::disputed, false, false},
      // Under other rules a decision holds, and is not enough for print.
      {{older}, Standing::confirmed, false, false},
      {{older_no}, Standing::dismissed, false, true},
      {{older, decided("Bo", yes, "2026-01-01")}, Standing::confirmed, true, false},
      // On other words it does not hold.
      {{of_other_words}, Standing::undecided, false, false},
      {{of_other_words, decided("Bo", yes, "2026-01-01")}, Standing::confirmed, true, false},
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i);
    const Report report = report_with(rows[i].decisions);
    const Finding& finding = report.findings.front();
    CHECK(standing_of(finding.decisions) == rows[i].standing);
    CHECK(is_for_print(finding) == rows[i].for_print);
    CHECK(is_settled(finding) == rows[i].settled);
    CHECK(finding.status == Status::flagged);  // a dismissal is no clearing
    REQUIRE(report.review.has_value());
    CHECK(report.review->flagged == 1);
    CHECK(report.review->undecided == (rows[i].standing == Standing::undecided ? 1U : 0U));
    CHECK(report.review->dismissed == (rows[i].standing == Standing::dismissed ? 1U : 0U));
  }
}

TEST_CASE("what stands in the baseline is settled") {
  Report report = report_with({});
  Finding& finding = report.findings.front();
  CHECK_FALSE(is_settled(finding));
  finding.baseline = Baseline::added;
  CHECK_FALSE(is_settled(finding));
  finding.baseline = Baseline::unchanged;
  CHECK(is_settled(finding));
}

TEST_CASE("a decision is stale where nothing fits it") {
  const Decision decision = decided("Ann", yes, "2026-01-01");
  const std::string& fingerprint = decision.fingerprint;
  struct Row {
    std::vector<SeenFinding> seen;
    Staleness stale;
  };
  const std::vector<Row> rows = {
      {{}, Staleness::gone},
      {{{"0000000000000000", decision.text_hash, rules_now}}, Staleness::gone},
      {{{fingerprint, decision.text_hash, rules_now}}, Staleness::none},
      {{{fingerprint, "1111111111111111", rules_now}}, Staleness::text},
      {{{fingerprint, decision.text_hash, rules_before}}, Staleness::rules},
      {{{fingerprint, "1111111111111111", rules_now}, {fingerprint, decision.text_hash, rules_now}}, Staleness::none},
      {{{fingerprint, "1111111111111111", rules_now}, {fingerprint, decision.text_hash, rules_before}},
       Staleness::rules},
      {{{fingerprint, decision.text_hash, rules_before}, {fingerprint, "1111111111111111", rules_now}},
       Staleness::rules},
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i);
    const std::vector<HeldDecision> stale = stale_decisions(held_decisions({decision}), rows[i].seen);
    if (rows[i].stale == Staleness::none) {
      CHECK(stale.empty());
      continue;
    }
    REQUIRE(stale.size() == 1);
    CHECK(stale.front().stale == rows[i].stale);
    CHECK(stale.front().decision == decision);
  }
}

TEST_CASE("two reviewers side by side: kappa over what both decided") {
  // Both confirm 2, both dismiss 1, one each way 1; what only one decided does not count. By hand: agreed 3/4, by
  // chance (3 * 3 + 1 * 1 ... of 4): p(confirmed) is 3/4 and 2/4, p(dismissed) 1/4 and 2/4, so 3/8 + 1/8 = 1/2; kappa
  // 1/2.
  std::vector<Decision> all;
  const auto put = [&](const std::string& fingerprint, DecisionKind first, DecisionKind second) {
    all.push_back(decided("Ann", first, "2026-01-01", fingerprint));
    all.push_back(decided("Bo", second, "2026-01-01", fingerprint));
  };
  put("000000000000000a", yes, yes);
  put("000000000000000b", yes, yes);
  put("000000000000000c", no, no);
  put("000000000000000d", yes, no);
  all.push_back(decided("Ann", no, "2026-01-01", "000000000000000e"));
  const std::vector<ReviewerPair> pairs = reviewer_pairs(held_decisions(all));
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].first == "Ann");
  CHECK(pairs[0].second == "Bo");
  CHECK(pairs[0].agreement.answers == 4);
  CHECK(pairs[0].agreement.agreed == doctest::Approx(0.75));
  CHECK(*pairs[0].agreement.kappa == doctest::Approx(0.5));
  CHECK(pairs[0].differ == std::vector<std::string>{"000000000000000d"});
}

TEST_CASE("the hash of a sentence is of its words as they are shown, wherever the quote begins") {
  CHECK(text_hash_of("It has ", "no side effects", ".") == text_hash_of("It ", "has no side effects.", ""));
  CHECK(text_hash_of("It has ", "no side effects", ".") != text_hash_of("It has ", "No side effects", "."));
  CHECK(text_hash_of("", "", "").size() == 16);
  // SHA-256 of "There are no risks." begins so, by another program.
  CHECK(text_hash_of("There are ", "no risks", ".") == "2057ba64bd22f1c7");
}

TEST_CASE("what is wrong in a decision is said by its key") {
  struct Row {
    void (*change)(Decision& decision);
    const char* wrong;
  };
  const std::vector<Row> rows = {
      {[](Decision&) {}, ""},
      {[](Decision& d) { d.fingerprint = "fedc"; }, "fingerprint: must be 16 digits (0-9, a-f)"},
      {[](Decision& d) { d.fingerprint[0] = 'F'; }, "fingerprint: must be 16 digits (0-9, a-f)"},
      {[](Decision& d) { d.text_hash.clear(); }, "text_hash: must be 16 digits (0-9, a-f)"},
      {[](Decision& d) { d.rulebook = "x"; }, "rulebook: must be 64 digits (0-9, a-f)"},
      {[](Decision& d) { d.reviewer = " "; }, "reviewer: is empty"},
      {[](Decision& d) { d.reviewer = "A\nB"; }, "reviewer: must be one line without control characters"},
      {[](Decision& d) { d.role.clear(); }, "role: is empty"},
      {[](Decision& d) { d.reason.clear(); }, "reason: is empty"},
      {[](Decision& d) { d.reason = "two\nlines"; }, ""},
      {[](Decision& d) { d.reason = "a\x1b[1m"; }, "reason: holds a control character"},
      {[](Decision& d) { d.reason = "\xff"; }, "reason: is not UTF-8"},
      {[](Decision& d) { d.reason.assign(10001, 'x'); }, "reason: is longer than 10000 bytes"},
      {[](Decision& d) { d.decision = DecisionKind::answered; },
       "answer: is empty; a decision \"answered\" holds the answer"},
      {[](Decision& d) { d.answer = "Here it is."; }, ""},
      {[](Decision& d) { d.date = "2026-02-30"; }, "date: must be a day like 2026-02-03"},
      {[](Decision& d) { d.date.clear(); }, "date: must be a day like 2026-02-03"},
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i);
    Decision decision = decided("Ann", yes, "2026-02-03");
    rows[i].change(decision);
    CHECK(wrong_in(decision) == rows[i].wrong);
  }
  for (const std::string_view name : decision_names()) CHECK(to_string(*decision_of(name)) == name);
  CHECK_FALSE(decision_of("maybe").has_value());
}
