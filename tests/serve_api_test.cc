#include "app/serve_api.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/serve_check.h"
#include "places.h"
#include "report/formats.h"
#include "scratch_folder.h"
#include "serve_site_fixture.h"

using namespace overclaim;
using namespace overclaim::test;
using nlohmann::json;

namespace {

ServeResponse check_as(const std::string& type, const std::string& body, const std::string& query = "",
                       std::vector<HttpField> more = {}) {
  more.push_back({"content-type", type});
  return ask(request("POST", "/v1/check" + query, more, body));
}

json document_of(const ServeResponse& response) { return json::parse(response.body)["documents"][0]; }

}  // namespace

TEST_CASE("text, HTML and JSON are checked, with the options of the command line") {
  const std::string text = "Our therapy has no side effects.";
  for (const ServeResponse& response :
       {check_as("text/plain", text, "?name=a.txt"), check_as("text/plain; charset=UTF-8", text, "?name=a.txt"),
        check_as("application/json", json{{"text", text}, {"name", "a.txt"}}.dump())}) {
    REQUIRE(response.status == 200);
    CHECK(response.type == "application/json");
    const json document = document_of(response);
    CHECK(document["source"] == "a.txt");
    CHECK(document["media_type"] == "text/plain");
    CHECK_FALSE(document["findings"].empty());
  }
  CHECK(document_of(check_as("text/html", "<p>no <b>side</b> effects</p>"))["media_type"] == "text/html");
  // Text of any kind comes as text/plain, and is looked at as check does.
  CHECK(document_of(check_as("text/plain", "<p>no <b>side</b> effects</p>", "?name=x.txt"))["media_type"] ==
        "text/html");
  CHECK(document_of(check_as("text/plain", std::string(10000, ' ') + "<p>no side effects</p>"))["media_type"] ==
        "text/html");
  CHECK(document_of(check_as("text/plain", "no side effects", "?name=x.md"))["media_type"] == "text/markdown");
  CHECK(document_of(check_as("text/plain", "fewer than 5 < 7 side effects"))["media_type"] == "text/plain");
  CHECK(document_of(check_as("application/json", R"({"text": "<p>x</p>"})"))["media_type"] == "text/html");
  CHECK(document_of(check_as("application/json",
                             R"({"text": "<p>x</p>", "media_type": "text/plain"})"))["media_type"] == "text/plain");
  CHECK(document_of(check_as("text/plain; charset=windows-1252", "caf\xE9"))["charset"] == "windows-1252");
  CHECK(document_of(check_as("text/plain", text, "?disable=safety"))["findings"].size() <
        document_of(check_as("text/plain", text))["findings"].size());
  CHECK(
      document_of(check_as("application/json", json{{"text", text}, {"only", {"price"}}}.dump()))["findings"].empty());
  CHECK(document_of(check_as("text/plain", text, "?disable=safety"))["tool"]["selection"]["disable"] ==
        json({"safety"}));
  CHECK_FALSE(document_of(check_as("text/plain", text))["tool"].contains("selection"));
  CHECK(document_of(check_as("text/plain", text, "?as_of=2020-01-02"))["tool"]["as_of"] == "2020-01-02");
  CHECK(document_of(check_as("text/plain", ""))["findings"].empty());
}

TEST_CASE("every format comes with its type") {
  for (const ReportFormat& format : report_formats()) {
    CAPTURE(format.name);
    const ServeResponse response = check_as("text/plain", "We cure autism.", "?format=" + std::string(format.name));
    CHECK(response.status == 200);
    CHECK_FALSE(response.body.empty());
    CHECK((response.type == "text/html; charset=utf-8") == (format.name == "html"));
  }
}

TEST_CASE("an option that is none, or wrong, is named") {
  struct Row {
    std::string type, body, query, wrong;
    int status;
  };
  const std::string plain = "text/plain", as_json = "application/json";
  const std::vector<Row> rows = {
      {plain, "x", "?formats=json", "is no option", 400},
      {plain, "x", "?format=pdf", "takes one of", 400},
      {plain, "x", "?format=json&format=html", "is given twice", 400},
      {plain, "x", "?as_of=yesterday", "takes a day", 400},
      {plain, "x", "?as_of=2025-02-30", "takes a day", 400},
      {plain, "x", "?min_severity=6", "from 1 to 5", 400},
      {plain, "x", "?only=nothing", "names no rule and no category", 400},
      {plain, "x", "?only=safety&disable=safety", "leaves no rule", 400},
      {plain, "x", "?name=", "takes a name", 400},
      {plain, "x", "?a=%", "", 400},
      {as_json, "", "", "", 400},
      {as_json, "[]", "", "", 400},
      {as_json, "{\"text\": \"x\"", "", "", 400},
      {as_json, "{}", "", "must be there", 400},
      {as_json, R"({"text": 1})", "", "must be there", 400},
      {as_json, R"({"text": "x", "text": "y"})", "", "", 400},
      {as_json, R"({"text": "x", "more": 1})", "", "takes a string", 400},
      {as_json, R"({"text": "x", "more": "1"})", "", "is no option", 400},
      {as_json, R"({"text": "x", "only": "safety"})", "", "takes a list", 400},
      {as_json, R"({"text": "x", "only": [1]})", "", "takes a list", 400},
      {as_json, R"({"text": "x", "only": [[["safety"]]]})", "", "", 400},
      {as_json, R"({"text": "x", "min_severity": "3"})", "", "takes a whole number", 400},
      {as_json, R"({"text": "x", "min_severity": 1.5})", "", "takes a whole number", 400},
      {as_json, R"({"text": "x", "media_type": "image/png"})", "", "takes one of", 400},
      {as_json, R"({"text": "x"})", "?format=json", "in the object", 400},
      {as_json, "{\"text\": \"\xFF\"}", "", "", 400},
      {as_json, std::string(100'000, '['), "", "", 400},
      {"image/png", "x", "", "", 415},
      {"", "x", "", "", 415},
      {"text/plain; charset=klingon", "x", "", "", 415},
      {"multipart/form-data; boundary=b", "--b--", "", "", 415},
      {plain, "%PDF-1.7\n\x01\x02", "", "is a PDF", 422},
      {"text/html", "PK\x03\x04", "", "is a zip archive", 422},
  };
  for (const Row& row : rows) {
    CAPTURE(row.type);
    CAPTURE(row.body.substr(0, 60));
    CAPTURE(row.query);
    const ServeResponse response = check_as(row.type, row.body, row.query);
    CHECK(response.status == row.status);
    CHECK(response.type == "application/problem+json");
    CHECK(has(json::parse(response.body)["detail"].get<std::string>(), row.wrong));
  }
}

TEST_CASE("a browser needs the token of this launch, and comes from our own pages") {
  const HttpField same{"sec-fetch-site", "same-origin"}, token{"x-overclaim-token", site().token};
  CHECK(check_as("text/plain", "x", "", {same, token}).status == 200);
  CHECK(check_as("text/plain", "x", "", {same}).status == 403);
  CHECK(check_as("text/plain", "x", "", {same, {"x-overclaim-token", "0"}}).status == 403);
  CHECK(check_as("text/plain", "x", "", {{"sec-fetch-site", "cross-site"}, token}).status == 403);
}

TEST_CASE("rules and the reference list are shown by id, and what is not there has a neighbour") {
  const json rule = json::parse(ask(request("GET", "/v1/rules/cure.a-cure")).body);
  CHECK(rule["id"] == "cure.a-cure");
  CHECK(rule["category"] == "cure");
  CHECK_FALSE(rule["message"].get<std::string>().empty());
  const ServeResponse near = ask(request("GET", "/v1/rules/cure.a-cur"));
  CHECK(near.status == 404);
  CHECK(has(near.body, "cure.a-cure"));
  const Reference& reference = site().rulebook->reference;
  REQUIRE_FALSE(reference.statements.empty());
  const std::string id = reference.statements.front().id;
  const json found = json::parse(ask(request("GET", "/v1/reference/" + id)).body);
  CHECK(found["statements"][0]["id"] == id);
}

TEST_CASE("the API gives the very bytes of the command line") {
  const ScratchFolder scratch;
  const std::string page = std::string(source_dir) + "/corpus/pages/dev/brightwater-clinic.html";
  std::ifstream in(page, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  for (const char* format : {"json", "html", "note"}) {
    CAPTURE(format);
    std::variant<CheckRequest, ReportError> read = read_upload("page.html", bytes);
    REQUIRE(std::holds_alternative<CheckRequest>(read));
    const CheckedText checked =
        check_text(std::move(std::get<CheckRequest>(read)), *site().rulebook, OVERCLAIM_VERSION);
    const std::string ours =
        written(checked, *find_format(format), context_of(checked, *site().rulebook, *site().words));
    const std::string out = scratch.path("out");
    const std::string command = std::string("'") + program_path +
                                "' check --exit-zero --stdin-name page.html --format " + format + " - < '" + page +
                                "' > '" + out + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    std::ifstream result(out, std::ios::binary);
    const std::string theirs{std::istreambuf_iterator<char>(result), std::istreambuf_iterator<char>()};
    CHECK(ours == theirs);
  }
}
