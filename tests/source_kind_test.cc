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
      {"x.png", "\x89PNG\r\n\x1A\n", SourceKind::none, "picture"},
      {"x.php", "\x89PNG\r\n\x1A\n", SourceKind::none, "picture"},
      {"x.html", "\x89PNG\r\n\x1A\n", SourceKind::none, ""},  // shown as a page: never a mere count
      {"x.htm", std::string("<p>\0No risk.", 12), SourceKind::none, ""},
      {"x.html", record, SourceKind::none, ""},
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

namespace {

struct KindRow {
  const char* name;
  std::string bytes;
  SourceKind kind;
};

void check_kinds(const std::vector<KindRow>& rows) {
  for (const KindRow& row : rows) {
    CAPTURE(row.name);
    CAPTURE(row.bytes.substr(0, 40));
    const SourceJudgement judged = judge_source(reader_of(row.bytes), row.name);
    CHECK(judged.kind == row.kind);
    CHECK(judged.error.has_value() == (row.kind == SourceKind::none));
  }
}

}  // namespace

TEST_CASE("a zip whose members are those of two kinds is what programs go by, else refused") {
  const std::string record = page_record("u", "<p>Cells.");
  check_kinds({
      {"x.docx", zip_bytes({{"[Content_Types].xml", "x"}, {"word/document.xml", "x"}, {"archive/a.warc", record}}),
       SourceKind::docx},
      {"x.odt",
       zip_bytes({{"mimetype", "application/vnd.oasis.opendocument.text"},
                  {"content.xml", "x"},
                  {"word/document.xml", "x"},
                  {"archive/a.warc", record}}),
       SourceKind::odt},
      {"x.zip", zip_bytes({{"archive/a.warc", record}}), SourceKind::web_container},
      {"x.zip", zip_bytes({{"archive/a.warc", record}, {"word/document.xml", "x"}}), SourceKind::none},
      {"x.docx",
       zip_bytes({{"mimetype", "application/vnd.oasis.opendocument.text"},
                  {"content.xml", "x"},
                  {"[Content_Types].xml", "x"},
                  {"word/document.xml", "x"}}),
       SourceKind::none},
      {"x.wacz",
       zip_bytes({{"datapackage.json", "{}"},
                  {"archive/a.warc", record},
                  {"[Content_Types].xml", "x"},
                  {"word/document.xml", "x"}}),
       SourceKind::none},
  });
}

TEST_CASE(
    "a PDF behind other bytes is one where its name or the emptiness of these says so, and never where there are "
    "words") {
  std::string far(1100, 'a');
  far += "\n%PDF-1.7\n1 0 obj\n%%EOF\n";
  check_kinds({
      {"x", "\n%PDF-1.7\n", SourceKind::pdf},
      {"x", "\xEF\xBB\xBF% made by hand\n%PDF-1.7\n1 0 obj\n%%EOF\n", SourceKind::pdf},
      {"x.tex", "% made by hand\n%PDF-1.7\nWords.\n", SourceKind::text},
      {"x.pdf", "Words.\n%PDF-1.7\n", SourceKind::pdf},
      {"x.txt", "Words.\n%PDF-1.7\n1 0 obj\n%%EOF\n", SourceKind::none},
      {"x.php", "<p>Words.</p><!--\n%PDF-1.7\n1 0 obj\n%%EOF\n-->", SourceKind::none},
      {"x.txt", "Words.\n%PDF-1.7\n1 0 obj\n", SourceKind::text},
      {"x.txt", "Save as %PDF-1.4, our objective.\n%%EOF\n", SourceKind::text},
      {"x.txt", "Words.\n%PDF-1.7\nour 1 objection\n%%EOF\n", SourceKind::text},
      {"x.txt", "A PDF begins with %PDF-1.7, a page does not.", SourceKind::text},
      {"x.txt", far, SourceKind::text},
      {"x.html", "<p>Words.\n%PDF-1.7\n1 0 obj\n%%EOF\n", SourceKind::text},
  });
}

TEST_CASE("what a server calls a page is never a mere count, and a document that is called one says so") {
  const auto judged = [](const char* bytes, const char* name, const char* media_type) {
    return judge_source(reader_of(std::string(bytes)), name, "", false, media_type);
  };
  CHECK(judged("GIF89a\1<p>No risk.", "/", "text/html").not_text.empty());
  CHECK(judged("GIF89a\1<p>No risk.", "/", "").not_text == "picture");
  CHECK(judged("GIF89a\1<p>No risk.", "/a.html", "image/gif").not_text == "picture");
  CHECK(judged("%PDF-1.7\n", "/", "text/html").is_page_too);
  CHECK(judged("%PDF-1.7\n", "a.html", "").is_page_too);
  CHECK_FALSE(judged("%PDF-1.7\n", "/a.html", "application/pdf").is_page_too);
  CHECK_FALSE(judged("%PDF-1.7\n", "/a.php", "").is_page_too);
  CHECK_FALSE(judged("<p>No risk.", "a.html", "").is_page_too);
  CHECK(judged("Words.\n%PDF-1.7\n", "/", "application/pdf").kind == SourceKind::pdf);
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
