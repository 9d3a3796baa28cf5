#include "report/rdjsonl_report.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "report_parts.h"
#include "sample_report.h"

using namespace overclaim;
using Json = nlohmann::json;
using overclaim::test::html_context;
using overclaim::test::ReadPage;

namespace {

std::vector<Json> lines_of(const CheckedPage& page) {
  std::istringstream text(rdjsonl_document(page, 0, html_context()));
  std::vector<Json> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(Json::parse(line));
  return lines;
}

}  // namespace

TEST_CASE("a line a finding, its columns in bytes of UTF-8") {
  const ReadPage page("\U0001F600 There are no risks. It is not a cure.");
  const std::vector<Json> lines = lines_of(page.checked());
  REQUIRE(lines.size() == page.report.findings.size());
  REQUIRE(lines.size() > 1);
  CHECK(lines[0]["location"] == Json::parse(R"({"path": "page.txt", "range": {"start": {"line": 1, "column": 16},
                                                                              "end": {"line": 1, "column": 24}}})"));
  CHECK(lines[0]["severity"] == "ERROR");
  CHECK(lines[0]["code"]["value"] == "safety.no-risks");
  for (std::size_t i = 1; i < lines.size(); ++i) CHECK(lines[i]["severity"] == "INFO");
}

TEST_CASE("what stands in no file has no range, and a page without findings no line") {
  ReadPage page("There are no risks.");
  page.report.findings[0].span_of = SpanOf::record;
  page.report.record = Record{"http://a.example/", "2024-01-02T00:00:00Z"};
  const Json line = lines_of(page.checked())[0];
  CHECK(line["location"] == Json::parse(R"({"path": "page.txt"})"));
  CHECK(line["message"] == "http://a.example/, saved on 2024-01-02, in page.txt: Says there is no risk.");
  CHECK(lines_of(ReadPage("We open at nine.").checked()).empty());
}

TEST_CASE("what was not read is a line") {
  Report report = overclaim::test::sample_report();
  report.findings.clear();
  const std::vector<Json> lines = lines_of({&report});
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]["code"]["value"] == "not-read");
  CHECK(lines[1]["code"]["value"] == "coverage");
  CHECK(lines[1]["severity"] == "WARNING");
}
