#include "survey/site.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace overclaim;

TEST_CASE("the host of an address") {
  struct Row {
    const char *uri, *host;
  };
  const std::vector<Row> rows = {
      {"https://meadow.example/prices", "meadow.example"},
      {"https://WWW.Meadow.Example:443/", "meadow.example"},
      {"http://www.example", "www.example"},  // nothing would be left of it
      {"http://user:pass@shop.meadow.example?x=1", "shop.meadow.example"},
      {"http://meadow.example.#top", "meadow.example"},
      {"http://[2001:db8::1]:8080/a", "[2001:db8::1]"},
      {"http://[2001", "[2001"},
      {"ftp://meadow.example/a", "meadow.example"},
      {"meadow.example/a", ""},
      {"mailto:a@meadow.example", ""},
      {"https://", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.uri));
    CHECK(host_of(row.uri) == row.host);
  }
}

TEST_CASE("a day is what begins like one") {
  CHECK(day_at_start("2024-03-01T12:00:00Z") == "2024-03-01");
  CHECK(day_at_start("2024-03-01") == "2024-03-01");
  for (const char* date : {"", "2024-03", "20240301120000", "on 2024-03-01", "2024/03/01"}) {
    CAPTURE(std::string(date));
    CHECK(day_at_start(date).empty());
  }
}

TEST_CASE("the day of a page is that of its record, else its own, else the caller's") {
  Report report;
  CHECK(capture_day(report, "") == "");
  CHECK(capture_day(report, "2020-01-01") == "2020-01-01");
  report.captured = "2021-01-01";
  CHECK(capture_day(report, "2020-01-01") == "2021-01-01");
  report.record = Record{"https://meadow.example/", "2022-01-01T00:00:00Z"};
  CHECK(capture_day(report, "2020-01-01") == "2022-01-01");
}

TEST_CASE("a column of a table names whose text it is") {
  const auto name_of = [](const std::string& field, std::vector<RecordColumn> columns, const std::string& uri) {
    SiteTable table{{{"meadow.example", "Meadow Cells", "NL", "", ""}}, {}};
    table.field = field;
    Report report;
    report.source = "ads.csv";
    report.record.emplace().uri = uri;
    report.record->columns = std::move(columns);
    return operator_of(report, "2024-01-01", table).name;
  };
  const std::vector<RecordColumn> columns = {{"reach", "90"}, {"advertiser", "Old Pier"}, {"empty", ""}};
  CHECK(name_of("advertiser", columns, "") == "Old Pier");
  CHECK(name_of("advertiser", columns, "https://meadow.example/") == "Old Pier");
  CHECK(name_of("empty", columns, "") == "ads.csv");
  CHECK(name_of("empty", columns, "https://meadow.example/") == "Meadow Cells");
  CHECK(name_of("Advertiser", columns, "") == "ads.csv");
  CHECK(name_of("", columns, "") == "ads.csv");
}

TEST_CASE("whose page it is") {
  const SiteTable table{{{"meadow.example", "Meadow Cells", "NL", "", ""},
                         {"pier.example", "Old Pier", "IE", "", "2022-12-31"},
                         {"pier.example", "New Pier", "IE", "2023-01-01", ""},
                         {"hill.example", "Hill House", "", "2020-01-01", "2020-12-31"},
                         {"hill.example", "Hill House", "", "2022-01-01", ""}},
                        {"sites", "more/"}};
  struct Row {
    const char *source, *uri, *day, *name, *country;
    bool undated;
  };
  const std::vector<Row> rows = {
      {"a.warc", "https://meadow.example/", "2024-01-01", "Meadow Cells", "NL", false},
      {"a.warc", "https://www.meadow.example/", "", "Meadow Cells", "NL", false},
      {"a.warc", "https://shop.eu.meadow.example/", "", "Meadow Cells", "NL", false},
      {"a.warc", "https://notmeadow.example/", "", "notmeadow.example", "", false},
      {"a.warc", "https://pier.example/", "2022-12-31", "Old Pier", "IE", false},
      {"a.warc", "https://pier.example/", "2023-01-01", "New Pier", "IE", false},
      {"a.warc", "https://pier.example/", "", "pier.example", "", true},             // nobody knows which of the two
      {"a.warc", "https://hill.example/", "", "Hill House", "", false},              // all rows say the same
      {"a.warc", "https://hill.example/", "2021-05-05", "hill.example", "", false},  // no row holds the day
      {"sites/meadow/a.html", "", "", "sites/meadow", "", false},
      {"sites/meadow/deep/a.html", "", "", "sites/meadow", "", false},
      {"sites/a.html", "", "", "sites", "", false},
      {"more/hill/a.html", "", "", "more/hill", "", false},
      {"other/hill/a.html", "", "", "other/hill", "", false},  // named by itself: its folder
      {"a.html", "", "", "a.html", "", false},
      {"/a.html", "", "", "/a.html", "", false},
      {"-", "", "", "-", "", false},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.source));
    CAPTURE(std::string(row.uri));
    CAPTURE(std::string(row.day));
    Report report;
    report.source = row.source;
    if (row.uri[0] != '\0') report.record = Record{row.uri, ""};
    const Operator found = operator_of(report, row.day, table);
    CHECK(found.name == row.name);
    CHECK(found.country == row.country);
    CHECK(found.undated == row.undated);
  }
}
