#include "report/annotation_report.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "report_parts.h"
#include "sample_report.h"

using namespace overclaim;
using Json = nlohmann::json;
using overclaim::test::html_context;
using overclaim::test::ReadPage;

namespace {

Json items_of(const std::vector<CheckedPage>& pages) {
  return Json::parse(write_run(*find_format("annotations"), pages, {}, html_context()))["first"]["items"];
}

std::vector<std::string> selector_types(const Json& item) {
  std::vector<std::string> types;
  for (const Json& selector : item["target"]["selector"]) types.push_back(selector["type"]);
  return types;
}

}  // namespace

TEST_CASE("each document and each finding is an annotation, and a run without any is a page without items") {
  CHECK(items_of({}).empty());
  const ReadPage clean("We open at nine."), flagged("There are no risks.");
  const Json items = items_of({clean.checked(), flagged.checked()});
  REQUIRE(items.size() == 3);
  CHECK(items[0]["motivation"] == "describing");
  CHECK(items[2]["motivation"] == "commenting");
  CHECK(items[2]["target"]["source"] == "page.txt");
  CHECK(items[2]["target"]["selector"][0] ==
        Json::parse(R"({"type":"TextQuoteSelector","exact":"no risks","prefix":"There are ","suffix":"."})"));
}

TEST_CASE("characters are counted where the text is the file, bytes where the target is what they count in") {
  using Types = std::vector<std::string>;
  const std::string quote = "TextQuoteSelector", text = "TextPositionSelector", data = "DataPositionSelector";
  const ReadPage plain("\u00E9\U0001F600 There are no risks.");
  const Json item = items_of({plain.checked()})[1];
  CHECK(selector_types(item) == Types{quote, text, data});
  CHECK(item["target"]["selector"][1]["start"] == 13);
  CHECK(item["target"]["selector"][2]["start"] == 17);
  const ReadPage html("<p>There are <b>no</b> risks.", "page.html", MediaType::html);
  CHECK(selector_types(items_of({html.checked()})[1]) == Types{quote, data});
  ReadPage row("There are no risks.");
  row.report.findings[0].span_of = SpanOf::field;
  CHECK(selector_types(items_of({row.checked()})[1]) == Types{quote});
}

TEST_CASE("an id is a UUID of version 8, the same in every run and another for another place") {
  ReadPage page("There are no risks.\n\nThere are no risks.");
  const Json items = items_of({page.checked()});
  CHECK(items == items_of({page.checked()}));
  REQUIRE(items.size() == 3);
  CHECK(items[1]["id"] != items[2]["id"]);
  page.report.source = "other.txt";
  const std::string id = items_of({page.checked()})[1]["id"];
  CHECK(id != items[1]["id"]);
  CHECK(id.rfind("urn:uuid:", 0) == 0);
  CHECK(id.size() == 45);
  CHECK(id[23] == '8');
}

TEST_CASE("a page of an archive is that of its day; a day that is no moment is left out") {
  Report report = overclaim::test::sample_report();
  report.record->date = "2024-05-31T01:02:03Z";
  CHECK(items_of({{&report}})[0]["target"]["state"]["sourceDate"] == "2024-05-31T01:02:03Z");
  for (const char* date :
       {"2024-05-31", "", "2024-05-31T01:02:03", "2024-05-31T01:02:03.5Z", "yesterday, by lunchZZ"}) {
    report.record->date = date;
    CHECK(!items_of({{&report}})[0]["target"].contains("state"));
  }
}
