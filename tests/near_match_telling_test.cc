// How near matches are weighed against each other, and what takes a match away, in rulebooks made for the row.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "check/near_match.h"
#include "check/reading.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

// One rule for each phrase, in order.
RulebookSource rules_of(const std::vector<std::string>& phrases) {
  RulebookSource source = hand_source();
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    source.rules.push_back(hand_rule("cure.r" + std::to_string(i), {phrases[i]}));
  }
  return source;
}

// What nearly matches in a sentence of the last block.
struct Near {
  Rulebook rulebook;
  Document document;
  std::vector<NearMatch> found;

  Near(const RulebookSource& source, std::string_view text, std::size_t sentence = 0)
      : rulebook(built(source)), document(plain_document(text, rulebook)) {
    const Reading reading = read_context(document, rulebook);
    found = find_near_matches(document, rulebook, reading, document.blocks.size() - 1, sentence);
  }

  const NearMatch* of_rule(std::size_t rule) const {
    for (const NearMatch& near : found) {
      if (near.rule == rule) return &near;
    }
    return nullptr;
  }
};

// Each match that was taken away, as "rule what [match] by [what lies over it]".
std::vector<std::string> taken_from(const Document& document, const Rulebook& rulebook,
                                    const std::vector<Finding>& findings) {
  const Reading reading = read_context(document, rulebook);
  std::vector<std::string> out;
  for (const TakenMatch& taken :
       find_taken_matches(document, rulebook, without_unless(rulebook), reading, findings, 0, 0)) {
    out.push_back(rulebook.rules[taken.rule].rule.id + " " + std::string(to_string(taken.by)) + " [" +
                  std::string(document.text_of(taken.span)) + "]");
    if (!empty(taken.place)) out.back() += " by [" + std::string(document.text_of(taken.place)) + "]";
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("the rarest word that is there is told by how many rules ask for it") {
  struct Row {
    std::vector<std::string> phrases;  // of the first the near match is looked at
    std::string_view text, span;
    std::size_t asked_by;
  };
  const Row rows[] = {
      // names, by the classes that the rules ask for
      {{"{risk} zebra", "{risk} horse"}, "Some risks stay.", "risks stay", 2},
      {{"{therapy} zebra", "{therapy} horse"}, "Stem cells stay.", "Stem cells stay", 2},
      {{"{benefit_verb} zebra", "{benefit_verb} horse"}, "It cures all.", "cures all", 2},
      {{"{condition} zebra", "{condition} horse"}, "Asthma stays.", "Asthma stays", 2},
      {{"{number} zebra", "{number} horse"}, "We tried 10 twice.", "10 twice", 2},
      {{"{subject} zebra", "{subject} horse"}, "We stay.", "We stay", 2},
      // a rarer name beside the word says nothing of it
      {{"we horse", "we zebra", "{risk} lion"}, "We know the risks.", "We know", 2},
      {{"we horse", "we zebra", "{risk} lion"}, "The risks we know.", "we know", 2},
      // nor does a mark
      {{"risk , zebra", "risk horse"}, "The risk, they say.", "risk, they", 2},
      {{"after \"ED\" zebra"}, "It stays after ED for long.", "after ED for", 1},
      // words of the introduction
      {{"improve~ > {outcome}", "improve~ horse"}, "Stem cells improve:\n- manners\n", "improve:\nmanners", 2},
      // on both sides of what is missing
      {{"rare {risk} then", "then zebra", "then horse"}, "A rare cat then.", "rare cat then", 1},
      {{"common {risk} now", "common zebra", "common horse"}, "A common cat now.", "common cat now", 1},
      {{"common {risk} then", "common zebra", "then horse"}, "A common cat then.", "common cat then", 2},
      // at the wrong place
      {{"^ we cure~", "we horse", "cure~ zebra"}, "Here we cure.", "we cure", 2},
      // each place is told by its own words
      {{"(rare|common) {risk}", "common horse"}, "A rare elephant or common cat.", "common cat", 2},
      {{"{risk} (rare|common)", "common horse"}, "An elephant rare or cat common.", "cat common", 2},
      {{"(rare|common) {risk} (now|then)", "common horse", "then zebra"},
       "A rare elephant now, or common cat then.",
       "common cat then",
       2},
  };
  for (const Row& row : rows) {
    CAPTURE(row.phrases[0]);
    CAPTURE(row.text);
    const Near near(rules_of(row.phrases), row.text);
    const NearMatch* found = near.of_rule(0);
    REQUIRE(found != nullptr);
    CHECK(near.document.text_of(found->span) == row.span);
    CHECK(found->asked_by == row.asked_by);
    CHECK(found->telling);
  }
}

TEST_CASE("a word is telling up to one rule in twelve") {
  for (const std::size_t rules : {47U, 48U}) {
    CAPTURE(rules);
    std::vector<std::string> phrases;
    for (std::size_t i = 0; i < rules; ++i) phrases.push_back((i < 4 ? "the word" : "other word") + std::to_string(i));
    const Near near(rules_of(phrases), "The apple.");
    REQUIRE(near.of_rule(0) != nullptr);
    CHECK(near.of_rule(0)->asked_by == 4);
    CHECK(near.of_rule(0)->telling == (rules == 48));
  }
}

TEST_CASE("a phrase at the wrong place misses no word, so it goes before one with more words that are there") {
  const Near near(rules_of({"here we cure~ {outcome}", "asthma $"}), "Here we cure asthma today.");
  REQUIRE(near.found.size() == 2);
  CHECK(near.found[0].rule == 1);
  CHECK(near.found[0].miss == Miss::elsewhere);
  CHECK(near.found[0].matched == 1);
  CHECK(near.found[1].matched == 3);
}

TEST_CASE("a rule that does not look in such a block or channel nearly matches nothing there") {
  RulebookSource source = rules_of({"no {risk}", "no {risk}", "no {risk}", "no {risk}"});
  source.rules[0].blocks = {BlockKind::heading};
  source.rules[1].channels = {Channel::title};
  source.rules[2].blocks = {BlockKind::paragraph};
  source.rules[2].channels = {Channel::body};
  const Near near(source, "There is no pain.");
  REQUIRE(near.found.size() == 2);
  CHECK(near.found[0].rule == 2);
  CHECK(near.found[1].rule == 3);
}

TEST_CASE("the end of a sentence is the end of its block only in the last one") {
  const std::string text = "There is no pain. We rest.";
  CHECK(Near(rules_of({"no {risk} $"}), text, 0).found.size() == 1);
  CHECK(Near(rules_of({"no {risk} $$"}), text, 0).found.empty());
  CHECK(Near(rules_of({"(we|they) sleep $"}), text, 1).found.size() == 1);
  CHECK(Near(rules_of({"(we|they) sleep $$"}), text, 1).found.size() == 1);
}

TEST_CASE("of several matches of a rule each that was taken away is told once, by place and rule") {
  RulebookSource source = rules_of({"risk free", "no {risk}", "no {risk}"});
  source.rules[0].unless = {"risk free (booking|visit)"};
  source.rules[1].unless = {"no risk today"};
  source.rules[1].blocks = {BlockKind::heading};
  source.rules[2].blocks = {BlockKind::heading};
  const Rulebook rulebook = built(source);
  const auto taken = [&](std::string_view text) {
    const Document document = plain_document(text, rulebook);
    return taken_from(document, rulebook, check(document, rulebook).findings);
  };
  CHECK(taken("A risk free life after a risk free visit.") == Lines{"cure.r0 unless [risk free] by [risk free visit]"});
  CHECK(taken("There is no risk today.") == Lines{"cure.r1 block [no risk]", "cure.r2 block [no risk]"});

  const Document document = plain_document("Soon a risk free visit or a risk free life.", rulebook);
  Finding other;
  other.rule = "cure.other";
  other.also = {"cure.r0"};
  other.text_span = document.blocks[0].span;
  CHECK(taken_from(document, rulebook, {other}) ==
        Lines{"cure.r0 unless [risk free] by [risk free visit]",
              "cure.r0 longer_match [risk free] by [Soon a risk free visit or a risk free life.]"});
}
