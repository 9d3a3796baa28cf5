// Runs the program itself, as people and scripts do: exit statuses, messages, outputs. What it reads:
// inputs_cli_test.cc; what it explains: explain_cli_test.cc.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli_shell.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using overclaim::test::lines_of;
using Outcome = overclaim::test::ProgramEnd;
using Shell = overclaim::test::CliShell;

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
      {"check --only safety --disable safety.trial-number bad.txt", 1},
      {"check --only safety --disable safety bad.txt", 2},
      {"check --only safety.no-risks --disable safety bad.txt", 2},
      {"check --disable safety,risk bad.txt", 2},
      {"check --only panacea bad.txt", 2},
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
      {"check --only safety --disable safety good.txt",
       "overclaim: --only and --disable leave no rule to look for; name fewer after --disable\n"},
      {"check --disable safety,risk good.txt",
       "overclaim: --disable leaves no rule to look for; name fewer after --disable\n"},
      {"check --only panacea good.txt",
       "overclaim: --only leaves no rule to look for; overclaim rules list shows those there are\n"},
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
