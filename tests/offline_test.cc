#include "offline/offline_answer.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "serve_site_fixture.h"

using namespace overclaim;
using namespace overclaim::test;
using nlohmann::json;

namespace {

OfflineAnswer answered(const json& wanted, const std::string& text = "") {
  return offline_answer(wanted.dump(), text, *site().rulebook, site().version);
}

std::string served(const std::string& body, const std::string& query) {
  return ask(request("POST", "/v1/check" + query, {{"content-type", "text/plain; charset=utf-8"}}, body)).body;
}

}  // namespace

TEST_CASE("a check says byte for byte what the server says") {
  const std::vector<std::string> texts = {"Our cells have no side effects.", "It is not a cure.",
                                          "\xEF\xBB\xBFIt cures autism.", ""};
  for (const std::string& text : texts) {
    for (const std::string format : {"json", "text", "html", "markdown", "note", "fair"}) {
      CAPTURE(text);
      CAPTURE(format);
      const OfflineAnswer here = answered(
          {{"do", "check"}, {"pasted", true}, {"name", "-"}, {"media_type", "text/plain"}, {"format", format}}, text);
      CHECK_FALSE(here.is_problem);
      CHECK(here.text == served(text, "?format=" + format));
    }
  }
}

TEST_CASE("what is not known or not allowed is a problem, and says what is allowed") {
  struct Row {
    json wanted;
    std::string text, problem, detail;
  };
  const Row rows[] = {
      {json::array(), "", "bad_request", ""},
      {{{"do", "dance"}}, "", "bad_option", "do takes one of"},
      {{{"do", "check"}, {"speed", "fast"}}, "", "bad_option", "speed is no option"},
      {{{"do", "check"}, {"format", "pdf"}}, "", "bad_option", "format takes one of"},
      {{{"do", "check"}, {"as_of", "2023-02-29"}}, "", "bad_option", "as_of takes a day"},
      {{{"do", "check"}, {"min_severity", 6}}, "", "bad_option", "min_severity takes a whole number"},
      {{{"do", "check"}, {"only", {"cures"}}}, "", "bad_option", "only names no rule and no category"},
      {{{"do", "check"}, {"only", {"cure"}}, {"disable", {"cure"}}}, "", "bad_option", "disable leaves no rule"},
      {{{"do", "check"}, {"pasted", 1}}, "", "bad_option", "pasted takes true or false"},
      {{{"do", "check"}, {"media_type", "text/css"}}, "", "bad_option", "media_type takes one of"},
      {{{"do", "report"}, {"name", "scan.pdf"}}, "%PDF-1.7\n%\xE2\xE3", "not_readable", "is a PDF"},
      {{{"do", "report"}, {"name", "a.png"}}, "\x89PNG\r\n\x1A\n", "not_readable", "is a picture"},
      {{{"do", "report"}, {"name", "a.eml"}}, "From: a\n\nno risks", "not_readable", "is a mail"},
      {{{"do", "report"}, {"pasted", true}}, std::string(most_offline_bytes + 1, 'a'), "too_large", "Paste the part"},
  };
  for (const Row& row : rows) {
    const std::string wanted = row.wanted.dump();
    CAPTURE(wanted);
    const OfflineAnswer got = answered(row.wanted, row.text);
    REQUIRE(got.is_problem);
    const json problem = json::parse(got.text);
    CHECK(problem["problem"] == row.problem);
    CHECK(problem["title"] != "");
    CHECK(problem["detail"].get<std::string>().find(row.detail) != std::string::npos);
  }
}

TEST_CASE("the page with the field has the server's words, and nothing that leads to a server") {
  const OfflineAnswer page = answered({{"do", "page"}, {"head", "<!--head-->"}, {"policy", "<!--policy-->"}});
  REQUIRE_FALSE(page.is_problem);
  for (const std::string part : {"serve_heading", "serve_intro", "serve_submit", "offline_private"}) {
    CAPTURE(part);
    CHECK(page.text.find(say(*site().words, part)) != std::string::npos);
  }
  for (const std::string never : {"action=", "href=\"/", "token", "http-equiv"}) {
    CAPTURE(never);
    CHECK(page.text.find(never) == std::string::npos);
  }
  CHECK(page.text.find("<!--policy-->") < page.text.find("<style>"));
  CHECK(page.text.find("<!--head-->") > page.text.find("</style>"));
}

TEST_CASE("a report can be changed where it was pasted, and its note can be saved") {
  const OfflineAnswer pasted = answered({{"do", "report"}, {"pasted", true}}, "Our cells have no side effects.");
  CHECK(pasted.text.find("id=\"edit\"") != std::string::npos);
  CHECK(pasted.text.find("id=\"save-note\"") != std::string::npos);
  const OfflineAnswer file = answered({{"do", "report"}, {"name", "folder/page.html"}}, "<p>No <b>side effects</b>.");
  CHECK(file.text.find("id=\"edit\"") == std::string::npos);
  CHECK(file.text.find("page.html") != std::string::npos);
  CHECK(file.text.find("folder") == std::string::npos);
}

TEST_CASE("what judges is said") {
  const json about = json::parse(answered({{"do", "version"}}).text);
  CHECK(about["rulebook"] == site().rulebook->digest);
  CHECK(about["reference"] == site().rulebook->reference.digest);
  CHECK(about["icu"].get<std::string>().size() > 2);
}
