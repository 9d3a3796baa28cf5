// `overclaim screen` as engines use it: pipes of records in any order and any blocks.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "job_inputs.h"
#include "program_shell.h"
#include "text/sha256.h"

namespace {

using nlohmann::json;
using overclaim::test::ProgramEnd;
using overclaim::test::ProgramShell;

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

TEST_CASE("each record has its line, good or bad") {
  struct Row {
    std::string line, id;  // id: "" for the digest of the line
    std::string error;     // "" for none
    int findings;
  };
  const ProgramShell shell;
  for (const Row& row : std::vector<Row>{
           {R"({"id":"a","text":"There are no risks."})", "a", "", 1},
           {R"({"text":"There are no risks.","id":7})", "7", "", 1},
           {R"({"html":"<p>There are no<b> risks</b>.","url":"http://a.example/"})", "http://a.example/", "", 1},
           {R"({"ad_text":["There are no risks.","x"],"page":"tab\there"})", "", "", 1},
           {R"({"text":"Nobody knows more.","id":""})", "", "", 0},
           {R"({"id":"a","text":""})", "a", "", 0},
           {"{broken", "", "broken JSON", 0},
           {"[1]", "", "JSON, but no object", 0},
           {R"({"id":"b","text":null})", "b", "\"text\" is missing", 0},
           {R"({"id":"b","text":5})", "b", "\"text\" is no string", 0},
           {R"({"id":"b","other":"x"})", "", "has no column whose name says that it holds the text", 0},
           {"{\"text\":\"\xE9t\xE9\",\"id\":\"c\"}", "c", "", 0},
           {R"({"text":)" + std::string(300, '[') + std::string(300, ']') + "}", "", "nests deeper", 0}}) {
    CAPTURE(row.line);
    shell.folder.file("in", row.line + "\n");
    const ProgramEnd end = shell("screen <in");
    const std::vector<json> lines = lines_of(end.out);
    REQUIRE(lines.size() == 1);
    const json& report = lines[0];
    CHECK(report["record"]["id"] == (row.id.empty() ? overclaim::sha256_hex(row.line) : row.id));
    CHECK(report["record"]["number"].is_null());
    CHECK(report["record"]["offset"] == 0);
    CHECK(report["record"]["offset_of"] == "line");
    CHECK(report["record"]["length"] == row.line.size());
    CHECK(report["tool"]["rulebook"].get<std::string>().size() == 64);
    CHECK(report["error"].is_null() == row.error.empty());
    if (!row.error.empty()) {
      const std::string message = report["error"]["message"].get<std::string>();
      CHECK(message.find(row.error) != message.npos);
      CHECK(message.find("line 1") == message.npos);
    }
    CHECK(static_cast<int>(report["findings"].size()) == row.findings);
    CHECK(end.status == (row.error.empty() ? 0 : 3));
    CHECK(end.err.empty());
    CHECK(end.out.find_first_of("\t\r") == end.out.npos);
  }
}

TEST_CASE("any order, any blocks and doubled records sort to the same bytes") {
  const ProgramShell shell;
  overclaim::test::write_job_inputs(shell.folder, 50);
  const std::string whole = shell("screen <ads.jsonl | LC_ALL=C sort -u").out;
  REQUIRE(lines_of(whole).size() > 40);
  for (const std::string line : {"{ tac ads.jsonl; } | screen", "cat ads.jsonl ads.jsonl | screen",
                                 "split -l 7 ads.jsonl part-; for part in part-*; do screen <$part; done",
                                 "split -l 1 -a 3 ads.jsonl one-; cat one-* | tr -d '\\r' | screen",
                                 "tr -d '\\r' <ads.jsonl | tr '\\n' '\\r' | screen",
                                 "{ cat ads.jsonl; printf '\\n\\n\\r\\n'; } | dd bs=3 2>/dev/null | screen"}) {
    CAPTURE(line);
    CHECK(shell("{ " + line + "; } | LC_ALL=C sort -u").out == whole);
  }
}

TEST_CASE("a record says what a row of a table says") {
  const ProgramShell shell;
  overclaim::test::write_job_inputs(shell.folder, 30);
  const std::vector<json> rows = lines_of(shell("check ads.jsonl --format jsonl").out);
  const std::vector<json> records = lines_of(shell("screen --stdin-name ads.jsonl <ads.jsonl").out);
  REQUIRE(rows.size() == records.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    json row = rows[i], record = records[i];
    for (json* each : {&row, &record}) {
      for (const char* key : {"offset", "offset_of", "number", "id"}) (*each)["record"].erase(key);
      if (!(*each)["error"].is_null()) each->erase("error"), each->erase("coverage");
    }
    CHECK(row == record);
  }
}

TEST_CASE("an answer comes before the next record is sent") {
  const ProgramShell shell;
  const ProgramEnd end = shell(
      "mkfifo in out; screen <in >out & exec 3>in 4<out\n"
      "for i in 1 2 3; do echo '{\"id\":\"r'$i'\",\"text\":\"There are no risks.\"}' >&3\n"
      "timeout 60 head -n 1 <&4 | grep -o '\"id\":\"r[0-9]\"'; done; exec 3>&-; wait; echo end");
  CHECK(end.out == "\"id\":\"r1\"\n\"id\":\"r2\"\n\"id\":\"r3\"\nend\n");
}

TEST_CASE("a record that is too long is an error of its own, and the next is read") {
  const ProgramShell shell;
  const ProgramEnd end = shell(
      "{ printf '{\"text\":\"'; head -c 20000000 /dev/zero | tr '\\0' x; printf '\"}\\n'\n"
      "echo '{\"id\":\"next\",\"text\":\"There are no risks.\"}'; } >long; screen <long\n"
      "head -n 1 long | tr -d '\\n' | sha256sum >&2");
  const std::vector<json> lines = lines_of(end.out);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]["error"]["code"] == "too_long");
  CHECK(lines[0]["record"]["id"] == end.err.substr(0, 64));
  CHECK(lines[0]["record"]["length"] == 20000011);
  CHECK(lines[1]["record"]["id"] == "next");
  CHECK(lines[1]["findings"].size() == 1);
}

TEST_CASE("a byte that is no text is the fault of its own record, the first too") {
  const ProgramShell shell;
  const std::string good = "{\"id\":\"next\",\"text\":\"There are no risks.\"}\n";
  for (const std::string& bad : {std::string("{\"text\":\"a\0b\"}", 14), std::string("\0", 1), std::string(300, '\x01'),
                                 std::string("{\"text\":\"a\"}\0 more", 18), std::string("\x7F\x02{")}) {
    for (const std::string& stream : {bad + "\n" + good, good + bad + "\n"}) {
      CAPTURE(stream);
      shell.folder.file("in", stream);
      const ProgramEnd end = shell("screen <in");
      CHECK(end.status == 3);
      CHECK(end.err.empty());
      std::vector<json> lines = lines_of(end.out);
      REQUIRE(lines.size() == 2);
      if (stream.starts_with(good)) std::swap(lines[0], lines[1]);
      CHECK(lines[0]["error"]["code"] == "row");
      CHECK(lines[0]["record"]["id"] == overclaim::sha256_hex(bad));
      CHECK(lines[1]["record"]["id"] == "next");
      CHECK(lines[1]["findings"].size() == 1);
    }
  }
}

TEST_CASE("the status tells an engine what to do next") {
  struct Row {
    std::string line;
    int status;
  };
  const ProgramShell shell;
  shell.folder.file("good", R"({"text":"There are no risks."})");  // without a line end
  shell.folder.file("bad", "{\"text\":\"x\"}\n{\n");
  shell.folder.file("packed", overclaim::test::gzip("x"));
  std::vector<Row> rows = {{"screen <good", 0},
                           {"screen </dev/null", 0},
                           {"screen <bad", 3},
                           {"screen <good >/dev/full", 4},
                           {"screen <packed", 65},
                           {"printf '\\211PNG\\r\\n\\032\\n\\0' | screen", 65},
                           {"printf '\\377\\376\\0\\0a\\0\\0\\0' | screen", 65},
                           {"screen --only safety --disable safety <good", 2},
                           {"screen <.", 65},
                           {"screen <&-", 65},
                           {"screen good", 2},
                           {"screen --only nothing <good", 2},
                           {"screen --fail-on 1 <good", 2},
                           {"screen --min-severity 5 <good", 0}};
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  rows.push_back(
      {"{ printf '{\"text\":\"'; yes 'no risks.' | head -n 1000000 | tr '\\n' ' '; echo '\"}'; } >big\n"
       "(ulimit -v 200000; screen <big)",
       75});
#endif
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const ProgramEnd end = shell(row.line);
    CAPTURE(end.err);
    CHECK(end.status == row.status);
    CHECK(end.err.empty() == (row.status == 0 || row.status == 3));
    for (const json& line : lines_of(end.out)) CHECK(line["schema"] == "overclaim-report/1");
  }
}
