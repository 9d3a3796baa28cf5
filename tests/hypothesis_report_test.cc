#include "report/hypothesis_report.h"

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

Json file_of(const std::vector<CheckedPage>& pages) {
  return Json::parse(write_run(*find_format("hypothesis"), pages, {}, html_context()));
}

}  // namespace

TEST_CASE("annotations are private, and no group is set") {
  const Report report = overclaim::test::sample_report();
  const Json annotation = file_of({{&report}})["annotations"][0];
  CHECK(annotation["permissions"] == Json::parse(R"({"read": ["acct:only-me@private.invalid"]})"));
  CHECK(!annotation.contains("group"));
  CHECK(annotation["uri"] == "https://meadow.example/");
  CHECK(annotation["document"]["title"][0] == "Meadow Cells");
  CHECK(annotation["tags"] == Json::parse(R"(["overclaim", "flagged", "safety", "safety.no-risks"])"));
}

TEST_CASE("a page without findings is listed, and parts nothing") {
  CHECK(file_of({})["annotations"].empty());
  const ReadPage clean("We open at nine."), flagged("There are no risks.");
  const Json file = file_of({clean.checked(), flagged.checked(), clean.checked()});
  CHECK(file["annotations"].size() == 1);
  CHECK(file["documents"].size() == 3);
}

TEST_CASE("the same words twice are two annotations, and what a page says is no mark-up") {
  const ReadPage page("There are no risks.\n\nThere are no risks.");
  const Json annotations = file_of({page.checked()})["annotations"];
  REQUIRE(annotations.size() == 2);
  CHECK(annotations[0]["text"] != annotations[1]["text"]);

  Report report = overclaim::test::sample_report();
  report.findings[0].status = Status::cleared;
  report.findings[0].cues[0].text = "[may](http://a.example)";
  const std::string text = file_of({{&report}})["annotations"][0]["text"];
  CHECK(text.find("may") != text.npos);
  CHECK(text.find("may](http") == text.npos);
}
