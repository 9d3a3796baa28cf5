#include "check/severity.h"

#include <doctest/doctest.h>

#include "check/check.h"
#include "hand_rulebook.h"

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
