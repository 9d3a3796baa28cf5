#include "check/severity.h"

#include <doctest/doctest.h>

#include "app/builtin.h"
#include "check/check.h"
#include "hand_rulebook.h"
#include "rulebook/load.h"

using namespace overclaim;
using namespace overclaim::test;

TEST_CASE("adjustments a rule names change its severity where their classes are named, within 1 to 5") {
  RulebookSource source = hand_source();
  source.rules = {hand_rule("cure.cures", {"cure~"}), hand_rule("cure.plain", {"heals"})};
  source.rules[0].severity = 4;
  source.rules[0].adjust = {"outcome-near", "risk-on-page", "asthma-in-block"};
  const Rulebook without = built(source);
  Rulebook rulebook = without;
  Scoring scoring;
  scoring.adjustments = {{"outcome-near", 1, AdjustmentWhere::sentence, {"outcome"}},
                         {"risk-on-page", -2, AdjustmentWhere::page, {"risk"}},
                         {"asthma-in-block", 1, AdjustmentWhere::block, {"condition"}}};
  rulebook.scoring = scoring;
  const auto shown = [](const Report& report) {
    std::string out;
    for (const Finding& finding : report.findings) {
      out += std::to_string(finding.severity.base) + "->" + std::to_string(finding.severity.value);
      for (const SeverityAdjustment& step : finding.severity.adjustments) out += " " + step.reason;
    }
    return out;
  };
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"It cures.", "4->4"},
      {"It cures speech.", "4->5 outcome-near"},
      {"It cures. Speech.", "4->4"},
      {"It cures. Asthma.", "4->5 asthma-in-block"},
      {"It cures.\n\nAsthma has risks.", "4->2 risk-on-page"},
      {"It cures speech. Asthma.", "4->5 outcome-near"},
      {"It heals speech.", "3->3"},
  };
  for (const auto& [text, severity] : rows) {
    CAPTURE(text);
    CHECK(shown(check(plain_document(text, rulebook), rulebook)) == severity);
  }
  CHECK(shown(check(plain_document("It cures speech.", without), without)) == "4->4");
}

TEST_CASE("a noted finding earns what its rule or category earns, where a class asked for is named") {
  RulebookSource source = hand_source();
  source.rules = {hand_rule("risk.named", {"warn~"}), hand_rule("trial.size", {"trial"}),
                  hand_rule("status.free", {"unapproved"})};
  source.rules[1].credit = "trial-design";
  source.rules[2].credit = no_credit;
  Rulebook rulebook = built(source);
  CHECK(check(plain_document("We warn of risks.", rulebook), rulebook).findings.at(0).credit.empty());
  rulebook.scoring.emplace();
  rulebook.scoring->credits = {
      {"risk", {2, 6, {"risk"}}}, {"trial", {1, 1, {}}}, {"trial-design", {3, 6, {}}}, {"status", {3, 6, {}}}};
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"We warn of risks.", "risk"},      {"We warn everyone.", ""}, {"We warn everyone. There are risks.", ""},
      {"A trial began.", "trial-design"}, {"It is unapproved.", ""},
  };
  for (const auto& [text, credit] : rows) {
    CAPTURE(text);
    CHECK(check(plain_document(text, rulebook), rulebook).findings.at(0).credit == credit);
  }
}

TEST_CASE("the built-in adjustments stand where they make a difference, and nowhere else") {
  const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  const LoadedRulebook loaded = load_rulebook(layers);
  REQUIRE(loaded.rulebook);
  struct Row {
    std::string_view text, rule, severity;
  };
  const Row rows[] = {
      // a child is named, or not
      {"Stem cell therapy is safe for children.", "safety.is-safe", "3->4 child-patient"},
      {"Stem cell therapy is safe for adults.", "safety.is-safe", "3->3"},
      {"The gains of your child last forever.", "permanence.lasts-forever", "5->5"},
      {"Your child will walk again.", "guarantee.certain-outcome", "4->5 child-patient"},
      {"Your father will walk again.", "guarantee.certain-outcome", "4->4"},
      // the spine, the brain, the eye; a vein
      {"Stem cells given by lumbar puncture are painless.", "safety.painless", "2->3 grave-route"},
      {"Stem cells given by vein are painless.", "safety.painless", "2->2"},
      // cells that can become any cell
      {"Pluripotent stem cells do not stay in the body.", "cell-fate.do-not-stay", "4->5 potent-cell"},
      {"Skin stem cells do not stay in the body.", "cell-fate.do-not-stay", "4->4"},
      // who counted, and among how many
      {"Stem cells improve walking, as seen in a small trial.", "efficacy.improves", "3->2 specific-qualifier"},
      {"Stem cells improve walking, as seen in Spain.", "efficacy.improves", "3->3"},
      // an ordinary unproven benefit is no graver for being promised to a child
      {"Stem cells improve walking in children.", "efficacy.improves", "3->3"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::string found;
    for (const Finding& finding : check(plain_document(row.text, *loaded.rulebook), *loaded.rulebook).findings) {
      if (finding.rule != row.rule || finding.status != Status::flagged) continue;
      found = std::to_string(finding.severity.base) + "->" + std::to_string(finding.severity.value);
      for (const SeverityAdjustment& step : finding.severity.adjustments) found += " " + step.reason;
    }
    CHECK(found == row.severity);
  }
}
