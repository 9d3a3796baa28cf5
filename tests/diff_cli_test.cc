// overclaim diff as people run it, with the built-in rules.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "program_shell.h"
#include "small_archives.h"

using namespace overclaim;
using namespace overclaim::test;
using nlohmann::json;

namespace {

const std::string old_page =
    "<html><body><h1>Autism</h1><p>Our stem cell therapy cures autism in most children.</p><p>There are no side "
    "effects.</p></body></html>";
const std::string new_page =
    "<html><body><ul><li>Home</li><li>Prices</li></ul><div>Our stem cell therapy may help with autism\nin most "
    "children.</div><h2>Autism</h2></body></html>";

std::string record(const std::string& uri, const std::string& date, const std::string& body,
                   const std::string& status = "200 OK", const std::string& fields = "Content-Type: text/html\r\n") {
  const std::string block = http_answer(body, fields, status);
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + uri + "\r\nWARC-Date: " + date +
         "T10:00:00Z\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::vector<std::string> kinds_of(const json& diff) {
  std::vector<std::string> kinds;
  for (const json& change : diff["changes"]) {
    const json& claim = change["after"].is_null() ? change["before"]["claim"] : change["after"]["claim"];
    if (claim["category"] != "uncertainty")
      kinds.push_back(change["kind"].get<std::string>() + ' ' + claim["category"].get<std::string>());
  }
  return kinds;
}

}  // namespace

TEST_CASE("two files: what became weaker and what is gone") {
  const ProgramShell shell;
  shell.folder.file("old.html", old_page);
  shell.folder.file("new.html", new_page);
  const ProgramEnd end = shell("\"$program\" diff old.html new.html --format json");
  CHECK(end.status == 1);
  const json diff = json::parse(end.out);
  CHECK(kinds_of(diff) == std::vector<std::string>{"softened efficacy", "gone safety"});
  CHECK(shell("\"$program\" diff old.html old.html").status == 0);
  const ProgramEnd text = shell("\"$program\" diff old.html new.html");
  CHECK(text.out.find("It was: “Our stem cell therapy cures autism in most children.”") != std::string::npos);
}

TEST_CASE("menus, footers, mark-up, the order of paragraphs and line wraps change nothing") {
  const ProgramShell shell;
  const std::string cure = "Our stem cell therapy cures autism in most children.", safe = "There are no side effects.";
  shell.folder.file("plain.html", "<html><body><h1>Autism</h1><p>" + cure + "</p><p>" + safe + "</p></body></html>");
  const std::string pages[] = {
      "<html><body><nav><ul><li>Home</li><li>Prices</li></ul></nav><h1>Autism</h1><p>" + cure + "</p><p>" + safe +
          "</p><footer>Meadow, Hill Road 3</footer></body></html>",
      "<html><body><div class=\"hero\"><h2>Autism</h2></div><section><div>" + safe + "</div><div>" + cure +
          "</div></section></body></html>",
      "<html><body><h1>Autism</h1><p>Our <b>stem cell</b>\n  therapy <em>cures</em> autism\nin most "
      "children.</p>\n<ul><li>" +
          safe + "</li></ul></body></html>",
      "<html><body><h1>Autism</h1><p>" + cure + "</p><p>" + safe + "</p><p>" + cure + "</p></body></html>",
  };
  for (const std::string& page : pages) {
    CAPTURE(page);
    shell.folder.file("other.html", page);
    const ProgramEnd end = shell("\"$program\" diff plain.html other.html --format json");
    CHECK(end.status == 0);
    CHECK(json::parse(end.out)["changes"].empty());
  }
}

TEST_CASE("a report, its archive and its folder are the same side") {
  const ProgramShell shell;
  const std::string uri = "https://www.meadow.example/autism/";
  shell.folder.file("old.warc", record(uri, "2021-03-02", old_page));
  shell.folder.file("new.warc", record("http://meadow.example/autism", "2024-05-01", new_page));
  shell("\"$program\" check -q old.warc --output json=old.json --output jsonl=old.jsonl");
  const std::string plain = shell("\"$program\" diff old.warc new.warc --format json").out;
  const json diff = json::parse(plain);
  CHECK(kinds_of(diff) == std::vector<std::string>{"softened efficacy", "gone safety"});
  CHECK(diff["changes"][0]["before"].is_null() == (diff["changes"][0]["kind"] == "new"));
  for (const char* name : {"old.json", "old.jsonl"}) {
    json other = json::parse(shell(std::string("\"$program\" diff ") + name + " new.warc --format json").out);
    other["old"]["name"] = "old.warc";
    CHECK(other == diff);
  }
}

TEST_CASE("a report that another program has written anew is still one") {
  const ProgramShell shell;
  shell.folder.file("old.html", old_page);
  shell.folder.file("new.html", new_page);
  const std::string report = shell("\"$program\" check --exit-zero --format json old.html").out;
  const auto changes = [&](const std::string& side) {
    return json::parse(shell("\"$program\" diff " + side + " new.html --format json").out)["changes"];
  };
  const json expected = changes("old.html");
  REQUIRE(expected.size() > 0);
  std::string wide = "\xFF\xFE";
  for (const char c : json::parse(report).dump(1, ' ', true)) wide += {c, '\0'};
  for (const std::string& bytes : {json::parse(report).dump(4), "\xEF\xBB\xBF" + report, wide}) {
    CAPTURE(bytes.substr(0, 60));
    shell.folder.file("old.json", bytes);
    CHECK(changes("old.json").size() == expected.size());
  }
  // Of one that is cut off nothing is said of claims.
  shell.folder.file("old.json", json::parse(report).dump(4).substr(0, report.size() / 2));
  const ProgramEnd cut = shell("\"$program\" diff old.json new.html");
  CHECK(cut.status == 2);
  CHECK(cut.err.find("is JSON that breaks off") != std::string::npos);
}

TEST_CASE("standard input is a report or a page, as a file is") {
  const ProgramShell shell;
  shell.folder.file("old.html", old_page);
  shell.folder.file("new.html", new_page);
  shell("\"$program\" check -q old.html -o json=old.json -o jsonl=old.jsonl; cp old.html beside.html");
  const auto changes = [&](const std::string& line) {
    return json::parse(shell("\"$program\" diff --format json " + line).out)["changes"];
  };
  const json expected = changes("old.html new.html");
  REQUIRE(expected.size() > 0);
  for (const std::string name : {"old.json", "old.jsonl", "old.html"}) {
    CAPTURE(name);
    CHECK(changes("- new.html <" + name).size() == expected.size());
    CHECK(changes("- new.html <" + name) == changes("- new.html <" + name));
    CHECK(changes("old.html - <" + name).empty());
  }
  // A pipe cannot be read twice either.
  CHECK(changes("- new.html <old.json").size() == expected.size());
  CHECK(json::parse(shell("cat old.html | \"$program\" diff --format json - new.html").out)["changes"].size() ==
        expected.size());
}

TEST_CASE("a report of another version, and what else this program writes, is no page") {
  const ProgramShell shell;
  shell.folder.file("new.html", new_page);
  struct Row {
    std::string head, said;
  };
  const std::vector<Row> rows = {
      {"{\"schema\":\"overclaim-report/2\",\"documents\":[]}", "is a report of another version (overclaim-report/2)"},
      {"{\n  \"schema\": \"overclaim-report/12\"}", "is a report of another version (overclaim-report/12)"},
      {"{\"schema\":\"overclaim-diff/1\"}", "is no report and no page, but overclaim-diff/1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    shell.folder.file("x", row.head);
    for (const char* line : {"diff x new.html", "diff - new.html <x"}) {
      const ProgramEnd end = shell("\"$program\" " + std::string(line));
      CAPTURE(end.err);
      CHECK(end.status == 2);
      CHECK(end.err.find(row.said) != std::string::npos);
    }
  }
  shell.folder.file("x", "Our schema is \"overclaim-report/2\". There are no side effects.\n");
  CHECK(shell("\"$program\" diff x x").status == 0);
}

TEST_CASE("a report of other rules is checked again, or refused") {
  const ProgramShell shell;
  shell.folder.file("page.txt", "Our house has no side effects. Our stem cell therapy cures autism.\n");
  shell("check -q page.txt --output json=old.json");  // the small rulebook
  const ProgramEnd again = shell("\"$program\" diff old.json page.txt --format json");
  CHECK(again.status == 0);
  CHECK_FALSE(json::parse(again.out)["only_by_rules"].empty());
  const ProgramEnd moved = shell("mkdir away && mv page.txt away/ && \"$program\" diff old.json away/page.txt");
  CHECK(moved.status == 2);
  CHECK(moved.err.find("name the inputs themselves") != std::string::npos);
  const ProgramEnd changed = shell("echo Other words. > page.txt; \"$program\" diff old.json away/page.txt");
  CHECK(changed.status == 2);
}

TEST_CASE("an outage, a parked domain and a lost page make no claim gone") {
  const ProgramShell shell;
  const std::string uri = "https://meadow.example/autism";
  shell.folder.file("old.warc", record(uri, "2021-03-02", old_page));
  struct Row {
    std::string bytes, other, reason;
  };
  const Row rows[] = {
      {record(uri, "2024-05-01", "", "503 Service Unavailable"), "failed", "http 503"},
      {record(uri, "2024-05-01", "", "301 Moved", "Location: https://meadow.example/\r\n"), "failed", "redirect"},
      {record(uri, "2024-05-01", "<h1>This domain is for sale</h1>"), "replaced", "parked"},
      {record(uri, "2024-05-01", "<title>Page not found</title><h1>Page not found</h1>"), "replaced", "not_found"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.reason);
    shell.folder.file("new.warc", row.bytes);
    const ProgramEnd end = shell("\"$program\" diff old.warc new.warc --format json");
    CHECK(end.status == 0);
    const json diff = json::parse(end.out);
    CHECK(diff["changes"].empty());
    REQUIRE(diff["apart"].size() == 1);
    CHECK(diff["apart"][0]["other"] == row.other);
    CHECK(diff["apart"][0]["reason"] == row.reason);
  }
}

TEST_CASE("what check says of an archive does not hang on failed answers") {
  const ProgramShell shell;
  shell.folder.file("site.warc", record("https://meadow.example/a", "2021-03-02", "", "404 Not Found") +
                                     record("https://meadow.example/b", "2021-03-02", old_page));
  const ProgramEnd end = shell("\"$program\" check --format json site.warc");
  const json report = json::parse(end.out);
  CHECK(report["documents"].size() == 1);
  CHECK(report["run"]["left_out"][0]["kind"] == "error_page");
}

TEST_CASE("what cannot be compared is said, with status 2; what was not read, with 3") {
  const ProgramShell shell;
  shell.folder.file("a.txt", "There are no side effects.\n");
  shell.folder.file("bad.bin", std::string("\x7f"
                                           "ELF\0\0\0\0",
                                           8));
  CHECK(shell("\"$program\" diff a.txt").status == 2);
  CHECK(shell("\"$program\" diff a.txt nowhere.txt").status == 2);
  CHECK(shell("\"$program\" diff a.txt bad.bin").status == 2);
  shell("mkdir one two && cp a.txt one/ && cp a.txt two/ && cp bad.bin two/x.doc");
  CHECK(shell("\"$program\" diff one two --format markdown --output html=diff.html -q").status >= 0);
  CHECK(shell.folder.read("diff.html").find("<h1>") != std::string::npos);
  CHECK(shell("\"$program\" diff a.txt a.txt --output json=/nowhere/x.json").status == 4);
}
