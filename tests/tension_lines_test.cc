#include "report/tension_lines.h"

#include <doctest/doctest.h>

#include <string>

#include "report/note_formats.h"
#include "report_parts.h"

using namespace overclaim;
using overclaim::test::builtin_rulebook;
using overclaim::test::ReadPage;

namespace {

TensionLines lines_of(const ReadPage& page) {
  return tension_lines(page.checked(), page.summary(), builtin_rulebook().words);
}

std::string quote_of(const TensionQuote& one) { return one.words.quote; }

}  // namespace

TEST_CASE("a pair is told once, with both sides, how far apart they are and how many places more") {
  const ReadPage page(
      "The drip has no side effects.\n\nThe drip is risk-free.\n\nThe drip is completely safe.\n\nA walk.\n\n"
      "Common side effects are fever and headache.");
  const TensionLines lines = lines_of(page);
  REQUIRE(lines.apart.size() == 1);
  CHECK(lines.apart[0].sides[0].size() == most_sides);
  CHECK(lines.apart[0].sides[1].size() == 1);
  CHECK(lines.apart[0].more == 1);
  CHECK(lines.apart[0].distance.find("paragraphs apart") != std::string::npos);
}

TEST_CASE("what is taken back is grouped by the sentence that does it, and what stands near is left out") {
  const ReadPage far(
      "Stem cells cure autism.\n\nStem cells reverse autism.\n\nA walk.\n\nA talk.\n\nResults may vary.");
  const TensionLines lines = lines_of(far);
  REQUIRE(lines.taken_back.size() == 1);
  CHECK(quote_of(lines.taken_back[0].weaker).find("Results") == 0);
  CHECK(lines.taken_back[0].claims.size() == 2);
  REQUIRE(lines.disclaimers.size() == 1);
  CHECK(lines.disclaimers[0].quote == "Results may vary");

  CHECK(lines_of(ReadPage("Stem cells cure autism. Results may vary.")).taken_back.empty());
  CHECK(lines_of(ReadPage("Stem cells cure autism.\n\nResults may vary.")).taken_back.empty());
  // In small print it is told however near.
  CHECK(lines_of(ReadPage("<p>Stem cells cure autism.</p><small>Results may vary.</small>", "p.html", MediaType::html))
            .taken_back.size() == 1);
}

TEST_CASE("a page with nothing of it has no lines, in any format") {
  const ReadPage page("A walk by the sea.\n\nStem cells may help some children with cerebral palsy.");
  const TensionLines lines = lines_of(page);
  CHECK(lines.apart.empty());
  CHECK(lines.taken_back.empty());
  CHECK(lines.disclaimers.empty());
  CHECK(lines.undisclaimed.empty());
  CHECK(markdown_tensions(lines, builtin_rulebook().words).empty());
  TerminalText out({});
  write_tensions(out, lines, builtin_rulebook().words);
  CHECK(out.take().empty());
}

TEST_CASE("a side that the report leaves out is not told of") {
  ReadPage page("The drip has no side effects.\n\nCommon side effects are fever and headache.");
  std::erase_if(page.report.findings, [](const Finding& finding) { return finding.status == Status::flagged; });
  CHECK(lines_of(page).apart.empty());
  CHECK(lines_of(page).taken_back.empty());
}
