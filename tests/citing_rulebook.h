// The built-in rules with a reference list of our own: invented works, so that no row hangs on what the real list
// holds.
#ifndef OVERCLAIM_TESTS_CITING_RULEBOOK_H_
#define OVERCLAIM_TESTS_CITING_RULEBOOK_H_

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/builtin.h"
#include "check/check.h"
#include "rulebook/citation_index.h"
#include "rulebook/image.h"
#include "rulebook/rulebook.h"
#include "text/read.h"

namespace overclaim::test {

inline WorkResult invented_result(std::string value, std::string denominator, std::string unit, std::string outcome,
                                  std::string text, SeenAs as = SeenAs::abstract) {
  return {std::move(value),
          std::move(denominator),
          std::move(unit),
          std::move(outcome),
          std::move(text),
          {as, "invented", ""},
          {}};
}

inline Work invented_work(std::string id, std::vector<std::string> authors, int year, std::string title,
                          WorkDesign design, std::vector<std::string> intervention,
                          std::vector<std::string> condition) {
  Work work;
  work.id = std::move(id);
  work.authors = std::move(authors);
  work.year = year;
  work.title = std::move(title);
  work.design = design;
  work.intervention = std::move(intervention);
  work.condition = std::move(condition);
  work.route = "not_stated";
  work.seen.as = SeenAs::abstract;
  return work;
}

inline std::vector<Work> invented_works() {
  const std::vector<std::string> palsy = {"condition.cerebral-palsy"};
  std::vector<Work> works;
  Work work =
      invented_work("ames-2022", {"Ames B"}, 2022, "Cord blood in children with cerebral palsy: results of nine trials",
                    WorkDesign::meta_analysis, {"therapy.cord-blood"}, palsy);
  work.venue = "Child Medicine";
  work.n = 480;
  work.controlled = true;
  work.aliases = {"a 2022 meta-analysis"};
  works.push_back(work);

  work = invented_work("births-2020", {"Carr L"}, 2020, "How many children are born with cerebral palsy in the world",
                       WorkDesign::systematic_review, {}, palsy);
  work.results = {invented_result("1.5", "", "children per 1,000 live births in rich countries", "",
                                  "In rich countries 1.5 of 1,000."),
                  invented_result("3.1", "", "children per 1,000 live births in poor countries", "",
                                  "In poor countries 3.1 of 1,000.")};
  works.push_back(work);

  work = invented_work("brook-2004", {"Brook FR"}, 2004,
                       "Later results of heel cord lengthening in children with cerebral palsy",
                       WorkDesign::case_series, {}, palsy);
  work.n = 70;
  works.push_back(work);

  work = invented_work("hale-2018", {"Hale RM", "Ito S"}, 2018,
                       "Own cord blood for children with cerebral palsy, a randomized trial", WorkDesign::rct_blinded,
                       {"therapy.cord-blood", "therapy.own-cells"}, palsy);
  work.venue = "Northern Medicine";
  work.doi = "10.5555/NM.18.7";
  work.pmid = "99887766";
  work.url = "https://pmc.example/PMC7654321";
  work.n = 60;
  work.controlled = true;
  work.blinded = true;
  work.route = "intravenous";
  work.age = "1 to 5 years";
  work.results = {invented_result("0", "", "difference in points at 1 year", "outcome.gross-motor",
                                  "The main comparison found no difference between cells and salt water at 1 year."),
                  invented_result("3", "", "points more than predicted", "outcome.gross-motor",
                                  "Children given more cells gained 3 points more than predicted.")};
  work.aliases = {"a Ridgeway study", "a study at Ridgeway University", "NCT09990001"};
  works.push_back(work);

  works.push_back(invented_work("lund-2019-a", {"Lund K"}, 2019,
                                "Stem cells in cerebral palsy, first part of a large review",
                                WorkDesign::systematic_review, {"therapy.stem-cell"}, palsy));
  works.push_back(invented_work("lund-2019-b", {"Lund K"}, 2019,
                                "What parents of children with cerebral palsy ask about cells", WorkDesign::survey,
                                {"therapy.stem-cell"}, palsy));

  work = invented_work("marlow-2016", {"Marlow JT", "Okafor B"}, 2016,
                       "Treatment of cerebral palsy with marrow cells: a report of 14 cases", WorkDesign::case_series,
                       {"therapy.bone-marrow"}, palsy);
  work.venue = "Journal of Small Trials";
  work.n = 14;
  work.controlled = false;
  work.route = "intrathecal";
  work.results = {
      invented_result("9", "14", "patients", "outcome.gross-motor", "9 of 14 were rated better on the scale."),
      invented_result("5", "14", "patients", "outcome.cognition", "Thinking was rated better in 5 of 14."),
      invented_result("4", "14", "patients", "outcome.spasticity", "Spasticity was rated better in 4 of 14.")};
  works.push_back(work);

  work = invented_work("perry-2020", {"Perry A"}, 2020, "Cord blood cells in newborn rabbits after lack of oxygen",
                       WorkDesign::preclinical, {"therapy.cord-blood"}, palsy);
  works.push_back(work);

  work = invented_work("vance-2021", {"Vance O"}, 2021,
                       "Mesenchymal cells and speech in children with autism: a blinded trial", WorkDesign::rct_blinded,
                       {"therapy.msc"}, {"condition.autism"});
  work.n = 90;
  work.controlled = true;
  work.results = {invented_result("", "", "", "outcome.speech", "Speech did not differ between the groups.")};
  works.push_back(work);
  return works;
}

// `works` sorted by id; no statements.
inline Rulebook citing_rulebook(std::vector<Work> works = invented_works()) {
  std::optional<Rulebook> rulebook = read_image(builtin_images()[0].bytes, ImageUse::show);
  REQUIRE(rulebook);
  rulebook->reference.works = std::move(works);
  rulebook->reference.statements.clear();
  rulebook->citation_index = index_citations(rulebook->reference, rulebook->citation_words, rulebook->language);
  return std::move(*rulebook);
}

inline Report citing_report(std::string_view text, const Rulebook& rulebook) {
  return check(read_document(std::string(text), {"page.txt", MediaType::plain}, rulebook.language), rulebook);
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_CITING_RULEBOOK_H_
