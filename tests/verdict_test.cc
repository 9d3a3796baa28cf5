#include "check/verdict.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/builtin.h"
#include "check/check.h"
#include "hand_rulebook.h"
#include "rulebook/load.h"

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
  Term own;
  own.id = "own.we";
  own.names = {"(we|our)", "these {therapy}"};
  own.own = true;
  source.classes.push_back({"own", "", {}, {own}});
  source.rules = {hand_rule("efficacy.improves", {"{therapy} ..2 improve~ ..4 {outcome}", "improve~ {outcome}"}),
                  hand_rule("safety.no-risks", {"no {risk}"}), hand_rule("cure.cures", {"cure~ ..2 {condition}"}),
                  hand_rule("risk.named", {"{risk} include"})};
  source.rules[1].senses = {"risk-absent"};
  source.rules[1].strength = Strength::certain;
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
      // a product with a name is its own all the same
      {"Our stem cells have no risks.", "flagged:overstated:harm"},
      {"We use stem cells and there are no risks.", "flagged:overstated:harm"},
      {"These stem cells have no risks.", "flagged:overstated:harm"},
      // in another's mouth
      {"Patients say that stem cells have no risks.", "flagged:overstated:harm"},
      // a statement about a disease says nothing where no disease is named
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

TEST_CASE("a universal claim is contradicted only by a checked case of the thing itself") {
  const auto with_work = [](std::vector<std::string> intervention, std::vector<std::string> condition, SeenAs as) {
    Rulebook rulebook = judging_rulebook();
    for (Statement& known : rulebook.reference.statements) {
      if (known.id == "harm") known.intervention = {"therapy.stem-cell"};
    }
    Work& work = rulebook.reference.works[1];
    REQUIRE(work.id == "seen-1");
    work.intervention = std::move(intervention);
    work.condition = std::move(condition);
    work.seen.as = as;
    return rulebook;
  };
  struct Row {
    std::string_view text;
    std::vector<std::string> intervention, condition;
    SeenAs as;
    std::string_view verdict;
  };
  const std::string_view contradicted = "flagged:contradicted:harm", overstated = "flagged:overstated:harm";
  const std::string stem = "therapy.stem-cell", cord = "therapy.cord", asthma = "condition.asthma";
  const Row rows[] = {
      {"Stem cells have no risks.", {stem}, {}, SeenAs::abstract, contradicted},
      {"Stem cells have no risks.", {stem}, {}, SeenAs::secondary, overstated},
      {"Stem cells have no risks.", {cord}, {}, SeenAs::full_text, contradicted},  // cord blood is a kind of it
      {"Stem cells have no risks.", {}, {}, SeenAs::abstract, overstated},
      {"Cord blood has no risks.", {cord}, {}, SeenAs::abstract, contradicted},
      {"Cord blood has no risks.", {stem}, {}, SeenAs::abstract, overstated},  // the case may be of other cells
      {"Stem cells for asthma have no risks.", {stem}, {asthma}, SeenAs::abstract, contradicted},
      {"Stem cells for asthma have no risks.", {stem}, {}, SeenAs::abstract, overstated},
      // said of what stands elsewhere: in the block, in the heading
      {"Stem cells are here. There are no risks.", {stem}, {}, SeenAs::abstract, overstated},
      {"# Stem cells\n\nThere are no risks.", {stem}, {}, SeenAs::abstract, overstated},
      // no product is named: a statement about one says nothing
      {"There are no risks.", {stem}, {}, SeenAs::abstract, "flagged:not_assessed"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(verdicts(row.text, with_work(row.intervention, row.condition, row.as)) == row.verdict);
  }
}

TEST_CASE("a statement about one disease judges no claim that names none") {
  const Rulebook rulebook = judging_rulebook();
  CHECK(verdicts("Cord blood cures asthma.", rulebook) == "flagged:overstated:asthma.cure");
  CHECK(verdicts("Cord blood cures ED.", rulebook) == "flagged:not_assessed");
}

// Each row of the field stands beside its twins: the same words of one's own product, hedged, asked, denied, reported.
TEST_CASE("with the built-in rulebook the field may be contradicted, one's own product and honest words never") {
  const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  const LoadedRulebook loaded = load_rulebook(layers);
  REQUIRE(loaded.rulebook);
  struct Row {
    std::string_view text;
    bool contradicted;
  };
  const Row rows[] = {
      {"Stem cell therapy has no side effects.", true},
      {"Our stem cell therapy has no side effects.", false},
      {"Is it true that stem cell therapy has no side effects?", false},
      {"Stem cells have no serious risks.", true},
      {"These stem cells have no serious risks.", false},
      {"It is not true that stem cells have no serious risks.", false},
      {"There are no risks with mesenchymal stem cells.", false},  // what is listed of them is passing fever
      {"Autologous stem cells have no risks.", true},
      {"Stem cells carry no risk of infection.", false},  // that one harm is known refutes no claim about another
      {"There are no serious headaches after stem cells.", false},
      {"Stem cells do not affect growth.", false},
      {"Stem cells do not survive for long.", false},
      {"There are no risks with the mesenchymal stem cells we use.", false},
      {"There may be no risks with mesenchymal stem cells.", false},
      {"Cord blood is completely safe.", true},
      {"Our cord blood is completely safe.", false},
      {"Some clinics claim that cord blood is completely safe.", false},
      {"Stem cell treatment has no long-term risks.", true},
      {"Our protocol has no long-term risks.", false},
      {"Stem cell treatment has no known long-term benefit.", false},
      {"Stem cells vanish without a trace.", true},
      {"Our unique stem cells vanish without a trace.", false},
      {"The stem cells vanish without a trace.", false},
      {"Fetal stem cells never stay in the body.", true},
      {"Our fetal stem cells never stay in the body.", false},
      {"Mesenchymal stem cells never stay in the body.", false},  // no case of these cells is listed
      {"Fat stem cells for macular degeneration have no risks.", true},
      {"Fat stem cells for hair loss have no risks.", false},  // the case is of the eye
      {"Autologous stem cells carry no risks.", true},
      {"Your own stem cells carry no risks.", false},
      {"Exosomes are FDA approved.", true},
      {"Our exosome therapy is FDA approved.", false},
      {"Exosomes are not FDA approved.", false},
      {"Hyperbaric oxygen therapy improves gross motor function in cerebral palsy.", true},
      {"Our hyperbaric oxygen therapy improves gross motor function in cerebral palsy.", false},
      {"Hyperbaric oxygen therapy may improve gross motor function in cerebral palsy.", false},
      {"Hyperbaric oxygen therapy improves speech in cerebral palsy.", false},
      {"In cerebral palsy the GMFCS measures speech.", true},
      {"In cerebral palsy the GMFCS measures gross motor function.", false},
      {"In cerebral palsy the GMFCS measures movement, while another scale measures speech.", false},
      {"Platelet rich plasma has no risks.", false},  // no statement
      {"Patients say that stem cells have no risks.", false},
      {"We offer stem cell therapy. There are no risks.", false},
      {"# Stem cell therapy\n\nThere are no side effects.", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string found = verdicts(row.text, *loaded.rulebook, loaded.rulebook->reference.as_of);
    CAPTURE(found);
    CHECK((found.find("contradicted") != found.npos) == row.contradicted);
  }
}
