#include "report/csv_report.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "report_parts.h"
#include "sample_report.h"

using namespace overclaim;
using overclaim::test::html_context;

namespace {

std::string table_of(const Report& report) { return csv_document({&report}, 0, html_context()); }

std::size_t rows_of(const std::string& table) {
  return static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n'));
}

}  // namespace

TEST_CASE("every column has a name of its own, and the heading begins with a byte order mark") {
  const auto columns = csv_columns();
  CHECK(std::set<std::string_view>(columns.begin(), columns.end()).size() == columns.size());
  CHECK(csv_begin(html_context()).rfind("\xEF\xBB\xBFrow,source,", 0) == 0);
}

TEST_CASE("a document has a row, with and without findings, and each finding has one") {
  Report report;
  report.source = "a.txt";
  CHECK(table_of(report).rfind("document,a.txt,", 0) == 0);
  CHECK(rows_of(table_of(report)) == 1);

  const std::string table = table_of(overclaim::test::sample_report());
  CHECK(rows_of(table) == 2);
  const std::size_t second = table.find("\nfinding,") + 1;
  const std::string document = table.substr(0, second), finding = table.substr(second);
  for (const char* cells :
       {",safety.no-risks,safety,4,flagged,", ",overstated,harm.documented,no risks,There are , at all.,",
        ",therapy.cell; therapy.any,", ",fedcba9876543210,0123456789abcdef,safety.harmless,"}) {
    CAPTURE(cells);
    CHECK(finding.find(cells) != finding.npos);
    CHECK(document.find(cells) == document.npos);
  }
  // What is said of the document alone is not said again, so that a column can be summed up.
  CHECK(document.find(",changed while it was read,Nested too deep.,") != document.npos);
  CHECK(finding.find("changed while it was read") == finding.npos);
}

TEST_CASE("what would run in a spreadsheet, or end a table, does not") {
  Report report = overclaim::test::sample_report();
  report.title = "=HYPERLINK(\"http://a.example\")";
  report.findings[0].quote = std::string("no\0 risks\xFF", 10);
  const std::string table = table_of(report);
  CHECK(table.find(",\"'=HYPERLINK(\"\"http://a.example\"\")\",") != table.npos);
  CHECK(table.find(",no\uFFFD risks\uFFFD,") != table.npos);
}

TEST_CASE("nothing a page, a table or a file name says steers the terminal a table is printed on") {
  Report report = overclaim::test::sample_report();
  const std::string hostile = "a\x1b]0;b\a\b\x7F\u009B1m\u202Ec";
  report.source = report.title = report.findings[0].quote = report.findings[0].context_before = hostile;
  report.findings[0].claim.condition.terms = {hostile};
  report.record.emplace();
  report.record->uri = report.record->id = hostile;
  report.record->columns = {{hostile, hostile}};
  const std::string table = table_of(report);
  for (const char* steering : {"\x1b", "\a", "\b", "\x7F", "\u009B", "\u202E"}) {
    CHECK(table.find(steering) == table.npos);
  }
  CHECK(table.find(",a\uFFFD]0;b\uFFFD\uFFFD\uFFFD\uFFFD1m\uFFFDc,") != table.npos);
}
