#include "check/claim_subject.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

const std::vector<std::string> all_slots = {"intervention", "condition", "outcome"};

// A page of one block, and findings set by hand where its words stand.
struct Page {
  Rulebook rulebook;
  Document document;
  Reading reading;
  std::vector<Finding> findings;

  explicit Page(std::string_view text, Rulebook with = built(hand_source()))
      : rulebook(std::move(with)),
        document(plain_document(text, rulebook)),
        reading(read_context(document, rulebook)) {}

  // At the first place of `words`, or at the first behind the finding before where they stand there again.
  Finding& add(std::string_view words, std::vector<std::string> therapies = {}, std::vector<std::string> outcomes = {},
               SlotFrom from = SlotFrom::sentence) {
    const std::size_t behind = findings.empty() ? 0 : findings.back().text_span.end;
    std::size_t begin = document.text.find(words, behind);
    if (begin == std::string::npos) begin = document.text.find(words);
    REQUIRE(begin != std::string::npos);
    Finding finding;
    finding.text_span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
    for (const Block& block : document.blocks) {
      for (const Sentence& sentence : block.sentences) {
        if (contains(sentence.span, finding.text_span)) finding.sentence_span = sentence.span;
      }
    }
    REQUIRE_FALSE(empty(finding.sentence_span));
    finding.claim.intervention = {std::move(therapies), from};
    finding.claim.outcome = {std::move(outcomes), from};
    findings.push_back(std::move(finding));
    return findings.back();
  }

  SubjectFinder finder() const { return {document, rulebook, reading, findings}; }

  // "terms of intervention|condition|outcome: places"
  std::vector<std::string> groups(const std::vector<std::string>& slots,
                                  const std::vector<std::string>& named = {}) const {
    std::vector<std::size_t> numbers(findings.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = i;
    std::vector<std::string> out;
    for (const SubjectGroup& group : finder().groups_of(numbers, slots, named)) {
      std::string line;
      for (std::size_t i = 0; i < group.subject.size(); ++i) {
        line += i > 0 ? "|" : "";
        for (const std::string_view term : group.subject[i])
          line += (line.empty() || line.ends_with("|") ? "" : " ") + std::string(term);
      }
      line += ":";
      for (const SubjectPlace& place : group.places) line += " " + std::to_string(place.finding);
      out.push_back(line);
    }
    return out;
  }
};

using Lines = std::vector<std::string>;

std::vector<SubjectPlace> places(std::vector<std::uint32_t> sentences) {
  std::vector<SubjectPlace> out;
  for (const std::uint32_t begin : sentences) out.push_back({0, begin, begin, true});
  return out;
}

}  // namespace

TEST_CASE("a span's block is the one that holds its beginning, and between blocks there is none") {
  const Page page("First block.\n\nSecond block.");
  REQUIRE(page.document.blocks.size() == 2);
  const Span second = page.document.blocks[1].span;
  CHECK(block_at(page.document, {0, 5}) == 0);
  CHECK(block_at(page.document, {second.begin - 2, second.begin - 1}) == 0);
  CHECK(block_at(page.document, {second.begin - 1, second.begin}) == no_block);
  CHECK(block_at(page.document, {second.begin, second.end}) == 1);
  CHECK(block_at(page.document, {second.end, second.end}) == no_block);
}

TEST_CASE("findings are grouped by the slots that are asked for, and words like our therapy name nothing") {
  RulebookSource source = hand_source();
  for (TermClass& known : source.classes) {
    for (Term& term : known.terms) {
      if (term.id == "therapy.ours") term.anaphor = true;
    }
  }
  Page page("One claim. Two claims. Three claims. Four claims.", built(source));
  page.add("One", {"therapy.stem-cell"}, {"outcome.walking", "outcome.speech"});
  page.add("Two", {"therapy.stem-cell", "therapy.ours"}, {"outcome.speech", "outcome.walking"});
  page.add("Three", {"therapy.ours", "nothing.known"}, {"outcome.speech"});
  page.add("Four", {"therapy.cord"}, {"outcome.speech"});
  CHECK(page.groups({"outcome"}) == Lines{"||outcome.speech: 2 3", "||outcome.speech outcome.walking: 0 1"});
  CHECK(page.groups({"intervention"}) == Lines{"||: 2", "therapy.cord||: 3", "therapy.stem-cell||: 0 1"});
  CHECK(page.groups({"intervention", "outcome"}) == Lines{"||outcome.speech: 2", "therapy.cord||outcome.speech: 3",
                                                          "therapy.stem-cell||outcome.speech outcome.walking: 0 1"});
  CHECK(page.groups({}) == Lines{"||: 0 1 2 3"});
}

TEST_CASE("what stands in quotation marks is somebody's words, and a long sentence is not looked through") {
  const auto is_place = [](const std::string& text, BlockKind kind = BlockKind::paragraph) {
    Page page(text);
    page.add("no pain").block = kind;
    return !page.groups({"outcome"}).empty();
  };
  CHECK(is_place("There was no pain in it."));
  CHECK_FALSE(is_place("There was no pain in it.", BlockKind::quote));
  CHECK_FALSE(is_place("She said \"there was no pain in it\" and left."));
  CHECK_FALSE(is_place("Our \"own\" nurse said \"there was no pain in it\" and left."));
  CHECK_FALSE(is_place("She said \"no pain\"."));
  CHECK(is_place("Our \"own\" nurse felt no pain in it."));
  CHECK(is_place("There was no pain in our \"own\" way."));
  CHECK(is_place("There was no pain \"in our own way\""));
  // nothing hangs on where the sentence stands
  const std::string before(2500, 'o');
  CHECK_FALSE(is_place(before + ".\n\nShe said \"there was no pain in it\" and left."));
  const std::string opening = "She said \"there was no pain\" ", closing = ".";
  for (const std::size_t bytes : {1999U, 2000U, 2001U}) {
    CAPTURE(bytes);
    const std::string text = opening + std::string(bytes - opening.size() - closing.size(), 'o') + closing;
    REQUIRE(text.size() == bytes);
    CHECK(is_place(text) == (bytes > 2000));
  }
}

TEST_CASE("a slot that must be named counts where the finding's own sentence names it") {
  Page page("One claim. Two claims. Three claims. Four claims.");
  page.add("One", {"therapy.cord"}, {}, SlotFrom::match);
  page.add("Two", {"therapy.cord"}, {}, SlotFrom::sentence);
  page.add("Three", {"therapy.cord"}, {}, SlotFrom::page);
  page.add("Four", {}, {}, SlotFrom::match);
  CHECK(page.finder().names_itself(0, {"intervention"}));
  CHECK(page.finder().names_itself(1, {"intervention"}));
  CHECK_FALSE(page.finder().names_itself(2, {"intervention"}));
  CHECK_FALSE(page.finder().names_itself(3, {"intervention"}));
  CHECK(page.finder().names_itself(3, {}));
  CHECK_FALSE(page.finder().names_itself(0, {"intervention", "outcome"}));
  CHECK(page.groups({"intervention"}, {"intervention"}) == Lines{"therapy.cord||: 0 1"});
}

TEST_CASE("a sentence that names what the page does not offer is no place of the offer") {
  RulebookSource source = hand_source();
  source.classes.push_back({"others", "", {}, {{"others.surgery", "", {"surgery"}, {}}}});
  source.classes.insert(source.classes.begin(), {"first", "", {}, {{"first.hospital", "", {"hospital"}, {}}}});
  Rulebook rulebook = built(source);
  rulebook.opposed.elsewhere = {"first", "others"};
  const auto is_place = [&](std::string_view words, SlotFrom from, std::vector<std::string> therapies,
                            std::string_view slot = "intervention") {
    Page page("All is well here. The surgery has risks for you.", rulebook);
    page.add(words, std::move(therapies), {}, from);
    return !page.groups({std::string(slot)}).empty();
  };
  // beside the finding's words
  CHECK_FALSE(is_place("has risks", SlotFrom::page, {"therapy.cord"}));
  CHECK_FALSE(is_place("has risks", SlotFrom::sentence, {}));
  CHECK(is_place("has risks", SlotFrom::sentence, {"therapy.cord"}));
  CHECK(is_place("has risks", SlotFrom::match, {"therapy.cord"}));
  // among them
  CHECK_FALSE(is_place("surgery has risks", SlotFrom::sentence, {"therapy.cord"}));
  CHECK_FALSE(is_place("surgery has risks", SlotFrom::match, {}));
  CHECK(is_place("surgery has risks", SlotFrom::match, {"therapy.cord"}));
  // another sentence, another slot
  CHECK(is_place("well", SlotFrom::page, {"therapy.cord"}));
  CHECK(is_place("has risks", SlotFrom::page, {"therapy.cord"}, "outcome"));

  Page hospital("The hospital has risks for you.", rulebook);
  hospital.add("has risks");
  CHECK(hospital.groups({"intervention"}).empty());

  // a place in no block names nothing
  Page nowhere("The surgery has risks.", rulebook);
  nowhere.add("has risks");
  nowhere.findings[0].sentence_span = {100, 110};
  CHECK_FALSE(nowhere.groups({"intervention"}).empty());

  // nor does it ask for its opposite
  Page page("Claims are here. The surgery has risks for you.", rulebook);
  page.add("Claims", {"therapy.cord"});
  page.add("has risks", {"therapy.cord"}, {}, SlotFrom::page);
  const std::vector<SubjectGroup> groups = page.finder().groups_of({0}, {"intervention"});
  REQUIRE(groups.size() == 1);
  CHECK_FALSE(page.finder().nearest(1, groups, {"intervention"}).has_value());
  CHECK(page.finder().nearest(1, groups, {"outcome"}).has_value());
}

TEST_CASE("two subjects may be the same where nothing keeps them apart") {
  const Page page("Nothing.");
  const SubjectFinder finder = page.finder();
  const auto may = [&](Subject one, Subject other) {
    const bool there = finder.may_be_same(one, other);
    CHECK(finder.may_be_same(other, one) == there);
    return there;
  };
  CHECK(may({{{}, {}, {}}}, {{{}, {}, {}}}));
  CHECK(may({{{"therapy.cord"}, {}, {}}}, {{{}, {}, {}}}));
  CHECK(may({{{"therapy.cord"}, {}, {}}}, {{{"therapy.cord"}, {}, {}}}));
  CHECK(may({{{"therapy.cord"}, {}, {}}}, {{{"therapy.stem-cell"}, {}, {}}}));  // a kind of it
  CHECK_FALSE(may({{{"therapy.cord"}, {}, {}}}, {{{"therapy.ours"}, {}, {}}}));
  CHECK_FALSE(may({{{"therapy.cord"}, {}, {"outcome.speech"}}}, {{{"therapy.cord"}, {}, {"outcome.walking"}}}));
  CHECK(may({{{"therapy.cord"}, {}, {"outcome.speech"}}},
            {{{"therapy.cord"}, {}, {"outcome.speech", "outcome.walking"}}}));
  CHECK_FALSE(may({{{}, {"condition.asthma"}, {}}}, {{{}, {"condition.ed"}, {}}}));
  CHECK_FALSE(may({{{"not.known"}, {}, {}}}, {{{"not.known"}, {}, {}}}));  // no term of the rulebook
}

TEST_CASE("the nearest place stands in another sentence, and of two as near it is the later") {
  //         0     6     12     19     26
  Page page("Ab c. De f. Gh ij. Kl mn. Op qr.");
  for (const std::string_view words : {"Ab", "De", "Gh", "Kl", "Op"}) page.add(words, {"therapy.cord"});
  const auto nearest_of = [&](std::size_t finding, const std::vector<std::size_t>& places) -> int {
    const auto place = page.finder().nearest(finding, page.finder().groups_of(places, all_slots), all_slots);
    return place ? static_cast<int>(place->finding) : -1;
  };
  CHECK(nearest_of(0, {2, 3}) == 2);
  CHECK(nearest_of(4, {0, 1}) == 1);
  CHECK(nearest_of(2, {0, 3}) == 3);
  CHECK(nearest_of(2, {1, 4}) == 1);
  CHECK(nearest_of(2, {2}) == -1);  // itself
  CHECK(nearest_of(2, {}) == -1);
  // 12 - 6 and 18 - 12: as near
  Page even("Ab cd. De fg. Gh ij.");
  for (const std::string_view words : {"Ab", "De", "Gh"}) even.add(words, {"therapy.cord"});
  const auto nearest = even.finder().nearest(1, even.finder().groups_of({0, 2}, all_slots), all_slots);
  REQUIRE(nearest.has_value());
  CHECK(nearest->finding == 2);
  // in two groups, the later first
  even.findings[0].claim.outcome.terms = {"outcome.speech"};
  CHECK(even.finder().nearest(1, even.finder().groups_of({0, 2}, all_slots), all_slots)->finding == 2);
  even.findings[0].claim.outcome.terms = {};
  even.findings[2].claim.outcome.terms = {"outcome.speech"};
  CHECK(even.finder().nearest(1, even.finder().groups_of({0, 2}, all_slots), all_slots)->finding == 2);
  // a group about something else
  even.findings[2].claim.intervention.terms = {"therapy.ours"};
  CHECK(even.finder().nearest(1, even.finder().groups_of({0, 2}, all_slots), all_slots)->finding == 0);
}

TEST_CASE("a place says where it stands and whether it is flagged") {
  Page page("All is calm. We cure.");
  page.add("cure").status = Status::noted;
  page.add("calm");
  const std::vector<SubjectGroup> groups = page.finder().groups_of({0, 1}, {});
  REQUIRE(groups.size() == 1);
  REQUIRE(groups[0].places.size() == 2);
  CHECK(groups[0].places[0].finding == 0);
  CHECK(groups[0].places[0].begin == page.document.text.find("cure"));
  CHECK(groups[0].places[0].sentence_begin == page.document.text.find("We"));
  CHECK_FALSE(groups[0].places[0].flagged);
  CHECK(groups[0].places[1].flagged);
}

TEST_CASE("so many subjects are looked at and no more") {
  RulebookSource source = hand_source();
  std::vector<Term> terms;
  for (std::size_t i = 0; i < most_subjects + 2; ++i) {
    terms.push_back({"many.t" + std::to_string(100 + i), "", {"word" + std::string(i + 1, 'x')}, {}});
  }
  source.classes.push_back({"many", "outcome", {}, terms});
  Page page("One claim.", built(source));
  for (const std::size_t subjects : {most_subjects - 1, most_subjects, most_subjects + 1}) {
    CAPTURE(subjects);
    page.findings.clear();
    for (std::size_t i = 0; i < subjects; ++i) page.add("One", {}, {terms[i].id});
    CHECK(page.groups({"outcome"}).size() == std::min(subjects, most_subjects));
  }
}

TEST_CASE("two lists of places stand apart unless all is one sentence") {
  CHECK_FALSE(stand_apart({}, {}));
  CHECK_FALSE(stand_apart(places({1}), {}));
  CHECK_FALSE(stand_apart({}, places({1})));
  CHECK_FALSE(stand_apart(places({7}), places({7})));
  CHECK_FALSE(stand_apart(places({7, 7}), places({7, 7})));
  CHECK(stand_apart(places({1}), places({7})));
  CHECK(stand_apart(places({1, 7}), places({7})));
  CHECK(stand_apart(places({7}), places({1, 7})));
  CHECK(stand_apart(places({7}), places({7, 9})));
  CHECK(stand_apart(places({7, 9}), places({7})));
}
