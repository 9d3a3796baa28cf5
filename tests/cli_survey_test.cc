// The program itself with --output rollup, --output methods and sample, as people run it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "program_shell.h"
#include "roll_up_archive.h"
#include "small_rulebook.h"
#include "text/sha256.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using namespace overclaim;

using Outcome = test::ProgramEnd;

struct Shell : test::ProgramShell {
  Shell() {
    folder.file("sites.csv", test::roll_up_file("sites.csv"));
    std::vector<test::ArchivedFile> pages = test::roll_up_pages();
    folder.file("clinics.warc", test::roll_up_warc(pages));
    std::reverse(pages.begin(), pages.end());
    folder.file("backwards.warc", test::roll_up_warc(pages));
    folder.file("bad.txt", "There are no risks.\n");
    folder.file("pages/meadow/a.txt", "There are no risks at all. We open at nine.\n");
    folder.file("pages/meadow/b.txt", "There are no risks at all. The garden is green.\n");
    folder.file("pages/hill/c.txt", "Risks include some bleeding. The house has no side effects.\n");
  }
};

// A sheet as drawn, with `claim` answered for the sentences that hold a word, else otherwise.
std::string answered(std::string sheet, const std::string& word, const std::string& with,
                     const std::string& otherwise) {
  std::string out;
  for (std::size_t begin = 0; begin < sheet.size();) {
    const std::size_t end = sheet.find("\r\n", begin);
    std::string line = sheet.substr(begin, end - begin);
    if (line.ends_with(",,")) {
      line.resize(line.size() - 2);
      const std::size_t sentence = line.find(word);
      line += "," + (sentence == line.npos ? otherwise : with) + ",";
    }
    out += line + "\r\n";
    begin = end + 2;
  }
  return out;
}

}  // namespace

TEST_CASE("a sheet by operator of an archive, in four endings, whatever the order of its pages") {
  const Shell shell;
  const std::string outputs =
      "--sites sites.csv --output rollup=r.md --output rollup=r.html --output rollup=r.json --output "
      "rollup=r.csv --output rollup=sheet";
  const Outcome outcome = shell("overclaim check --quiet " + outputs + " clinics.warc");
  CAPTURE(outcome.err);
  CHECK(outcome.status == 1);
  CHECK(outcome.out.empty());
  const json root = json::parse(shell.folder.read("r.json"));
  CHECK(root["operators"].size() == 4);
  CHECK(root["operators"][1]["operator"] == "Lindenbrook Cell House");
  CHECK(root["operators"][1]["same_bytes"] == 1);
  CHECK(root["shared"].size() == 2);
  CHECK(shell.folder.read("r.md") == shell.folder.read("sheet"));  // Markdown where the ending says nothing
  CHECK(shell.folder.read("r.html").find("<!DOCTYPE html>") == 0);
  CHECK(shell.folder.read("r.csv").find("table,operator,") == 0);

  // The other way round only the addresses of records within the file differ.
  CHECK(shell("overclaim check --quiet --sites sites.csv --output rollup=b.md backwards.warc").status == 1);
  std::string one = shell.folder.read("r.md"), other = shell.folder.read("b.md");
  for (std::string* text : {&one, &other}) {
    for (const std::string name : {"clinics.warc", "backwards.warc"}) {
      for (std::size_t at = text->find(name); at != text->npos; at = text->find(name))
        text->replace(at, name.size(), "X");
    }
  }
  CHECK(one == other);
}

TEST_CASE("without a list of sites the folders are the operators") {
  const Shell shell;
  CHECK(shell("check --quiet --output rollup=r.json pages bad.txt").status == 1);
  const json root = json::parse(shell.folder.read("r.json"));
  REQUIRE(root["operators"].size() == 3);
  CHECK(root["operators"][0]["operator"] == "bad.txt");
  CHECK(root["operators"][1]["operator"] == "pages/hill");
  CHECK(root["operators"][2]["operator"] == "pages/meadow");
  CHECK(root["claims"][2]["pages"] == 2);
  CHECK(root["claims"][2]["of_pages"] == 2);
}

TEST_CASE("the methods name the command, the inputs with their digests, and what was left out") {
  const Shell shell;
  shell.folder.file("pages/picture.png", "\x89PNG\r\n\x1a\n");
  const Outcome outcome =
      shell("check --quiet --exit-zero --output methods=m.md --output methods=m.html pages clinics.warc missing.txt");
  CHECK(outcome.status == 3);
  const std::string text = shell.folder.read("m.md");
  for (const std::string& piece :
       {std::string(
            "overclaim check --no-builtin-rules --rules book --quiet --exit-zero --output methods=m.md --output "
            "methods=m.html pages clinics.warc missing.txt"),
        "| clinics.warc | " + std::to_string(shell.folder.read("clinics.warc").size()) + " | " +
            sha256_hex(shell.folder.read("clinics.warc")) + " |",
        sha256_hex(shell.folder.read("pages/hill/c.txt")), std::string("missing.txt"), std::string("1 picture"),
        std::string("From 2021-04-10 to 2024-05-21"), std::string("No measurement is recorded for these rules.")}) {
    CAPTURE(piece);
    CHECK(text.find(piece) != text.npos);
  }
  CHECK(shell.folder.read("m.html").find("<!DOCTYPE html>") == 0);
  CHECK(shell("overclaim check --quiet --exit-zero --output methods=n.md bad.txt").status == 0);
  CHECK(shell.folder.read("n.md").find("labelled pages of invented clinics") != std::string::npos);
}

TEST_CASE("a wrong use of the sheets is said before anything is read") {
  const Shell shell;
  shell.folder.file("wrong.csv", "host,operator\n,A\n");
  struct Row {
    const char *line, *message;
    int status;
  };
  const std::vector<Row> rows = {
      {"check --output methods=m.csv bad.txt", "--output writes methods as .md or .html, not \"m.csv\"", 2},
      {"check --format rollup bad.txt", "--format takes one of", 2},
      {"check --sites sites.csv bad.txt", "--sites goes with --output rollup=FILE", 2},
      {"check --operator-field x bad.txt", "--operator-field goes with --output rollup=FILE", 2},
      {"check --operator-field x --output rollup=o.md bad.txt", "--operator-field \"x\": no row has such a column", 4},
      {"check --sites wrong.csv --output rollup=r.md bad.txt", "wrong.csv, line 2: names no host", 2},
      {"check --sites missing.csv --output rollup=r.md bad.txt", "--sites \"missing.csv\" cannot be read", 2},
      {"check --output rollup=no/such/r.md bad.txt", "cannot be written", 4},
      {"check --output methods=/dev/full bad.txt", "cannot be written", 4},
      {"sample bad.txt", "sample needs --output", 2},
      {"sample --output draw/", "name what to draw from", 2},
      {"sample --n 1 --output draw/ bad.txt", "--n takes a whole number from 2 to 100000, not \"1\"", 2},
      {"sample --read key.json one.csv", "sample --read KEY takes the two filled sheets", 2},
      {"sample --read missing.json bad.txt bad.txt", "missing.json: no such file", 2},
      {"sample --read bad.txt bad.txt bad.txt", "bad.txt: is no key of a sample", 2},
      {"sample --output draw/ missing.txt", "missing.txt: no such file", 2},
      {"sample --sites sites.csv --output draw/ bad.txt", "--sites does not go with sample", 2},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.line));
    const Outcome outcome = shell(row.line);
    CAPTURE(outcome.err);
    CHECK(outcome.status == row.status);
    CHECK(outcome.err.find(row.message) != outcome.err.npos);
  }
  CHECK_FALSE(fs::exists(shell.folder.path("r.md")));
  // All that is wrong with a list, a line each.
  shell.folder.file("wrong.csv", "host,operator\n,A\nb.example,\n");
  for (const char* line : {"check --sites wrong.csv --output rollup=r.md bad.txt",
                           "overclaim diff bad.txt bad.txt --sites wrong.csv --no-builtin-rules --rules book"}) {
    CAPTURE(std::string(line));
    CHECK(shell(line).err ==
          "overclaim: wrong.csv, line 2: names no host\noverclaim: wrong.csv, line 3: names no operator\n");
  }
}

TEST_CASE("a sample is drawn, answered and read back") {
  const Shell shell;
  CHECK(shell("sample --seed s --n 4 --output draw/ pages bad.txt").status == 0);
  const std::string one = shell.folder.read("draw/coder-1.csv"), two = shell.folder.read("draw/coder-2.csv");
  const json key = json::parse(shell.folder.read("draw/key.json"));
  CHECK(key["seed"] == "s");
  CHECK(key["inputs"] == json({"pages", "bad.txt"}));
  CHECK(key["strata"]["flagged"]["size"] == 3);
  CHECK(key["strata"]["unflagged"]["size"] == 3);
  CHECK(key["sentences"].size() == 4);
  CHECK(std::count(one.begin(), one.end(), '\n') == 5);
  CHECK(one.find("flagged") == one.npos);

  // Any order of the inputs, the same sample.
  CHECK(shell("sample --seed s --n 4 --output x.csv bad.txt pages/meadow pages/hill").status == 0);
  CHECK(shell.folder.read("x-1.csv") == one);
  CHECK(shell.folder.read("x-2.csv") == two);
  CHECK(shell("sample --seed t --n 4 --output y.csv pages bad.txt").status == 0);
  CHECK(shell.folder.read("y-1.csv") != one);

  CHECK(shell("sample --read draw/key.json draw/coder-1.csv draw/coder-2.csv").status == 2);  // not filled in
  shell.folder.file("one.csv", answered(one, " no ", "yes", "no"));
  shell.folder.file("two.csv", answered(two, "", "no", "no"));
  const Outcome read = shell("sample --read draw/key.json one.csv two.csv");
  CAPTURE(read.err);
  CHECK(read.status == 0);
  CHECK(read.out.find("Reader 1\n  Right among what is flagged: 100.0 %") != read.out.npos);
  CHECK(read.out.find("Reader 2\n  Right among what is flagged: 0.0 %") != read.out.npos);
  CHECK(read.out.find("Where they differ") != read.out.npos);
  CHECK(shell("sample --read draw/key.json one.csv two.csv >/dev/full").status == 4);
}

TEST_CASE("a sample never writes over one that may be filled in") {
  const Shell shell;
  CHECK(shell("sample --output draw/ bad.txt").status == 0);
  shell.folder.file("draw/coder-1.csv", "days of work\n");
  const Outcome again = shell("sample --output draw/ bad.txt");
  CHECK(again.status == 4);
  CHECK(again.err.find("draw/coder-1.csv: stands there already and was left as it is") != again.err.npos);
  CHECK(shell.folder.read("draw/coder-1.csv") == "days of work\n");
}

TEST_CASE("a sample of what could not all be read says so") {
  const Shell shell;
  const Outcome outcome = shell("sample --output draw/ bad.txt missing.txt");
  CHECK(outcome.status == 3);
  CHECK(fs::exists(shell.folder.path("draw/key.json")));
}
