#include "report/citation_lines.h"

#include "citing_rulebook.h"
#include "report/html_citations.h"

using namespace overclaim;
using namespace overclaim::test;

TEST_CASE("sources and figures in words: those with something to mind first, unknown ones counted") {
  const Rulebook rulebook = citing_rulebook();
  Report report;
  Citation unknown;
  unknown.mention = "Nobody <b>2015</b>";
  unknown.spans = {{0, 1}};
  Citation fine = unknown, problem = unknown, several = unknown;
  fine.work = "ames-2022";
  fine.certainty = CitationCertainty::probable;
  problem.work = "marlow-2016";
  problem.certainty = CitationCertainty::certain;
  problem.problems = {CitationProblem::no_control};
  problem.reasons = {"Nobody else was studied."};
  problem.same_thing = {{"route", "into a vein", "", Sameness::not_stated}, {"dose", "", "", Sameness::not_stated}};
  several.candidates = {"lund-2019-a", "lund-2019-b"};
  report.citations = {unknown, fine, problem, several};
  report.numbers = {{"40 %", {0, 1}, "40%", "", NumberResult::not_comparable, "It stands alone.", {"time"}}};

  const ShownCitations shown = shown_citations(report, rulebook.words, &rulebook);
  REQUIRE(shown.sources.size() == 3);
  CHECK(shown.sources[0].source.find("Marlow") == 0);
  CHECK(shown.sources[0].rows.size() == 1);
  CHECK(shown.sources[0].what.find("14 people") != std::string::npos);
  CHECK(shown.sources[1].source.find("Probably: Ames") == 0);
  CHECK(shown.sources[2].source.find("Lund") != std::string::npos);
  CHECK(shown.unknown == "1 source is not in our list. That says nothing against it.");
  const std::string html = html_sources(shown, rulebook.words);
  CHECK(html.find("<b>2015") == html.npos);
  CHECK(html.find("&lt;b&gt;2015") != html.npos);
  CHECK(html_numbers(shown, rulebook.words).find("stands alone") != std::string::npos);
  const ShownCitations nothing = shown_citations(Report{}, rulebook.words, &rulebook);
  CHECK(html_sources(nothing, rulebook.words) == "");
  CHECK(html_numbers(nothing, rulebook.words) == "");
}
