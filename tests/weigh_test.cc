// The weighing driven directly: what is added up, where each limit lies, and which sentences are left alone.
#include "check/weigh.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "check/publisher.h"
#include "hand_rulebook.h"
#include "rulebook/source_files.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

constexpr std::string_view card_json = R"({
  "endings": [], "doubled_stay": "", "page_most": 100, "sells_from": 50, "sells_not_to": -50, "doubt_from": 200,
  "page_share": 100, "flag_at": 100, "keep_at": -99, "usual_care": [],
  "page": {"start": 0, "stems": {"shop": 700, "museum": -700, "market": 2000}, "signs": {"publisher:seller": 400}},
  "sentence": {"start": 0, "words": {"walk": 100, "bus": -100}, "stems": {"^": 40, "cat": 2, "zip": 2, "rain": 0},
               "pairs": {"no pain": 300, "sun rain": 1}, "signs": {"block:heading": -30}},
  "rules": [{"rule": "efficacy.weighed", "card": {"start": 0, "words": {"today": 10}}},
            {"rule": "pressure.weighed", "card": {"start": 0, "words": {"today": 50}}},
            {"rule": "safety.weighed", "card": {"start": 0, "words": {"today": 20}, "signs": {"block:list_item": 90}}}]
})";

Rulebook weighing_rulebook() {
  RulebookSource source = hand_source();
  Rule cures = hand_rule("cure.cures", {"cure~ ..2 {condition}"});
  cures.maturity = Maturity::trial;
  source.rules = {cures};
  for (const char* id : {"efficacy.weighed", "pressure.weighed", "safety.weighed"}) {
    source.rules.push_back(hand_rule(id, {}));
    source.rules.back().weighed = true;
  }
  source.cues.push_back(hand_cue("news", {"the news says"}, CueRole::modifier, Stance::reported));
  Rulebook rulebook = built(source);
  std::vector<Problem> problems;
  rulebook.weighing.emplace();
  read_json("weighing.json", card_json, problems,
            [&](const JsonNode& root) { read_weighing(root, *rulebook.weighing); });
  CHECK(problems.empty());
  return rulebook;
}

// Longer than a pasted text, of words that weigh nothing.
std::string padding() {
  std::string text = "\n\n";
  while (text.size() <= pasted_bytes) text += "The stone lies there. ";
  return text;
}

// Of exactly so many bytes.
Document document_of(const std::string& text, std::size_t bytes, const Rulebook& rulebook) {
  Document document = plain_document(text + std::string(bytes - text.size(), 'x'), rulebook);
  REQUIRE(document.text.size() == bytes);
  return document;
}

std::vector<Finding> weighed(const Document& document, const Rulebook& rulebook, std::int32_t page_points = 0) {
  const Reading reading = read_context(document, rulebook);
  std::vector<Finding> findings;
  find_all(document, rulebook, reading, {}, findings);
  weigh(document, rulebook, reading, nullptr, page_points, {}, findings);
  return findings;
}

// "rule [words]" of each flagged finding; of the cleared ones what cleared them.
std::string found_in(const std::string& text, const Rulebook& rulebook) {
  std::string out;
  for (const Finding& finding : weighed(plain_document(text + padding(), rulebook), rulebook)) {
    out += finding.rule + " [" + finding.quote + "]" + finding.cleared_by + "; ";
  }
  return out;
}

}  // namespace

TEST_CASE("only the two stems of a pair give its points, and an edge gives none by itself") {
  const Rulebook rulebook = weighing_rulebook();
  const std::pair<std::string_view, std::int32_t> rows[] = {
      {"The stone lies.", 0}, {"No pain.", 300}, {"Sun rain.", 1}, {"Sun pain.", 0}, {"No rain.", 0},
      {"No cat.", 2},         {"No zip.", 2},    {"Cat pain.", 2}, {"Zip pain.", 2}, {"Cat rain.", 2},
      {"Sun cat.", 2},        {"Walk.", 100},    {"# Walk", 70},
  };
  for (const auto& [text, points] : rows) {
    CAPTURE(text);
    const Document document = plain_document(text, rulebook);
    const std::vector<WeighedSentence> sentences =
        weigh_sentences(document, rulebook, read_context(document, rulebook), nullptr, 0, {},
                        [](std::int32_t, const SentenceSigns&) { return true; });
    REQUIRE(sentences.size() == 1);
    CHECK(sentences[0].points == points);
  }
}

TEST_CASE("of the sentences those are kept that are asked for") {
  const Rulebook rulebook = weighing_rulebook();
  const Document document = plain_document("No cat. They walk. No pain.", rulebook);
  std::string kept;
  for (const WeighedSentence& sentence :
       weigh_sentences(document, rulebook, read_context(document, rulebook), nullptr, 0, {},
                       [](std::int32_t points, const SentenceSigns&) { return points != 100; })) {
    kept += std::to_string(sentence.signs.sentence) + ":" + std::to_string(sentence.points) + " ";
  }
  CHECK(kept == "0:2 2:300 ");
}

TEST_CASE("a page is weighed by its words and its publisher, and no pasted text is") {
  const Rulebook rulebook = weighing_rulebook();
  struct Row {
    std::string_view html, kind;
    std::int32_t points;
  };
  const Row rows[] = {
      {"<p>The shop.</p>", "unknown", 70},
      {"<p>The stone.</p>", "seller", 40},
      {"<p>The market.</p>", "unknown", 100},  // no page counts more
      {"<p>The museum.</p>", "unknown", -70},
      {"<p>The museum.</p>", "seller", -30},
      // with what nobody sees, and without
      {"<p hidden>The shop.</p><p>The museum.</p>", "seller", 40},
      {"<p hidden>The museum.</p>", "seller", 40},
      {"<p hidden>The museum.</p><p>The shop.</p>", "unknown", 70},
  };
  for (const Row& row : rows) {
    CAPTURE(row.html);
    CAPTURE(row.kind);
    ReadOptions options;
    options.media_type = MediaType::html;
    const Document document =
        read_document(std::string(row.html) + "<p>" + padding() + "</p>", options, rulebook.language);
    CHECK(weigh_page(document, *rulebook.weighing, {std::string(row.kind), "unknown", {}}) == row.points);
  }
  const Publisher publisher = {"unknown", "unknown", {}};
  CHECK(weigh_page(document_of("The shop. ", pasted_bytes, rulebook), *rulebook.weighing, publisher) == 0);
  CHECK(weigh_page(document_of("The shop. ", pasted_bytes + 1, rulebook), *rulebook.weighing, publisher) == 70);
}

TEST_CASE("the page's points settle what signals leave open, and doubt a no where they are many") {
  const Rulebook rulebook = weighing_rulebook();
  struct Row {
    std::string_view sells;
    std::int32_t points;
    std::string_view settled;
  };
  const Row rows[] = {
      {"unknown", 49, "unknown"}, {"unknown", 50, "yes"},    {"unknown", 300, "yes"}, {"unknown", -49, "unknown"},
      {"unknown", -50, "no"},     {"unknown", -300, "no"},   {"no", 50, "no"},        {"no", 199, "no"},
      {"no", 200, "unknown"},     {"no", 201, "unknown"},    {"no", -300, "no"},      {"yes", 300, "yes"},
      {"yes", -300, "yes"},       {"unknown", 0, "unknown"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.sells);
    CAPTURE(row.points);
    for (const std::size_t bytes : {pasted_bytes, pasted_bytes + 1}) {
      Publisher publisher = {"unknown", std::string(row.sells), {}};
      settle_sells(publisher, document_of("", bytes, rulebook), *rulebook.weighing, row.points);
      CHECK(publisher.sells == (bytes > pasted_bytes ? row.settled : row.sells));
    }
  }
}

TEST_CASE("a sentence is flagged from so many points on, by the first of the rules that give it most") {
  Rulebook rulebook = weighing_rulebook();
  CHECK(found_in("They walk.", rulebook) == "efficacy.weighed [They walk.]; ");
  CHECK(found_in("They walk today.", rulebook) == "pressure.weighed [They walk today.]; ");
  CHECK(found_in("Now:\n- They walk today.\n- They walk.", rulebook) ==
        "safety.weighed [They walk today.]; safety.weighed [They walk.]; ");
  CHECK(found_in("They walk. It cures asthma.", rulebook) ==
        "efficacy.weighed [They walk.]; cure.cures [cures asthma]; ");
  rulebook.weighing->flag_at = 101;
  CHECK(found_in("They walk.", rulebook).empty());
  rulebook = weighing_rulebook();
  CHECK(weighed(document_of("They walk. ", pasted_bytes, rulebook), rulebook).empty());
  CHECK(weighed(document_of("They walk. ", pasted_bytes + 1, rulebook), rulebook).size() == 1);
}

TEST_CASE("a rule's finding is cleared under so many points and no sooner") {
  for (const std::int32_t flag_at : {100, -1000}) {
    for (const auto& [keep_at, cleared_by] :
         {std::pair<std::int32_t, std::string>{-101, ""}, {-100, ""}, {-99, std::string(cleared_by_weighing)}}) {
      CAPTURE(flag_at);
      CAPTURE(keep_at);
      Rulebook rulebook = weighing_rulebook();
      rulebook.weighing->flag_at = flag_at;
      rulebook.weighing->keep_at = keep_at;
      bool found = false;
      for (const Finding& finding : weighed(plain_document("The bus cures asthma." + padding(), rulebook), rulebook)) {
        if (finding.rule != "cure.cures") continue;
        CHECK(finding.cleared_by == cleared_by);
        found = true;
      }
      CHECK(found);
    }
  }
}

TEST_CASE("what others say, and what the page denies, is left to the rules; a patient's story is not") {
  const Rulebook rulebook = weighing_rulebook();
  const std::pair<std::string, std::string_view> rows[] = {
      {"He can walk.", "efficacy.weighed [He can walk.]; "},
      {"Patients say he can walk.", "efficacy.weighed [Patients say he can walk.]; "},
      {"The news says he can walk.", ""},
      {"Some clinics say he can walk.", ""},
      {"He can walk if he trains.", ""},
      {"# What it can not do\n\nHe can walk.", ""},
      {"# What it can do\n\nHe can walk.", "efficacy.weighed [He can walk.]; "},
  };
  for (const auto& [text, found] : rows) {
    CAPTURE(text);
    CHECK(found_in(text, rulebook) == found);
  }
}

TEST_CASE("what is said of usual care, or right behind it, is no promise") {
  struct Row {
    std::string usual, text;
    std::string_view found;
  };
  const std::string_view walk = "efficacy.weighed [They walk.]; ";
  const Row rows[] = {
      {"therapy", "They walk.", walk},
      {"therapy", "Stem cells walk.", ""},
      {"therapy", "Stem cells rest. They walk.", ""},
      {"therapy", "Stem cells rest. They sleep. They walk.", walk},
      {"therapy", "They walk. Stem cells rest.", walk},
      {"therapy", "Stem cells rest.\n\nThey walk.", walk},
      {"condition", "Stem cells rest. They walk.", walk},
      {"condition", "Asthma rests. They walk.", ""},
      {"number", "There are 12. They walk.", ""},
      {"number", "There are some. They walk.", walk},
  };
  for (const Row& row : rows) {
    CAPTURE(row.usual);
    CAPTURE(row.text);
    Rulebook rulebook = weighing_rulebook();
    rulebook.weighing->usual_care = {row.usual};
    CHECK(found_in(row.text, rulebook) == row.found);
    rulebook.weighing->usual_care = {row.usual, "risk"};
    CHECK(found_in(row.text, rulebook) == row.found);
  }
}
