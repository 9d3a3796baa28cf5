#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "intake/source_kind.h"
#include "small_archives.h"
#include "zip_bytes.h"

using namespace overclaim;
using overclaim::test::gzip;
using overclaim::test::page_record;
using overclaim::test::skippable_frame;
using overclaim::test::zip_bytes;
using overclaim::test::zstd;

TEST_CASE("a file is what its content says, then what its name says") {
  const std::string record = page_record("u", "<p>Cells.");
  const std::string mail =
      "From: a@example.org\r\nSubject: Hope\r\nDate: Mon, 1 Jan 2024 10:00:00 +0000\r\n\r\nCells.\r\n";
  struct Row {
    const char* name;
    std::string bytes;
    SourceKind kind;
    const char* not_text;
  };
  const std::vector<Row> rows = {
      {"page.txt", "Cells.", SourceKind::text, ""},
      {"page", "", SourceKind::text, ""},
      {"page.html", "<p>Cells.", SourceKind::text, ""},
      {"x.bin", record, SourceKind::web_archive, ""},
      {"x.txt", gzip(record), SourceKind::web_archive, ""},
      {"x", zstd(record), SourceKind::web_archive, ""},
      {"x", skippable_frame("dictionary") + zstd(record), SourceKind::web_archive, ""},
      {"x.warc", "V" + record.substr(1), SourceKind::web_archive, ""},
      {"x.txt", "V" + record.substr(1), SourceKind::text, ""},
      {"x.gz", gzip(record).substr(0, 40) + "rubbish" + gzip(record), SourceKind::web_archive, ""},
      {"x.txt", "WARC/2 is no version.", SourceKind::text, ""},
      {"x.wacz", zip_bytes({{"datapackage.json", "{}"}, {"archive/data.warc.gz", gzip(record)}}),
       SourceKind::web_container, ""},
      {"x.txt", zip_bytes({{"[Content_Types].xml", "x"}, {"word/document.xml", "x"}}), SourceKind::docx, ""},
      {"x", zip_bytes({{"[Content_Types].xml", "x"}, {"word/document2.xml", "x"}}), SourceKind::docx, ""},
      {"x", zip_bytes({{"[content_types].xml", "x"}, {"Word/Document.xml", "x"}}), SourceKind::docx, ""},
      {"x.xlsx", zip_bytes({{"[Content_Types].xml", "x"}, {"xl/workbook.xml", "x"}}), SourceKind::none, ""},
      {"x.zip", zip_bytes({{"word/a.xml", "x"}}), SourceKind::none, ""},
      {"x", zip_bytes({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "x"}}), SourceKind::odt,
       ""},
      {"x.epub", zip_bytes({{"mimetype", "application/epub+zip"}}), SourceKind::none, ""},
      {"x.zip", zip_bytes({{"a.txt", "x"}}), SourceKind::none, ""},
      {"x.zip", "PK\x03\x04 and no more", SourceKind::none, ""},
      {"x.txt.gz", gzip("Cells."), SourceKind::none, ""},
      {"x", "%PDF-1.7\n", SourceKind::pdf, ""},
      {"x.eml", "Cells.", SourceKind::mail, ""},
      {"x", mail, SourceKind::mail, ""},
      {"x.txt", mail, SourceKind::text, ""},
      {"x", "Date: 12 March 2027\nFrom: 10 am to 3 pm\nRisks: none\n\nCome.", SourceKind::text, ""},
      {"x.csv", "id,text\n1,Cells.\n", SourceKind::table, ""},
      {"x.txt", "id,text\n1,Cells.\n", SourceKind::text, ""},
      {"x.jsonl", "{\"text\": \"Cells.\"}\n", SourceKind::table, ""},
      {"x.html", "\x89PNG\r\n\x1A\n", SourceKind::none, "picture"},
      {"x",
       std::string("\0\0\0\x20"
                   "ftypmp42",
                   12),
       SourceKind::none, "sound_or_film"},
      {"x",
       "\x7F"
       "ELF\2\1",
       SourceKind::none, "program"},
      {"x.woff2", std::string("wOF2\0\1\0\0", 8), SourceKind::none, "font"},
      {"x", std::string("\1\2\0\3", 4), SourceKind::none, "unknown_binary"},
      {"x.doc", "\xD0\xCF\x11\xE0\xA1\xB1", SourceKind::none, ""},  // words may be in it: no mere picture
      {"x.rtf", "{\\rtf1 Cells.}", SourceKind::none, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CAPTURE(row.bytes.substr(0, 20));
    const SourceJudgement judged = judge_source(reader_of(row.bytes), row.name);
    CHECK(judged.kind == row.kind);
    CHECK(judged.not_text == row.not_text);
    CHECK(judged.error.has_value() == (row.kind == SourceKind::none));
  }
  CHECK(judge_source(reader_of(std::string("id,ad\n1,Cells.\n")), "x", "", true).table == TableFormat::csv);
  CHECK(judge_source(reader_of(std::string("<p>Cells.")), "x.html", "", true).kind == SourceKind::text);
}

TEST_CASE("names of scripts, data and drawings are known, whatever their case") {
  CHECK(kind_by_name("site/menu.js") == "script");
  CHECK(kind_by_name("site/A.CSS") == "script");
  CHECK(kind_by_name("a.json") == "data");
  CHECK(kind_by_name("logo.svg") == "picture");
  CHECK(kind_by_name("page.html") == "");
  CHECK(kind_by_name("js") == "");
  CHECK(kind_by_name(".js") == "");
  CHECK(kind_by_name("a.js/page") == "");
}
