#include "report/json_report.h"

#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "places.h"
#include "report/formats.h"
#include "report/select_findings.h"
#include "sample_report.h"

namespace {

using namespace overclaim;
using Json = nlohmann::ordered_json;

Json schema() {
  std::ifstream in(std::string(overclaim::test::source_dir) + "/docs/report.schema.json");
  return Json::parse(in);
}

const Json& resolved(const Json& node, const Json& root) {
  if (node.contains("$ref")) {
    return resolved(root.at(Json::json_pointer(node["$ref"].get<std::string>().substr(1))), root);
  }
  return node.contains("anyOf") ? resolved(node["anyOf"][0], root) : node;
}

// Every object's keys against the schema's `required`, which is the documented order.
void check_keys(const Json& value, const Json& node_or_reference, const Json& root, const std::string& where) {
  const Json& node = resolved(node_or_reference, root);
  if (value.is_array()) {
    for (const Json& entry : value) check_keys(entry, node["items"], root, where + "[]");
  }
  if (!value.is_object()) return;
  if (node.contains("required")) {
    std::vector<std::string> keys;
    for (const auto& [key, member] : value.items()) keys.push_back(key);
    CAPTURE(where);
    CHECK(Json(keys) == node["required"]);
  }
  for (const auto& [key, member] : value.items()) {
    const Json& below = node.contains("properties") ? node["properties"][key] : node["additionalProperties"];
    check_keys(member, below, root, where + "/" + key);
  }
}

}  // namespace

TEST_CASE("every key is there, in the order of the schema, with and without values") {
  const Json root = schema();
  for (const Report& report : {Report{}, overclaim::test::sample_report()}) {
    check_keys(Json::parse(to_json_document(report)), root["$defs"]["document"], root, "");
  }
}

TEST_CASE("an empty report has null for what is absent and empty lists") {
  CHECK(
      to_json_document(Report{}) ==
      R"({"schema":"overclaim-report/1","tool":{"version":null,"rulebook":null,"reference":null,"icu":null,"as_of":null},)"
      R"("source":"","record":null,"part":null,"error":null,"sha256":null,"bytes":0,"media_type":null,"charset":null,)"
      R"("language":null,"title":null,"publisher":null,"replaced_by":null,"score":null,"findings":[],"rules":{},"contradictions":[],)"
      R"("citations":[],"numbers":[],"checklist":[],"disclaimers":[],"undisclaimed":[],"take_backs":[],"tampering":[],"coverage":{"bytes":0,"bytes_read":0,"bad_bytes":0,)"
      R"("skipped":[],"not_examined":{"images":0,"videos":0,"audios":0,"frames":0,"scripted_regions":0,"links":0,"style_sheets":0,"shadow_trees":0,"field_values":0,"captions":0}},"review":null})");
}

TEST_CASE("every field of a report is printed where the contract says") {
  const Json document = Json::parse(to_json_document(overclaim::test::sample_report()));
  const Json& finding = document["findings"][0];
  const std::vector<std::pair<Json, const char*>> rows = {
      {document["tool"], R"({"version":"0.1.0","rulebook":"aa","reference":"bb","icu":"72.1","as_of":"2025-01-31"})"},
      {document["record"],
       R"({"uri":"https://meadow.example/","date":"2024-05-31","offset":7,"length":9,"offset_of":"file","member":null,"id":null,"number":null,"columns":[]})"},
      {document["part"], R"({"index":1,"of":3})"},
      {document["error"], R"({"code":"changed","message":"changed while it was read"})"},
      {document["publisher"], R"({"kind":"seller","sells":"yes","spans":[{"begin":1,"end":2}]})"},
      {document["score"],
       R"({"value":41,"band":"low","parts":[{"reason":"start","points":50,"finding":null},{"reason":"flagged","points":-9,"finding":"0123456789abcdef"}]})"},
      {document["title"], R"("Meadow Cells")"},
      {document["rules"],
       R"({"safety.no-risks":{"message":"Says there is no risk.","plain":"Nothing is without risk.","ask":"Who counted?","works":["doe-2020"],"basis":[{"jurisdiction":"XX","instrument":"Act","provision":"3","url":"https://example.org","valid_from":"2020-01-31","valid_to":null,"verified":"2024-05-31"}]}})"},
      {document["contradictions"],
       R"([{"sense_pair":["risk-absent","risk-present"],"findings":["0123456789abcdef","00112233445566aa"],"spans":[{"begin":10,"end":18},{"begin":30,"end":40}],"sides":[0,1],"message":"One says there is no risk, the other that there are risks."}])"},
      {document["disclaimers"],
       R"([{"id":"results-vary","quote":"Results may vary","span":{"begin":60,"end":76},"channel":"body","block":"small_print","hidden":false,"governs":["0123456789abcdef"],"distance":2,"message":"Says that results differ."}])"},
      {document["undisclaimed"], R"(["00112233445566aa"])"},
      {document["take_backs"],
       R"([{"claim":"0123456789abcdef","by":"disclaimer","id":"results-vary","finding":null,"sentence":{"begin":0,"end":26},"weaker":{"begin":60,"end":77},"blocks":2,"share":40,"stands_out":"claim","small_print":true,"message":"Says that results differ."}])"},
      {document["citations"],
       R"([{"mention":"Doe 2020","spans":[{"begin":1,"end":9}],"work":"doe-2020","candidates":["roe-2020"],"certainty":"probable","problems":["no-control"],"reasons":["It had no group to compare with."],"same_thing":[{"aspect":"route","page":"into a vein","studied":null,"result":"not_stated"}]}])"},
      {document["numbers"],
       R"([{"quote":"40 %","span":{"begin":10,"end":14},"value":"40%","work":"doe-2020","result":"depends","reason":"It depends.","missing":["time"]}])"},
      {document["tampering"],
       "[{\"span\":{\"begin\":8,\"end\":9},\"kind\":\"invisible_characters\",\"text\":\"ri\u200Bsk\"}]"},
      {document["coverage"],
       R"({"bytes":100,"bytes_read":90,"bad_bytes":3,"skipped":[{"span":{"begin":0,"end":10},"reason":"Nested too deep."}],"not_examined":{"images":1,"videos":2,"audios":3,"frames":4,"scripted_regions":5,"links":6,"style_sheets":7,"shadow_trees":8,"field_values":9,"captions":10}})"},
      {finding["severity"], R"({"base":5,"adjustments":[{"reason":"hedged","delta":-1}],"value":4})"},
      {finding["status"], R"("flagged")"},
      {finding["stance"], R"("asserted")"},
      {finding["speaker"], R"("page")"},
      {finding["strength"], R"("effect")"},
      {finding["span"], R"({"begin":10,"end":18})"},
      {finding["span_of"], R"("input")"},
      {finding["utf16"], R"({"begin":10,"end":18})"},
      {finding["line"], "1"},
      {finding["column"], "11"},
      {finding["channel"], R"("body")"},
      {finding["hidden"], "true"},
      {finding["block"], R"("paragraph")"},
      {finding["quote"], R"("no risks")"},
      {finding["context_before"], R"("There are ")"},
      {finding["context_after"], R"(" at all.")"},
      {finding["context"], R"([{"span":{"begin":3,"end":4},"role":"heading"}])"},
      {finding["sentence"], R"({"begin":0,"end":26})"},
      {finding["sentence_key"], R"("00112233445566ff")"},
      {finding["cues"], R"([{"id":"hedge.may","role":"modifier","span":{"begin":5,"end":6},"text":"may"}])"},
      {finding["cleared_by"], R"("hedge.may")"},
      {finding["claim"],
       R"({"intervention":{"terms":["therapy.cell","therapy.any"],"from":"heading"},"condition":null,"outcome":null,"comparator":null})"},
      {finding["verdict"],
       R"({"kind":"overstated","statements":["harm.documented"],"fit":{"intervention":"exact","condition":"broader","outcome":"narrower","route":"other","population":"unstated"},"reason":"over the ceiling"})"},
      {finding["evasion"], "true"},
      {finding["implied"], "true"},
      {finding["also"], R"(["safety.harmless"])"},
  };
  for (const auto& [value, expected] : rows) {
    CAPTURE(std::string(expected));
    CHECK(value.dump() == expected);
  }
}

TEST_CASE("a document is one line, and bytes that are no UTF-8 are replaced") {
  Report report = overclaim::test::sample_report();
  report.title = "two\nlines \xFF\xC3";
  const std::string line = to_json_document(report);
  CHECK(line.find('\n') == line.npos);
  CHECK(Json::parse(line)["title"] == "two\nlines \uFFFD\uFFFD");
}

TEST_CASE("the whole object is the same in one piece and document by document") {
  const std::vector<Report> reports = {overclaim::test::sample_report(), Report{}};
  const std::string whole = to_json(reports);
  const Json parsed = Json::parse(whole);
  CHECK(parsed["schema"] == "overclaim-report/1");
  CHECK(parsed["tool"]["version"] == "0.1.0");
  REQUIRE(parsed["documents"].size() == 2);
  CHECK(parsed["documents"][1].dump() == to_json_document(Report{}));

  RunTotals totals;
  totals.inputs = {{"page.html", {}, false, "changed while it was read"}, {"", {}, false, ""}};
  FormatContext context;
  context.tool = reports[0].tool;
  const ReportFormat* format = find_format("json");
  REQUIRE(format != nullptr);
  const std::vector<CheckedPage> pages = {{&reports[0]}, {&reports[1]}};
  CHECK(write_run(*format, pages, totals, context) == whole);
  CHECK(parsed["run"].dump() == R"({"inputs":2,"documents":1,"unreadable":1,"left_out":[],"stopped":false})");
  CHECK(Json::parse(to_json({}))["documents"] == Json::array());
}

TEST_CASE("a format is found by its exact name") {
  for (const ReportFormat& format : report_formats()) CHECK(find_format(format.name) == &format);
  for (const char* name : {"", "JSON", "jso", "xml"}) {
    CAPTURE(std::string(name));
    CHECK(find_format(name) == nullptr);
  }
}

TEST_CASE("a least severity takes out weaker findings and texts nobody uses, and leaves noted wording") {
  Report report;
  const auto add = [&](const std::string& rule, Status status, int severity) {
    Finding finding = overclaim::test::sample_finding("No risks.", "No risks", rule, status);
    finding.severity = {severity, {}, severity};
    report.findings.push_back(finding);
    report.rules[rule] = {};
  };
  add("safety.weak", Status::flagged, 2);
  add("safety.cleared", Status::cleared, 2);
  add("safety.grave", Status::flagged, 4);
  add("risk.named", Status::noted, 0);
  CHECK(highest_severity(report) == 4);
  keep_severity_from(3, report);
  REQUIRE(report.findings.size() == 2);
  CHECK(report.findings[0].rule == "safety.grave");
  CHECK(report.findings[1].rule == "risk.named");
  CHECK(report.rules.size() == 2);
  keep_severity_from(5, report);
  CHECK(report.findings.size() == 1);
  CHECK(highest_severity(report) == 0);
}

TEST_CASE("what speaks of findings that are left out is left out with them") {
  Report report = overclaim::test::sample_report();
  Finding noted = overclaim::test::sample_finding("There are risks.", "risks", "risk.named", Status::noted);
  noted.id = "00112233445566aa";
  report.findings.push_back(noted);
  keep_severity_from(4, report);
  CHECK(report.contradictions.size() == 1);
  CHECK(report.take_backs.size() == 1);
  report.findings[0].severity.value = 2;
  keep_severity_from(4, report);
  CHECK(report.contradictions.empty());
  CHECK(report.take_backs.empty());
  REQUIRE(report.disclaimers.size() == 1);
  CHECK(report.disclaimers[0].governs.empty());
  CHECK(!report.disclaimers[0].distance);
  CHECK(report.undisclaimed == std::vector<std::string>{"00112233445566aa"});
}
