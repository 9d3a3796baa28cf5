// With the whole rulebook: a disguised or parted word gives the findings of the plain one, at its exact place, and a
// disguise is told; words that only look so change nothing and are not told.
#include "check/second_readings.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "app/builtin.h"
#include "check/check.h"
#include "rulebook/image.h"
#include "text/read.h"

using namespace overclaim;

namespace {

const Rulebook& rulebook() {
  static const std::optional<Rulebook> read = read_image(builtin_images().front().bytes, ImageUse::show);
  REQUIRE(read);
  return *read;
}

struct ReadText {
  std::string flagged, told;
};

// The places are cut from the input by the spans of the report.
ReadText seen_in(const std::string& input) {
  const Document document = read_document(input, {"page", MediaType::plain}, rulebook().language);
  const Report report = check(document, rulebook(), {});
  ReadText text;
  for (const Finding& finding : report.findings) {
    if (finding.status != Status::flagged) continue;
    text.flagged += finding.rule + " \"" + input.substr(finding.span.begin, finding.span.end - finding.span.begin) +
                    "\"" + (finding.evasion ? "!" : "") + "; ";
  }
  for (const TamperingPlace& place : report.tampering) {
    CHECK(input.substr(place.span.begin, place.span.end - place.span.begin) == place.text);
    text.told += place.kind + " " + place.text + "; ";
  }
  return text;
}

}  // namespace

TEST_CASE("a word parted at a line's end is one word") {
  struct Row {
    std::string input, flagged;
  };
  const std::vector<Row> rows = {
      {"There are no side ef-\nfects with our drip.", "safety.no-risks \"no side ef-\nfects\"; "},
      {"There are no compli-\ncations with our drip.", "safety.no-risks \"no compli-\ncations\"; "},
      {"You get it with-\nout any risk for you.", "safety.no-risks \"with-\nout any risk\"; "},
      {"There are no side ef-\r\nfects with our drip.", "safety.no-risks \"no side ef-\r\nfects\"; "},
      // A compound stays one, at a line's end and inside a line.
      {"There are no long-\nterm side effects.", "safety.no-long-term-risks \"no long-\nterm side effects\"; "},
      {"There are no long-term side effects.", "safety.no-long-term-risks \"no long-term side effects\"; "},
      // No line ends there: the writer's own hyphen.
      {"There are no side ef-fects with our drip.", ""},
      {"We see you for a follow-\nup visit.", ""},
      {"We saw the com-\nplicated form to fill in.", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    const ReadText text = seen_in(row.input);
    CHECK(text.flagged == row.flagged);
    CHECK(text.told == "");
  }
}

TEST_CASE("a text that is no input's has no line ends") {
  CHECK(names_in("ef-fects and side-effects", "risk", rulebook()).size() == 1);
}

TEST_CASE("a disguised word is read, and told") {
  struct Row {
    std::string input, flagged, told;
  };
  const std::vector<Row> rows = {
      {"There are no side effects.", "safety.no-risks \"no side effects\"; ", ""},
      {"There are no s1de eff3cts.", "safety.no-risks \"no s1de eff3cts\"!; ",
       "digits_for_letters s1de; digits_for_letters eff3cts; "},
      {"There are no r1sks.", "safety.no-risks \"no r1sks\"!; ", "digits_for_letters r1sks; "},
      {"There are n\u0336o\u0336 side effects.", "safety.no-risks \"n\u0336o\u0336 side effects\"!; ",
       "marked_letters n\u0336o\u0336; "},
      {"There are \u0274\u1D0F s\u026A\u1D05\u1D07 effects.",
       "safety.no-risks \"\u0274\u1D0F s\u026A\u1D05\u1D07 effects\"!; ",
       "look_alike_letters \u0274\u1D0F; look_alike_letters s\u026A\u1D05\u1D07; "},
      {"There are \u1D9C\u1D52 no \u02B3\u2071\u02E2\u1D4F\u02E2.",
       "safety.no-risks \"no \u02B3\u2071\u02E2\u1D4F\u02E2\"!; ", "styled_letters \u02B3\u2071\u02E2\u1D4F\u02E2; "},
      // "no" of Cyrillic letters alone.
      {"There are \u043F\u043E side effects.", "safety.no-risks \"\u043F\u043E side effects\"!; ",
       "look_alike_letters \u043F\u043E; "},
      // Beside a word that is Russian it is Russian too.
      {"There are \u043F\u043E \u0434\u0435\u043B\u0443 side effects.", "", ""},
      {"The Russian word \u043F\u043E means along.", "", ""},
      {"The Greek word \u03BD\u03B5\u03C1\u03CC means water.", "", ""},
      // What is no disguise.
      {"We give vitamin B12 and CD34 cells in H2O on the 1st day; p53 is a gene.", "", ""},
      {"Our na\u00EFve patients come in week5.", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    const ReadText text = seen_in(row.input);
    CHECK(text.flagged == row.flagged);
    CHECK(text.told == row.told);
  }
}
