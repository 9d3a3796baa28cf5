#include "app/serve_guard.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

using namespace overclaim;

namespace {

using Kind = ServeProblemKind;

std::optional<Kind> refused(const ServeRequest& request) {
  const ServeNames names{8340, {"Overclaim.example.org"}};
  const std::optional<ServeProblem> problem = refuse_head(request, names);
  return problem ? std::optional<Kind>(problem->kind) : std::nullopt;
}

}  // namespace

TEST_CASE("only our own names are answered") {
  struct Row {
    std::string host;
    std::optional<Kind> refused;
  };
  const std::vector<Row> rows = {
      {"127.0.0.1:8340", std::nullopt},
      {"localhost:8340", std::nullopt},
      {"LocalHost:8340", std::nullopt},
      {"[::1]:8340", std::nullopt},
      {"overclaim.example.org", std::nullopt},
      {"overclaim.example.org:8443", std::nullopt},
      {"127.0.0.1", Kind::wrong_host},
      {"127.0.0.1:80", Kind::wrong_host},
      {"127.0.0.1:83400", Kind::wrong_host},
      {"127.0.0.1.evil.example:8340", Kind::wrong_host},
      {"evil.example:8340", Kind::wrong_host},
      {"localhost.evil.example:8340", Kind::wrong_host},
      {"overclaim.example.org.evil.example", Kind::wrong_host},
      {"overclaim.example.org:x", Kind::wrong_host},
      {"2130706433:8340", Kind::wrong_host},
      {"0.0.0.0:8340", Kind::wrong_host},
      {"127.0.0.1:8340@evil.example", Kind::wrong_host},
      {"", Kind::wrong_host},
  };
  for (const Row& row : rows) {
    CAPTURE(row.host);
    CHECK(refused({"GET", "/", {{"host", row.host}}, ""}) == row.refused);
  }
  CHECK(refused({"GET", "/", {}, ""}) == Kind::bad_request);
  CHECK(refused({"GET", "/", {{"host", "127.0.0.1:8340"}, {"host", "evil.example"}}, ""}) == Kind::bad_request);
}

TEST_CASE("what a browser sends for another site is refused where it makes work") {
  struct Row {
    std::string method, site, origin;
    std::optional<Kind> refused;
  };
  const std::string own = "http://127.0.0.1:8340";
  const std::vector<Row> rows = {
      {"POST", "", "", std::nullopt},  // no browser
      {"POST", "same-origin", own, std::nullopt},
      {"POST", "same-origin", "null", std::nullopt},
      {"POST", "none", "", std::nullopt},
      {"POST", "", own, std::nullopt},
      {"POST", "", "https://127.0.0.1:8340", std::nullopt},
      {"POST", "cross-site", "https://evil.example", Kind::cross_site},
      {"POST", "same-site", "http://127.0.0.1:9", Kind::cross_site},
      {"POST", "cross-site", own, Kind::cross_site},
      {"POST", "", "https://evil.example", Kind::cross_site},
      {"POST", "", "http://127.0.0.1:83400", Kind::cross_site},
      {"POST", "", "http://127.0.0.1", Kind::cross_site},
      {"POST", "", "null", Kind::cross_site},
      {"POST", "none", "null", Kind::cross_site},
      {"POST", "same-origin", "https://evil.example", Kind::cross_site},
      {"GET", "cross-site", "", std::nullopt},  // a link from elsewhere
      {"GET", "none", "", std::nullopt},
      {"GET", "", "https://evil.example", Kind::cross_site},  // a fetch from elsewhere
  };
  for (const Row& row : rows) {
    CAPTURE(row.method);
    CAPTURE(row.site);
    CAPTURE(row.origin);
    ServeRequest request{row.method, "/", {{"host", "127.0.0.1:8340"}}, ""};
    if (!row.site.empty()) request.fields.push_back({"sec-fetch-site", row.site});
    if (!row.origin.empty()) request.fields.push_back({"origin", row.origin});
    CHECK(refused(request) == row.refused);
  }
}

TEST_CASE("targets and lengths that could mean two things are refused") {
  struct Row {
    std::string method, target;
    std::vector<HttpField> fields;
  };
  const std::vector<Row> bad = {
      {"GET", "", {}},
      {"GET", "*", {}},
      {"GET", "http://127.0.0.1:8340/", {}},
      {"GET", "//evil.example/", {}},
      {"GET", "/\\evil", {}},
      {"GET", "/#a", {}},
      {"GET", "/\xC3\xA4", {}},
      {"GET", std::string("/\0", 2), {}},
      {"POST", "/v1/check", {{"content-length", "3"}, {"transfer-encoding", "chunked"}}},
      {"POST", "/v1/check", {{"content-length", "3"}, {"content-length", "3"}}},
      {"POST", "/v1/check", {{"content-length", "3, 3"}}},
      {"POST", "/v1/check", {{"content-length", "+3"}}},
      {"POST", "/v1/check", {{"transfer-encoding", "gzip, chunked"}}},
      {"POST", "/v1/check", {{"transfer-encoding", "xchunked"}}},
      {"POST", "/v1/check", {{"transfer-encoding", "chunked"}, {"transfer-encoding", "identity"}}},
      {"POST", "/v1/check", {{"content-type", "text/plain"}, {"content-type", "text/html"}}},
      {"GET", "/", {{"content-length", "3"}}},
      {"GET", "/", {{"transfer-encoding", "chunked"}}},
  };
  for (const Row& row : bad) {
    CAPTURE(row.target);
    ServeRequest request{row.method, row.target, row.fields, ""};
    request.fields.push_back({"host", "127.0.0.1:8340"});
    CHECK(refused(request) == Kind::bad_request);
  }
  CHECK(refused({"POST", "/v1/check", {{"host", "127.0.0.1:8340"}, {"transfer-encoding", "Chunked"}}, ""}) ==
        std::nullopt);
  CHECK(refused({"GET", "/?a=%00", {{"host", "127.0.0.1:8340"}, {"content-length", "0"}}, ""}) == std::nullopt);
}

TEST_CASE("tokens are equal only when they are the same") {
  CHECK(equal_tokens("abc", "abc"));
  for (const char* other : {"", "ab", "abd", "abcd", "ABC"}) {
    CAPTURE(other);
    CHECK_FALSE(equal_tokens("abc", other));
  }
}
