// Runs the program itself, as people and scripts do. With a small rulebook of its own, so that rules may change.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "program_shell.h"
#include "small_archives.h"
#include "small_rulebook.h"
#include "text/sha256.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using overclaim::sha256_hex;

const std::string english =
    "Our house by the river looks after children with cells from cord blood. The treatment takes one afternoon, and "
    "most families travel home on the following day. Nobody knows yet whether it helps, and we tell you so before you "
    "pay anything. There are no risks.\n";
const std::string spanish =
    "Nuestra casa junto al r\u00EDo atiende a ni\u00F1os con c\u00E9lulas de la sangre del cord\u00F3n. El tratamiento "
    "dura una tarde y la mayor\u00EDa de las familias vuelve a casa al d\u00EDa siguiente. Todav\u00EDa nadie sabe si "
    "ayuda, y se lo decimos antes de que pague nada. \u00ABNo risks\u00BB, dice el cartel de la puerta.\n";

using Outcome = overclaim::test::ProgramEnd;

struct Shell : overclaim::test::ProgramShell {
  Shell() {
    folder.file("bad.txt", "There are no risks.\n");
    folder.file("good.txt", "Nobody knows more.\n");
    folder.file("english.txt", english);
    folder.file("spanish.txt", spanish);
    folder.file("part-spanish.txt", english + "\n" + english + "\n" + spanish);
  }
};

std::vector<json> lines_of(const std::string& text) {
  std::vector<json> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(json::parse(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("the exit status says what came of it, the highest first") {
  const Shell shell;
  shell.folder.file("sub/page.txt", "x");
  shell.folder.file("paper.pdf", "%PDF-1.4 \x01");
  shell.folder.file("empty.txt", "");
  shell.folder.file("deep.html", [] {
    std::string html = "<!doctype html>";
    for (int i = 0; i < 2000; ++i) html += "<div>";
    return html + "Cells.";
  }());
  struct Row {
    const char* line;
    int status;
  };
  const std::vector<Row> rows = {
      {"check good.txt", 0},
      {"check empty.txt", 0},
      {"check bad.txt", 1},
      {"check good.txt bad.txt", 1},
      {"check --fail-on 5 bad.txt", 1},
      {"check --exit-zero bad.txt", 0},
      {"check --disable safety bad.txt", 0},
      {"check --only risk bad.txt", 0},
      {"check --quiet bad.txt", 1},
      {"check missing.txt", 2},
      {"check sub", 0},
      {"check sub bad.txt", 1},
      {"check --exclude page.txt sub", 2},
      {"check --exclude page.txt sub good.txt", 3},
      {"check paper.pdf missing.txt", 2},
      {"check --exit-zero missing.txt", 2},
      {"check --formt json good.txt", 2},
      {"check --only safty good.txt", 2},
      {"check --disable safety.no-risk good.txt", 2},
      {"check --rules nowhere good.txt", 2},
      {"check --rules good.txt good.txt", 2},
      {"check --rules sub good.txt", 2},
      {"check --lang xx good.txt", 2},
      {"overclaim check --no-builtin-rules good.txt", 2},
      {"overclaim", 2},
      {"check missing.txt good.txt", 3},
      {"check missing.txt bad.txt", 3},
      {"check --exit-zero missing.txt bad.txt", 3},
      {"check deep.html", 0},  // no page nests too deep to be read
      {"check english.txt", 1},
      {"check spanish.txt", 3},
      {"check part-spanish.txt", 3},
      {"check --exit-zero part-spanish.txt", 3},
      {"check --lang en spanish.txt", 3},
      {"check bad.txt spanish.txt good.txt", 3},
      {"head -c 150 spanish.txt | check -", 0},
      {"check good.txt >/dev/full", 4},
      {"check bad.txt missing.txt >/dev/full", 4},
      {"check --format json good.txt >/dev/full", 4},
      {"check --format jsonl good.txt >/dev/full", 4},
      {"check --exit-zero good.txt >/dev/full", 4},
      {"check --output json=/dev/full good.txt", 4},
      {"check --output json=no/such/folder.json good.txt", 4},
      {"check --output json=sub good.txt", 4},
      {"check --format html good.txt", 0},
      {"check --format html good.txt >/dev/full", 4},
      {"check --output html=reports/ good.txt", 0},
      {"check --output html=bad.txt/ good.txt", 4},
      {"check good.txt >&-", 4},
      {"check good.txt <&-", 0},
      {"overclaim --help >/dev/full", 4},
      {"overclaim rules list --no-builtin-rules --rules book >/dev/full", 4},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.line));
    const Outcome outcome = shell(row.line);
    CAPTURE(outcome.err);
    CHECK(outcome.status == row.status);
    const std::string line = row.line;
    // What was left out of an input that was read stands in its report.
    const bool in_report = line.find("spanish.txt") != line.npos;
    CHECK(outcome.err.empty() == (row.status < 2 || in_report));
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') <= 2);
  }
}

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

TEST_CASE("a reader that goes away is an output that cannot be written") {
  const Shell shell;
  std::string files;
  for (int i = 0; i < 400; ++i) files += " bad.txt";
  const Outcome outcome = shell("{ check --format jsonl" + files + "; echo $? >status; } | head -c 10 >/dev/null");
  CHECK(shell.folder.read("status") == "4\n");
  CHECK(outcome.err == "overclaim: standard output: cannot be written (Broken pipe)\n");
}

TEST_CASE("messages name the input, what is wrong and what to do") {
  const Shell shell;
  shell.folder.file("sub/page.txt", "x");
  shell.folder.file("photo.jpg", "\xFF\xD8\xFF\xE0 JFIF");
  shell.folder.file("utf32.txt", std::string("\xFF\xFE\0\0a\0\0\0", 8));
  struct Row {
    const char *line, *err;
  };
  const std::vector<Row> rows = {
      {"check missing.txt", "overclaim: missing.txt: no such file; check the name and the folder\n"},
      {"check --exclude page.txt sub", "overclaim: sub: is a folder without a file that is read\n"},
      {"check - <sub", "overclaim: standard input: is a folder; name the files in it\n"},
      {"check photo.jpg",
       "overclaim: photo.jpg: is a picture; only text is read: write down what it says, or take it from the page "
       "itself\n"},
      {"check utf32.txt", "overclaim: utf32.txt: is UTF-32 text, which is not read; save it as UTF-8 first\n"},
      {"check --only safty good.txt",
       "overclaim: --only names no rule and no category: \"safty\"; did you mean safety?\n"},
      {"check --rules nowhere good.txt", "overclaim: nowhere: no such folder; --rules takes a folder of rules\n"},
      {"check --rules sub good.txt",
       "overclaim: sub: holds no rules; they are .json files in a folder for each language\n"},
      {"check --lang xx good.txt", "overclaim: there are no rules for the language \"xx\"; there are some for: en\n"},
      {"overclaim chck", "overclaim: there is no verb and no file \"chck\"; did you mean check?\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.line));
    CHECK(shell(row.line).err == row.err);
  }
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

TEST_CASE("what is wrong in a rulebook is listed with its place, and nothing is checked") {
  const Shell shell;
  shell.folder.file("more/en/safety.json",
                    R"({"category": "safety", "rules": [{"id": "safety.no-risks", "severity": 7}]})");
  const Outcome outcome = shell("check --rules more bad.txt");
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find("rules/en/safety.json /rules/0/severity: must be a whole number from 1 to 5, is 7\n") !=
        outcome.err.npos);
  CHECK(outcome.err.find("problems in the rulebook; nothing was checked\n") != outcome.err.npos);
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

TEST_CASE("an output file is whole or not there, and keeps what it replaces until then") {
  const Shell shell;
  shell.folder.file("old.json", "old");
  const Outcome outcome =
      shell("check --quiet --output json=new.json --output text=new.txt -o jsonl=old.json bad.txt missing.txt");
  CHECK(outcome.status == 3);
  CHECK(outcome.out.empty());
  CHECK(json::parse(shell.folder.read("new.json"))["documents"].size() == 2);
  CHECK(lines_of(shell.folder.read("old.json")).size() == 2);
  const std::string text = shell.folder.read("new.txt");
  CHECK(text.find("\nmissing.txt\nCould not be read: no such file; check the name and the folder\n") != text.npos);
  for (const auto& entry : fs::directory_iterator(shell.folder.path(""))) {
    CHECK(entry.path().string().find("unfinished") == std::string::npos);
  }

  // Through a link the file behind it is replaced, and permissions stay.
  fs::create_symlink("old.json", shell.folder.path("link.json"));
  fs::permissions(shell.folder.path("old.json"), fs::perms::owner_read | fs::perms::owner_write);
  CHECK(shell("check --quiet --output json=link.json good.txt").status == 0);
  CHECK(fs::is_symlink(shell.folder.path("link.json")));
  CHECK(json::parse(shell.folder.read("old.json"))["documents"].size() == 1);
  CHECK(fs::status(shell.folder.path("old.json")).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(shell("check --quiet --output text=/dev/stdout good.txt").out.rfind("Words only.\n", 0) == 0);
}

TEST_CASE("colour and width go to the terminal report alone") {
  const Shell shell;
  CHECK(shell("check bad.txt").out.find('\033') == std::string::npos);
  const Outcome outcome = shell("check --color always --output text=plain.txt bad.txt");
  CHECK(outcome.out.find("\033[1;35mno risks\033[0m") != std::string::npos);
  CHECK(shell.folder.read("plain.txt").find('\033') == std::string::npos);
  CHECK(shell("check --color always --format json bad.txt").out.find('\033') == std::string::npos);
  CHECK(shell("check --width 20 bad.txt").out.find("  There are no\n            ^^\n  risks.\n  ^^^^^[1]\n") !=
        std::string::npos);
  // Links go where they are wanted, and by themselves only to a terminal.
  const std::string page = "printf 'Our stem cells have no side effects.\n' | overclaim check ";
  CHECK(shell(page + "--hyperlinks always -").out.find("\033]8;;https://doi.org/") != std::string::npos);
  CHECK(shell("export WT_SESSION=1 TERM=xterm; " + page + "-").out.find('\033') == std::string::npos);
}

TEST_CASE("machine words are shown only where details are asked for, and Markdown is a format like the others") {
  const Shell shell;
  CHECK(shell("check bad.txt").out.find("safety.no-risks") == std::string::npos);
  CHECK(shell("check --details bad.txt").out.find("safety.no-risks") != std::string::npos);
  const Outcome notes = shell("check --format markdown bad.txt good.txt missing.txt");
  CHECK(notes.status == 3);
  CHECK(notes.out.rfind("Words only.\n\n", 0) == 0);
  CHECK(notes.out.find("\n> There are **no risks**\\[1\\].\n") != std::string::npos);
  CHECK(notes.out.find("\n1. bad.txt: 1 claim to ask about\n2. good.txt: Nothing marked\n3. missing.txt: ") !=
        std::string::npos);
}

TEST_CASE("a least severity hides weaker findings and does not change the exit status") {
  const Shell shell;
  shell.folder.file("weak.txt", "See NCT00000001.\n");
  const Outcome outcome = shell("check --format jsonl --min-severity 2 weak.txt");
  CHECK(outcome.status == 1);
  CHECK(lines_of(outcome.out)[0]["findings"].empty());
  CHECK(shell("check --fail-on 2 weak.txt").status == 0);
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

TEST_CASE("rules are listed, shown, tested and linted") {
  const Shell shell;
  const std::string book = " --no-builtin-rules --rules book";
  CHECK(shell("overclaim rules list" + book).out ==
        "risk.named           -  stable  Names a risk.\n"
        "safety.no-risks      5  stable  Says there is no risk.\n"
        "safety.trial-number  1  stable  Names a number.\n");
  const std::string shown = shell("overclaim rules show safety.no-risks" + book).out;
  CHECK(shown.rfind("id            safety.no-risks\nseverity      5\n", 0) == 0);
  CHECK(shown.find("phrases       (no|zero) [known] {risk}\n              {risk} free\n") != shown.npos);
  const std::string expanded = shell("overclaim rules show safety.no-risks --expand" + book).out;
  CHECK(expanded.find("phrases       (no|zero) [known] (risk~|side effect~)\n") != expanded.npos);
  const Outcome unknown = shell("overclaim rules show safety.no-risk" + book);
  CHECK(unknown.status == 2);
  CHECK(unknown.err == "overclaim: there is no rule \"safety.no-risk\"; did you mean safety.no-risks?\n");

  const Outcome test = shell("overclaim rules test" + book);
  CHECK(test.out.find(" examples, ") != test.out.npos);
  CHECK(test.status == (test.out.find(", 0 failed\n") != test.out.npos ? 0 : 2));
  CHECK(shell("overclaim rules lint" + book).out.find("3 rules, ") != std::string::npos);
}

TEST_CASE("why tells of a line, and says what is wrong with a place") {
  const Shell shell;
  const std::string book = " --no-builtin-rules --rules book";
  const std::string told =
      "1\n\nSentence at 1:1: a paragraph, visible on the page\n  There are no risks.\n\n  FLAGGED  safety.no-risks\n"
      "    There are no risks.\n              ^^^^^^^^\n    Says there is no risk.\n";
  const Outcome outcome = shell("overclaim why bad.txt:1" + book);
  CHECK(outcome.status == 0);
  CHECK(outcome.out.rfind("bad.txt, line " + told, 0) == 0);
  CHECK(outcome.out.find("Against the reference list: contradicted.") != outcome.out.npos);
  CHECK(shell("overclaim why -:1 <bad.txt" + book).out.rfind("standard input, line " + told, 0) == 0);
  CHECK(shell("overclaim why -:1 --stdin-name a.txt <bad.txt" + book).out.rfind("a.txt, line " + told, 0) == 0);
  CHECK(shell("overclaim why bad.txt:1 --color always" + book).out.find("\033[31m") != std::string::npos);
  shell.folder.file("two.txt", "There are no risks.\n\nIt is risk free.\n");
  const std::string range = shell("overclaim why two.txt:1-3" + book).out;
  CHECK(range.rfind("two.txt, lines 1 to 3\n", 0) == 0);
  CHECK(range.find("Sentence at 3:1") != range.npos);
  CHECK(shell("overclaim why two.txt:2" + book).out.find("No sentence stands there.\nThe nearest sentence is at 1:1") !=
        std::string::npos);
  shell.folder.file("empty.txt", "");
  shell.folder.file("photo.jpg", "\xFF\xD8\xFF\xE0 JFIF");
  struct Row {
    const char *place, *err;
  };
  for (const Row& row : {Row{"bad.txt:2", "overclaim: bad.txt has 1 line; there is no line 2\n"},
                         {"two.txt:2-9", "overclaim: two.txt has 3 lines; there is no line 9\n"},
                         {"empty.txt:1", "overclaim: empty.txt is empty; there is no line 1\n"},
                         {"missing.txt:1", "overclaim: missing.txt: no such file; check the name and the folder\n"}}) {
    CAPTURE(std::string(row.place));
    const Outcome failed = shell("overclaim why " + std::string(row.place) + book);
    CHECK(failed.status == 2);
    CHECK(failed.out.empty());
    CHECK(failed.err == row.err);
  }
  CHECK(shell("overclaim why photo.jpg:1" + book).status == 2);
  CHECK(shell("overclaim why bad.txt:1" + book + " >/dev/full").status == 4);
}

TEST_CASE("why counts lines of the whole input where it is read in parts") {
  const Shell shell;
  const std::string paragraph = "Nobody knows more." + std::string(200'000, ' ') + "\n\n";
  std::string text;
  while (text.size() < 17u << 20u) text += paragraph;
  text += "There are no risks.\n";
  shell.folder.file("long.txt", text);
  const std::string line = std::to_string(std::count(text.begin(), text.end(), '\n'));
  const Outcome outcome = shell("overclaim why long.txt:" + line + " --no-builtin-rules --rules book");
  CHECK(outcome.status == 0);
  CHECK(outcome.out.rfind("long.txt, line " + line + "\n\nSentence at " + line + ":1: ", 0) == 0);
  CHECK(outcome.out.find("FLAGGED  safety.no-risks") != outcome.out.npos);
}

TEST_CASE("explain tells of a rule, and of a finding of a report") {
  const Shell shell;
  const std::string book = " --no-builtin-rules --rules book";
  const Outcome rule = shell("overclaim explain safety.no-risks" + book);
  CHECK(rule.status == 0);
  CHECK(rule.out.rfind("safety.no-risks\nSays there is no risk. A rule of the category safety.\n\nWhy it matters\n",
                       0) == 0);
  REQUIRE(shell("check --format jsonl bad.txt good.txt >report.jsonl").status == 1);
  REQUIRE(shell("check --format json bad.txt >report.json").status == 1);
  const std::string fingerprint = lines_of(shell.folder.read("report.jsonl"))[0]["findings"][0]["fingerprint"];
  const Outcome finding = shell("overclaim explain " + fingerprint + " report.jsonl" + book);
  CHECK(finding.status == 0);
  CHECK(finding.out.rfind("bad.txt, 1:11, a paragraph\n  There are no risks.\n            ^^^^^^^^\n", 0) == 0);
  CHECK(shell("overclaim explain " + fingerprint.substr(0, 6) + " report.json" + book).out == finding.out);
  CHECK(shell("overclaim explain " + fingerprint + " - <report.json" + book).out == finding.out);
  CHECK(shell("overclaim explain " + fingerprint + " report.json").out.find("with another rulebook") !=
        std::string::npos);
  struct Row {
    std::string line, err;
  };
  for (const Row& row :
       {Row{"safety.no-risk", "overclaim: there is no rule \"safety.no-risk\"; did you mean safety.no-risks?\n"},
        Row{"zzzzzz", "overclaim: there is no rule \"zzzzzz\"; overclaim rules list shows them\n"},
        Row{"abcdef0", "overclaim: there is no rule \"abcdef0\"; for a finding name its report too\n"},
        Row{"abcdef0 bad.txt",
            "overclaim: bad.txt: is no report of overclaim; make one with overclaim check --format json\n"},
        Row{"abcdef0 gone.json", "overclaim: gone.json: no such file; check the name and the folder\n"}}) {
    CAPTURE(row.line);
    const Outcome failed = shell("overclaim explain " + row.line + book);
    CHECK(failed.status == 2);
    CHECK(failed.err == row.err);
  }
}

TEST_CASE("the day of the evidence goes into the report and decides which statements judge") {
  const Shell shell;
  auto files = overclaim::test::small_rulebook();
  std::string& statements = files["corpus/reference/statements/small.json"];
  statements.replace(statements.find("\"valid_from\": \"\""), 16, "\"valid_from\": \"2020-01-01\"");
  for (const auto& [name, bytes] : files) shell.folder.file("book/" + name, bytes);
  struct Row {
    const char *options, *as_of, *verdict;
  };
  for (const Row& row : {Row{"", "2026-11-20", "contradicted"}, Row{"--as-of 2019-12-31", "2019-12-31", "not_assessed"},
                         Row{"--captured-at 2019-12-31", "2019-12-31", "not_assessed"},
                         Row{"--captured-at 2019-12-31 --as-of 2020-01-01", "2020-01-01", "contradicted"}}) {
    CAPTURE(std::string(row.options));
    const json whole = json::parse(shell("check --format json bad.txt " + std::string(row.options)).out);
    CHECK(whole["tool"]["as_of"] == row.as_of);
    CHECK(whole["documents"][0]["tool"]["as_of"] == row.as_of);
    CHECK(whole["documents"][0]["record"].is_null());
    CHECK(whole["documents"][0]["findings"][0]["verdict"]["kind"] == row.verdict);
    const std::string why =
        shell("overclaim why bad.txt:1 --no-builtin-rules --rules book " + std::string(row.options)).out;
    CHECK((why.find("reference list: contradicted.") != why.npos) == (std::string(row.verdict) == "contradicted"));
  }
}

TEST_CASE("the program knows its version and prints help") {
  const Shell shell;
  const Outcome version = shell("overclaim --version");
  CHECK(version.status == 0);
  CHECK(version.out.rfind("overclaim ", 0) == 0);
  CHECK(version.out.find("\nICU ") != version.out.npos);
  CHECK(shell("overclaim --help").out.find("overclaim check FILE|FOLDER...") != std::string::npos);
  CHECK(shell("overclaim rules --help").out.find("--format") == std::string::npos);
}

TEST_CASE("HTML goes to standard output as one page, and to a folder as an index and one file a page") {
  const Shell shell;
  const Outcome one = shell("check --format html bad.txt good.txt");
  CHECK(one.status == 1);
  CHECK(one.out.rfind("<!DOCTYPE html>", 0) == 0);
  CHECK(one.out.find("<!DOCTYPE", 1) == std::string::npos);
  CHECK(one.out.find("href=\"#page-2\"") < one.out.find("id=\"page-2\""));
  CHECK(shell("check --format html - --stdin-name letter.txt <bad.txt").out.find("letter.txt</title>") !=
        std::string::npos);

  CHECK(shell("check --quiet --output html=reports/ bad.txt good.txt missing.txt").status == 3);
  CHECK(shell.folder.read("reports/index.html").find("missing.txt") != std::string::npos);
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(shell.folder.path("reports"))) {
    CHECK(entry.path().extension() == ".html");
    ++files;
  }
  CHECK(files == 3);

  // A folder that stands there already needs no slash; what is not ours in it stays.
  shell.folder.file("site/index.html", "<!doctype html>ours");
  const Outcome kept = shell("check --quiet --output html=site bad.txt");
  CHECK(kept.status == 4);
  CHECK(kept.err.find("site/index.html") != std::string::npos);
  CHECK(shell.folder.read("site/index.html") == "<!doctype html>ours");
}
