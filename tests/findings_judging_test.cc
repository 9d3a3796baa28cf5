// What becomes of a match that is flagged by its words: by what the page is, and by what is known.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "check/findings.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

// Of its rules one is for selling pages, one keeps what is hedged, one notes.
RulebookSource judging_source() {
  RulebookSource source = hand_source();
  source.rules = {hand_rule("cure.cures", {"cure~ ..2 {condition}"}), hand_rule("price.cheap", {"bargain"}),
                  hand_rule("efficacy.improves", {"improve~ ..4 {outcome}"}), hand_rule("no-cure.none", {"not cure~"})};
  source.rules[1].on_selling_pages = true;
  source.rules[2].when.hedged = WhenAction::keep;
  source.rules[2].implied = true;
  return source;
}

Rulebook judging_rulebook() {
  Rulebook rulebook = built(judging_source());
  rulebook.scoring.emplace();
  for (const char* category : {"no-cure", "cure", "efficacy"}) rulebook.scoring->credits[category] = {5, 10};
  return rulebook;
}

std::vector<Finding> found_in(std::string_view text, const Rulebook& rulebook, const FindingOptions& options = {}) {
  const Document document = plain_document(text, rulebook);
  std::vector<Finding> found;
  CHECK(find_all(document, rulebook, read_context(document, rulebook), options, found) == 0);
  return found;
}

// "status stance speaker" of each finding, what cleared it, its severity, and its credit.
std::string judged(std::string_view text, const Rulebook& rulebook, const FindingOptions& options = {}) {
  std::string out;
  for (const Finding& finding : found_in(text, rulebook, options)) {
    out += (out.empty() ? "" : "; ") + std::string(to_string(finding.status)) + " " +
           std::string(to_string(finding.stance)) + " " + std::string(to_string(finding.speaker));
    if (!finding.cleared_by.empty()) out += " by " + finding.cleared_by;
    if (finding.severity.value != 0) out += " " + std::to_string(finding.severity.value);
    if (!finding.credit.empty()) out += " credit " + finding.credit;
  }
  return out;
}

}  // namespace

TEST_CASE("where others are quoted only what stands between quotation marks is cleared") {
  const Rulebook rulebook = judging_rulebook();
  struct Row {
    std::string_view text;
    bool quotes_others;
    std::string_view judged;
  };
  const Row rows[] = {
      {"He writes \"it cures asthma\" there.", true, "cleared reported third_party by publisher 3"},
      {"He writes \"it cures asthma\" there.", false, "flagged asserted page 3"},
      {"He writes it cures asthma there.", true, "flagged asserted page 3"},
      {"He writes \"it may cure asthma\" there.", true, "cleared hedged page by hedge.may 3"},
      {"He writes \"it may improve speech\" there.", true, "cleared reported third_party by publisher 3"},
      {"He writes \"it does not cure\" there.", true, "noted asserted page credit no-cure"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    FindingOptions options;
    options.quotes_others = row.quotes_others;
    CHECK(judged(row.text, rulebook, options) == row.judged);
  }
}

TEST_CASE("a regulator's warnings and what only sellers claim are cleared by who publishes the page") {
  const Rulebook rulebook = judging_rulebook();
  struct Row {
    std::string_view text;
    bool warns, may_sell;
    std::string_view judged;
  };
  const Row rows[] = {
      {"It cures asthma.", false, true, "flagged asserted page 3"},
      {"It cures asthma.", true, true, "cleared asserted page by publisher 3"},
      {"It cures asthma.", false, false, "flagged asserted page 3"},
      {"It is a bargain.", false, true, "flagged asserted page 3"},
      {"It is a bargain.", true, true, "cleared asserted page by publisher 3"},
      {"It is a bargain.", false, false, "cleared asserted page by publisher 3"},
      // what a cue cleared stays cleared by it, and what is noted stays noted
      {"It may cure asthma.", true, false, "cleared hedged page by hedge.may 3"},
      {"It may be a bargain.", false, false, "cleared hedged page by hedge.may 3"},
      {"It does not cure.", true, false, "noted asserted page credit no-cure"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.warns);
    CAPTURE(row.may_sell);
    FindingOptions options;
    options.warns = row.warns;
    options.may_sell = row.may_sell;
    CHECK(judged(row.text, rulebook, options) == row.judged);
  }
}

TEST_CASE("a personal story is noted where nothing shows that the page sells, and earns nothing") {
  const Rulebook rulebook = judging_rulebook();
  struct Row {
    std::string_view text;
    bool sells;
    std::string_view judged;
  };
  const Row rows[] = {
      {"Patients say it cures asthma.", true, "flagged reported testimonial 3"},
      {"Patients say it cures asthma.", false, "noted reported testimonial"},
      {"It cures asthma.", false, "flagged asserted page 3"},
      {"Some clinics say it cures asthma.", false, "cleared reported critic by critic 3"},
      {"Patients say it may cure asthma.", false, "cleared hedged testimonial by hedge.may 3"},
      {"If it does not cure, ask us.", false, "cleared conditional page by if"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    FindingOptions options;
    options.sells = row.sells;
    CHECK(judged(row.text, rulebook, options) == row.judged);
  }
}

TEST_CASE("what the evidence supports is noted, but not where the product has no name") {
  RulebookSource source = judging_source();
  for (TermClass& known : source.classes) {
    for (Term& term : known.terms) term.anaphor = term.id == "therapy.ours";
  }
  source.rules.push_back(hand_rule("efficacy.by-ours", {"{therapy} improve~ ..4 {outcome}"}));
  Rulebook rulebook = built(source);
  Work work;
  work.id = "seen-1";
  work.seen.as = SeenAs::abstract;
  Statement walking;
  walking.id = "walking";
  walking.claims = {"efficacy"};
  walking.outcome = {"outcome.walking"};
  walking.direction = Effect::benefit;
  walking.ceiling = Strength::effect;
  walking.works = {"seen-1"};
  rulebook.reference.works = {work};
  rulebook.reference.statements = {walking};
  const auto verdict_of = [&](std::string_view text) {
    const std::vector<Finding> found = found_in(text, rulebook);
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].verdict);
    return std::string(to_string(found[0].status)) + " " + std::string(to_string(found[0].verdict->kind)) + " " +
           std::to_string(found[0].severity.value);
  };
  CHECK(verdict_of("Stem cells improve walking.") == "noted supported 0");
  CHECK(verdict_of("Our cells improve walking.") == "flagged overstated 3");
  CHECK(verdict_of("Stem cells improve speech.") == "flagged not_assessed 3");
}

TEST_CASE("a finding says whether its rule says it without saying it") {
  const Rulebook rulebook = judging_rulebook();
  for (const Finding& finding : found_in("It cures asthma. It improves speech.", rulebook)) {
    CHECK(finding.implied == (finding.rule == "efficacy.improves"));
  }
}

TEST_CASE("of findings of a category at one place the flagged goes before the noted, and that before the cleared") {
  RulebookSource source = hand_source();
  Rule longer = hand_rule("cure.long", {"cure~ ..2 asthma"}), shorter = hand_rule("cure.short", {"cure~"});
  shorter.when.hedged = WhenAction::keep;
  Statement statement;
  statement.id = "known";
  statement.direction = Effect::benefit;
  statement.ceiling = Strength::effect;
  statement.works = {"seen-1"};
  // whose claims the statement supports, and the findings
  struct Row {
    std::string_view text, supported, findings;
  };
  const Row rows[] = {
      {"It cures asthma.", "", "flagged cure.long also cure.short alike cure.short"},
      {"It cures asthma.", "cure.long", "flagged cure.short also cure.long"},
      {"It cures asthma.", "cure", "noted cure.long also cure.short alike cure.short"},
      {"It may cure asthma.", "", "flagged cure.short also cure.long"},
      {"It may cure asthma.", "cure.short", "noted cure.short also cure.long"},
      {"It never cures asthma.", "", "cleared cure.long also cure.short alike cure.short"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.supported);
    source.rules = {longer, shorter};
    Rulebook rulebook = built(source);
    Work work;
    work.id = "seen-1";
    work.seen.as = SeenAs::abstract;
    rulebook.reference.works = {work};
    statement.claims = {std::string(row.supported)};
    if (!row.supported.empty()) rulebook.reference.statements = {statement};
    std::string findings;
    for (const Finding& finding : found_in(row.text, rulebook)) {
      findings += std::string(to_string(finding.status)) + " " + finding.rule;
      for (const std::string& also : finding.also) findings += " also " + also;
      for (const std::string& alike : finding.also_alike) findings += " alike " + alike;
    }
    CHECK(findings == row.findings);
  }
  // as long and of one status, but only one of them hedged
  longer.phrases = {"cure~ what"};
  shorter.phrases = {"what ..2 asthma"};
  source.rules = {longer, shorter};
  const std::vector<Finding> found = found_in("It cures what may be asthma.", built(source));
  REQUIRE(found.size() == 1);
  CHECK(found[0].status == Status::flagged);
  CHECK(found[0].also.size() == 1);
  CHECK(found[0].also_alike.empty());
}

TEST_CASE("a longer finding of a later rule goes before a shorter one, and those behind it are named in order") {
  RulebookSource source = hand_source();
  source.rules = {hand_rule("cure.a", {"cure~"}), hand_rule("cure.b", {"asthma"}),
                  hand_rule("cure.c", {"cure~ bad asthma"}), hand_rule("cure.d", {"bad asthma"})};
  const std::vector<Finding> found = found_in("It cures bad asthma.", built(source));
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == "cure.c");
  CHECK(found[0].also == std::vector<std::string>{"cure.a", "cure.b", "cure.d"});
}

TEST_CASE("sentences behind the most findings are counted only, each place once") {
  RulebookSource source = judging_source();
  source.rules.push_back(hand_rule("cure.short", {"cure~"}));
  const Rulebook rulebook = built(source);
  const Document document = plain_document("It cures asthma. It cures ED. It rests. It cures asthma.", rulebook);
  const Reading reading = read_context(document, rulebook);
  struct Row {
    std::size_t most, found, further;
  };
  for (const Row row : {Row{0, 0, 3}, Row{1, 1, 2}, Row{2, 2, 1}, Row{3, 3, 0}, Row{4, 3, 0}}) {
    CAPTURE(row.most);
    FindingOptions options;
    options.max_findings = row.most;
    std::vector<Finding> found(2);
    CHECK(find_all(document, rulebook, reading, options, found) == row.further);
    CHECK(found.size() == row.found);
  }
  FindingOptions stopped;
  stopped.stopped = [] { return true; };
  std::vector<Finding> none;
  CHECK(find_all(document, rulebook, reading, stopped, none) == 0);
  CHECK(none.empty());
}

TEST_CASE("rules look into the blocks and channels they name, else into all but furniture and lists of sources") {
  Block block;
  Rule rule;
  for (const BlockKind kind : {BlockKind::heading, BlockKind::paragraph, BlockKind::list_item, BlockKind::small_print,
                               BlockKind::furniture, BlockKind::reference_entry}) {
    CAPTURE(to_string(kind));
    block.kind = kind;
    rule.blocks.clear();
    CHECK(looks_in_block(rule, block) == (kind != BlockKind::furniture && kind != BlockKind::reference_entry));
    rule.blocks = {BlockKind::furniture, BlockKind::heading};
    CHECK(looks_in_block(rule, block) == (kind == BlockKind::furniture || kind == BlockKind::heading));
  }
  for (const Channel channel : {Channel::body, Channel::title, Channel::url}) {
    block.channel = channel;
    rule.channels.clear();
    CHECK(looks_in_channel(rule, block));
    rule.channels = {Channel::title};
    CHECK(looks_in_channel(rule, block) == (channel == Channel::title));
  }
}
