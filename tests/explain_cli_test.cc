// The verbs that explain: rules, why, explain; and the day that the evidence is of.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "cli_shell.h"
#include "small_rulebook.h"

namespace {

using nlohmann::json;
using overclaim::test::lines_of;
using Outcome = overclaim::test::ProgramEnd;
using Shell = overclaim::test::CliShell;

}  // namespace

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
