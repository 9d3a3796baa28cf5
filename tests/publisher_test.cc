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
                    signal("law.attorney", PublisherKind::law_firm, Sells::no, 2, "our attorneys"),
                    signal("law.review", PublisherKind::law_firm, Sells::yes, 5, "case review"),
                    signal("seller.clinic", PublisherKind::seller, Sells::unknown, 2, "our clinic"),
                    signal("seller.light", PublisherKind::seller, Sells::unknown, 1, "may vary"),
                    signal("regulator.body", PublisherKind::regulator, Sells::no, 3, "we license clinics"),
                    signal("charity.gift", PublisherKind::charity, Sells::no, 3, "your gift"),
                    signal("unknown.leaflet", PublisherKind::unknown, Sells::no, 2, "this leaflet")};
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
      {"They wrote: \"Book a consultation.\"", "unknown", "unknown", 0},  // somebody else's words
      {"\"Our reporter\" is what they call him.", "unknown", "unknown", 0},
      {"They wrote: \"Book a consultation.\" Book a consultation.", "seller", "yes", 1},
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

TEST_CASE("what no visitor sees never clears, and what a visitor sees does") {
  Rulebook rulebook = publishing_rulebook();
  rulebook.rules[0].rule.on_selling_pages = true;
  const std::string_view signs[] = {"We warn consumers. We license clinics.", "Your gift helps.", "Our reporter asked.",
                                    "Our attorneys offer a case review.", "In this leaflet."};
  struct Row {
    std::string_view before, behind;
    bool seen;
  };
  const Row rows[] = {
      {"<p>", "</p>", true},
      {"<nav>", "</nav>", true},
      {"<title>", "</title>", true},
      {"<p hidden>", "</p>", false},
      {"<p style='display:none'>", "</p>", false},
      {"<meta name=description content='", "'>", false},
      {"<img alt='", "'>", false},
      {"<script type='application/ld+json'>{\"description\":\"", "\"}</script>", false},
  };
  for (const std::string_view sign : signs) {
    for (const Row& row : rows) {
      const std::string page =
          std::string(row.before) + std::string(sign) + std::string(row.behind) + "<p>It cures asthma.</p>";
      CAPTURE(page);
      ReadOptions options;
      options.media_type = MediaType::html;
      const Report report = check(read_document(page, options, rulebook.language), rulebook);
      REQUIRE(report.findings.size() == 1);
      CHECK(report.findings[0].status == (row.seen ? Status::cleared : Status::flagged));
      CHECK((report.publisher->sells == "unknown") == !row.seen);
    }
  }
}

TEST_CASE("what shows a seller counts where no visitor sees it, too") {
  const Rulebook rulebook = publishing_rulebook();
  ReadOptions options;
  options.media_type = MediaType::html;
  const std::string page = "<meta name=description content='Book a consultation.'><p>It cures asthma.</p>";
  const Report report = check(read_document(page, options, rulebook.language), rulebook);
  CHECK(report.publisher->kind == "seller");
  CHECK(report.publisher->sells == "yes");
}

TEST_CASE("a lone sign of an office, and attorneys, count only where they outweigh what shows a seller") {
  const Rulebook rulebook = publishing_rulebook();
  struct Row {
    std::string_view text, kind, sells;
    bool may_sell, clears;
  };
  const Row rows[] = {
      // a clinic with the line of an office
      {"We warn consumers. Our clinic.", "seller", "unknown", true, false},
      {"We warn consumers. We warn consumers. Our clinic.", "seller", "unknown", true, false},
      {"We warn consumers. Our clinic. Book a consultation.", "seller", "yes", true, false},
      // an office
      {"We warn consumers.", "regulator", "no", false, true},
      {"We warn consumers. Results may vary.", "regulator", "no", false, true},
      {"We warn consumers. We license clinics. The ad says: our clinic.", "regulator", "no", false, true},
      // a clinic with the line of a lawyer
      {"Our attorneys. Our clinic. Book a consultation.", "seller", "yes", true, false},
      {"Case review. Book a consultation.", "seller", "yes", true, false},
      // a lawyer, who sells, but no treatment
      {"Our attorneys offer a case review.", "law_firm", "yes", false, false},
      {"Our attorneys offer a case review. Book a consultation.", "law_firm", "yes", false, false},
      {"Case review. They told her: our clinic.", "law_firm", "yes", false, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Report report = check(plain_document(row.text, rulebook), rulebook);
    CHECK(report.publisher->kind == row.kind);
    CHECK(report.publisher->sells == row.sells);
    CHECK(may_sell(*report.publisher, 0) == row.may_sell);
    CHECK(finding_options_of(*report.publisher, 0).warns == row.clears);
  }
}

TEST_CASE("who does not sell, by signs and by the words of the page, clears; who may does not") {
  struct Row {
    std::string kind, sells;
    bool may_sell, quotes, warns;
  };
  const Row rows[] = {
      {"regulator", "no", false, true, true},      {"regulator", "unknown", true, false, false},
      {"regulator", "yes", true, false, false},    {"charity", "no", false, true, false},
      {"charity", "unknown", true, false, false},  {"news", "no", false, true, false},
      {"news", "yes", true, false, false},         {"unknown", "no", false, true, false},
      {"unknown", "unknown", false, false, false}, {"seller", "no", true, false, false},
      {"patient", "no", false, true, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.kind);
    CAPTURE(row.sells);
    const FindingOptions options = finding_options_of({row.kind, row.sells, {}}, pasted_bytes + 1);
    CHECK(options.may_sell == row.may_sell);
    CHECK(options.quotes_others == row.quotes);
    CHECK(options.warns == row.warns);
  }
}

TEST_CASE("a text is as long as what visitors see of it") {
  const Rulebook rulebook = publishing_rulebook();
  ReadOptions options;
  options.media_type = MediaType::html;
  const auto bytes = [&](std::string_view page) {
    return seen_bytes(read_document(std::string(page), options, rulebook.language));
  };
  CHECK(bytes("<p>One.<p>Two.") == 9);
  CHECK(bytes("<p>One.<p hidden>Hidden.<p>Two.<img alt='Picture'>") == 9);
  CHECK(bytes("<meta name=description content='Long.'>") == 0);
}
