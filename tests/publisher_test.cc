#include "check/publisher.h"

#include <doctest/doctest.h>

#include "check/check.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

PublisherSignal signal(std::string id, PublisherKind kind, Sells sells, int weight, std::string phrase) {
  PublisherSignal made;
  made.id = std::move(id);
  made.kind = kind;
  made.sells = sells;
  made.weight = weight;
  made.phrases = {std::move(phrase)};
  return made;
}

Rulebook publishing_rulebook() {
  RulebookSource source = hand_source();
  source.rules = {hand_rule("cure.cures", {"cure~ ..2 {condition}"})};
  source.signals = {signal("seller.book", PublisherKind::seller, Sells::yes, 3, "book a consultation"),
                    signal("news.reporter", PublisherKind::news, Sells::no, 3, "our reporter"),
                    signal("regulator.warns", PublisherKind::regulator, Sells::no, 3, "we warn consumers"),
                    signal("law.attorney", PublisherKind::law_firm, Sells::no, 2, "our attorneys")};
  std::vector<Problem> problems;
  SourcePlaces places = places_of(source);
  places.signals.resize(source.signals.size());
  Rulebook rulebook = compile(source, places, problems);
  CHECK(problems.empty());
  return rulebook;
}

}  // namespace

TEST_CASE("the publisher is who its own words show, and nobody where they do not") {
  const Rulebook rulebook = publishing_rulebook();
  struct Row {
    std::string_view text, kind, sells;
    std::size_t spans;
  };
  const Row rows[] = {
      {"Book a consultation today.", "seller", "yes", 1},
      {"Our reporter asked. Book a consultation.", "unknown", "yes", 1},
      {"Our attorneys can help.", "law_firm", "no", 1},
      {"Our reporter met our attorneys.", "news", "no", 1},
      {"Nothing to see.", "unknown", "unknown", 0},
      {"Book a consultation. Book a consultation.", "seller", "yes", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Report report = check(plain_document(row.text, rulebook), rulebook);
    REQUIRE(report.publisher);
    CHECK(report.publisher->kind == row.kind);
    CHECK(report.publisher->sells == row.sells);
    CHECK(report.publisher->spans.size() == row.spans);
  }
}

TEST_CASE("a story is the seller's claim where the page sells, and noted elsewhere") {
  const Rulebook rulebook = publishing_rulebook();
  const auto status = [&](std::string_view text) {
    const Report report = check(plain_document(text, rulebook), rulebook);
    REQUIRE(report.findings.size() == 1);
    return report.findings[0].status;
  };
  CHECK(status("Patients report it cures asthma. Book a consultation.") == Status::flagged);
  CHECK(status("Patients report it cures asthma.") == Status::noted);
  CHECK(status("It cures asthma.") == Status::flagged);
}

TEST_CASE("what is a claim only where somebody sells is cleared where the page shows that it does not") {
  Rulebook rulebook = publishing_rulebook();
  rulebook.rules[0].rule.on_selling_pages = true;
  struct Row {
    std::string_view text;
    Status status;
    std::string_view cleared_by;
  };
  const Row rows[] = {
      {"It cures asthma.", Status::flagged, ""},
      {"It cures asthma. Book a consultation.", Status::flagged, ""},
      {"It cures asthma. Our reporter was there.", Status::cleared, "publisher"},
      {"It cures asthma. Our reporter was there. Book a consultation.", Status::flagged, ""},
      {"It does not cure asthma. Our reporter was there.", Status::cleared, "neg.not"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Report report = check(plain_document(row.text, rulebook), rulebook);
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].status == row.status);
    CHECK(report.findings[0].cleared_by == row.cleared_by);
  }
}

TEST_CASE("what a regulator repeats is cleared, unless the page sells") {
  const Rulebook rulebook = publishing_rulebook();
  const auto finding = [&](std::string_view text) {
    const Report report = check(plain_document(text, rulebook), rulebook);
    REQUIRE(report.findings.size() == 1);
    return report.findings[0];
  };
  CHECK(finding("We warn consumers. It cures asthma.").status == Status::cleared);
  CHECK(finding("We warn consumers. It cures asthma.").cleared_by == cleared_by_publisher);
  CHECK(finding("We warn consumers. It cures asthma. Book a consultation.").status == Status::flagged);
  CHECK(finding("It cures asthma.").status == Status::flagged);
}

TEST_CASE("what somebody quotes who does not sell is another's word") {
  const Rulebook rulebook = publishing_rulebook();
  const auto status = [&](std::string_view text) {
    const Report report = check(plain_document(text, rulebook), rulebook);
    REQUIRE(report.findings.size() == 1);
    return report.findings[0].status;
  };
  CHECK(status("Our reporter saw the sign: \"It cures asthma.\"") == Status::cleared);
  CHECK(status("Our reporter says it cures asthma.") == Status::flagged);
  CHECK(status("Our reporter saw \"a sign\": it cures asthma.") == Status::flagged);
  CHECK(status("Our reporter was here. \"It cures asthma.\" Book a consultation.") == Status::flagged);
  CHECK(status("\"It cures asthma.\"") == Status::flagged);
}
