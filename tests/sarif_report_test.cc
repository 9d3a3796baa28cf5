#include "report/sarif_report.h"

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

Json run_of(const std::vector<CheckedPage>& pages) {
  RunTotals totals;
  for (const CheckedPage& page : pages) {
    begin_entry(totals, page.report->source).error = page.report->error ? page.report->error->message : "";
  }
  return Json::parse(write_run(*find_format("sarif"), pages, totals, html_context()))["runs"][0];
}

}  // namespace

TEST_CASE("text is no placeholder and no link in a message") {
  CHECK(sarif_text("[a](b) {0} \\ c") == "\\[a\\](b) {{0}} \\\\ c");
}

TEST_CASE("a run without documents, and pages without findings, are lists without entries") {
  CHECK(run_of({})["results"].empty());
  const ReadPage clean("We open at nine."), flagged("There are no risks.");
  const Json run = run_of({clean.checked(), flagged.checked(), clean.checked()});
  CHECK(run["artifacts"].size() == 3);
  REQUIRE(run["results"].size() == 1);
  CHECK(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["index"] == 1);
  CHECK(run["invocations"][0]["toolExecutionNotifications"].empty());
  CHECK(run["invocations"][0]["executionSuccessful"] == true);
}

TEST_CASE("kind, level and suppression follow the status") {
  struct Row {
    Status status;
    int severity;
    const char *kind, *level;
    std::size_t suppressions;
  };
  const std::vector<Row> rows = {
      {Status::flagged, 5, "fail", "error", 0},   {Status::flagged, 4, "fail", "error", 0},
      {Status::flagged, 3, "fail", "warning", 0}, {Status::flagged, 2, "fail", "warning", 0},
      {Status::flagged, 1, "fail", "note", 0},    {Status::noted, 0, "informational", "none", 0},
      {Status::cleared, 5, "pass", "none", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.kind);
    Report report = overclaim::test::sample_report();
    report.findings[0].status = row.status;
    report.findings[0].severity.value = row.severity;
    const Json run = run_of({{&report}}), result = run["results"][0];
    CHECK(result["kind"] == row.kind);
    CHECK(result["level"] == row.level);
    REQUIRE(result["suppressions"].size() == row.suppressions);
    if (row.suppressions > 0) CHECK(result["suppressions"][0]["kind"] == "external");
    CHECK(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"] == "safety.no-risks");
  }
}

TEST_CASE("a region counts in the file, or in a page that has an address, and nowhere else") {
  struct Row {
    SpanOf span_of;
    const char* uri;
    bool region;
  };
  const std::vector<Row> rows = {{SpanOf::input, "", true},
                                 {SpanOf::record, "http://a.example/", true},
                                 {SpanOf::record, "", false},
                                 {SpanOf::field, "http://a.example/", false},
                                 {SpanOf::extracted, "", false}};
  for (const Row& row : rows) {
    ReadPage page("\U0001F600 There are no risks.");
    page.report.record = Record{row.uri, ""};
    page.report.findings[0].span_of = row.span_of;
    const Json place = run_of({page.checked()})["results"][0]["locations"][0]["physicalLocation"];
    CHECK(place.contains("region") == row.region);
    if (!row.region) continue;
    CHECK(place["region"] == Json::parse(R"({"startLine":1,"startColumn":14,"endLine":1,"endColumn":22,"charOffset":13,
      "charLength":8,"byteOffset":15,"byteLength":8,"snippet":{"text":"no risks"}})"));
  }
}

TEST_CASE("what could not be read is a notification of its document") {
  const Report report = overclaim::test::sample_report();
  const Json invocation = run_of({{&report}})["invocations"][0];
  const Json& notes = invocation["toolExecutionNotifications"];
  REQUIRE(notes.size() == 2);
  CHECK(notes[0]["descriptor"]["id"] == "not-read");
  CHECK(notes[0]["level"] == "error");
  CHECK(notes[1]["descriptor"]["id"] == "coverage");
  CHECK(notes[1]["message"]["text"] == "Not read: Nested too deep.");
  CHECK(invocation["executionSuccessful"] == false);
}
