#include "check/take_back.h"

#include <doctest/doctest.h>

#include <string>

#include "report_parts.h"

using namespace overclaim;
using overclaim::test::ReadPage;

namespace {

std::string cut(const std::string& text, SourceSpan span) { return text.substr(span.begin, span.end - span.begin); }

// A take-back a line: by id 'strong sentence' 'weaker sentence' blocks share stands-out small.
std::string listed(const Report& report, const std::string& text) {
  std::string out;
  for (const TakeBack& one : report.take_backs) {
    out += std::string(to_string(one.by)) + " " + (one.id.empty() ? "-" : one.id) + " '" + cut(text, one.sentence) +
           "' '" + cut(text, one.weaker) + "' " + std::to_string(one.blocks) + " " + std::to_string(one.share) + " " +
           std::string(to_string(one.stands_out)) + (one.small_print ? " small" : "") + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a strong sentence is set beside what weakens it, with the distance and the print of both") {
  struct Row {
    MediaType type;
    std::string text, expected;
  };
  const Row rows[] = {
      {MediaType::plain, "You get lasting relief.\n\nA walk.\n\nNobody knows how long such gains last.",
       "sense benefit-lasting.duration-unknown 'You get lasting relief.' 'Nobody knows how long such gains last.' 2 10 "
       "neither\n"},
      {MediaType::html, "<h1>Stem cells cure autism</h1><p>A walk.</p><p>Stem cells may cure autism.</p>",
       "care - 'Stem cells cure autism' 'Stem cells may cure autism.' 2 12 claim\n"},
      {MediaType::html, "<p>Stem cells cure autism.</p><p>A walk.</p><small>Results may vary.</small>",
       "disclaimer results-vary 'Stem cells cure autism.' 'Results may vary.' 2 14 claim small\n"},
      // what is not sure is said of it elsewhere
      {MediaType::plain, "Stem cells cure autism.\n\nA walk.\n\nIt is not known whether stem cells help in autism.",
       "care claim-and-doubt 'Stem cells cure autism.' 'It is not known whether stem cells help in autism.' 2 8 "
       "neither\n"},
      {MediaType::plain, "Stem cells cure autism.\n\nIt is not known whether stem cells help in arthritis.", ""},
      // said with care from the start, or asked: nothing to take back
      {MediaType::plain, "Stem cells may cure autism.\n\nResults may vary.", ""},
      {MediaType::plain, "Do stem cells cure autism?\n\nResults may vary.", ""},
      // another disease
      {MediaType::plain, "Stem cells cure autism.\n\nStem cells may cure arthritis.", ""},
      // advice to see a doctor says nothing against the claim
      {MediaType::plain, "Stem cells cure autism.\n\nAlways consult your doctor.", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(listed(ReadPage(row.text, "page", row.type).report, row.text) == row.expected);
  }
}

TEST_CASE("of each sort the nearest counts, and one sentence is told once") {
  const std::string text =
      "Results may vary.\n\nA walk.\n\nA talk.\n\nStem cells cure autism.\n\nA walk.\n\nResults may vary.";
  const Report report = ReadPage(text).report;
  REQUIRE(report.take_backs.size() == 1);
  CHECK(report.take_backs[0].weaker.begin > report.take_backs[0].sentence.begin);
  CHECK(report.take_backs[0].blocks == 2);
}
