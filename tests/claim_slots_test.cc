#include "check/claim_slots.h"

#include <doctest/doctest.h>

#include "check/check.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

TEST_CASE("slots are filled from the nearest place that names something") {
  RulebookSource source = hand_source();
  for (TermClass& term_class : source.classes) {
    for (Term& term : term_class.terms) term.anaphor = term.id == "therapy.ours";
  }
  source.rules = {hand_rule("cure.cures", {"cure~ ..2 {condition}"}), hand_rule("safety.no-risks", {"no {risk}"}),
                  hand_rule("price.cheap", {"bargain"})};
  source.rules[2].slots = {{"condition", "condition.ed"}};
  const Rulebook rulebook = built(source);
  struct Row {
    std::string_view text, intervention, condition;
  };
  // The last finding of each text.
  const Row rows[] = {
      {"Cord blood cures asthma.", "therapy.cord sentence", "condition.asthma match"},
      {"Cord blood is here. It cures asthma.", "therapy.cord block", "condition.asthma match"},
      {"# Cord blood\n\nIt cures asthma.", "therapy.cord heading", "condition.asthma match"},
      {"# Cord blood\n\nHello.\n\n# Visits\n\nIt cures asthma.", "therapy.cord page", "condition.asthma match"},
      {"Cord blood.\n\nStem cells.\n\nIt cures asthma.", "", "condition.asthma match"},
      {"Our treatment has no risks.", "", ""},
      {"# Cord blood\n\nOur treatment has no risks.", "therapy.cord heading", ""},
      {"Cord blood for asthma. A bargain!", "therapy.cord block", "condition.ed rule"},
      {"No risks.", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Report report = check(plain_document(row.text, rulebook), rulebook);
    REQUIRE(!report.findings.empty());
    const auto shown = [](const SlotFill& fill) {
      std::string out;
      for (const std::string& term : fill.terms) {
        if (term != "therapy.ours") out += term + " ";
      }
      return out.empty() ? out : out + std::string(to_string(fill.from));
    };
    CHECK(shown(report.findings.back().claim.intervention) == row.intervention);
    CHECK(shown(report.findings.back().claim.condition) == row.condition);
  }
}
