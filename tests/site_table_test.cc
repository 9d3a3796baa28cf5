#include "app/site_table.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

using namespace overclaim;

namespace {

std::string shown_rows(const std::string& bytes) {
  const auto read = read_sites(bytes, "sites.csv");
  if (const auto* wrong = std::get_if<std::string>(&read)) return *wrong;
  std::string out;
  for (const SiteRow& row : std::get<std::vector<SiteRow>>(read)) {
    out += row.host + "|" + row.operator_name + "|" + row.country + "|" + row.from + "|" + row.until + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a list of sites, as spreadsheets leave it") {
  CHECK(shown_rows("host,operator\nmeadow.example,Meadow Cells\n") == "meadow.example|Meadow Cells|||\n");
  CHECK(
      shown_rows(
          "\xEF\xBB\xBFHost;Operator;Country;From;Until\r\nhttps://www.Pier.example/a;\"Pier, Ltd\";IE;;2022-12-31\r\n"
          "pier.example;New Pier;IE;2023-01-01;\r\n") ==
      "pier.example|Pier, Ltd|IE||2022-12-31\npier.example|New Pier|IE|2023-01-01|\n");
  CHECK(shown_rows("note,operator,host\nx,A,a.example\n") == "a.example|A|||\n");
  CHECK(shown_rows("host,operator\n") == "");
}

TEST_CASE("all that is wrong with a list of sites is named with its line") {
  struct Row {
    const char *bytes, *wrong;
  };
  const std::vector<Row> rows = {
      {"host,operator\n,A\nb.example,\n", "sites.csv, line 2: names no host\nsites.csv, line 3: names no operator"},
      {"host,operator,from\na.example,A,May 2020\n", "sites.csv, line 2: takes days as YYYY-MM-DD, not \"May 2020\""},
      {"host,operator,from,until\na.example,A,2020-02-02,2020-02-01\n", "sites.csv, line 2: ends before it begins"},
      {"host,operator,until\na.example,A,2020-02-30\n",
       "sites.csv, line 2: takes days as YYYY-MM-DD, not \"2020-02-30\""},
      {"host,operator,from,until\na.example,A,,2020-12-31\nwww.a.example,B,2020-12-31,\n",
       "sites.csv, line 3: \"a.example\" has another operator in line 2 on the same days; say with from and until who "
       "ran "
       "it when"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.bytes));
    CHECK(shown_rows(row.bytes) == row.wrong);
  }
  CHECK(shown_rows("site,owner\na,b\n").find("sites.csv: ") == 0);
}
