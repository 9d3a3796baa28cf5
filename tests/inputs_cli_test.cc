// What the program is given to read: encodings, folders, archives, tables, several files, long ones, other languages.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli_shell.h"
#include "small_archives.h"
#include "text/sha256.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using overclaim::sha256_hex;
using overclaim::test::english;
using overclaim::test::lines_of;
using overclaim::test::spanish;
using Outcome = overclaim::test::ProgramEnd;
using Shell = overclaim::test::CliShell;

}  // namespace

TEST_CASE("inputs come in other encodings, as saved pages and as Markdown") {
  const Shell shell;
  const std::string utf16 = std::string("\xFF\xFE") + [] {
    std::string units;
    for (const char c : std::string("There are no risks.\n")) (units += c) += '\0';
    return units;
  }();
  shell.folder.file("utf16.txt", utf16);
  shell.folder.file("bare16.txt", utf16.substr(2, 200));
  shell.folder.file("quotes.txt", "There are no risks. It\x92s \x93new\x94.\n");
  shell.folder.file("page.md", "# Cells\n\nThere are **no** risks.\n");
  shell.folder.file("shell.html", "<div id=root></div><script src=a.js></script>");
  shell.folder.file("kept.html",
                    "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id=\"wm-ipp-base\"><a href=\"/web/\">Captures</a><p>No "
                    "risks</p></div><!-- END WAYBACK TOOLBAR INSERT --><p>Nobody knows more.</p>");
  shell.folder.file("own.html",
                    "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id=\"wm-ipp-base\">There are no risks.</div>"
                    "<!-- END WAYBACK TOOLBAR INSERT --><p>Nobody knows more.</p>");
  shell.folder.file("lie.html", "<meta charset=utf-8><p>Nobody knows more, caf\xE9.</p>");
  struct Row {
    const char *line, *charset, *media_type;
    std::size_t findings;
    int status, bad_bytes;
  };
  const std::vector<Row> rows = {
      {"utf16.txt", "utf-16le", "text/plain", 1, 1, 0},
      {"bare16.txt", "utf-16le", "text/plain", 1, 1, 0},
      {"--encoding UTF-16LE bare16.txt", "utf-16le", "text/plain", 1, 1, 0},
      {"quotes.txt", "windows-1252", "text/plain", 1, 1, 0},
      {"--encoding utf8 quotes.txt", "utf-8", "text/plain", 1, 1, 3},
      {"page.md", "utf-8", "text/markdown", 1, 1, 0},
      {"shell.html", "utf-8", "text/html", 0, 3, 0},
      {"kept.html", "utf-8", "text/html", 0, 0, 0},
      {"own.html", "utf-8", "text/html", 1, 1, 0},
      {"lie.html", "utf-8", "text/html", 0, 0, 1},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.line));
    const Outcome outcome = shell(std::string("check --format jsonl --only safety ") + row.line);
    CHECK(outcome.err.empty());
    CHECK(outcome.status == row.status);
    const json document = json::parse(outcome.out);
    CHECK(document["charset"] == row.charset);
    CHECK(document["media_type"] == row.media_type);
    CHECK(document["findings"].size() == row.findings);
    CHECK(document["coverage"]["bad_bytes"] == row.bad_bytes);
  }
  const Outcome wrong = shell("check --encoding latin good.txt");
  CHECK(wrong.status == 2);
  CHECK(wrong.err.find("--encoding takes one of big5, ") != wrong.err.npos);
}

TEST_CASE("folders, archives and tables in one run: each document with its place, one sum at the end") {
  using overclaim::test::gzip;
  const Shell shell;
  shell.folder.file("f/bad.txt", "There are no risks.\n");
  shell.folder.file("f/photo.jpg", "\xFF\xD8\xFF\xE0\1");
  shell.folder.file("w.warc.gz", gzip(overclaim::test::page_record("http://a.example/", "<p>There are no risks.")) +
                                     gzip(overclaim::test::warc_record("request", "u", "GET / HTTP/1.1\r\n\r\n")) +
                                     gzip(overclaim::test::page_record("http://b.example/", "<p>Cells.")));
  shell.folder.file("ads.csv", "id,text,place\nx7,There are no risks.,Rome\nx8,one,two,three\n");
  const Outcome outcome = shell("check f w.warc.gz ads.csv --format json");
  CHECK(outcome.status == 3);
  CHECK(outcome.err == "overclaim: x8 (row 2 of ads.csv): line 3: the row has 4 fields where the first line names 3\n");
  const json report = json::parse(outcome.out);
  CHECK(report["run"] == json::parse(R"({"inputs": 3, "documents": 4, "unreadable": 1, "left_out": [
    {"kind": "picture", "count": 1}, {"kind": "request", "count": 1}], "stopped": false})"));
  const json& documents = report["documents"];
  REQUIRE(documents.size() == 5);
  CHECK(documents[0]["source"] == "f/bad.txt");
  CHECK(documents[0]["findings"][0]["span_of"] == "input");
  CHECK(documents[1]["record"]["uri"] == "http://a.example/");
  CHECK(documents[1]["record"]["offset"] == 0);
  CHECK(documents[1]["tool"]["as_of"] == "2019-05-17");
  CHECK(documents[1]["findings"][0]["span_of"] == "record");
  CHECK(documents[1]["findings"][0]["span"] == json::parse(R"({"begin": 13, "end": 21})"));
  CHECK(documents[3]["record"]["id"] == "x7");
  CHECK(documents[3]["record"]["columns"] == json::parse(R"([{"name": "place", "value": "Rome"}])"));
  CHECK(documents[3]["findings"][0]["span_of"] == "field");
  CHECK(documents[4]["error"]["code"] == "row");
  CHECK(documents[4]["coverage"]["bytes_read"] == 0);
  CHECK(documents[4]["coverage"]["skipped"].size() == 1);
  // --as-of goes before the day of the archive, --captured-at does not.
  const auto day = [&](const std::string& option) {
    return json::parse(shell("check w.warc.gz --format json " + option).out)["documents"][0]["tool"]["as_of"];
  };
  CHECK(day("--as-of 2024-01-02") == "2024-01-02");
  CHECK(day("--captured-at 2024-01-02") == "2019-05-17");

  const std::string text = shell("check f w.warc.gz ads.csv").out;
  for (const char* line :
       {"http://a.example/, saved on 2019-05-17, in w.warc.gz", "x7 (row 1 of ads.csv)", "Reports on 5 pages",
        "1 picture,", "5 documents, 3 with claims to ask about, 1 could not be read."}) {
    CAPTURE(std::string(line));
    CHECK(text.find(line) != text.npos);
  }
  const std::string html = shell("check w.warc.gz ads.csv --format html").out;
  for (const char* piece : {"saved on 2019-05-17", "x7 (row 1 of ads.csv)", "href=\"#page-2\"", "id=\"page-2\""}) {
    CAPTURE(std::string(piece));
    CHECK(html.find(piece) != html.npos);
  }
  CHECK(html.find("id=\"page-1\"") == html.rfind("id=\"page-1\""));
  CHECK(shell("check w.warc.gz --format markdown").out.find("saved on 2019-05-17") != std::string::npos);
  CHECK(shell("check w.warc.gz --format fair").out.find("saved on 2019-05-17") != std::string::npos);
  CHECK(shell("check w.warc.gz --format note").out.find("saved on 2019-05-17") != std::string::npos);
  CHECK(shell("check - --stdin-name x.warc.gz --format json <w.warc.gz").out.find("http://b.example/") !=
        std::string::npos);
  // A report a page, also in a folder.
  CHECK(shell("check w.warc.gz --quiet --output html=reports/").status == 1);
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(shell.folder.path("reports")))
    files += entry.is_regular_file() ? 1U : 0U;
  CHECK(files == 3);
}

TEST_CASE("several inputs come out in their order, unreadable ones as documents with an error") {
  const Shell shell;
  const Outcome outcome = shell("check --format jsonl good.txt missing.txt bad.txt");
  const std::vector<json> documents = lines_of(outcome.out);
  REQUIRE(documents.size() == 3);
  CHECK(documents[0]["source"] == "good.txt");
  CHECK(documents[0]["error"].is_null());
  CHECK(documents[0]["sha256"] == sha256_hex("Nobody knows more.\n"));
  CHECK(documents[1]["source"] == "missing.txt");
  CHECK(documents[1]["error"]["code"] == "not_found");
  CHECK(documents[1]["tool"] == documents[0]["tool"]);
  CHECK(documents[2]["findings"].size() == 1);
  CHECK(documents[2]["findings"][0]["rule"] == "safety.no-risks");

  const json whole = json::parse(shell("check --format json good.txt missing.txt bad.txt").out);
  CHECK(whole["tool"] == documents[0]["tool"]);
  CHECK(whole["documents"] == json(documents));

  const std::string text = shell("check good.txt missing.txt bad.txt").out;
  CHECK(text.rfind("Words only.\n", 0) == 0);
  CHECK(text.find("\n\ngood.txt\n") < text.find("\n\nbad.txt\n"));
  CHECK(text.find("\n  There are no risks.\n            ^^^^^^^^[1]\n") != text.npos);
  const std::string end = text.substr(text.find("Reports on 3 pages\n"));
  CHECK(end.find("\n  good.txt     Nothing marked\n"
                 "  missing.txt  Could not be read: no such file; check the name and the folder\n"
                 "  bad.txt      1 claim to ask about\n"
                 "3 documents, 1 with claims to ask about, 1 could not be read.\n") != end.npos);
}

TEST_CASE("standard input is read for a dash and can be given a name") {
  const Shell shell;
  CHECK(lines_of(shell("check --format jsonl - <bad.txt").out)[0]["source"] == "-");
  const json named = lines_of(shell("echo '<i>no risks</i>' | check --format jsonl --stdin-name pasted.html -").out)[0];
  CHECK(named["source"] == "pasted.html");
  CHECK(named["media_type"] == "text/html");
  const json tagged = lines_of(shell("printf '<p>There are no&nbsp;risks.' | check --format jsonl -").out)[0];
  CHECK(tagged["media_type"] == "text/html");
  CHECK(tagged["findings"][0]["span"] == json{{"begin", 13}, {"end", 26}});
}

TEST_CASE("a long text is read in parts whose places are those of the whole") {
  const Shell shell;
  // Mostly spaces, so that the sanitizers get through it.
  const std::string paragraph = "Nobody knows more." + std::string(100'000, ' ') + "\n\n";
  std::string text;
  while (text.size() < 18u << 20u) text += paragraph;
  const std::size_t first = text.size() / 3 / paragraph.size() * paragraph.size();
  text.insert(first, "There are no risks.\n\n");
  text += "\u00C9 \U0001F600 no risks.\n";
  shell.folder.file("long.txt", text);
  const Outcome outcome = shell("check --format jsonl long.txt");
  CHECK(outcome.status == 1);
  const std::vector<json> parts = lines_of(outcome.out);
  REQUIRE(parts.size() == 2);
  std::vector<json> findings;
  std::uint64_t read = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    CHECK(parts[i]["part"] == json{{"index", i}, {"of", 2}});
    CHECK(parts[i]["bytes"] == text.size());
    CHECK(parts[i]["sha256"] == sha256_hex(text));
    read += parts[i]["coverage"]["bytes_read"].get<std::uint64_t>();
    for (const json& finding : parts[i]["findings"]) findings.push_back(finding);
  }
  CHECK(read == text.size());
  REQUIRE(findings.size() == 2);
  for (const json& finding : findings) {
    const std::size_t begin = finding["span"]["begin"], end = finding["span"]["end"];
    CHECK(text.substr(begin, end - begin) == "no risks");
    CHECK(finding["line"] == std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n') + 1);
  }
  CHECK(findings[0]["span"]["begin"] == first + 10);
  CHECK(findings[0]["column"] == 11);
  CHECK(findings[1]["column"] == 5);
  CHECK(findings[1]["utf16"]["begin"] == text.size() - 10 - 3);  // 2 bytes of É and 4 of the picture are 1 and 2 units

  // The same through a pipe.
  const std::vector<json> piped = lines_of(shell("cat long.txt | check --format jsonl --stdin-name long.txt -").out);
  CHECK(piped == parts);
}

TEST_CASE("long HTML is not read, and the report says so") {
  const Shell shell;
  shell.folder.file("long.html", "<!doctype html><p>no risks" + std::string(17u << 20u, ' '));
  const Outcome outcome = shell("check --format jsonl long.html");
  CHECK(outcome.status == 3);
  const json document = lines_of(outcome.out)[0];
  CHECK(document["coverage"]["bytes_read"] == 0);
  REQUIRE(document["coverage"]["skipped"].size() == 1);
  CHECK(document["coverage"]["skipped"][0]["span"]["end"] == document["bytes"]);
}

TEST_CASE("what is in a language without rules is left out, and the report says so in plain words") {
  const Shell shell;
  const std::string sentence = "There are no rules for that language yet, so it was not checked.\n";
  const std::string all = shell("check --width 200 spanish.txt").out;
  CHECK(all.rfind("Words only.\nNot read: This text is in Spanish. " + sentence, 0) == 0);
  CHECK(all.find("\n  Nothing was checked here. So we can say nothing about it.\n") != all.npos);
  const std::string part = shell("check --width 200 part-spanish.txt").out;
  CHECK(part.rfind("Words only.\nNot read: This part is in Spanish. " + sentence, 0) == 0);
  CHECK(part.find("\n2 claims to ask about") != part.npos);

  const std::vector<json> documents = lines_of(shell("check --format jsonl spanish.txt part-spanish.txt").out);
  REQUIRE(documents.size() == 2);
  CHECK(documents[0]["language"] == "es");
  CHECK(documents[0]["findings"].empty());
  CHECK(documents[0]["coverage"]["bytes_read"] == 0);
  REQUIRE(documents[0]["coverage"]["skipped"].size() == 1);
  CHECK(documents[0]["coverage"]["skipped"][0]["span"] == json{{"begin", 0}, {"end", spanish.size()}});
  CHECK(documents[1]["language"] == "en");
  CHECK(documents[1]["findings"].size() == 2);
  REQUIRE(documents[1]["coverage"]["skipped"].size() == 1);
  const std::size_t begin = 2 * english.size() + 2, end = begin + spanish.size() - 1;
  CHECK(documents[1]["coverage"]["skipped"][0]["span"] == json{{"begin", begin}, {"end", end}});
  CHECK(documents[1]["coverage"]["bytes_read"] == 2 * english.size() + 3);

  // With all rules: too little to judge, and nobody seems to speak.
  const json whole = lines_of(shell("overclaim check --format jsonl spanish.txt").out)[0];
  CHECK(whole["findings"].empty());
  CHECK(whole["score"]["band"] == "too-little-to-judge");
  CHECK(whole["publisher"] == json{{"kind", "unknown"}, {"sells", "unknown"}, {"spans", json::array()}});
}
