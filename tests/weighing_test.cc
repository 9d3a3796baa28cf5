#include "rulebook/weighing.h"

#include <doctest/doctest.h>

#include "app/builtin.h"
#include "check/check.h"
#include "check/publisher.h"
#include "check/weigh.h"
#include "hand_rulebook.h"
#include "rulebook/image.h"
#include "rulebook/load.h"
#include "rulebook/source_files.h"
#include "text/read.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

Weighing read(std::string_view json, std::vector<Problem>& problems) {
  Weighing weighing;
  read_json("rules/en/weighing.json", json, problems, [&](const JsonNode& root) { read_weighing(root, weighing); });
  return weighing;
}

// "walk" speaks for a claim, "bus" against it; "no pain" only together; headings weigh less. One rule.
constexpr std::string_view small_json = R"({
  "endings": [{"ending": "ies", "put": "y", "least": 2}, {"ending": "ing", "least": 3}, {"ending": "ed", "least": 3},
              {"ending": "s", "least": 3}],
  "doubled_stay": "sl",
  "page_most": 300, "sells_from": 50, "sells_not_to": -50, "doubt_from": 200, "page_share": 50,
  "flag_at": 100, "keep_at": -100, "usual_care": [],
  "page": {"start": 0, "stems": {"shop": 900, "museum": -900}},
  "sentence": {"start": -50, "words": {"walk": 200, "walks": 210, "bus": -400}, "stems": {"walk": 10},
               "pairs": {"no pain": 300, "^ today": 7}, "signs": {"block:heading": -30}},
  "rules": [{"rule": "efficacy.weighed", "card": {"start": 0}},
            {"rule": "pressure.weighed", "card": {"start": -10, "stems": {"today": 50}}}]
})";

Rule weighed_rule(std::string id) {
  Rule rule = hand_rule(std::move(id), {});
  rule.weighed = true;
  return rule;
}

Rulebook weighing_rulebook() {
  RulebookSource source = hand_source();
  Rule cures = hand_rule("cure.cures", {"cure~ ..2 {condition}"});
  cures.maturity = Maturity::trial;
  source.rules = {cures, weighed_rule("efficacy.weighed"), weighed_rule("pressure.weighed")};
  PublisherSignal signal;
  signal.id = "seller.book";
  signal.kind = PublisherKind::seller;
  signal.sells = Sells::yes;
  signal.phrases = {"book a consultation"};
  source.signals = {signal};
  std::vector<Problem> problems;
  SourcePlaces places = places_of(source);
  places.signals.resize(source.signals.size());
  Rulebook rulebook = compile(source, places, problems);
  rulebook.weighing = read(small_json, problems);
  CHECK(problems.empty());
  return rulebook;
}

// Longer than a pasted text, with words that weigh nothing.
std::string padding() {
  std::string text;
  while (text.size() <= 1600) text += "The stone lies there. ";
  return text;
}

std::string settled(const std::string& text, const Rulebook& rulebook) {
  const Document document = plain_document(text, rulebook);
  Publisher publisher = find_publisher(document, rulebook, read_context(document, rulebook));
  settle_sells(publisher, document, *rulebook.weighing, weigh_page(document, *rulebook.weighing, publisher));
  return publisher.sells;
}

std::string said(const Report& report) {
  std::string text;
  for (const Finding& finding : report.findings) {
    text += finding.rule + " " + (finding.status == Status::flagged ? "flagged" : "cleared " + finding.cleared_by) +
            " \"" + finding.quote + "\"; ";
  }
  return text;
}

}  // namespace

TEST_CASE("words of one family have one stem") {
  std::vector<Problem> problems;
  const Weighing weighing = read(small_json, problems);
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"walking", "walk"},  {"walked", "walk"},  {"walks", "walk"},  {"walk", "walk"}, {"stopped", "stop"},
      {"stories", "story"}, {"ring", "ring"},    {"use", "use"},     {"cure", "cur"},  {"cured", "cur"},
      {"curing", "cur"},    {"falling", "fall"}, {"passed", "pass"}, {"", ""},         {"is", "is"}};
  for (const auto& [word, stem] : rows) {
    CAPTURE(word);
    CHECK(stem_of(word, weighing) == stem);
  }
}

TEST_CASE("a sentence is weighed by its words, stems, pairs, signs and page, and the parts add up") {
  const Rulebook rulebook = weighing_rulebook();
  struct Row {
    std::string_view text;
    std::int32_t points;  // -50 at the start, 10 for a pasted page
  };
  const Row rows[] = {
      {"The stone lies there.", -40},
      {"He can walk.", 170},             // word 200, stem 10
      {"He walks and walks.", 180},      // each name once: word 210, stem 10
      {"He walked.", -30},               // the stem alone
      {"They walk to the bus.", -230},   //
      {"There was no pain.", 260},       // the pair
      {"There was no more pain.", -40},  // not together
      {"Today the stone lies.", -33},    // at the beginning
      {"The stone lies today.", -40},    // not there
      {"c u r e", -40},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Document document = plain_document(row.text, rulebook);
    const Reading reading = read_context(document, rulebook);
    const std::vector<WeighedSentence> weighed = weigh_sentences(
        document, rulebook, reading, nullptr, 20, {}, [](std::int32_t, const SentenceSigns&) { return true; });
    REQUIRE(weighed.size() == 1);
    CHECK(weighed[0].points == row.points);
    std::int32_t sum = 0;
    for (const Summand& summand : weighed[0].summands) sum += summand.points;
    CHECK(sum == row.points);
  }
  // The page is a part of the sum where it gives something.
  for (const auto& [page_points, share] : {std::pair<std::int32_t, std::int32_t>{0, 0}, {2, 1}, {-2, -1}, {20, 10}}) {
    CAPTURE(page_points);
    const Document document = plain_document("He can walk.", rulebook);
    const std::vector<WeighedSentence> weighed =
        weigh_sentences(document, rulebook, read_context(document, rulebook), nullptr, page_points, {},
                        [](std::int32_t, const SentenceSigns&) { return true; });
    REQUIRE(weighed.size() == 1);
    std::int32_t told = 0;
    for (const Summand& summand : weighed[0].summands) {
      CHECK(summand.points != 0);
      if (summand.name == "page") told = summand.points;
    }
    CHECK(told == share);
    CHECK(weighed[0].points == 160 + share);
  }
}

TEST_CASE("what a weight adds up from is told by points, then by name") {
  const Rulebook rulebook = weighing_rulebook();
  const Report report = check(plain_document("Today he can walk, no pain. " + padding(), rulebook), rulebook);
  REQUIRE(report.findings.size() == 1);
  REQUIRE(report.findings[0].weighed);
  std::string parts;
  for (const Summand& part : report.findings[0].weighed->parts)
    parts += part.name + " " + std::to_string(part.points) + "; ";
  CHECK(parts == "pair:no pain 300; word:walk 200; stem:walk 10; pair:^ today 7; start -50; ");
}

TEST_CASE("a sentence no rule knows is flagged by its weight, whole, and no other is") {
  const Rulebook rulebook = weighing_rulebook();
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"He can walk.", "efficacy.weighed flagged \"He can walk.\"; "},
      {"You walk today.", "pressure.weighed flagged \"You walk today.\"; "},
      {"The stone lies there.", ""},
      {"They walk to the bus.", ""},
      // A rule found something: the sentence is not flagged twice.
      {"It cures asthma and they walk.", "cure.cures flagged \"cures asthma\"; "},
      // Said by the page itself, whatever else it denies.
      {"He can walk, never crawl.", "efficacy.weighed flagged \"He can walk, never crawl.\"; "},
      // How far a hedge goes is for rules to say.
      {"He may walk.", ""},
  };
  for (const auto& [text, wanted] : rows) {
    CAPTURE(text);
    CHECK(said(check(plain_document(std::string(text) + " " + padding(), rulebook), rulebook)) == wanted);
  }
}

TEST_CASE("a rule's finding is cleared where the sentence weighs against it, on a whole page only") {
  const Rulebook rulebook = weighing_rulebook();
  const std::string sentence = "The bus cures asthma. ";
  CHECK(said(check(plain_document(sentence, rulebook), rulebook)) == "cure.cures flagged \"cures asthma\"; ");
  CHECK(said(check(plain_document(sentence + padding(), rulebook), rulebook)) ==
        "cure.cures cleared weighing \"cures asthma\"; ");
  const Report report = check(plain_document(sentence + padding(), rulebook), rulebook);
  REQUIRE(report.findings[0].weighed);
  CHECK(report.findings[0].weighed->points == -450);
  Rulebook spared = rulebook;
  for (CompiledRule& rule : spared.rules) rule.rule.maturity = Maturity::stable;
  CHECK(said(check(plain_document(sentence + padding(), spared), spared)) == "cure.cures flagged \"cures asthma\"; ");
}

TEST_CASE("the words of the page settle whether it sells, where its signals do not") {
  const Rulebook rulebook = weighing_rulebook();
  const std::pair<std::string, std::string_view> rows[] = {
      {"The stone. ", "unknown"},       {"The shop. ", "yes"},
      {"The museum. ", "no"},           {"The shop in the museum. ", "unknown"},
      {"Book a consultation. ", "yes"}, {"Book a consultation in the museum. ", "yes"},
  };
  for (const auto& [text, sells] : rows) {
    CAPTURE(text);
    CHECK(settled(text + padding(), rulebook) == sells);
  }
  // A pasted sentence is too little to tell.
  CHECK(settled("The shop.", rulebook) == "unknown");
  // What is reported of the publisher rests on its signals alone.
  CHECK(check(plain_document("The shop. " + padding(), rulebook), rulebook).publisher->sells == "unknown");
}

TEST_CASE("words that no visitor sees speak for selling only") {
  const Rulebook rulebook = weighing_rulebook();
  const std::pair<std::string_view, int> rows[] = {
      {"<p>The museum.</p>", -90},
      {"<p hidden>The museum.</p>", 0},
      {"<meta name=description content='The museum.'>", 0},
      {"<img alt='The museum.'>", 0},
      {"<p hidden>The shop.</p>", 90},
      {"<p hidden>The museum.</p><p>The shop.</p>", 90},
  };
  for (const auto& [page, points] : rows) {
    CAPTURE(page);
    ReadOptions options;
    options.media_type = MediaType::html;
    const Document document = read_document(std::string(page) + "<p>" + padding() + "</p>", options, rulebook.language);
    CHECK(weigh_page(document, *rulebook.weighing, {"unknown", "unknown", {}}) == points);
  }
}

TEST_CASE("rules the caller did not ask for are not weighed in") {
  const Rulebook rulebook = weighing_rulebook();
  CheckOptions options;
  options.disable = {"efficacy"};
  const std::string text = "He can walk. " + padding();
  CHECK(said(check(plain_document(text, rulebook), rulebook, options)) ==
        "pressure.weighed flagged \"He can walk.\"; ");
  options.disable = {"efficacy", "pressure.weighed"};
  CHECK(check(plain_document(text, rulebook), rulebook, options).findings.empty());
}

TEST_CASE("what is wrong in weighing.json is said with its place") {
  struct Row {
    std::string_view from, to, problem;
  };
  const Row rows[] = {
      {"\"no pain\"", "\"no\"", "rules/en/weighing.json /sentence/pairs/no: the name of a pair must be two stems"},
      {"\"no pain\"", "\"no more pain\"", "/sentence/pairs/no more pain: the name of a pair must be two stems"},
      {"\"walk\": 200", "\"walk\": 2.5", "/sentence/words/walk: "},
      {"\"walk\": 200", "\"walk\": 20000", "/sentence/words/walk: "},
      {"\"flag_at\": 100, ", "", "needs the key \"flag_at\""},
      {"\"page_share\"", "\"page_sahre\"", "\"page_sahre\""},
      {"\"efficacy.weighed\"", "\"weighed\"", "/rules/0/rule: "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.to);
    std::string json(small_json);
    const std::size_t at = json.find(row.from);
    REQUIRE(at != std::string::npos);
    json.replace(at, row.from.size(), row.to);
    std::vector<Problem> problems;
    read(json, problems);
    REQUIRE_FALSE(problems.empty());
    std::string all;
    for (const Problem& problem : problems) all += to_string(problem) + "\n";
    CAPTURE(all);
    CHECK(all.find(row.problem) != std::string::npos);
  }
}

TEST_CASE("cards and rules that say they are weighed name each other") {
  std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  CHECK(load_rulebook(layers).problems.empty());
  const std::string without =
      std::string(small_json).replace(small_json.find("pressure.weighed"), 16, "pressure.unknown");
  for (NamedBytes& file : layers[0]) {
    if (file.name == "rules/en/weighing.json") file.bytes = without;
  }
  const LoadedRulebook loaded = load_rulebook(layers);
  std::string all;
  for (const Problem& problem : loaded.problems) all += to_string(problem) + "\n";
  CHECK(all.find("rules/en/weighing.json /rules/1/rule: there is no rule with \"weighed\"") != std::string::npos);
  CHECK(all.find("has neither phrases nor a card in weighing.json") != std::string::npos);
}
