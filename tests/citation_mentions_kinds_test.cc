#include "check/citation_mentions.h"
#include "citing_rulebook.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

Work blood_work(std::string id, std::vector<std::string> authors, int year, WorkDesign design,
                std::vector<std::string> aliases = {}, std::string venue = "") {
  Work work = invented_work(std::move(id), std::move(authors), year, "", design, {"therapy.cord-blood"},
                            {"condition.cerebral-palsy"});
  work.aliases = std::move(aliases);
  work.venue = std::move(venue);
  return work;
}

// By a kind with a name, a year or a journal.
Rulebook kinds_rulebook() {
  const WorkDesign pooled = WorkDesign::meta_analysis, trial = WorkDesign::rct_blinded, cases = WorkDesign::case_series;
  std::vector<Work> works = {
      blood_work("aaron", {"Aaron B"}, 2022, pooled, {}, "Child Medicine"),
      blood_work("abel", {"Abel C"}, 2010, cases, {"an Elder study", "a Birch study"}),
      blood_work("brook", {"Brook F"}, 2022, pooled, {"a 2022 meta-analysis"}),
      blood_work("carr", {"Carr L"}, 2022, WorkDesign::survey),
      blood_work("dale", {"Dale P"}, 2018, trial, {"a Ridgeway study"}, "Northern Medicine"),
      blood_work("east", {"East Q"}, 2018, trial, {}, "Northern Medicine"),
      blood_work("elmwood", {"Elm W"}, 2019, WorkDesign::guideline, {"the Elmwood guideline"}),
      blood_work("ford", {"Ford M"}, 2012, cases, {"a Hill Milford trial"}),
      blood_work("heart", {"Heart O"}, 2013, trial, {"One Hope study"}),
      blood_work("north", {"North T"}, 2014, cases, {"a Northgate trial"}),
      blood_work("oakley", {"Oak L"}, 2015, trial, {"the Oakley experiment"}),
      blood_work("park-1", {"Park A"}, 2016, trial, {"a Lakeside Ridgeway study"}),
      blood_work("park-2", {"Park B"}, 2017, trial, {"a Lakeside Ridgeway study"}),
      blood_work("ten", {"Ten E"}, 2011, trial, {}, "Red Blue Green White Black Brown Grey Pink Gold Silver"),
      blood_work("twelve", {"Ten E"}, 2009, trial, {}, "Tin Blue Green White Black Brown Grey Pink Gold Silver Zinc"),
  };
  works[3].condition = {"condition.autism"};
  works[5].doi = "10.5555/east.1";
  return citing_rulebook(works);
}

// Each as "[words] works", "-" for none, "weak" where it is.
std::string mentioned(std::string_view text, const Rulebook& rulebook) {
  const Document document = one_block(text, rulebook.language);
  const Reading reading = read_context(document, rulebook);
  std::string out;
  for (const Mention& mention :
       find_mentions(document, rulebook, reading, SubjectReader(document, rulebook, reading))) {
    CHECK(mention.form == MentionForm::loose);
    CHECK(mention.leads);
    CHECK_FALSE(mention.sure);
    out += (out.empty() ? "[" : "; [") + std::string(document.text_of(mention.span)) + "]" +
           (mention.works.empty() ? " -" : "");
    for (const std::uint32_t work : mention.works) out += " " + rulebook.reference.works[work].id;
    if (mention.weak) out += " weak";
  }
  return out;
}

void check_rows(const std::vector<std::pair<std::string, std::string>>& rows) {
  const Rulebook rulebook = kinds_rulebook();
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(mentioned(text, rulebook) == expected);
  }
}

}  // namespace

TEST_CASE("a kind of source is told by a name or a year that stands with it") {
  const std::string gave = " of cord blood in cerebral palsy was held.";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"A Ridgeway study" + gave, "[A Ridgeway study] dale"},
      {"A 2018 Ridgeway study" + gave, "[A 2018 Ridgeway study] dale"},
      {"A 2017 Ridgeway study" + gave, "[A 2017 Ridgeway study] -"},
      {"A Ridgeway review" + gave, ""},
      {"A Hill trial" + gave, ""},
      {"One Hope study" + gave, "[One Hope study] heart"},
      // Of two names both, of names with more and with fewer words those with more.
      {"A Ridgeway and Elder study" + gave, "[A Ridgeway and Elder study] abel dale"},
      {"An Elder and Birch study" + gave, "[An Elder and Birch study] abel"},
      {"A Ridgeway and Hill Milford trial" + gave, "[A Ridgeway and Hill Milford trial] ford"},
      {"A Hill Milford and Ridgeway trial" + gave, "[A Hill Milford and Ridgeway trial] ford"},
      // Where the name ends.
      {"A Hill trial of cord blood in cerebral palsy at Milford was held.",
       "[A Hill trial of cord blood in cerebral palsy at Milford] ford"},
      {"In a Ridgeway Study Martha told" + gave, "[a Ridgeway Study] dale"},
      {"The Oakley experiment Martha made" + gave, "[The Oakley experiment] oakley"},
      {"A trial at Ridgeway Martha made" + gave, "[A trial at Ridgeway Martha] dale"},
      {"A trial at Ridgeway One of the best trials" + gave, "[A trial at Ridgeway] dale"},
      // A year tells a kind of source, and all of the list that are of it.
      {"A 2022 meta-analysis" + gave, "[A 2022 meta-analysis] aaron brook"},
      {"A meta-analysis from 2022" + gave, "[A meta-analysis from 2022] aaron brook"},
      {"A 2022 study" + gave, "[A 2022 study] -"},
      {"A meta-analysis of cord blood in cerebral palsy was held in 2022.", ""},
      {"A review from 2021" + gave, "[A review from 2021] -"},
      {"A review 2021" + gave, "[A review 2021] -"},
      {"A review. 2021" + gave, ""},
      {"A review was in 2021" + gave, ""},
      {"Cord blood in cerebral palsy has a review", ""},
      // Kinds within each other and side by side.
      {"The Elmwood guideline or trial" + gave, "[The Elmwood guideline] elmwood"},
      {"A Lakeside and the Ridgeway study" + gave, "[A Lakeside and the Ridgeway study] park-1 park-2"},
      {"It was a report of 14 cases the Northgate trial" + gave, "[the Northgate trial] north"},
  };
  check_rows(rows);
}

TEST_CASE("a journal is a name behind the words that lead to it, and an alias beside it decides") {
  const std::string gave = " told of cord blood in cerebral palsy.";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"A study published in Northern Medicine" + gave, "[A study published in Northern Medicine] dale east weak"},
      {"A trial published in Northern Medicine" + gave, "[A trial published in Northern Medicine] dale east"},
      {"A 2018 study published in Northern Medicine" + gave, "[A 2018 study published in Northern Medicine] dale east"},
      {"A Ridgeway study published in Northern Medicine" + gave,
       "[A Ridgeway study published in Northern Medicine] dale"},
      {"An Elder study published in Northern Medicine" + gave,
       "[An Elder study published in Northern Medicine] dale east weak"},
      {"A Ridgeway study published in Weatherwise" + gave, "[A Ridgeway study published in Weatherwise] dale"},
      // Of the same source, and behind it.
      {"Published in Northern Medicine, a study" + gave, ""},
      {"A study was held, and the review that was published in Child Medicine" + gave,
       "[the review that was published in Child Medicine] aaron"},
      {"A study published in One of the best trials" + gave, ""},
      {"Cord blood in cerebral palsy has a study that was published in", ""},
      {"A study published in spring" + gave, ""},
      {"A review published in spring that appeared in Child Medicine" + gave,
       "[A review published in spring that appeared in Child Medicine] aaron"},
      // Where its name ends.
      {"A study published in Red Blue Green White Black Brown Grey Pink Gold Silver" + gave,
       "[A study published in Red Blue Green White Black Brown Grey Pink Gold Silver] ten weak"},
      {"A study published in Tin Blue Green White Black Brown Grey Pink Gold Silver Zinc" + gave,
       "[A study published in Tin Blue Green White Black Brown Grey Pink Gold Silver Zinc] - weak"},
      {"Cord blood in cerebral palsy has a review published in Child Medicine",
       "[a review published in Child Medicine] aaron"},
      {"A review published in Child Medicine by Ames" + gave, "[A review published in Child Medicine] aaron"},
      {"A study published in Weatherwise" + gave, "[A study published in Weatherwise] - weak"},
      {"A study published in Weatherwise One of the best trials" + gave, "[A study published in Weatherwise] - weak"},
      {"A study published in Weatherwise, Ames" + gave, "[A study published in Weatherwise] - weak"},
      {"A study published in Weatherwise and One of the best trials" + gave,
       "[A study published in Weatherwise] - weak"},
      {"A study published in Weather of Boston" + gave, "[A study published in Weather of Boston] - weak"},
      {"A study published in Weather of Boston Town" + gave, "[A study published in Weather of Boston Town] - weak"},
      {"A study published in Weather of Boston One of the best trials" + gave,
       "[A study published in Weather of Boston] - weak"},
      {"Cord blood in cerebral palsy has a study published in Weather of Boston",
       "[a study published in Weather of Boston] - weak"},
  };
  check_rows(rows);
}
