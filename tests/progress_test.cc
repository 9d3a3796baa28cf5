#include "app/progress.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "report_parts.h"

using namespace overclaim;

TEST_CASE("the time left is told at the pace so far, and only where it can be") {
  struct Row {
    RunProgress progress;
    double seconds;
    std::optional<double> left;
  };
  const std::vector<Row> rows = {
      {{3, 1, 30, 90}, 10, 20},          {{3, 1, 90, 90}, 10, 0}, {{3, 1, 30, {}}, 10, {}},  // from a pipe
      {{0, 0, 0, 90}, 10, {}},                                                               // nothing done
      {{3, 1, 30, 90}, 0.5, {}},                                                             // too early
      {{3, 1, 100, 90}, 10, {}},                                                             // a file that grew
      {{30, 1, 30, 90, 20, 20}, 10, 60},                                                     // 20 of them done before
      {{20, 1, 20, 90, 20, 20}, 10, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.progress.bytes);
    CAPTURE(row.seconds);
    const std::optional<double> left = seconds_left(row.progress, row.seconds);
    REQUIRE(left.has_value() == row.left.has_value());
    if (left) CHECK(*left == doctest::Approx(*row.left));
  }
}

TEST_CASE("the line says what is done, how fast, how long still, and what was found") {
  const Words& words = overclaim::test::builtin_rulebook().words;
  struct Row {
    RunProgress progress;
    double seconds;
    std::string line;
  };
  const std::vector<Row> rows = {
      {{0, 0, 0, 90}, 0.2, "0 done, 0 with claims to ask about"},
      {{1204, 210, 30, 90}, 20, "1,204 done, 60 a second, 40 s left, 210 with claims to ask about"},
      {{3, 1, 30, {}}, 10, "3 done, 0.3 a second, 1 with claims to ask about"},
      {{45, 1, 30, {}}, 10, "45 done, 4.5 a second, 1 with claims to ask about"},
      {{1234567, 1000, 1, 31}, 10, "1,234,567 done, 123,457 a second, 5 min left, 1,000 with claims to ask about"},
      {{1045, 1, 30, {}, 1000, 20}, 10, "1,045 done, 4.5 a second, 1 with claims to ask about"},
      {{10, 1, 1, 1001}, 10, "10 done, 1.0 a second, 3 h left, 1 with claims to ask about"},
  };
  for (const Row& row : rows) CHECK(progress_line(row.progress, row.seconds, words) == row.line);
}

TEST_CASE("progress for programs is one object a line") {
  const std::string line = progress_json({3, 1, 30, 90}, 10.04, false);
  CHECK(line ==
        R"({"schema":"overclaim-progress/1","documents":3,"flagged":1,"bytes":30,"bytes_total":90,"seconds":10.0,)"
        R"("seconds_left":20.1,"over":false})"
        "\n");
  const nlohmann::json unknown = nlohmann::json::parse(progress_json({3, 1, 30, {}}, 10, false));
  CHECK(unknown["bytes_total"].is_null());
  CHECK(unknown["seconds_left"].is_null());
  CHECK(nlohmann::json::parse(progress_json({3, 1, 30, {}}, 10, true))["seconds_left"] == 0);
}
