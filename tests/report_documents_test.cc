#include "report/report_documents.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

using namespace overclaim;
using nlohmann::json;

namespace {

const std::string document = R"({"schema":"overclaim-report/1","findings":[]})";
const std::string no_report = "is no report of overclaim; make one with overclaim check --format json";

ReportedFinding finding(std::string id, std::string fingerprint, std::string hash = "h") {
  return {std::move(id), std::move(fingerprint), "safety.no-risks", "flagged", std::move(hash), "r1", "no risks"};
}

}  // namespace

TEST_CASE("a member that is not there is null, and a text that is none is empty") {
  const json value = json::parse(R"({"a": "b", "n": 1, "none": null})");
  CHECK(member(value, "a") == "b");
  CHECK(member(value, "b").is_null());
  CHECK(member(json::array({1}), "a").is_null());
  CHECK(member(json(), "a").is_null());
  CHECK(text_of(value, "a") == "b");
  for (const char* key : {"n", "none", "b"}) {
    CAPTURE(key);
    CHECK(text_of(value, key).empty());
  }
}

TEST_CASE("a report is known by its first bytes") {
  CHECK(is_report(document));
  CHECK(is_report(" \t\r\n" + document));
  for (const std::string_view head :
       {"", "   ", "{", "{\"findings\":[]}", "[]", "[{\"a\":\"b\"}]",
        "{\"a\":{\"b\":{\"c\":{\"schema\":\"overclaim-report/1\"}}}}",
        "{\"a\":\"schema\",\"b\":\"overclaim-report/1\"}", "A page of a house.",
        "{\"text\":\"a\"}\n{\"schema\":\"overclaim-report/1\"}", "{\"schema\":\"overclaim-report/10\"}"}) {
    CAPTURE(head);
    CHECK_FALSE(is_report(head));
  }
}

TEST_CASE("a report that another program has written anew is one") {
  std::string wide = "\xFF\xFE";
  for (const char c : document) wide += {c, '\0'};
  const std::string sorted =
      "{\n  \"documents\": [\n " + document + "\n], \"run\": {}, \"schema\": \"overclaim-report/1\"}";
  for (const std::string& bytes : {nlohmann::json::parse(document).dump(4), "\xEF\xBB\xBF" + document, wide, sorted,
                                   "[" + document + "]", document + "\n" + document}) {
    CAPTURE(bytes);
    CHECK(is_report(bytes));
    std::size_t documents = 0;
    CHECK(each_report_document(bytes, [&](nlohmann::json&&) { ++documents; }).empty());
    CHECK(documents > 0);
  }
  // Keys in order: the name of the schema stands behind all the rest.
  const std::string late = "{\"documents\":[],\"run\":{\"a\":[1,2.5,-3,null,true]},\"schema\":\"overclaim-report/1\"}";
  for (std::size_t size = 1; size + 2 < late.size(); ++size) {
    CAPTURE(size);
    CHECK(report_sign(late.substr(0, size)) == ReportSign::unknown);
  }
  CHECK(report_sign(late) == ReportSign::report);
}

TEST_CASE("the documents of a run, of lines and a single one; what is none of them is named") {
  const std::string empty_run = R"({"schema":"overclaim-report/1","documents":[]})";
  struct Row {
    std::string_view name;
    std::string bytes, wrong;
    std::size_t documents;
  };
  const Row rows[] = {
      {"one", document, "", 1},
      {"a run", "{\"documents\":[" + document + "," + document + "]}", "", 2},
      {"a run of nothing", empty_run, "", 0},
      {"lines, one of them empty, with and without the last line end", document + "\r\n \t\n" + document, "", 2},
      {"lines", document + "\n" + document + "\n", "", 2},
      {"nothing", "", no_report, 0},
      {"empty lines", "\n \n", no_report, 0},
      {"no JSON", "hello", no_report, 0},
      {"other JSON", "[1, 2]", no_report, 0},
      {"other lines", "{\"a\":1}\n{\"a\":2}\n", no_report, 0},
      {"a run with something else in it", "{\"documents\":[" + document + ",{\"schema\":\"x\",\"findings\":[]}]}",
       no_report, 0},
      {"findings that are no list", R"({"schema":"overclaim-report/1","findings":{}})", no_report, 0},
      {"another version", R"({"schema":"overclaim-report/2","findings":[]})", no_report, 0},
      {"cut off in its second line", document + "\n{\"schema\":\"overcl",
       "line 2 is no JSON; the report may be cut off", 1},
      {"cut off in its first line", "{\"schema\":\"overclaim-report/1\",\"fin",
       "line 1 is no JSON; the report may be cut off", 0},
      {"a third line of something else", document + "\n\n{\"a\":1}\n", "line 3 is no document of a report", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    std::size_t documents = 0;
    CHECK(each_report_document(row.bytes, [&](json&& taken) {
            if (taken.is_object()) ++documents;
          }) == row.wrong);
    CHECK(documents == row.documents);
  }
}

TEST_CASE("findings are taken as far as their keys are there") {
  const auto read = reported_findings(
      R"({"schema":"overclaim-report/1","tool":{"rulebook":"r1"},"findings":[
          {"id":"a","fingerprint":"b","rule":"c","status":"flagged","text_hash":"d","quote":"e"}, {"id":7}, null]})",
      "r.json");
  REQUIRE(std::holds_alternative<std::vector<ReportedFinding>>(read));
  const auto& findings = std::get<std::vector<ReportedFinding>>(read);
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].fingerprint == "b");
  CHECK(findings[0].rulebook == "r1");
  CHECK(findings[0].quote == "e");
  for (const std::size_t damaged : {1U, 2U}) {
    CHECK(findings[damaged].id.empty());
    CHECK(findings[damaged].text_hash.empty());
    CHECK(findings[damaged].rulebook == "r1");
  }
  const auto wrong = reported_findings("x", "r\x1b.json");
  REQUIRE(std::holds_alternative<std::string>(wrong));
  CHECK(std::get<std::string>(wrong) == "r\uFFFD.json: " + no_report);
}

TEST_CASE("a finding by its first digits: none, one, several, or one that is written in several ways") {
  const std::string a = "aaaaaa0000000001", b = "aaaaaa0000000002", same = "bbbbbb0000000001";
  const std::vector<ReportedFinding> findings = {finding("1111110000000001", a),
                                                 finding("1111110000000002", b),
                                                 finding("2222220000000001", same),
                                                 finding("2222220000000002", same),
                                                 finding("3333330000000001", "cccccc0000000001", "h1"),
                                                 finding("3333330000000002", "cccccc0000000001", "h2")};
  struct Row {
    std::string_view digits;
    std::string id, wrong;
  };
  const Row rows[] = {
      {a, "1111110000000001", ""},
      {"aaaaaa0000000002", "1111110000000002", ""},
      {"1111110000000002", "1111110000000002", ""},
      {"bbbbbb", "2222220000000001", ""},  // written alike, so the first stands for both
      {"2222220000000002", "2222220000000002", ""},
      {"3333330000000002", "3333330000000002", ""},
      {"aaaaaa", "", "aaaaaa\" fits 2 findings; give more digits: aaaaaa0000000001, aaaaaa0000000002"},
      {"cccccc", "",
       "cccccc\" stands there in 2 ways of writing; name the one that was read by its id: 3333330000000001, "
       "3333330000000002"},
      {"dddddd", "", "r.json: has no finding \"dddddd\""},
      {"aaaaa", "", "aaaaa\" is no fingerprint; give at least 6 of its digits (0-9, a-f)"},
      {"", "", "\" is no fingerprint"},
      {"AAAAAA", "", "AAAAAA\" is no fingerprint"},
      {"aaaaa/", "", "aaaaa/\" is no fingerprint"},
      {"aaaaa:", "", "aaaaa:\" is no fingerprint"},
      {"aaaaa`", "", "aaaaa`\" is no fingerprint"},
      {"aaaaag", "", "aaaaag\" is no fingerprint"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.digits);
    const auto found = find_reported(findings, row.digits, "r.json");
    if (row.wrong.empty()) {
      REQUIRE(std::holds_alternative<ReportedFinding>(found));
      CHECK(std::get<ReportedFinding>(found).id == row.id);
    } else {
      REQUIRE(std::holds_alternative<std::string>(found));
      CAPTURE(std::get<std::string>(found));
      CHECK(std::get<std::string>(found).find(row.wrong) != std::string::npos);
    }
  }
  CHECK(std::holds_alternative<std::string>(find_reported({}, a, "r.json")));
}
