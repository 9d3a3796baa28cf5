// That the marks are those of our writers is asked of the program itself.
#include "intake/own_output.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "program_shell.h"

using namespace overclaim;
using nlohmann::json;
using overclaim::test::ProgramEnd;
using overclaim::test::ProgramShell;

TEST_CASE("what this program wrote is known by its first bytes, and nothing else is") {
  struct Row {
    std::string head;
    bool is_own;
  };
  const std::string mark = "<meta name=\"generator\" content=\"overclaim\">";
  const std::string database("SQLite format 3\0", 16);
  const std::vector<Row> rows = {
      {"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n" + mark, true},
      {"\xEF\xBB\xBFrow,source,part,parts,record_uri,record_date\r\n", true},
      {"{\"schema\":\"overclaim-report/1\",\"tool\"", true},
      {"[\n {\"schema\": \"overclaim-report/2\"", true},
      {"{\"schema\":\"overclaim-shard/1\"}\n", true},
      {database + std::string(52, '\1') + "ovcl", true},
      {"", false},
      {"<p>It is made with " + mark, false},
      {"<!DOCTYPE html>\n<p>" + std::string(2000, 'x') + mark, false},
      {"<!DOCTYPE html>\n<meta name=\"generator\" content=\"another\">", false},
      {"row,source\n1,a\n", false},
      {"{\"schema\":\"another/1\"}", false},
      {"{\"text\":\"overclaim-report/1\"}", false},
      {"overclaim-report/1", false},
      {database, false},
      {database + std::string(80, '\1'), false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head.substr(0, 60));
    CHECK(is_own_output(row.head) == row.is_own);
  }
  CHECK(own_schema("{ \"schema\" : \"overclaim-report/2\", ") == "overclaim-report/2");
  CHECK(own_schema("{\"schema\":\"overclaim-rep") == "overclaim-rep");
  CHECK(own_schema("{\"other\":1,\"schema\":\"overclaim-report/1\"}") == "");
}

TEST_CASE("a run does not read what earlier runs wrote among its inputs, and counts it") {
  struct Row {
    std::string line;
    int left_out;  // by another run; by the same run nothing
  };
  const std::vector<Row> rows = {
      {"check in -q -o html=in/reports/", 2},
      {"check in -q -o html=in/", 2},
      {"check in -q -o html=in/r.html -o csv=in/r.csv -o jsonl=in/r.jsonl -o json=in/r.json", 4},
      {"check in -q -o rollup=in/sheet.html -o methods=in/how.html", 2},
      {"check in -q --include '*.html' --include p.txt -o html=in/reports/", 2},
      {"check in -q --store in/c.sqlite", 1},
      {"check in -q --bundle in/sub/b --bundle-inputs", 1},
      {"make in --shards 1 --output m.json && run --manifest m.json --out in/out --all", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const ProgramShell shell;
    shell.folder.file("in/p.txt", "There are no risks.\n");
    const auto told = [&](const std::string& options) {
      const json run = json::parse(shell("check in --format json " + options).out)["run"];
      CHECK(run["documents"] == 1);
      CHECK(run["unreadable"] == 0);
      return run["left_out"].empty() ? 0 : run["left_out"][0]["count"].get<int>();
    };
    shell("mkdir in/sub; " + row.line);
    CHECK(told("") == row.left_out);
    CHECK(told("--include '*'") == row.left_out);
    if (row.line.find("bundle") != std::string::npos || row.line.starts_with("make")) continue;
    // The same once more: neither stopped by what it would write over, nor is any of it told of.
    const ProgramEnd again = shell(row.line + " -o json=again.json");
    CAPTURE(again.err);
    CHECK(again.status == 1);
    CHECK(json::parse(shell.folder.read("again.json"))["run"]["left_out"].empty());
  }
}

TEST_CASE("pages beside what a run wrote are read, and a report that is named is") {
  const ProgramShell shell;
  shell.folder.file("in/p.txt", "There are no risks.\n");
  shell("check in -q -o html=in/reports/ --store in/c.sqlite");
  shell.folder.file("in/reports/page.html", "<p>There are no risks.\n");
  shell.folder.file("in/c.sqlite.html", "<p>There are no risks.\n");
  shell.folder.file("in/b/SHA256SUMS", "There are no risks.\n");
  shell.folder.file("in/b/datapackage.json", "{\"name\": \"another\"}");
  const json run = json::parse(shell("check in --format json --store in/c.sqlite -o html=in/reports/").out)["run"];
  CHECK(run["documents"] == 4);
  const json named = json::parse(shell("check in/reports/index.html --format json").out)["run"];
  CHECK(named["documents"] == 1);
}

TEST_CASE("a bundle among its own inputs is verified") {
  const ProgramShell shell;
  shell.folder.file("in/p.txt", "There are no risks.\n");
  CHECK(shell("check in -q --bundle in/b").status == 1);
  const ProgramEnd verified = shell("\"$program\" verify in/b $book");
  CAPTURE(verified.out);
  CHECK(verified.out.find("All is as it was") != std::string::npos);
}
