#include "check/disclaimers.h"

#include <doctest/doctest.h>

#include <string>

#include "report_parts.h"

using namespace overclaim;
using overclaim::test::ReadPage;

namespace {

// A disclaimer a line: id 'quote' block, how many findings it governs and how far the nearest is.
std::string listed(const Report& report) {
  std::string out;
  for (const Disclaimer& one : report.disclaimers) {
    out += one.id + " '" + one.quote + "' " + std::string(to_string(one.block)) + (one.hidden ? " hidden" : "") + " " +
           std::to_string(one.governs.size()) + (one.distance ? " at " + std::to_string(*one.distance) : "") + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("disclaimers are found wherever they stand, with what they bear on and how far") {
  struct Row {
    MediaType type;
    std::string text, expected;
  };
  const Row rows[] = {
      {MediaType::plain, "Our stem cells cure autism.\n\nA walk.\n\nResults may vary.",
       "results-vary 'Results may vary' paragraph 1 at 2\n"},
      {MediaType::plain, "Our stem cells cure autism. Individual results vary.",
       "results-vary 'Individual results vary' paragraph 1 at 0\n"},
      {MediaType::html,
       "<p>Our stem cells cure autism.</p><p>A walk.</p><small>This page is for information only.</small>",
       "information-only 'for information only' small_print 1 at 2\n"},
      {MediaType::html,
       "<p>Our stem cells cure autism.</p><p hidden>These statements were not evaluated by the FDA.</p>",
       "not-evaluated 'not evaluated by the FDA' paragraph hidden 1 at 0\n"},
      // it bears on some claims only
      {MediaType::plain, "Places are few, so book today.\n\nResults may vary.",
       "results-vary 'Results may vary' paragraph 0\n"},
      // each claim belongs to the nearest of a kind
      {MediaType::plain,
       "Our stem cells cure autism.\n\nResults may vary.\n\nA walk.\n\nA talk.\n\nResults may vary.\n\nThe drip cures "
       "autism.",
       "results-vary 'Results may vary' paragraph 1 at 1\nresults-vary 'Results may vary' paragraph 2 at 1\n"},
      // asked, denied, said of others, or of something else
      {MediaType::plain, "May results vary?", ""},
      {MediaType::plain, "It is not true that this is not medical advice.", ""},
      {MediaType::plain, "Some clinics claim that results may vary.", ""},
      {MediaType::plain, "Prices may vary. Ask us for information only once.", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(listed(ReadPage(row.text, "page", row.type).report) == row.expected);
  }
}

TEST_CASE("a disclaimer clears nothing, and claims without one are named") {
  const std::string claims = "Our stem cells cure autism.\n\nPlaces are few, so book today.";
  const Report bare = ReadPage(claims).report, covered = ReadPage(claims + "\n\nResults may vary.").report;
  std::size_t flagged = 0;
  for (std::size_t i = 0; i < bare.findings.size(); ++i) {
    REQUIRE(i < covered.findings.size());
    CHECK(bare.findings[i].rule == covered.findings[i].rule);
    CHECK(bare.findings[i].status == covered.findings[i].status);
    CHECK(bare.findings[i].severity.value == covered.findings[i].severity.value);
    if (bare.findings[i].status == Status::flagged) ++flagged;
  }
  REQUIRE(flagged >= 2);
  CHECK(bare.undisclaimed.size() == flagged);
  CHECK(covered.undisclaimed.size() < flagged);
  CHECK(!covered.undisclaimed.empty());
}

TEST_CASE("places count bytes of the whole input") {
  const std::string text = "Our stem cells cure autism.\n\nResults may vary.";
  const Report report = ReadPage(text).report;
  REQUIRE(report.disclaimers.size() == 1);
  const SourceSpan span = report.disclaimers[0].span;
  CHECK(text.substr(span.begin, span.end - span.begin) == "Results may vary");
  const Rulebook& rulebook = *overclaim::test::builtin_rulebook().rulebook;
  CheckOptions options;
  options.part_begin = 1000;
  const Report part = check(read_document(text, {}, rulebook.language), rulebook, options);
  CHECK(part.disclaimers[0].span == SourceSpan{span.begin + 1000, span.end + 1000});
  REQUIRE(!part.take_backs.empty());
  CHECK(part.take_backs[0].weaker.begin >= 1000);
}
