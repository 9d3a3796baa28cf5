#include "report/input_places.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "report_parts.h"

using namespace overclaim;
using overclaim::test::builtin_rulebook;
using overclaim::test::ReadPage;

namespace {

InputPlace place_of(const ReadPage& page) {
  const std::vector<std::optional<InputPlace>> places = input_places(page.checked());
  REQUIRE(places.size() == page.report.findings.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (page.report.findings[i].rule == "safety.no-risks") {
      REQUIRE(places[i].has_value());
      return *places[i];
    }
  }
  FAIL("no finding");
  return {};
}

ReadPage page_of(const std::string& input, const std::string& charset, const CheckOptions& options = {}) {
  ReadPage page("x");
  page.document = read_document(input, {"page.txt", MediaType::plain, charset}, builtin_rulebook().rulebook->language);
  page.report = check(page.document, *builtin_rulebook().rulebook, options);
  return page;
}

}  // namespace

TEST_CASE("a finding's place in lines, UTF-16 units, bytes of UTF-8 and characters") {
  struct Row {
    std::string name, input;
    LineColumn begin, end;
    std::uint64_t characters_begin, characters_end;
    std::string source;
  };
  const std::vector<Row> rows = {
      {"first line", "There are no risks.", {1, 11, 11}, {1, 19, 19}, 10, 18, "no risks"},
      {"behind other letters", "\u00E9\U0001F600 There are no risks.", {1, 15, 18}, {1, 23, 26}, 13, 21, "no risks"},
      {"byte order mark", "\uFEFFThere are no risks.", {1, 11, 11}, {1, 19, 19}, 10, 18, "no risks"},
      {"CR LF", "One.\r\n\r\nThere are no risks.", {3, 11, 11}, {3, 19, 19}, 18, 26, "no risks"},
      {"CR", "One.\r\rThere are no risks.", {3, 11, 11}, {3, 19, 19}, 16, 24, "no risks"},
      {"over a line end", "There are no\nrisks.", {1, 11, 11}, {2, 6, 6}, 10, 18, "no\nrisks"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const InputPlace place = place_of(ReadPage(row.input));
    CHECK(place.begin.line == row.begin.line);
    CHECK(place.begin.utf16_column == row.begin.utf16_column);
    CHECK(place.begin.utf8_column == row.begin.utf8_column);
    CHECK(place.end.line == row.end.line);
    CHECK(place.end.utf16_column == row.end.utf16_column);
    CHECK(place.end.utf8_column == row.end.utf8_column);
    CHECK(place.characters_begin == row.characters_begin);
    CHECK(place.characters_end == row.characters_end);
    CHECK(place.source == row.source);
  }
}

TEST_CASE("mark-up stands in the source, and another encoding is counted as UTF-8") {
  const InputPlace html = place_of(ReadPage("<p>There are <b>no</b> risks.", "page.html", MediaType::html));
  CHECK(html.source == "no</b> risks");
  CHECK(html.begin.utf8_column == 17);

  const InputPlace place = place_of(page_of("\xE9\xE9 There are no risks.", "windows-1252"));
  CHECK(place.begin.utf16_column == 14);
  CHECK(place.begin.utf8_column == 16);
  CHECK(place.source == "no risks");
}

TEST_CASE("a later part counts its lines from the whole input, and a line it begins in has no columns") {
  const auto later = [](std::uint64_t column) {
    CheckOptions options;
    options.part_begin = 1000;
    options.part_start = {900, 50, column};
    ReadPage page = page_of("There are no risks.\n\nThere are no risks.", "utf-8", options);
    page.report.part = Part{1, 2};
    return page;
  };
  const ReadPage whole = later(1), cut = later(7);
  REQUIRE(whole.report.findings.size() == 2);
  CHECK(whole.report.findings[0].span.begin == 1010);
  const auto of_whole = input_places(whole.checked()), of_cut = input_places(cut.checked());
  CHECK(of_whole[0]->begin.line == 50);
  CHECK(of_whole[0]->begin.utf16_column == 11);
  CHECK(of_cut[0]->begin.utf16_column == 0);
  CHECK(of_cut[0]->end.utf8_column == 0);
  CHECK(of_cut[1]->begin.line == 52);
  CHECK(of_cut[1]->begin.utf8_column == 11);
  CHECK(!of_cut[1]->characters_begin);
}

TEST_CASE("without a document, or where spans count other bytes, there is no place") {
  ReadPage page("There are no risks.");
  CHECK(!input_places({&page.report})[0]);
  page.report.findings[0].span_of = SpanOf::extracted;
  CHECK(!input_places(page.checked())[0]);
}
