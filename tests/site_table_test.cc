#include "app/site_table.h"

#include <doctest/doctest.h>

#include <random>
#include <set>
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
  const std::string columns =
      "sites.csv: needs a column host and a column operator, each once, named in its first line";
  CHECK(shown_rows("site,owner\na,b\n") == columns);
  CHECK(shown_rows("host,owner\na,b\n") == columns);
  CHECK(shown_rows("host,host,operator\na,b,c\n") == columns);
}

TEST_CASE("two operators on one day are found as by comparing all rows, of as many rows as there are") {
  struct Days {
    std::string name, from, until;
  };
  const auto overlap = [](const Days& one, const Days& other) {
    return (one.until.empty() || one.until >= other.from) && (other.until.empty() || other.until >= one.from);
  };
  std::mt19937 random(20);
  const auto any_day = [&]() -> std::string {
    const auto day = random() % 12;
    return day < 2 ? "" : "2020-01-" + std::string(day < 10 ? "0" : "") + std::to_string(day);
  };
  int with_overlap = 0, without = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<Days> rows;
    std::string bytes = "host,operator,from,until\n";
    for (std::size_t i = 0; i < 2 + random() % 5; ++i) {
      Days days{std::string(1, static_cast<char>('A' + random() % 3)), any_day(), any_day()};
      if (!days.until.empty() && days.until < days.from) std::swap(days.from, days.until);
      bytes += "a.example," + days.name + "," + days.from + "," + days.until + "\n";
      rows.push_back(days);
    }
    std::set<std::size_t> lines;  // where the later of two such rows may stand
    for (std::size_t later = 0; later < rows.size(); ++later) {
      for (std::size_t earlier = 0; earlier < later; ++earlier) {
        if (rows[earlier].name != rows[later].name && overlap(rows[earlier], rows[later])) lines.insert(later + 2);
      }
    }
    CAPTURE(bytes);
    const auto read = read_sites(bytes, "s");
    const auto* wrong = std::get_if<std::string>(&read);
    CHECK((wrong != nullptr) == !lines.empty());
    ++(lines.empty() ? without : with_overlap);
    if (wrong == nullptr) continue;
    for (std::size_t at = 0; (at = wrong->find("s, line ", at)) != wrong->npos; ++at) {
      CHECK(lines.count(std::stoul(wrong->substr(at + 8))) == 1);
    }
  }
  CHECK(with_overlap > 50);
  CHECK(without > 50);

  // Each with each would be 4,500,000,000 pairs, and of one host of 10,000 operators 50,000,000 complaints.
  std::string many = "host,operator\n", one_host = "host,operator\n";
  for (int i = 0; i < 95'000; ++i) many += "h" + std::to_string(i) + ".example,A\n";
  for (int i = 0; i < 10'000; ++i) one_host += "a.example,O" + std::to_string(i) + "\n";
  CHECK(std::get<std::vector<SiteRow>>(read_sites(many, "s")).size() == 95'000);
  CHECK(std::get<std::string>(read_sites(one_host, "s")).size() < 2'000'000);
}
