#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "intake/archived_page.h"
#include "intake/item_source.h"
#include "intake/place_findings.h"
#include "scratch_folder.h"
#include "small_archives.h"
#include "zip_bytes.h"

using namespace overclaim;
using overclaim::test::gzip;
using overclaim::test::http_answer;
using overclaim::test::page_record;
using overclaim::test::ScratchFolder;
using overclaim::test::warc_record;
using overclaim::test::zip_bytes;

namespace {

struct Taken {
  std::vector<std::string> lines;  // "> source", "record or source: text", "! record or source: code"
  KindCounts left_out;
};

Taken taken(const ScratchFolder& scratch, std::vector<std::string> names, IntakeOptions options = {}) {
  for (std::string& name : names) name = scratch.path(name);
  ItemSource items(names, std::move(options));
  const std::size_t root = scratch.path("").size();
  Taken all;
  while (const std::optional<Item> item = items.next()) {
    std::string name = item->source.substr(std::min(root, item->source.size()));
    if (item->kind == ItemKind::source) {
      all.lines.push_back("> " + name);
      continue;
    }
    if (item->record && !item->record->uri.empty()) name = item->record->uri;
    if (item->record && item->record->number > 0) name = item->record->id + "#" + std::to_string(item->record->number);
    if (item->record && name == "w.wacz" && !item->record->member.empty()) name = item->record->member;
    if (item->kind == ItemKind::error) {
      all.lines.push_back("! " + name + ": " + item->error->code);
      continue;
    }
    std::string text = item->bytes;
    if (item->input) text = item->input->read(0, item->input->size()).value_or("?");
    if (!item->captured.empty()) name += " of " + item->captured;
    all.lines.push_back(name + ": " + text);
  }
  all.left_out = items.left_out();
  return all;
}

using Lines = std::vector<std::string>;

// So that a failing row is shown.
std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace

TEST_CASE("a folder: what is text is read, what is none is counted, what is broken is named") {
  const ScratchFolder scratch;
  scratch.file("f/a.txt", "A.");
  scratch.file("f/b/page.html", "<p>B.");
  scratch.file("f/b/photo.jpg", "\xFF\xD8\xFF\xE0\1\2");
  scratch.file("f/b/menu.js", "no side effects");
  scratch.file("f/data.json", "{\"text\": \"no side effects\"}");
  scratch.file("f/old.doc", "\xD0\xCF\x11\xE0\xA1\xB1");
  scratch.file("f/w.warc.gz", gzip(page_record("u", "<p>W.")));
  scratch.file("f/x.bin", std::string("\1\0\2", 3));
  const Taken all = taken(scratch, {"f"});
  CHECK(joined(all.lines) == joined({"> f/a.txt", "f/a.txt: A.", "> f/b/page.html", "f/b/page.html: <p>B.",
                                     "> f/old.doc", "! f/old.doc: binary", "> f/w.warc.gz", "u of 2019-05-17: <p>W."}));
  CHECK(all.left_out == KindCounts{{"data", 1}, {"picture", 1}, {"script", 1}, {"unknown_binary", 1}});
  // Named, or asked for by a pattern, they are read.
  CHECK(taken(scratch, {"f/b/menu.js"}).lines == Lines{"> f/b/menu.js", "f/b/menu.js: no side effects"});
  IntakeOptions options;
  options.walk.include = {"*.js"};
  CHECK(taken(scratch, {"f"}, options).lines == Lines{"> f/b/menu.js", "f/b/menu.js: no side effects"});
  CHECK(taken(scratch, {"f/b/photo.jpg"}).lines == Lines{"> f/b/photo.jpg", "! f/b/photo.jpg: binary"});
  // A folder without anything to read says so.
  scratch.file("g/photo.png", "\x89PNG\r\n\x1A\n");
  CHECK(taken(scratch, {"g", "missing"}).lines ==
        Lines{"> g", "! g: nothing_to_read", "> missing", "! missing: not_found"});
}

TEST_CASE("an archive: pages come out decoded, the rest is counted, damage is named and the rest goes on") {
  const ScratchFolder scratch;
  const std::string http = "Content-Type: application/http; msgtype=response\r\n";
  const auto answer = [&](const char* uri, const std::string& body, const char* fields, const char* status = "200 OK") {
    return warc_record("response", uri, http_answer(body, fields, status), http);
  };
  const std::string archive =
      warc_record("warcinfo", "", "software: x") + warc_record("request", "u", "GET / HTTP/1.1\r\n\r\n") +
      answer("packed", gzip("<p>One."), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n") +
      answer("chunked", "3\r\n<p>\r\n4\r\nTwo.\r\n0\r\n\r\n",
             "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n") +
      answer("gone", "<p>Gone.", "Content-Type: text/html\r\n", "404 Not Found") +
      answer("moved", "", "Location: x\r\n", "301 Moved") +
      answer("piece", "x", "Content-Type: text/html\r\n", "206 Partial") +
      answer("pic", "\x89PNG\r\n\x1A\n", "Content-Type: image/png\r\n") +
      answer("lying", "\x89PNG\r\n\x1A\n", "Content-Type: text/html\r\n") +
      answer("http://x.example/menu.js", "x", "Content-Type: text/plain\r\n") +
      answer("http://x.example/feed.xml", "x", "Content-Type: application/rss+xml\r\n") +
      answer("untyped", "Three.", "") + warc_record("revisit", "u", "HTTP/1.1 200 OK\r\n\r\n") +
      warc_record("resource", "file:///a.txt", "Four.", "Content-Type: text/plain\r\n") +
      warc_record("resource", "metadata://wget/log", "log", "Content-Type: text/plain\r\n") +
      warc_record("conversion", "wet", "<Five.", "Content-Type: text/plain\r\n") +
      warc_record("continuation", "u", "x", "WARC-Segment-Number: 2\r\n") +
      warc_record("response", "nohttp", "no answer", http) +
      answer("zip", "x", "Content-Type: text/html\r\nContent-Encoding: zip\r\n") +
      answer("archive", gzip(page_record("inner", "x")), "Content-Type: application/octet-stream\r\n") +
      "rubbish\r\n\r\n" + answer("last", "<p>Six.", "Content-Type: text/html\r\n");
  scratch.file("a.warc", archive);
  const Taken all = taken(scratch, {"a.warc"});
  CHECK(joined(all.lines) ==
        joined({"> a.warc", "packed of 2019-05-17: <p>One.", "chunked of 2019-05-17: <p>Two.", "! lying: binary",
                "http://x.example/menu.js of 2019-05-17: x", "untyped of 2019-05-17: Three.",
                "file:///a.txt of 2019-05-17: Four.", "wet of 2019-05-17: <Five.", "! u: damaged", "! nohttp: damaged",
                "! zip: damaged", "! archive: nested", "! a.warc: damaged", "last of 2019-05-17: <p>Six."}));
  CHECK(all.left_out == KindCounts{{"data", 1},
                                   {"error_page", 1},
                                   {"fragment", 1},
                                   {"metadata", 2},
                                   {"picture", 1},
                                   {"redirect", 1},
                                   {"request", 1},
                                   {"revisit", 1}});
}

TEST_CASE("XML whose first element is html is a page, as browsers show it; other XML is data") {
  const ScratchFolder scratch;
  struct Row {
    const char* type;
    std::string body;
    bool is_page;
  };
  const std::string page = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><p>No risk.</p></html>";
  const std::vector<Row> rows = {
      {"application/xml", "<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<!-- a > b -->" + page, true},
      {"text/xml; charset=utf-8", page, true},
      {"text/xml", "\xEF\xBB\xBF \n<html>No risk.</html>", true},
      {"application/xml", "<urlset><url>u</url></urlset>", false},
      {"text/xml", "<htmlish>No risk.</htmlish>", false},
      {"text/xml", "<!-- <html>", false},
      {"text/xml", "", false},
      {"application/rss+xml", page, true},
      {"image/svg+xml", page, true},
      {"application/rss+xml", "<rss><title>No risk.</title></rss>", false},
      {"image/svg+xml", "<svg><text>No risk.</text></svg>", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.type);
    CAPTURE(row.body);
    const std::string fields = "Content-Type: " + std::string(row.type) + "\r\n";
    scratch.file("a.warc", warc_record("response", "http://x.example/a.xml", http_answer(row.body, fields)) +
                               warc_record("resource", "http://x.example/b", row.body, fields));
    ItemSource items({scratch.path("a.warc")}, {});
    std::size_t pages = 0;
    while (const std::optional<Item> item = items.next()) {
      if (item->kind == ItemKind::document && item->media_type == MediaType::html) ++pages;
    }
    CHECK(pages == (row.is_page ? 2U : 0U));
    std::uint64_t data = 0;
    for (const auto& [kind, count] : items.left_out()) data += count;
    CHECK(data == (row.is_page ? 0U : 2U));
  }
}

TEST_CASE("a page behind an interim answer is read") {
  const ScratchFolder scratch;
  const std::string answer = http_answer("<p>No risk.");
  scratch.file("a.warc", warc_record("response", "a", "HTTP/1.1 100 Continue\r\n\r\n" + answer) +
                             warc_record("response", "b", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + answer) +
                             warc_record("response", "c", "HTTP/1.1 100 Continue\r\n\r\n"));
  const Taken all = taken(scratch, {"a.warc"});
  CHECK(joined(all.lines) == joined({"> a.warc", "a of 2019-05-17: <p>No risk.", "b of 2019-05-17: <p>No risk."}));
  CHECK(all.left_out == KindCounts{{"error_page", 1}});
}

TEST_CASE("failed answers come as items where they are asked for, and are counted either way") {
  const ScratchFolder scratch;
  const auto answer = [](const char* uri, const char* fields, const char* status) {
    return warc_record("response", uri, http_answer("gone", fields, status), "Content-Type: application/http\r\n");
  };
  scratch.file("site.warc", answer("https://a.example/1", "", "503 Service Unavailable") +
                                answer("https://a.example/2", "Location: /3\r\n", "301 Moved") +
                                answer("https://a.example/4", "", "304 Not Modified") +
                                answer("https://a.example/5", "Content-Type: text/html\r\n", "200 OK"));
  for (const bool asked : {false, true}) {
    IntakeOptions options;
    options.failed_answers = asked;
    ItemSource items({scratch.path("site.warc")}, options);
    std::vector<std::string> found;
    while (const std::optional<Item> item = items.next()) {
      if (item->kind == ItemKind::document) found.push_back(item->record->uri);
      if (item->kind != ItemKind::no_page) continue;
      REQUIRE(item->answer);
      found.push_back(item->record->uri + ' ' + std::to_string(item->answer->status) + ' ' + item->answer->location);
      CHECK(item->record->date == "2019-05-17T10:00:00Z");
    }
    const std::vector<std::string> pages = {"https://a.example/5"};
    const std::vector<std::string> all = {"https://a.example/1 503 ", "https://a.example/2 301 /3",
                                          "https://a.example/5"};
    CHECK(found == (asked ? all : pages));
    CHECK(items.left_out() == KindCounts{{"error_page", 1}, {"redirect", 1}, {"revisit", 1}});
  }
}

TEST_CASE("a page that breaks off is read as far as it goes, with the reason") {
  const ScratchFolder scratch;
  scratch.file("a.warc", warc_record("response", "u", http_answer("<p>One.", "Content-Length: 100\r\n")) +
                             warc_record("response", "v", http_answer("<p>Two."), "WARC-Truncated: length\r\n"));
  ItemSource items({scratch.path("a.warc")}, {});
  CHECK(items.next()->kind == ItemKind::source);
  const auto first = items.next();
  CHECK(first->problems == Lines{"the page breaks off here: its head says 100 bytes, and there are 7"});
  const auto second = items.next();
  CHECK(second->problems == Lines{"the page breaks off here: whoever saved it stopped (length)"});
}

TEST_CASE("the server's charset holds, but for a byte order mark and what is UTF-8 beyond doubt") {
  struct Row {
    const char *type, *body, *charset;
  };
  const std::vector<Row> rows = {
      {"text/html; charset=windows-1251", "<p>\xE4\xE0", "windows-1251"},
      {"text/html; charset=\"latin1\"", "<p>\xE4", "windows-1252"},
      {"text/html; charset=utf-8", "<p>\xE4", "utf-8"},
      {"text/html; charset=latin1", "<p>\xC3\xA4\xC3\xB6\xC3\xBC", "utf-8"},
      {"text/html; charset=latin1", "<p>\xC3\xA4", "windows-1252"},
      {"text/html; charset=latin1", "\xEF\xBB\xBF<p>a", ""},
      {"text/html; charset=nonsense", "<p>a", ""},
      {"text/html", "<p>a", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.type);
    WarcRecord record;
    record.fields = {{"WARC-Type", "response"}};
    record.block = http_answer(row.body, "Content-Type: " + std::string(row.type) + "\r\n");
    record.block_length = record.block.size();
    const auto page = page_of(record);
    CHECK(std::get<ArchivedPage>(page).charset == row.charset);
  }
}

TEST_CASE("a container: its archives are read, unsafe names and bad archives are named, the rest goes on") {
  const ScratchFolder scratch;
  const std::string good = gzip(page_record("u", "<p>One.")) + gzip(page_record("v", "<p>Two."));
  scratch.file("w.wacz", zip_bytes({{"../../etc/passwd", "root"},
                                    {"archive/a.warc.gz", good},
                                    {"archive/bomb.warc", "", 300U << 20U},
                                    {"archive/locked.warc.gz", good, 0, "password"},
                                    {"archive/b.warc", page_record("w", "<p>Three.")},
                                    {"pages/pages.jsonl", "{}"},
                                    {"datapackage.json", "{}"}}));
  const Taken all = taken(scratch, {"w.wacz"});
  CHECK(joined(all.lines) ==
        joined({"> w.wacz", "! ../../etc/passwd: unsafe_name", "u of 2019-05-17: <p>One.", "v of 2019-05-17: <p>Two.",
                "! archive/bomb.warc: too_long", "! archive/locked.warc.gz: encrypted", "w of 2019-05-17: <p>Three."}));
  CHECK(all.left_out == KindCounts{{"archive_index", 2}});
  std::vector<overclaim::test::ZipMember> many(60'000);
  for (std::size_t i = 0; i < many.size(); ++i) many[i].name = "archive/" + std::to_string(i) + ".warc";
  scratch.file("many.wacz", zip_bytes(many));
  CHECK(taken(scratch, {"many.wacz"}).lines.size() == 2);
}

TEST_CASE("a table: a row an item, with its id, day and the other columns; a bad row is named") {
  const ScratchFolder scratch;
  scratch.file("ads.csv", "id,day,ad,place\n7,2023-02-03,No risk.,Rome\n8,,A cure,Oslo,too many\n9,soon,Hope.,Bonn\n");
  IntakeOptions options;
  options.table.text_field = "ad";
  options.table.date_field = "day";
  const Taken all = taken(scratch, {"ads.csv"}, options);
  CHECK(joined(all.lines) == joined({"> ads.csv", "7#1 of 2023-02-03: No risk.", "! 8#2: row", "9#3: Hope."}));
  ItemSource items({scratch.path("ads.csv")}, options);
  CHECK(items.next()->kind == ItemKind::source);
  const auto row = items.next();
  CHECK(row->span_of == SpanOf::field);
  REQUIRE(row->record->columns.size() == 1);
  CHECK(row->record->columns[0].name == "place");
  CHECK(row->record->columns[0].value == "Rome");
  const std::string line = "7,2023-02-03,No risk.,Rome";
  CHECK(row->record->offset == 16);
  CHECK(row->record->length == line.size());
  CHECK(taken(scratch, {"ads.csv"}).lines.size() == 2);  // no column of texts by that name: one error
}

TEST_CASE("a table without a row says so") {
  const ScratchFolder scratch;
  for (const char* bytes : {"", "id,text\n", "\n\n"}) {
    CAPTURE(bytes);
    scratch.file("a.csv", bytes);
    CHECK(taken(scratch, {"a.csv"}).lines == Lines{"> a.csv", "! a.csv: nothing_to_read"});
  }
  scratch.file("a.jsonl", "\n\n");
  CHECK(taken(scratch, {"a.jsonl"}).lines == Lines{"> a.jsonl", "! a.jsonl: nothing_to_read"});
  scratch.file("a.csv", "id,text\n1,No risk.\n");
  CHECK(taken(scratch, {"a.csv"}).lines == Lines{"> a.csv", "1#1: No risk."});
}

TEST_CASE("a type counts as browsers count it: the last that is one") {
  const ScratchFolder scratch;
  struct Row {
    const char* fields;
    bool is_page;
  };
  const std::vector<Row> rows = {
      {"Content-Type: image/png, text/html\r\n", true},
      {"Content-Type: image/png\r\nContent-Type: text/html\r\n", true},
      {"Content-Type: image/\r\n", true},
      {"Content-Type: text/html, image/png\r\n", false},
      {"Content-Type: image/png\r\n", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.fields);
    scratch.file("a.warc", warc_record("response", "u", http_answer("<p>No risk.", row.fields)));
    CHECK(taken(scratch, {"a.warc"}).lines.size() == (row.is_page ? 2U : 1U));
  }
}

TEST_CASE("a page that cannot be read is named, in a folder and in an archive, and what is two kinds says so") {
  const ScratchFolder scratch;
  scratch.file("f/a.html", "GIF89a\1<p>No risk.");
  scratch.file("f/b.gif", "GIF89a\1<p>No risk.");
  const Taken folder = taken(scratch, {"f"});
  CHECK(joined(folder.lines) == joined({"> f/a.html", "! f/a.html: binary"}));
  CHECK(folder.left_out == KindCounts{{"picture", 1}});
  const auto answer = [](const char* uri, const std::string& body, const char* fields) {
    return warc_record("response", uri, http_answer(body, fields));
  };
  const std::string packed = gzip("<p>No risk.");
  scratch.file("a.warc", answer("zero", std::string("<p>\0No risk.", 12), "Content-Type: text/html\r\n") +
                             answer("packed", "\x1E" + packed.substr(1),
                                    "Content-Type: text/html\r\nContent-Encoding: gzip\r\n") +
                             answer("drawn", std::string("\x89PNG\0", 5), "Content-Type: image/png\r\n"));
  const Taken archive = taken(scratch, {"a.warc"});
  CHECK(joined(archive.lines) == joined({"> a.warc", "! zero: binary", "! packed: binary"}));
  CHECK(archive.left_out == KindCounts{{"picture", 1}});
  const std::string document =
      zip_bytes({{"[Content_Types].xml", "<Types/>"},
                 {"word/document.xml",
                  "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Hope.</w:t></w:r></w:p></w:body>"
                  "</w:document>"}});
  for (const char* name : {"a.html", "a.docx"}) {
    scratch.file(name, document);
    ItemSource items({scratch.path(name)}, {});
    CHECK(items.next()->kind == ItemKind::source);
    const auto item = items.next();
    REQUIRE(item);
    CHECK(item->kind == ItemKind::document);
    CHECK(item->incomplete == (std::string_view(name) == "a.html"));
    CHECK(item->left_out.size() == (item->incomplete ? 1U : 0U));
  }
}

TEST_CASE("a mail is read as what was taken out of it, with the day it was sent") {
  const ScratchFolder scratch;
  const std::string mail =
      "From: a@example.org\r\nSubject: Hope\r\nDate: Mon, 3 Feb 2020 10:00:00 +0000\r\n\r\nThere are no risks.\r\n";
  scratch.file("m.eml", mail);
  ItemSource items({scratch.path("m.eml")}, {});
  CHECK(items.next()->kind == ItemKind::source);
  const auto item = items.next();
  CHECK(item->kind == ItemKind::document);
  CHECK(item->span_of == SpanOf::extracted);
  CHECK(item->title == "Hope");
  CHECK(item->captured == "2020-02-03");
  CHECK(item->size == mail.size());
  CHECK(item->bytes.find("There are no risks.") != std::string::npos);
  CHECK_FALSE(items.next().has_value());
}

TEST_CASE("findings stand on the page and in the paragraph that began last before them") {
  Report report;
  for (const std::uint64_t begin : {0U, 10U, 15U, 30U}) {
    report.findings.emplace_back();
    report.findings.back().span = {begin, begin + 1};
  }
  const std::vector<ExtractedPlace> places = {{5, "paragraph", 1}, {10, "page", 2}, {20, "paragraph", 2}};
  place_findings(SpanOf::extracted, places, report);
  std::vector<std::string> got;
  for (const Finding& finding : report.findings) {
    CHECK(finding.span_of == SpanOf::extracted);
    got.push_back(std::to_string(finding.page) + "/" + std::to_string(finding.paragraph));
  }
  CHECK(got == Lines{"0/0", "2/1", "2/1", "2/2"});
}

TEST_CASE("days are taken from dates that begin with one") {
  CHECK(day_of("2019-05-17T10:00:00Z") == "2019-05-17");
  CHECK(day_of("2024-02-29") == "2024-02-29");
  CHECK(day_of("2019-05-17") == "2019-05-17");
  CHECK(day_of("2019-05-17 10:00") == "2019-05-17");
  for (const char* date : {"", "20190517", "2019-13-01", "2019-05-00", "2019-05-177", "soon", "0000-01-01",
                           "2019/05/17", "2024-02-30", "2023-02-29T10:00:00Z", "2019-04-31"}) {
    CAPTURE(date);
    CHECK(day_of(date).empty());
  }
}
