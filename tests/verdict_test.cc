#include "check/verdict.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "check/check.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

Work checked_work(std::string id, SeenAs as = SeenAs::abstract) {
  Work work;
  work.id = std::move(id);
  work.seen.as = as;
  return work;
}

Statement statement(std::string id, std::vector<std::string> claims, Effect direction, Strength ceiling) {
  Statement made;
  made.id = std::move(id);
  made.claims = std::move(claims);
  made.direction = direction;
  made.ceiling = ceiling;
  made.works = {"seen-1"};
  made.summary = "What is known.";
  return made;
}

// Rules and a reference list small enough to see every verdict coming.
Rulebook judging_rulebook() {
  RulebookSource source = hand_source();
  for (TermClass& term_class : source.classes) {
    for (Term& term : term_class.terms) term.anaphor = term.id == "therapy.ours";
  }
  source.rules = {hand_rule("efficacy.improves", {"{therapy} ..2 improve~ ..4 {outcome}", "improve~ {outcome}"}),
                  hand_rule("safety.no-risks", {"no {risk}"}), hand_rule("cure.cures", {"cure~ ..2 {condition}"}),
                  hand_rule("risk.named", {"{risk} include"})};
  source.rules[1].senses = {"risk-absent"};
  source.rules[2].strength = Strength::certain;
  Rulebook rulebook = built(source);
  Reference& reference = rulebook.reference;
  reference.works = {checked_work("memory-1", SeenAs::memory), checked_work("seen-1")};
  Statement speech = statement("cord.speech", {"efficacy"}, Effect::unknown, Strength::none);
  speech.intervention = {"therapy.cord"};
  speech.outcome = {"outcome.speech"};
  Statement walking = statement("cord.walking", {"efficacy"}, Effect::benefit, Strength::effect);
  walking.intervention = {"therapy.cord"};
  walking.outcome = {"outcome.walking"};
  Statement cure = statement("asthma.cure", {"cure"}, Effect::no_difference, Strength::none);
  cure.intervention = {"therapy.cord"};
  cure.condition = {"condition.asthma"};
  Statement harm = statement("harm", {"safety"}, Effect::harm, Strength::none);
  harm.refutes = {"risk-absent"};
  Statement named = statement("risk.fair", {"risk"}, Effect::benefit, Strength::certain);
  reference.statements = {cure, speech, walking, harm, named};
  std::sort(reference.statements.begin(), reference.statements.end(),
            [](const Statement& a, const Statement& b) { return a.id < b.id; });
  return rulebook;
}

std::string verdicts(std::string_view text, const Rulebook& rulebook, std::string as_of = "") {
  CheckOptions options;
  options.as_of = std::move(as_of);
  const Report report = check(plain_document(text, rulebook), rulebook, options);
  std::string out;
  for (const Finding& finding : report.findings) {
    out += (out.empty() ? "" : " ") + std::string(to_string(finding.status)) + ":" +
           (finding.verdict ? std::string(to_string(finding.verdict->kind)) : "none");
    if (finding.verdict && !finding.verdict->statements.empty()) out += ":" + finding.verdict->statements[0];
  }
  return out;
}

}  // namespace

TEST_CASE("a claim is judged by the statement that fits it best") {
  const Rulebook rulebook = judging_rulebook();
  struct Row {
    std::string_view text, verdicts;
  };
  const Row rows[] = {
      // shown, and at the ceiling; then above it; then not shown
      {"Cord blood improves walking.", "noted:supported:cord.walking"},
      {"Cord blood improves speech.", "flagged:unproven:cord.speech"},
      // the evidence is about a narrower product
      {"Stem cell therapy improves walking.", "flagged:overstated:cord.walking"},
      // no statement fits
      {"Cord blood cures ED.", "flagged:not_assessed"},
      // a universal denial about the field, and about a product without a name
      {"Stem cells have no risks.", "flagged:contradicted:harm"},
      {"Our treatment has no risks.", "flagged:overstated:harm"},
      // a careful statement is never marked down
      {"Risks include pain.", "noted:supported:risk.fair"},
      // what context cleared is not judged
      {"Cord blood may improve walking.", "cleared:none"},
      // nothing on the page says what "our cells" are
      {"Our cells improve walking.", "flagged:not_assessed"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(verdicts(row.text, rulebook) == row.verdicts);
  }
}

TEST_CASE("opposite results contradict only where everything fits exactly, and only if the work was seen") {
  Rulebook rulebook = judging_rulebook();
  // without an outcome in the claim nothing fits all exactly
  CHECK(verdicts("Cord blood cures asthma.", rulebook) == "flagged:overstated:asthma.cure");
  for (Statement& known : rulebook.reference.statements) known.works = {"memory-1"};
  CHECK(verdicts("Stem cells have no risks.", rulebook) == "flagged:overstated:harm");
}

TEST_CASE("only statements valid on the day judge") {
  Rulebook rulebook = judging_rulebook();
  for (Statement& known : rulebook.reference.statements) {
    if (known.id == "harm") known.valid_from = "2020-01-01";
    if (known.id == "cord.speech") known.valid_to = "2019-12-31";
  }
  CHECK(verdicts("Stem cells have no risks.", rulebook, "2019-06-01") == "flagged:not_assessed");
  CHECK(verdicts("Stem cells have no risks.", rulebook, "2020-06-01") == "flagged:contradicted:harm");
  CHECK(verdicts("Cord blood improves speech.", rulebook, "2019-12-31") == "flagged:unproven:cord.speech");
  CHECK(verdicts("Cord blood improves speech.", rulebook, "2020-01-01") == "flagged:not_assessed");
}

TEST_CASE("a statement named by the rule goes before one that only fits its category") {
  Rulebook rulebook = judging_rulebook();
  Statement named = statement("zz.named", {}, Effect::unknown, Strength::none);
  rulebook.reference.statements.push_back(named);
  for (CompiledRule& compiled : rulebook.rules) {
    if (compiled.rule.id == "safety.no-risks") compiled.rule.statements = {"zz.named"};
  }
  CHECK(verdicts("Stem cells have no risks.", rulebook) == "flagged:unproven:zz.named");
}
