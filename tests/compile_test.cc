#include <doctest/doctest.h>

#include "check/sentence_view.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

TEST_CASE("a word's forms come from rules and exceptions") {
  const Inflection inflection = hand_inflection();
  const auto joined = [&](std::string_view word) {
    std::string out;
    for (const std::string& form : forms_of(word, inflection)) out += (out.empty() ? "" : " ") + form;
    return out;
  };
  CHECK(joined("cure") == "cure cured cures curing");
  CHECK(joined("study") == "studied studies study studying");
  CHECK(joined("heal") == "heal healed healing heals");
  CHECK(joined("stop") == "stop stopped stopping stops");
}

TEST_CASE("names may hold classes, classes may include classes, circles are refused") {
  RulebookSource source = hand_source();
  source.classes.push_back({"source", "", {}, {{"source.cord", "", {"cord"}, {}}, {"source.fat", "", {"fat"}, {}}}});
  source.classes.push_back({"product", "", {}, {{"product.cells", "", {"{source} [derived] cells"}, {}}}});
  source.classes.push_back({"anything", "", {"product", "risk"}, {{"anything.x", "", {"xylophone"}, {}}}});
  const Rulebook rulebook = built(source);
  CHECK(names_in("Take fat derived cells and a xylophone: no side effects.", "anything", rulebook).size() == 3);
  CHECK(names_in("Take fat derived cells and a xylophone: no side effects.", "product", rulebook).size() == 1);

  source.classes.push_back({"loop-a", "", {}, {{"loop.a", "", {"{loop-b} a"}, {}}}});
  source.classes.push_back({"loop-b", "", {}, {{"loop.b", "", {"{loop-a} b"}, {}}}});
  std::vector<Problem> problems;
  compile(source, places_of(source), problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message.find("holds itself") != std::string::npos);
}

TEST_CASE("compiling names every bad phrase, class and slot with its place") {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("cure.a", {"(a", "{nothing}", "{risk>nowhere}", "fine"}));
  source.rules.push_back(hand_rule("cure.b", {"fine"}));
  source.rules[1].unless = {"..2 a"};
  source.rules[1].regexes = {"\\b"};
  source.classes.push_back({"bad", "nowhere", {"missing"}, {{"bad.a", "", {"a ..2 b", "{missing}"}, {}}}});
  SourcePlaces places = places_of(source);
  places.rules[1] = {"other", "/rules/7"};
  std::vector<Problem> problems;
  compile(source, places, problems);
  std::vector<std::string> said;
  for (const Problem& problem : problems) said.push_back(to_string(problem));
  const std::string all = [&] {
    std::string out;
    for (const std::string& line : said) out += line + "\n";
    return out;
  }();
  CAPTURE(all);
  const std::string_view parts[] = {"terms /bad/slot: unknown slot",
                                    "terms /bad/names/0: a name may hold no gap",
                                    "terms /bad/names/1: unknown class {missing}",
                                    "terms /bad/includes/0: unknown class",
                                    "rules /phrases/0: column 1: this bracket is not closed",
                                    "rules /phrases/1: unknown class {nothing}; known classes: number",
                                    "rules /phrases/2: unknown slot 'nowhere'",
                                    "other /rules/7/unless/0: column 1: a phrase may not begin with a gap",
                                    "other /rules/7/regexes/0: column 1: \\b knows ASCII"};
  CHECK(problems.size() == std::size(parts));
  for (const std::string_view part : parts) {
    CAPTURE(part);
    CHECK(all.find(part) != std::string::npos);
  }
}

TEST_CASE("a name that can be written in too many ways is refused") {
  RulebookSource source = hand_source();
  std::string name = "start";
  for (int i = 0; i < 15; ++i) name += " [a|b]";
  source.classes.push_back({"wide", "", {}, {{"wide.a", "", {name}, {}}}});
  std::vector<Problem> problems;
  compile(source, places_of(source), problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message.find("can be written in more than") != std::string::npos);
}

TEST_CASE("a phrase is expanded for people") {
  const Rulebook rulebook = built(hand_source());
  CHECK(expand_phrase("(no|zero) {risk} ..2 cure~", rulebook, 1) ==
        "(no|zero) (side effect~|... 1 more) ..2 (cure|cured|cures|curing)");
}
