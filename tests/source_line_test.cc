#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "report/source_line.h"
#include "report_parts.h"

using namespace overclaim;

TEST_CASE("a document's line says where it was met, and only what is known") {
  const Words& words = overclaim::test::builtin_rulebook().words;
  struct Row {
    Record record;
    const char* line;
  };
  const std::vector<Row> rows = {
      {{"https://clinic.example/", "2024-03-01T10:00:00Z", 5, 10},
       "https://clinic.example/, saved on 2024-03-01, in a.warc"},
      {{"https://clinic.example/", "", 5, 10}, "https://clinic.example/, in a.warc"},
      {{"", "", 5, 10}, "record at byte 5 of a.warc"},
      {{"u", "", 5, 10, "file", "archive/data.warc.gz"}, "u, in archive/data.warc.gz in a.warc"},
      {{"", "", 0, 0, "file", "../../etc/passwd"}, "../../etc/passwd in a.warc"},
      {{"", "2024-03-01", 5, 10, "file", "", "ad-7", 3}, "ad-7 (row 3 of a.warc)"},
      {{"", "", 5, 10, "file", "", "", 3}, "row 3 of a.warc"},
  };
  for (const Row& row : rows) {
    Report report;
    report.source = "a.warc";
    report.record = row.record;
    CHECK(source_line(report, words) == row.line);
  }
  Report plain;
  plain.source = "-";
  plain.part = Part{1, 3};
  CHECK(source_line(plain, words) == "standard input, part 2 of 3");
}

TEST_CASE("a finding of a document with pages or paragraphs is placed by them") {
  const Words& words = overclaim::test::builtin_rulebook().words;
  Finding finding;
  finding.line = 3;
  finding.column = 7;
  CHECK(place_line(finding, words) == "Line 3, column 7.");
  finding.paragraph = 4;
  CHECK(place_line(finding, words) == "Paragraph 4.");
  finding.page = 2;
  CHECK(place_line(finding, words) == "Page 2.");
}

TEST_CASE("no two pages of an archive have the same name") {
  Report a, b;
  a.source = b.source = "a.warc";
  a.record = Record{"u", "", 0, 10};
  b.record = Record{"u", "", 10, 10};
  CHECK(document_name(a) != document_name(b));
  a.record.reset();
  CHECK(document_name(a) == "a.warc");
}
