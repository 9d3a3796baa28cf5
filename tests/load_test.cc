#include "rulebook/load.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "load_files.h"
#include "rulebook/cue.h"
#include "rulebook/rule.h"
#include "rulebook/stance.h"

using namespace overclaim;
using namespace overclaim::test::file_names;
using overclaim::test::Files;
using overclaim::test::Layers;
using overclaim::test::listed;
using overclaim::test::load;
using overclaim::test::small_rulebook;
using overclaim::test::views_of;

TEST_CASE("a small rulebook loads") {
  const LoadedRulebook loaded = load({small_rulebook()});
  REQUIRE_MESSAGE(loaded.problems.empty(), listed(loaded.problems));
  REQUIRE(loaded.rulebook.has_value());
  const Rulebook& rulebook = *loaded.rulebook;

  REQUIRE(rulebook.rules.size() == 3);
  CHECK(rulebook.rules[0].rule.id == "risk.named");
  CHECK(rulebook.rules[0].kind == CategoryKind::noting);
  REQUIRE(find_rule(rulebook, "safety.no-risks") != nullptr);
  const Rule& rule = find_rule(rulebook, "safety.no-risks")->rule;
  CHECK(rule.severity == 5);
  CHECK(rule.adjust == std::vector<std::string>{"child-patient"});
  CHECK(rule.maturity == Maturity::stable);
  CHECK(rule.by_wording);
  CHECK_FALSE(rule.implied);
  CHECK(rule.message == "Says there is no risk.");
  CHECK(rule.ask == "Who counted?");
  CHECK(rule.phrases.size() == 2);
  CHECK(rule.unless == std::vector<std::string>{"risk free booking"});
  CHECK(rule.blocks == std::vector{BlockKind::paragraph, BlockKind::list_item});
  CHECK(rule.channels == std::vector{Channel::body, Channel::title});
  CHECK(rule.strength == Strength::certain);
  CHECK(rule.when.hedged == WhenAction::keep);
  CHECK(rule.when.asked == WhenAction::clear);
  REQUIRE(rule.slots.size() == 1);
  CHECK(rule.slots[0].slot == "intervention");
  CHECK(rule.slots[0].term == "therapy.cell");
  CHECK(rule.senses == std::vector<std::string>{"risk-absent"});
  REQUIRE(rulebook.senses.size() == 1);
  CHECK(rulebook.senses[0].says == "There is no risk.");
  CHECK(rule.statements == std::vector<std::string>{"harm.documented"});
  CHECK(rule.works == std::vector<std::string>{"doe-2020"});
  REQUIRE(rule.basis.size() == 1);
  CHECK(rule.basis[0].provision == "section 3");
  CHECK(rule.basis[0].verified == "2024-05-31");
  CHECK(rule.examples.match.size() == 2);
  CHECK(rule.examples.clear.size() == 2);
  CHECK(rule.examples.none.size() == 2);

  REQUIRE(rulebook.cues.size() == 5);
  const auto cue_named = [&](std::string_view id) {
    return std::find_if(rulebook.cues.begin(), rulebook.cues.end(),
                        [&](const CompiledCue& c) { return c.cue.id == id; });
  };
  REQUIRE(cue_named("myths") != rulebook.cues.end());
  const Cue& myths = cue_named("myths")->cue;
  CHECK(myths.role == CueRole::frame);
  CHECK(myths.stance == Stance::reported);
  CHECK(myths.speaker == Speaker::critic);
  CHECK_FALSE(myths.strength.has_value());
  CHECK(myths.direction == Direction::forward);
  CHECK(myths.reach == Reach::section);
  CHECK(cue_named("not")->cue.max_tokens == 12);
  CHECK_FALSE(cue_named("but")->cue.stance.has_value());

  CHECK(rulebook.classes.size() == builtin_class_count + 3U);
  CHECK(rulebook.terms.size() == builtin_class_count + 3U);
  CHECK(rulebook.language.code == "en");
  CHECK(rulebook.language.abbreviations == std::vector<std::string>{"dr.", "e.g."});  // folded
  CHECK(rulebook.language.contractions.at(0).read == std::vector<std::string>{"*", "not"});
  CHECK(rulebook.language.question_labels == std::vector<std::string>{"q"});
  CHECK(rulebook.inflection.irregular.at("get").size() == 3);
  CHECK(rulebook.numbers.values.at("half") == 0.5);
  CHECK(rulebook.numbers.months == std::vector<std::string>{"january"});
  CHECK(rulebook.never_say == std::vector<std::string>{"fraud", "breach"});

  CHECK(loaded.places.rules.at("safety.trial-number").pointer == "/rules/1");
  CHECK(loaded.places.terms.at("therapy.cell").pointer == "/classes/0/terms/1");
  CHECK(loaded.places.classes.at("topic").file == terms);
  CHECK(loaded.places.cues.size() == 5);
}

TEST_CASE("an equal id in a later layer replaces the rule, the cue and the class") {
  Files later = {
      {risk, R"({"category": "risk", "rules": [
         {"id": "risk.named", "message": "Later.", "plain": "Later.", "phrases": ["bleeding"],
          "examples": {"match": ["A [[bleeding]].", "The [[bleeding]]."], "none": ["Ask.", "None."]}},
         {"id": "risk.added", "message": "Added.", "plain": "Added.", "phrases": ["{risk} known"],
          "examples": {"match": ["A [[risk known]].", "The [[risks known]]."], "none": ["Ask.", "None."]}}]})"},
      {cues, R"({"cues": [{"id": "but", "phrases": ["however"], "role": "terminator",
         "examples": {"free": ["It is not cheap, however it is [[free of risk]]."]}}]})"},
      {terms, R"({"classes": [{"class": "risk", "terms": [
         {"id": "risk.other", "names": ["danger~"], "examples": ["A [[danger]]."]}]}]})"},
  };
  const LoadedRulebook loaded = load({small_rulebook(), later});
  REQUIRE_MESSAGE(loaded.problems.empty(), listed(loaded.problems));
  const Rulebook& rulebook = *loaded.rulebook;
  CHECK(rulebook.rules.size() == 4);
  CHECK(find_rule(rulebook, "risk.named")->rule.message == "Later.");
  CHECK(find_rule(rulebook, "risk.added") != nullptr);
  CHECK(find_rule(rulebook, "safety.no-risks") != nullptr);
  REQUIRE(rulebook.cues.size() == 5);
  CHECK(rulebook.cues[0].cue.id == "but");
  CHECK(rulebook.cues[0].cue.phrases == std::vector<std::string>{"however"});
  CHECK(loaded.places.terms.count("risk.any") == 0);
  CHECK(loaded.places.terms.count("risk.other") == 1);
  CHECK(loaded.places.terms.count("therapy.cell") == 1);
}

TEST_CASE("a class replaced in a later layer takes its terms with it, and what hung on them is named") {
  const Files later = {{terms, R"({"classes": [{"class": "therapy", "terms": [
      {"id": "therapy.any", "names": ["treatment~"], "examples": ["A [[treatment]]."]}]}]})"}};
  const LoadedRulebook loaded = load({small_rulebook(), later});
  REQUIRE_MESSAGE(loaded.problems.size() == 1, listed(loaded.problems));
  CHECK(loaded.problems[0].file == safety);
  CHECK(loaded.problems[0].pointer == "/rules/0/slots/intervention");
}

TEST_CASE("the language files may stand in any layer, and a later language replaces the earlier") {
  Files base = small_rulebook();
  Files rest = {{cues, base.at(cues)}, {language, R"({"code": "en", "prefixes": ["anti"]})"}};
  base.erase(cues);
  const LoadedRulebook loaded = load({base, rest});
  REQUIRE_MESSAGE(loaded.problems.empty(), listed(loaded.problems));
  CHECK(loaded.rulebook->language.prefixes == std::vector<std::string>{"anti"});
  CHECK(loaded.rulebook->language.abbreviations.empty());
}

TEST_CASE("an id retired in one layer may be used in none") {
  const Files later = {{retired, R"({"retired": [{"id": "risk.named", "reason": "Old."}]})"}};
  const LoadedRulebook loaded = load({small_rulebook(), later});
  REQUIRE_MESSAGE(loaded.problems.size() == 1, listed(loaded.problems));
  CHECK(loaded.problems[0].pointer == "/rules/0/id");
}

TEST_CASE("a file given twice in one layer is a problem") {
  const Files files = small_rulebook();
  std::vector<NamedBytes> views = views_of(files);
  views.push_back(views.front());
  const LoadedRulebook loaded = load_rulebook(Layers{views});
  REQUIRE_MESSAGE(loaded.problems.size() == 1, listed(loaded.problems));
  CHECK(loaded.problems[0].file == views.front().name);
  CHECK(loaded.problems[0].message == "is given twice in one rulebook");
}

TEST_CASE("folders of other languages are not read, and the language asked for must be there") {
  Files files = small_rulebook();
  files["rules/de/language.json"] = "not read";
  CHECK(load({files}).problems.empty());

  const LoadedRulebook none = load_rulebook(Layers{views_of(files)}, {"fr"});
  CHECK(none.problems.size() == 3);
}

TEST_CASE("nothing at all is a rulebook without its three files") {
  const LoadedRulebook loaded = load_rulebook({});
  REQUIRE(loaded.problems.size() == 3);
  CHECK(loaded.problems[0].file == cues);
  CHECK(loaded.problems[2].file == terms);
  CHECK_FALSE(loaded.rulebook.has_value());
}

TEST_CASE("the digest depends on every name and byte and not on the order of the files") {
  const Files files = small_rulebook();
  const std::string digest = load({files}).rulebook->digest;
  CHECK(digest.size() == 64);

  std::vector<NamedBytes> backwards = views_of(files);
  std::reverse(backwards.begin(), backwards.end());
  CHECK(load_rulebook(Layers{backwards}).rulebook->digest == digest);

  Files spaced = files;
  spaced[risk] += "\n";
  CHECK(load({spaced}).rulebook->digest != digest);

  Files more = files;
  more["rules/en/cure.json"] = R"({"category": "cure", "rules": []})";
  Files renamed = files;
  renamed["rules/en/price.json"] = R"({"category": "price", "rules": []})";
  CHECK(load({more}).rulebook->digest != load({renamed}).rulebook->digest);
}

TEST_CASE("every name of an enumerator leads back to it, and no other name to any") {
  for (const Stance value : all_stances) CHECK(stance_named(to_string(value)) == value);
  for (const Speaker value : all_speakers) CHECK(speaker_named(to_string(value)) == value);
  for (const Strength value : all_strengths) CHECK(strength_named(to_string(value)) == value);
  for (const CueRole value : all_cue_roles) CHECK(cue_role_named(to_string(value)) == value);
  for (const Direction value : all_directions) CHECK(direction_named(to_string(value)) == value);
  for (const Reach value : all_reaches) CHECK(reach_named(to_string(value)) == value);
  CHECK_FALSE(stance_named("").has_value());
  CHECK_FALSE(reach_named("page").has_value());
  CHECK(static_cast<std::size_t>(Stance::reported) + 1 == all_stances.size());
  CHECK(static_cast<std::size_t>(Speaker::critic) + 1 == all_speakers.size());
  CHECK(static_cast<std::size_t>(Strength::certain) + 1 == all_strengths.size());
  CHECK(static_cast<std::size_t>(CueRole::opener) + 1 == all_cue_roles.size());
  CHECK(static_cast<std::size_t>(Direction::both) + 1 == all_directions.size());
  CHECK(static_cast<std::size_t>(Reach::before) + 1 == all_reaches.size());
}

TEST_CASE("a category is flagging or noting, never both") {
  CHECK(flagging_categories().size() == 19);
  CHECK(noting_categories().size() == 13);
  for (const std::string_view name : flagging_categories()) CHECK(category_kind(name) == CategoryKind::flagging);
  for (const std::string_view name : noting_categories()) CHECK(category_kind(name) == CategoryKind::noting);
  CHECK_FALSE(category_kind("language").has_value());
  CHECK(category_of("cell-fate.gone") == "cell-fate");
  CHECK(category_of("cure") == "cure");
}
