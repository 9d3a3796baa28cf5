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

namespace {

// Two more treatments: one whose name begins as another's does.
RulebookSource more_treatments() {
  RulebookSource source = hand_source();
  for (TermClass& known : source.classes) {
    if (known.name != "therapy") continue;
    known.terms.push_back({"therapy.laser", "", {"laser"}, {}});
    known.terms.push_back({"therapy.rope", "", {"cord"}, {}});
    for (Term& term : known.terms) term.anaphor = term.own = term.id == "therapy.ours";
  }
  source.rules = {hand_rule("safety.no-risks", {"no {risk}"})};
  return source;
}

std::string shown(const SlotFill& fill) {
  std::string out;
  for (const std::string& term : fill.terms) out += term + " ";
  return out.empty() ? out : out + std::string(to_string(fill.from));
}

}  // namespace

TEST_CASE("the page's subject is what its headings name most, then what its text does") {
  const Rulebook rulebook = built(more_treatments());
  struct Row {
    std::string_view name, html, intervention, condition;
  };
  const Row rows[] = {
      {"a heading before the body", "<h2>Laser</h2><p>Cord blood.</p><p>Cord blood.</p><h2>Visits</h2>",
       "therapy.laser page", ""},
      {"a title before the body", "<title>Laser</title><p>Cord blood.</p><p>Cord blood.</p>", "therapy.laser page", ""},
      {"a question before the body",
       "<details><summary>Is laser right?</summary>Ask.</details><p>Cord blood.</p><p>Cord blood.</p>",
       "therapy.laser page", ""},
      {"the condition as well", "<h2>Asthma</h2><p>Hello.</p><h2>Visits</h2>", "", "condition.asthma page"},
      {"a tie in the headings is settled by the text",
       "<h2>Laser</h2><p>Cord blood.</p><h2>Cord blood</h2><p>Hello.</p><h2>Visits</h2>", "therapy.cord page", ""},
      {"a tie that a third one breaks", "<p>Stem cells.</p><p>Cord blood.</p><p>Laser.</p><p>Laser.</p>",
       "therapy.laser page", ""},
      {"words that point count for nothing", "<p>Our cells.</p><p>Our cells.</p><p>Laser.</p>", "therapy.laser page",
       ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::string text = std::string(row.html) + "<p>There are no risks.</p>";
    const Report report = check(read_document(text, {"page.html", MediaType::html}, rulebook.language), rulebook);
    REQUIRE(report.findings.size() == 1);
    CHECK(shown(report.findings[0].claim.intervention) == row.intervention);
    CHECK(shown(report.findings[0].claim.condition) == row.condition);
  }
}

TEST_CASE("menus and lists of sources say nothing about a page's subject") {
  const Rulebook rulebook = built(more_treatments());
  for (const BlockKind kind : {BlockKind::paragraph, BlockKind::furniture, BlockKind::reference_entry}) {
    Document document = plain_document("Laser.\n\nLaser.\n\nCord blood.\n\nThere are no risks.", rulebook);
    REQUIRE(document.blocks.size() == 4);
    document.blocks[0].kind = document.blocks[1].kind = kind;
    const Report report = check(document, rulebook);
    REQUIRE(report.findings.size() == 1);
    CHECK(shown(report.findings[0].claim.intervention) ==
          (kind == BlockKind::paragraph ? "therapy.laser page" : "therapy.cord page"));
  }
}

TEST_CASE("of names in one another the longest counts") {
  const Rulebook rulebook = built(more_treatments());
  struct Row {
    std::string_view text, intervention;
  };
  const Row rows[] = {
      {"Cord blood has no risks.", "therapy.cord sentence"},
      {"Cord blood stem cells have no risks.", "therapy.cord sentence"},
      {"A cord has no risks.", "therapy.rope sentence"},
      {"Cord blood and a cord have no risks.", "therapy.cord therapy.rope sentence"},
      {"Cord blood stem cells and stem cells have no risks.", "therapy.cord therapy.stem-cell sentence"},
      {"Laser, laser and laser have no risks.", "therapy.laser sentence"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Report report = check(plain_document(row.text, rulebook), rulebook);
    REQUIRE(report.findings.size() == 1);
    CHECK(shown(report.findings[0].claim.intervention) == row.intervention);
  }
}

TEST_CASE("a claim is about the page's own product where its words point at it, or name nothing else") {
  const Rulebook rulebook = built(more_treatments());
  const auto term = [&](std::string_view id) {
    for (std::uint32_t t = 0; t < rulebook.terms.size(); ++t) {
      if (rulebook.terms[t].id == id) return t;
    }
    FAIL("no such term");
    return std::uint32_t{0};
  };
  const std::uint32_t ours = term("therapy.ours"), laser = term("therapy.laser"), asthma = term("condition.asthma");
  struct Row {
    std::string_view text;
    std::vector<SlotTerms> slots;
    bool own, unnamed;
  };
  const Row rows[] = {
      {"It has no risks.", {}, false, false},
      {"Our cells have no risks.", {}, true, true},
      {"Laser has no risks.", {}, false, false},
      {"Laser and our cells have no risks.", {}, true, false},
      // what the match took goes before what the sentence names
      {"Laser has no risks.", {{"intervention", {ours}}}, true, true},
      {"Our cells have no risks.", {{"intervention", {laser}}}, true, false},
      {"Our cells have no risks.", {{"intervention", {ours, laser}}}, true, false},
      {"Our cells have no risks.", {{"condition", {asthma}}}, true, true},
      {"It has no risks.", {{"condition", {asthma}}}, false, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Document document = plain_document(row.text, rulebook);
    const Reading reading = read_context(document, rulebook);
    const SlotFinder finder(document, rulebook, reading);
    RuleMatch match;
    match.slots = row.slots;
    CHECK(finder.is_about_own_product(match, reading.views[0][0]) == row.own);
    CHECK(finder.is_about_unnamed_product(match, reading.views[0][0]) == row.unnamed);
  }
}

TEST_CASE("a name goes before what the rule says, and a word that points does not") {
  const Rulebook rulebook = built(more_treatments());
  const Document document = plain_document("Cord blood has no risks.", rulebook);
  const Reading reading = read_context(document, rulebook);
  const SlotFinder finder(document, rulebook, reading);
  std::uint32_t ours = 0, laser = 0;
  for (std::uint32_t t = 0; t < rulebook.terms.size(); ++t) {
    if (rulebook.terms[t].id == "therapy.ours") ours = t;
    if (rulebook.terms[t].id == "therapy.laser") laser = t;
  }
  Rule rule = hand_rule("safety.no-risks", {});
  const auto filled = [&](std::vector<SlotTerms> slots) {
    RuleMatch match;
    match.slots = std::move(slots);
    return shown(finder.fill(match, reading.views[0][0], rule).intervention);
  };
  CHECK(filled({}) == "therapy.cord sentence");
  CHECK(filled({{"intervention", {laser}}}) == "therapy.laser match");
  CHECK(filled({{"intervention", {ours}}}) == "therapy.cord sentence");
  CHECK(filled({{"outcome", {laser}}}) == "therapy.cord sentence");
  rule.slots = {{"intervention", "therapy.stem-cell"}};
  CHECK(filled({}) == "therapy.stem-cell rule");
  CHECK(filled({{"intervention", {laser}}}) == "therapy.laser match");
  CHECK(filled({{"intervention", {ours}}}) == "therapy.stem-cell rule");
  rule.slots = {{"condition", "condition.ed"}};
  CHECK(filled({}) == "therapy.cord sentence");
}
