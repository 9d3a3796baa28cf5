#include "survey/capture.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "claims_said.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

Report report_on(std::string uri, std::string date) {
  Report report;
  report.source = "site.warc";
  report.record = Record{std::move(uri), std::move(date)};
  report.sha256 = std::string(64, 'a');
  Finding finding;
  finding.rule = "cure.cures";
  finding.category = "cure";
  finding.quote = "cures";
  report.findings.push_back(finding);
  return report;
}

}  // namespace

TEST_CASE("a capture is the page on a day") {
  struct Row {
    std::string uri, date, otherwise, page, site, time;
  };
  const Row rows[] = {
      {"https://www.meadow.example/a/", "2021-03-02T10:00:00Z", "", "meadow.example/a", "meadow.example",
       "2021-03-02T10:00:00Z"},
      {"https://meadow.example/a", "2021-03-02T10:00:00.5+02:00", "", "meadow.example/a", "meadow.example",
       "2021-03-02"},
      {"https://meadow.example/a", "", "2020-01-01", "meadow.example/a", "meadow.example", "2020-01-01"},
      {"https://meadow.example/a", "", "", "meadow.example/a", "meadow.example", ""},
      {"https://web.archive.org/web/20190304050607id_/http://meadow.example/a", "2024-01-01T00:00:00Z", "",
       "meadow.example/a", "meadow.example", "2019-03-04T05:06:07Z"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.uri);
    const Capture capture = capture_of(report_on(row.uri, row.date), {}, row.otherwise);
    CHECK(capture.page == row.page);
    CHECK(capture.site == row.site);
    CHECK(capture.time == row.time);
    CHECK(capture.state == CaptureState::read);
    CHECK(capture.claims.size() == 1);
  }
}

TEST_CASE("what stands in place of a page, or could not be read, has no claims") {
  Report report = report_on("https://meadow.example/a", "2021-03-02");
  report.replaced_by = "parked";
  Capture capture = capture_of(report, {}, "");
  CHECK(capture.state == CaptureState::replaced);
  CHECK(capture.replaced_by == "parked");
  CHECK(capture.claims.empty());
  report.error = ReportError{"damaged", "is damaged"};
  capture = capture_of(report, {}, "");
  CHECK(capture.state == CaptureState::failed);
  CHECK(capture.replaced_by == "damaged");
}

TEST_CASE("a server's answer without a page is a failed capture") {
  const Record record{"https://meadow.example/a", "2021-03-02"};
  Capture capture = capture_of_answer({503, ""}, "site.warc", record, {}, "");
  CHECK(capture.state == CaptureState::failed);
  CHECK(capture.replaced_by == "http 503");
  CHECK(capture.moved_to.empty());
  capture = capture_of_answer({301, "/b/"}, "site.warc", record, {}, "");
  CHECK(capture.replaced_by == "redirect");
  CHECK(capture.moved_to == "meadow.example/b");
}

TEST_CASE("the same time and bytes are one capture, the parts of a page too") {
  const Capture one = read_capture("p", "2021-03-02", {said("cure.cures", "It cures.", 0)});
  Capture part = one;
  part.claims = {said("safety.safe", "It is safe.", 50)};
  Capture to_https = other_capture("p", "2021-03-02", CaptureState::failed, "redirect", "p");
  const std::vector<Capture> kept = in_order({part, one, to_https, one});
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].claims.size() == 2);
  CHECK(in_order({one, read_capture("p", "", {}), read_capture("p", "2020-01-01", {})}).back().time.empty());
}
