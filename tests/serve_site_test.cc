#include "app/serve_site.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "app/serve_assets.h"
#include "report/html_style.h"
#include "rulebook/serve_word_keys.h"
#include "serve_site_fixture.h"

using namespace overclaim;
using namespace overclaim::test;

TEST_CASE("paths are compared whole, and what is not there is not found") {
  struct Row {
    std::string method, target;
    int status;
  };
  const std::vector<Row> rows = {
      {"GET", "/", 200},
      {"HEAD", "/", 200},
      {"GET", "/?example=2", 200},
      {"GET", "/page.css", 200},
      {"GET", "/page.js", 200},
      {"GET", "/icon.svg", 200},
      {"GET", "/v1/rules/cure.a-cure", 200},
      {"GET", "/v1/rules/cure%2Ea-cure", 200},
      {"GET", "/v1/rules/", 404},
      {"GET", "/v1/rules", 404},
      {"GET", "/v1/rules/a/b", 404},
      {"GET", "/v1/rules/%", 404},
      {"GET", "/v1/reference/nothing-of-that-name", 404},
      {"GET", "/../../etc/passwd", 404},
      {"GET", "/%2e%2e/%2e%2e/etc/passwd", 404},
      {"GET", "/page.css/", 404},
      {"GET", "/PAGE.CSS", 404},
      {"GET", "/v1/rules/..%2f..%2fetc%2fpasswd", 404},
      {"GET", "/report", 405},
      {"GET", "/v1/check", 405},
      {"POST", "/page.css", 405},
      {"DELETE", "/", 405},
      {"OPTIONS", "/v1/check", 405},
      {"TRACE", "/", 405},
  };
  for (const Row& row : rows) {
    CAPTURE(row.method);
    CAPTURE(row.target);
    CHECK(ask(request(row.method, row.target)).status == row.status);
  }
  CHECK(ask(request("DELETE", "/")).fields == std::vector<HttpField>{{"allow", "GET, HEAD, POST"}});
  CHECK(route_name(request("GET", "/v1/rules/secret-words")) == "/v1/rules/ID");
  CHECK(route_name(request("GET", "/secret-words")) == "other");
}

TEST_CASE("every problem has words and is told as problem details, or as a page to who reads pages") {
  std::set<std::string_view> names;
  for (const ServeProblemRow& row : serve_problem_table()) {
    CAPTURE(row.name);
    CHECK(names.insert(row.name).second);
    const ServeProblem problem{row.kind, "", {{"retry-after", "2"}}};
    CHECK_FALSE(serve_problem_title(problem, *site().words).empty());
    CHECK_FALSE(serve_problem_detail(problem, *site().words).empty());
    const ServeResponse json = answer_problem(problem, request("GET", "/"), site());
    CHECK(json.type == "application/problem+json");
    CHECK(json.status == row.status);
    const nlohmann::json body = nlohmann::json::parse(json.body);
    CHECK(body["status"] == row.status);
    CHECK(body["type"] == "urn:overclaim:problem:" + std::string(row.name));
    const HttpField accept{"accept", "text/html,application/xhtml+xml"};
    const ServeResponse page = answer_problem(problem, request("GET", "/", {accept}), site());
    CHECK(page.type == "text/html; charset=utf-8");
    CHECK(page.status == row.status);
    CHECK(page.fields == problem.fields);
    CHECK(answer_problem(problem, request("GET", "/v1/x", {accept}), site()).type == "application/problem+json");
  }
  // No words are left over.
  std::size_t keys = 0;
  for (const WordKey& key : serve_word_keys()) keys += key.key.rfind("serve_problem_", 0) == 0 ? 1U : 0U;
  CHECK(keys == 2 * names.size());
}

TEST_CASE("the policy lets a page load our own style and script and nothing else") {
  const std::string policy = content_security_policy();
  CHECK(has(policy, "default-src 'none'"));
  CHECK(has(policy, "script-src 'self';"));
  CHECK(has(policy, "'" + html_style_hash() + "'"));
  CHECK(has(policy, "frame-ancestors 'none'"));
  CHECK(has(policy, "base-uri 'none'"));
  for (const char* loose : {"unsafe", "*", "http", "data:", "blob:", "nonce"}) {
    CAPTURE(loose);
    CHECK_FALSE(has(policy, loose));
  }
  std::set<std::string> names;
  for (const HttpField& field : fields_of_every_answer()) names.insert(field.name);
  for (const char* wanted : {"content-security-policy", "x-content-type-options", "referrer-policy", "cache-control"}) {
    CHECK(names.count(wanted) == 1);
  }
  for (const char* never : {"set-cookie", "access-control-allow-origin"}) CHECK(names.count(never) == 0);
}

TEST_CASE("pages hold no script of their own, no attribute that is one, and no address elsewhere") {
  const std::string page = ask(request("GET", "/")).body;
  CHECK(has(page, "<script src=\"/page.js\" defer></script>"));
  for (const char* never :
       {"<script>", " onclick", " onload", " onerror", " style=", "javascript:", "http://", "https://"}) {
    CAPTURE(never);
    CHECK_FALSE(has(page, never));
  }
  const std::string script(page_script());
  for (const char* never : {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "localStorage",
                            "sessionStorage", "indexedDB", "cookie", "http://", "https://", "Worker"}) {
    CAPTURE(never);
    CHECK_FALSE(has(script, never));
  }
  for (const char* never : {"url(", "@import", "http"}) CHECK_FALSE(has(std::string(page_style()), never));
}
