#include "check/checklist.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/builtin.h"
#include "check/check.h"
#include "check/publisher.h"
#include "hand_rulebook.h"
#include "rulebook/load.h"
#include "small_rulebook.h"
#include "text/read.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

// ---- loading ------------------------------------------------------------------------------------------------------

constexpr std::string_view small_checklist = R"({
  "least_words": 3,
  "months": {"days": 0.03},
  "signs": [
    {"id": "price", "phrases": ["{money}"], "unless": ["{money} back"]},
    {"id": "risk-named", "findings": ["risk", "safety.no-risks"]}
  ],
  "criteria": [
    {"id": "costs", "group": "small", "work": "doe-2020", "not_for": ["patient"], "quiet_for": ["news"], "sold": true,
     "start": 0, "needs": 2, "points": [{"sign": "price", "points": 1, "most": 3}],
     "met": "Says the price.", "missing": "Says no price.", "partly": "Says one price: {price}.", "ask": "How much?",
     "examples": {"met": ["It is $5. Or $6.", "$5. $6."], "not_met": ["It is $5.", "Hello."], "cannot_tell": ["No."]}},
    {"id": "harms", "group": "small", "basis": "ours", "when": ["price"],
     "start": 0, "needs": 1, "points": [{"sign": "risk-named", "points": 1}],
     "met": "Names a risk.", "missing": "Asks {price} and names no risk.", "ask": "",
     "examples": {"met": ["$5. Risks include bleeding.", "$6. Risks include bleeding."], "not_met": ["$5.", "$6."],
                  "cannot_tell": ["Hello."]}}
  ]
})";

Files files_with(std::string checklist) {
  Files files = small_rulebook();
  std::string& safety = files["rules/en/safety.json"];
  const std::string adjust = "\"adjust\": [\"child-patient\"], ";  // without a scoring.json no adjustment is known
  if (const auto at = safety.find(adjust); at != safety.npos) safety.erase(at, adjust.size());
  files["rules/en/checklist.json"] = std::move(checklist);
  return files;
}

std::vector<std::string> problems_of(const std::string& checklist) {
  const Files files = files_with(checklist);
  const Layers layers = {views_of(files)};
  std::vector<std::string> lines;
  for (const Problem& problem : load_rulebook(layers).problems) lines.push_back(to_string(problem));
  return lines;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != text.npos);
  return text.replace(at, from.size(), to);
}

// ---- answering ----------------------------------------------------------------------------------------------------

ChecklistSign sign(std::string id, std::vector<std::string> phrases, int least_months = 0) {
  ChecklistSign made;
  made.id = std::move(id);
  made.phrases = std::move(phrases);
  made.least_months = least_months;
  return made;
}

Criterion criterion(std::string id, int needs, std::vector<ChecklistPoint> points) {
  Criterion made;
  made.id = std::move(id);
  made.needs = needs;
  made.points = std::move(points);
  made.met = "Met.";
  made.missing = "Missing.";
  made.partly = "Partly.";
  return made;
}

Rulebook checking_rulebook() {
  RulebookSource source = hand_source();
  PublisherSignal parent;
  parent.id = "patient.our-girl";
  parent.kind = PublisherKind::patient;
  parent.phrases = {"our girl"};
  PublisherSignal shop;
  shop.id = "seller.book";
  shop.kind = PublisherKind::seller;
  shop.sells = Sells::yes;
  shop.phrases = {"book now"};
  source.signals = {parent, shop};
  source.checklist_signs = {sign("price", {"{money}"}),
                            sign("soon", {"soon"}),
                            sign("lasts", {"lasts"}),
                            sign("watched", {"watched ..2 {duration}", "{duration} of watching"}),
                            sign("watched-long", {"watched ..2 {duration}", "{duration} of watching"}, 6),
                            sign("wonder", {"wonder~"})};
  source.checklist_signs[0].unless = {"{money} back"};
  SourcePlaces places = places_of(source);
  places.signals.resize(source.signals.size());
  places.checklist_signs.resize(source.checklist_signs.size());
  std::vector<Problem> problems;
  Rulebook rulebook = compile(source, places, problems);
  for (const Problem& problem : problems) FAIL_CHECK(to_string(problem));
  rulebook.checklist.least_words = 4;
  rulebook.checklist.months = {{"day", 1.0 / 30}, {"days", 1.0 / 30}, {"month", 1}, {"months", 1}};
  Criterion costs = criterion("costs", 3, {{"price", 2, 2}, {"soon", 1, 1}});
  costs.not_for = {PublisherKind::patient};
  costs.sold = true;
  Criterion clock = criterion("clock", 2, {{"watched", 1, 1}, {"watched-long", 1, 1}});
  clock.when = {"lasts"};
  clock.partly = "It says it {lasts}, and: {watched}.";
  Criterion plain = criterion("plain", -1, {{"wonder", -1, 3}});
  rulebook.checklist.criteria = {costs, clock, plain};
  return rulebook;
}

const ChecklistAnswer& answer_of(const Report& report, std::string_view id) {
  const auto found = std::find_if(report.checklist.begin(), report.checklist.end(),
                                  [&](const ChecklistAnswer& answer) { return answer.id == id; });
  REQUIRE(found != report.checklist.end());
  return *found;
}

std::string_view in_words(std::optional<bool> met) { return !met ? "cannot tell" : *met ? "met" : "not met"; }

}  // namespace

TEST_CASE("a checklist loads, and each mistake is named where it stands") {
  CHECK(problems_of(std::string(small_checklist)).empty());
  struct Row {
    std::string_view from, to, problem;
  };
  const Row rows[] = {
      {"\"needs\": 2", "\"needs\": 4", "/criteria/0/needs: can never be met with points from 0 to 3"},
      {"\"needs\": 2", "\"needs\": 0", "/criteria/0/needs: can never be missed with points from 0 to 3"},
      {"\"points\": 1, \"most\": 3", "\"points\": 0, \"most\": 3", "/criteria/0/points/0/points: gives no points"},
      {"\"sign\": \"price\"", "\"sign\": \"prize\"", "no sign is called \"prize\"; did you mean \"price\"?"},
      {"\"when\": [\"price\"]", "\"when\": [\"risk\"]", "/criteria/1/when/0: no sign is called \"risk\""},
      {"\"work\": \"doe-2020\"", "\"work\": \"roe-2020\"", "/criteria/0/work: no work of the reference list"},
      {"\"work\": \"doe-2020\", ", "", "/criteria/0: needs \"work\" or \"basis\""},
      {"\"findings\": [\"risk\", ", "\"findings\": [\"risky\", ",
       "/signs/1/findings/0: \"risky\" is no category and no rule"},
      {"\"findings\": [\"risk\", \"safety.no-risks\"]", "\"unless\": [\"x\"]",
       "/signs/1: needs \"phrases\" or \"findings\""},
      {"\"unless\": [\"{money} back\"]", "\"unles\": []", "unknown key \"unles\"; did you mean \"unless\"?"},
      {"\"unless\": [\"{money} back\"]", "\"unless\": [\"{mony}\"]", "/signs/0/unless/0: "},
      {"\"partly\": \"Says one price: {price}.\"", "\"nowhere\": \"{price}.\"",
       "/criteria/0/nowhere: speaks of many pages, so it may quote none"},
      {"Says no price.", "Says {price}.", "/criteria/0: {price} quotes no sign of its own that is sure to stand there"},
      {", \"cannot_tell\": [\"No.\"]", "", "/criteria/0/examples: needs \"cannot_tell\""},
      {"\"not_for\": [\"patient\"]", "\"not_for\": [\"patients\"]", "/criteria/0/not_for/0: "},
      {"{\"id\": \"harms\"", "{\"id\": \"costs\"", "/criteria/1/id: \"costs\" is already in"},
      {"\"sign\": \"risk-named\", \"points\": 1", "\"sign\": \"price\", \"points\": 1",
       "\"risk-named\" is used by no criterion"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from);
    CAPTURE(row.to);
    const std::vector<std::string> problems = problems_of(replaced(std::string(small_checklist), row.from, row.to));
    std::string all;
    for (const std::string& problem : problems) all += problem + "\n";
    CAPTURE(all);
    CHECK(all.find(row.problem) != all.npos);
  }
}

TEST_CASE("in a later layer a criterion of the same id replaces the earlier one") {
  const Files base = files_with(std::string(small_checklist));
  Files own;
  own["rules/en/checklist.json"] = replaced(std::string(small_checklist), "Says the price.", "Names the price.");
  const Layers layers = {views_of(base), views_of(own)};
  const LoadedRulebook loaded = load_rulebook(layers);
  for (const Problem& problem : loaded.problems) FAIL_CHECK(to_string(problem));
  REQUIRE(loaded.rulebook);
  REQUIRE(loaded.rulebook->checklist.criteria.size() == 2);
  CHECK(loaded.rulebook->checklist.criteria[0].met == "Names the price.");
  CHECK(loaded.rulebook->checklist.signs.size() == 2);
}

TEST_CASE("points add up by sentence, up to the most that count, and decide") {
  const Rulebook rulebook = checking_rulebook();
  struct Row {
    std::string_view text, id, met, message;
    int points;
    std::size_t spans;
  };
  const Row rows[] = {
      {"It is $5 for one. It is $6 for two.", "costs", "met", "Met.", 4, 2},
      {"It is $5, no, $6 for all.", "costs", "not met", "Partly.", 2, 1},  // one sentence
      {"It is $5. It is $6. It is $7.", "costs", "met", "Met.", 4, 2},
      {"It is $5 for one, and soon.", "costs", "met", "Met.", 3, 2},
      {"It is here, and it is blue.", "costs", "not met", "Missing.", 0, 0},
      {"You get $5 back. You get $6 back.", "costs", "not met", "Missing.", 0, 0},
      {"It is $5. It is $6.", "plain", "met", "Met.", 0, 0},
      {"A wonder. Two wonders, three wonders here.", "plain", "not met", "Missing.", -2, 2},
      {"One wonder in all of it.", "plain", "met", "Met.", -1, 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const ChecklistAnswer answer = answer_of(check(plain_document(row.text, rulebook), rulebook), row.id);
    CHECK(in_words(answer.met) == row.met);
    CHECK(answer.message == row.message);
    CHECK(answer.points == row.points);
    CHECK(answer.spans.size() == row.spans);
  }
}

TEST_CASE("a duration counts where it is long enough, and the page is quoted") {
  const Rulebook rulebook = checking_rulebook();
  struct Row {
    std::string_view text, met, message;
  };
  const Row rows[] = {
      {"It lasts. We watched for 6 months.", "met", "Met."},
      {"It lasts. We watched for six months.", "met", "Met."},
      {"It lasts. We watched for 200 days.", "met", "Met."},
      {"It lasts. We watched for six hundred days.", "met", "Met."},
      {"It lasts. We watched for one hundred days.", "not met", "It says it lasts, and: watched for one hundred days."},
      {"It lasts. 6 months of watching.", "met", "Met."},
      {"It lasts. 10 days of watching.", "not met", "It says it lasts, and: 10 days of watching."},
      {"It lasts. 6 months ago we watched for 10 days.", "not met", "It says it lasts, and: watched for 10 days."},
      {"It lasts. We watched for 90 days.", "not met", "It says it lasts, and: watched for 90 days."},
      {"It lasts. We watched all of them.", "not met", "Missing."},
      {"It is here. We watched for 90 days.", "cannot tell", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const ChecklistAnswer answer = answer_of(check(plain_document(row.text, rulebook), rulebook), "clock");
    CHECK(in_words(answer.met) == row.met);
    CHECK(answer.message == row.message);  // words.json is empty here
  }
}

TEST_CASE("what cannot be told is not told") {
  const Rulebook rulebook = checking_rulebook();
  const auto met = [&](std::string_view text, const CheckOptions& options = {}) {
    return in_words(answer_of(check(plain_document(text, rulebook), rulebook, options), "costs").met);
  };
  CHECK(met("It is here, and blue.") == "not met");
  CHECK(met("It is here.") == "cannot tell");                        // too short
  CHECK(met("$5. $6.") == "met");                                    // what is said is said
  CHECK(met("Our girl is here, and it is blue.") == "cannot tell");  // not asked of a parent
  CHECK(met("Our girl. It is $5. It is $6.") == "cannot tell");
  CheckOptions part;
  part.bytes = 1000;  // of a longer input
  CHECK(met("It is here, and blue.", part) == "cannot tell");
  CHECK(met("It is $5. It is $6.", part) == "met");
  // That nothing speaks against a page takes the whole of it.
  const Report report = check(plain_document("It is here, and blue.", rulebook), rulebook, part);
  CHECK(in_words(answer_of(report, "plain").met) == "cannot tell");
}

TEST_CASE("only a page that may sell is told what sellers leave out") {
  const Rulebook rulebook = checking_rulebook();
  const std::string longer(pasted_bytes, 'x');
  const auto shown = [&](const std::string& text, std::string_view id) {
    return answer_of(check(plain_document(text, rulebook), rulebook), id).shown;
  };
  CHECK(shown("Book now, it is blue.", "costs"));
  CHECK(shown("It is here, and blue.", "costs"));  // a few pasted words may be a seller's
  CHECK(!shown("It is here, and blue. " + longer, "costs"));
  CHECK(shown("Book now, it is blue. " + longer, "costs"));
  CHECK(!shown("Book now. A wonder. A wonder.", "plain"));  // nothing is missing there: findings say what is wrong
}

TEST_CASE("nothing of the checklist changes the score or a finding") {
  Rulebook rulebook = checking_rulebook();
  const Document document = plain_document("It is $5 for one. It has no risks. A wonder.", rulebook);
  const Report with = check(document, rulebook);
  rulebook.checklist = {};
  const Report without = check(document, rulebook);
  CHECK(without.checklist.empty());
  CHECK(with.findings.size() == without.findings.size());
  CHECK(with.score.has_value() == without.score.has_value());
}

TEST_CASE("the spans of a part are those of the whole input") {
  const Rulebook rulebook = checking_rulebook();
  CheckOptions part;
  part.part_begin = 100;
  part.bytes = 1000;
  const ChecklistAnswer answer =
      answer_of(check(plain_document("$5. $6. And blue.", rulebook), rulebook, part), "costs");
  REQUIRE(answer.spans.size() == 2);
  CHECK(answer.spans[0].begin == 100);
  CHECK(answer.spans[0].end == 102);
}

TEST_CASE("ages the page speaks to are laid beside the ages studied in the works behind its claims") {
  const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  const LoadedRulebook loaded = load_rulebook(layers);
  REQUIRE(loaded.rulebook);
  Rulebook rulebook = *loaded.rulebook;
  Criterion ages = criterion("my-ages", 1, {});
  ages.ages = {"ages-named", "all-ages-addressed"};
  ages.missing = "Speaks of {spoken}, studied {studied}.";
  rulebook.checklist.criteria = {ages};
  const std::string claim = "Cord blood infusions improved gross motor function in children with cerebral palsy. ";
  struct Row {
    std::string text;
    std::string_view met, message;
  };
  const Row rows[] = {
      {claim + "It is for children aged 2 to 6.", "met", "Met."},
      {claim + "It is for children aged 6 months to 10 years.", "met", "Met."},
      {claim + "It is for people aged 30 to 60.", "not met", "Speaks of aged 30 to 60, studied 0 to "},
      {claim + "It works at any age.", "not met", "Speaks of any age, studied 0 to "},
      {claim + "It takes an hour.", "cannot tell", "Nothing on the page gives occasion to ask."},
      {"It is for people aged 30 to 60.", "cannot tell", "Nothing on the page gives occasion to ask."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Document document = read_document(row.text, {}, rulebook.language);
    const ChecklistAnswer answer = answer_checklist(document, rulebook, read_context(document, rulebook),
                                                    check(document, rulebook), {true, true})[0];
    CHECK(in_words(answer.met) == row.met);
    CHECK(answer.message.rfind(row.message, 0) == 0);  // how old the oldest were is data
    CHECK((answer.spans.size() == 1) == answer.met.has_value());
  }

  // From the youngest to the oldest who were studied, both included; of works that tried whether it helps.
  struct Studied {
    AgeRange ages;
    Effect direction;
    std::string_view met;
  };
  const Studied studied[] = {
      {{2, 6}, Effect::benefit, "met"},       {{1, 7}, Effect::benefit, "met"},
      {{2, 5}, Effect::benefit, "not met"},   {{3, 6}, Effect::benefit, "not met"},
      {{2, 6}, Effect::no_difference, "met"}, {{2, 5}, Effect::no_difference, "not met"},
      {{2, 6}, Effect::harm, "cannot tell"},  {{2, 6}, Effect::unknown, "cannot tell"},
  };
  const Document document = read_document(claim + "It is for children aged 2 to 6.", {}, rulebook.language);
  for (const Studied& row : studied) {
    CAPTURE(row.ages.from);
    CAPTURE(row.ages.to);
    Rulebook changed = rulebook;
    for (Work& work : changed.reference.works) work.ages = row.ages;
    for (Statement& statement : changed.reference.statements) statement.direction = row.direction;
    const ChecklistAnswer answer =
        answer_checklist(document, changed, read_context(document, changed), check(document, changed), {true, true})[0];
    CHECK(in_words(answer.met) == row.met);
  }
}
