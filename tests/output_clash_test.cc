// Which names are one file; that nothing is written then is asked of the program.
#include "app/output_clash.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "program_shell.h"

using namespace overclaim;
using overclaim::test::ProgramEnd;
using overclaim::test::ProgramShell;

TEST_CASE("an output that is an input or another output is refused before anything is written") {
  struct Row {
    std::string line, said;  // said: "" for a run that is done
  };
  const std::string over = ": would be read and written over", twice = ": is named for two outputs";
  const std::vector<Row> rows = {
      {"check p.txt -q -o json=p.txt", "p.txt" + over},
      {"check p.txt -q -o csv=new.csv -o json=./pages/../p.txt", "p.txt" + over},
      {"check p.txt -q -o json=link.txt", "p.txt" + over},
      {"check link.txt -q -o json=p.txt", "link.txt" + over},
      {"check - -q -o json=p.txt <p.txt", "standard input" + over},
      {"check pages -q -o json=pages/a.txt", "pages/a.txt" + over},
      {"check pages -q -o html=pages/sub/b.html", "pages/sub/b.html" + over},
      {"check p.txt -q --sites sites.csv -o rollup=sites.csv", "sites.csv" + over},
      {"check p.txt -q -o json=book/rules/en/safety.json", "book/rules/en/safety.json" + over},
      {"check p.txt -q -o json=x.out -o csv=x.out", "x.out" + twice},
      {"check p.txt -q -o json=x.out -o csv=./x.out", "./x.out" + twice},
      {"check p.txt -q -o json=x.out -o csv=pages/../x.out -o text=y.out", "pages/../x.out" + twice},
      {"check p.txt -q -o json=sites.csv -o csv=$PWD/sites.csv", "/sites.csv" + twice},
      {"check p.txt -q -o json=x.db --store x.db", "x.db" + twice},
      {"check p.txt -q -o json=x.db-journal --store x.db", "x.db-journal" + twice},
      {"check p.txt -o json=x.out >x.out", "x.out" + twice},
      {"check p.txt -q -o html=x/ -o html=x/.", "x/." + twice},
      {"check p.txt -q -o json=x.out -o csv=x.out.resume", "x.out.resume: is where the run keeps its notes for x.out"},
      {"check p.txt -q -o csv=./x.out.resume-tail-2 -o json=x.out", "x.out.resume-tail-2: is where the run keeps"},
      {"\"$program\" diff p.txt sites.csv -q -o json=p.txt", "p.txt" + over},
      {"\"$program\" diff pages p.txt -q -o json=pages/a.txt", "pages/a.txt" + over},
      {"\"$program\" diff p.txt pages -o json=x.out >x.out", "x.out" + twice},
      {"make ads.csv --shards 1 --output ads.csv", "ads.csv" + over},
      {"make pages --shards 1 --output pages/a.txt", "pages/a.txt" + over},
      // What is no clash.
      {"check p.txt -q -o json=x.out -o csv=y.out", ""},
      {"check p.txt -q -o json=x.out -o csv=x.out.resumed", ""},
      {"check p.txt -q -o json=/dev/null -o csv=/dev/null", ""},
      {"check p.txt -q -o json=old.json", ""},
      {"check pages -q -o json=pages/new.json", ""},
      {"check pages -q -o csv=pages/image.png", ""},  // of a kind that is not read
      {"check pages -q --include '*.txt' -o html=pages/sub/b.html", ""},
      {"check pages >pages/seen.txt", ""},
      {"check p.txt -q -o html=x/ -o html=y/", ""},
      {"make pages --shards 1 --output pages/image.png", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const ProgramShell shell;
    shell.folder.file("p.txt", "There are no risks.\n");
    shell.folder.file("pages/a.txt", "There are no risks.\n");
    shell.folder.file("pages/sub/b.html", "<p>There are no risks.");
    shell.folder.file("pages/image.png", "\x89PNG\r\n\x1a\n");
    shell.folder.file("sites.csv", "host,operator\nmeadow.example,Meadow\n");
    shell.folder.file("ads.csv", "text\nThere are no risks.\n");
    shell.folder.file("old.json", "{}");
    std::filesystem::create_symlink("p.txt", shell.folder.path("link.txt"));
    const std::string list = "find . -type f ! -name '.*' ! -name x.out | sort | xargs cksum";
    const std::string before = shell(list).out;
    const ProgramEnd end = shell(row.line);
    CAPTURE(end.err);
    CHECK((end.status == 2) == !row.said.empty());
    if (row.said.empty()) continue;
    CHECK(end.err.find(row.said) != std::string::npos);
    CHECK(shell(list).out == before);
  }
}
