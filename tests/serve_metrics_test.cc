#include "app/serve_metrics.h"

#include <doctest/doctest.h>

#include <regex>
#include <sstream>
#include <string>

using namespace overclaim;

TEST_CASE("metrics are lines that Prometheus reads, and hold nothing that a client wrote") {
  ServeMetrics metrics;
  metrics.count("/v1/rules/ID", "GET", 200, 0.003);
  metrics.count("/v1/rules/ID", "GET", 200, 0.3);
  metrics.count("other", "PROPFIND\"} 9", 404, 99);
  metrics.under_way = 2;
  const std::string text = to_prometheus(metrics, "0.1.0", 4096);
  const std::regex line(
      R"re((# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z_]+="[^"\\]*"(,[a-z_]+="[^"\\]*")*\})? [0-9.e+]+))re");
  std::istringstream lines(text);
  for (std::string one; std::getline(lines, one);) {
    CAPTURE(one);
    CHECK(std::regex_match(one, line));
  }
  const auto has = [&](const char* wanted) { return text.find(wanted) != std::string::npos; };
  CHECK(has("overclaim_requests_total{route=\"/v1/rules/ID\",method=\"GET\",status=\"200\"} 2\n"));
  CHECK(has("overclaim_requests_total{route=\"other\",method=\"other\",status=\"404\"} 1\n"));
  CHECK(has("overclaim_request_seconds_bucket{le=\"0.005\"} 1\n"));
  CHECK(has("overclaim_request_seconds_bucket{le=\"0.5\"} 2\n"));
  CHECK(has("overclaim_request_seconds_bucket{le=\"+Inf\"} 3\n"));
  CHECK(has("overclaim_request_seconds_count 3\n"));
  CHECK(has("overclaim_requests_under_way 2\n"));
  CHECK(has("process_resident_memory_bytes 4096\n"));
  CHECK_FALSE(has("PROPFIND"));
  CHECK(to_prometheus(metrics, "0.1.0", 0).find("resident") == std::string::npos);
}

TEST_CASE("dates and lines of the log") {
  CHECK(http_date(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(access_line(784111777, "POST", "/v1/check", 200, 3012, 0.0412) ==
        "1994-11-06T08:49:37Z POST /v1/check 200 3012 41");
  CHECK(access_line(784111777, "EVIL\n", "other", 404, 0, 0) == "1994-11-06T08:49:37Z other other 404 0 0");
}
