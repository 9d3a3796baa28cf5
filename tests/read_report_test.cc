#include "report/read_report.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "check/check.h"
#include "hand_rulebook.h"
#include "report/json_report.h"
#include "report/report_documents.h"
#include "survey/capture.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

Report some_report() {
  RulebookSource source = hand_source();
  source.rules = {hand_rule("cure.cures", {"cure~ ..2 {condition}"})};
  std::vector<Problem> problems;
  const Rulebook rulebook = compile(source, places_of(source), problems);
  Report report =
      check(plain_document("We care. Our cells cure asthma in weeks. We never cure asthma.", rulebook), rulebook);
  report.source = "site.warc";
  report.record = Record{"https://meadow.example/", "2021-03-02T10:00:00Z", 7, 9};
  report.tool.rulebook = "r1";
  report.replaced_by = "";
  return report;
}

}  // namespace

TEST_CASE("a report read back gives the captures it gave") {
  const Report report = some_report();
  REQUIRE_FALSE(report.findings.empty());
  const Capture expected = capture_of(report, {}, "");
  const std::string line = to_json_document(report);
  const std::vector<Report> one = {report};
  for (const std::string& bytes : {line, line + "\n", to_json(one)}) {
    const auto read = read_reports(bytes);
    REQUIRE(std::holds_alternative<std::vector<Report>>(read));
    const std::vector<Report>& reports = std::get<std::vector<Report>>(read);
    REQUIRE(reports.size() == 1);
    const Capture capture = capture_of(reports[0], {}, "");
    CHECK(capture.page == expected.page);
    CHECK(capture.time == expected.time);
    CHECK(capture.sha256 == expected.sha256);
    CHECK(capture.rulebook == "r1");
    REQUIRE(capture.claims.size() == expected.claims.size());
    for (std::size_t i = 0; i < capture.claims.size(); ++i) {
      CapturedClaim claim = capture.claims[i], wanted = expected.claims[i];
      CHECK(claim.sentence_key == wanted.sentence_key);
      CHECK(claim.text_hash == wanted.text_hash);
      CHECK(claim.sentence() == wanted.sentence());
      CHECK(claim.strength == wanted.strength);
      CHECK(claim.status == wanted.status);
      CHECK(claim.begin == wanted.begin);
    }
  }
  CHECK(is_report(line));
  CHECK_FALSE(is_report("{\"schema\":\"other/1\"}"));
}

TEST_CASE("what is no report of ours says so") {
  for (const char* bytes : {"", "{}", "[]", "{\"schema\":\"overclaim-report/2\",\"findings\":[]}", "not json"}) {
    CAPTURE(bytes);
    CHECK(std::holds_alternative<std::string>(read_reports(bytes)));
  }
  const auto cut = read_reports(to_json_document(some_report()) + "\n{\"schema\":\"overclaim-rep");
  REQUIRE(std::holds_alternative<std::string>(cut));
  CHECK(std::get<std::string>(cut).find("line 2") != std::string::npos);
}

TEST_CASE("a report of another version, or a damaged one, gives what it holds and what is usual for the rest") {
  const auto read = read_reports(R"({"schema":"overclaim-report/1","error":{"code":"cut_off"},"part":{"index":2,"of":3},
    "record":{"uri":"https://meadow.example/","offset_of":"member","offset":-1},"bytes":"7","rules":[],"findings":[
      {"rule":"cure.cures","status":"praised","stance":"sung","speaker":"nobody","strength":"huge","channel":"smoke",
       "line":"3","hidden":1,"severity":4,"claim":{"condition":{"terms":["autism",7,null]},"intervention":{"terms":"x"}},
       "verdict":{"kind":"maybe","statements":{}},"span":{"begin":5,"end":9},"sentence":{"begin":6,"end":20}},
      {"rule":"risk.named","status":"noted","channel":"title","hidden":true,"verdict":null,
       "span":{"begin":5000000000,"end":5000000004},"sentence":{"begin":2,"end":6000000000}},
      {"span":{"begin":4,"end":4},"sentence":{"begin":0,"end":9}},
      "a finding"]})");
  REQUIRE(std::holds_alternative<std::vector<Report>>(read));
  const Report& report = std::get<std::vector<Report>>(read).at(0);
  REQUIRE(report.error);
  CHECK(report.error->code == "cut_off");
  CHECK(report.error->message.empty());
  REQUIRE(report.part);
  CHECK(report.part->index == 2);
  REQUIRE(report.record);
  CHECK(report.record->offset_of == "member");
  CHECK(report.record->offset == 0);
  CHECK(report.bytes == 0);
  CHECK(report.tool.rulebook.empty());
  REQUIRE(report.findings.size() == 4);

  const Finding& unknown = report.findings[0];
  CHECK(unknown.status == Status::flagged);
  CHECK(unknown.stance == Stance::asserted);
  CHECK(unknown.speaker == Speaker::page);
  CHECK(unknown.strength == Strength::effect);
  CHECK(unknown.channel == Channel::body);
  CHECK(unknown.line == 1);
  CHECK_FALSE(unknown.hidden);
  CHECK(unknown.severity.value == 0);
  CHECK(unknown.claim.condition.terms == std::vector<std::string>{"autism"});
  CHECK(unknown.claim.intervention.terms.empty());
  REQUIRE(unknown.verdict);
  CHECK(unknown.verdict->kind == VerdictKind::not_assessed);
  CHECK(unknown.verdict->statements.empty());
  CHECK(unknown.text_span == Span{});  // its words lie outside of its sentence

  const Finding& far = report.findings[1];
  CHECK(far.status == Status::noted);
  CHECK(far.channel == Channel::title);
  CHECK(far.hidden);
  CHECK_FALSE(far.verdict);
  CHECK(far.text_span == Span{1U << 30U, 1U << 30U});  // no sentence is as long
  CHECK(report.findings[2].text_span == Span{});       // nor are there words of no bytes
  CHECK(report.findings[3].rule.empty());
}
