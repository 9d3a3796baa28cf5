// check --bundle and verify: the program itself.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "program_shell.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using overclaim::test::ProgramEnd;
using overclaim::test::ProgramShell;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Case {
  Case() {
    shell.folder.file("pages/a.txt", "There are no risks.\n");
    shell.folder.file("pages/b.html", "<title>B</title><p>It has no side effects.");
    shell.folder.file("sites.csv", "host,operator,country,from,until\nmeadow.example,Meadow,US,,\n");
  }
  ProgramEnd run(const std::string& line) const { return shell("verify() { \"$program\" verify \"$@\"; }; " + line); }
  ProgramShell shell;
};

const std::string all_outputs =
    " -q -o html=out.html -o text=out.txt -o rollup=sheet.md -o methods=how.md -o csv=out.csv --sites sites.csv ";

}  // namespace

TEST_CASE("a bundle is verified: the same comes out, from its own inputs and from where they lie") {
  for (const std::string inputs : {"", "--bundle-inputs"}) {
    CAPTURE(inputs);
    const Case job;
    const ProgramEnd made = job.run("check pages" + all_outputs + "--bundle case " + inputs);
    CAPTURE(made.err);
    REQUIRE(made.status == 1);
    const ProgramEnd verified = job.run("verify case");
    CAPTURE(verified.out);
    CHECK(verified.status == 0);
    CHECK(has(verified.out, "All is as it was, and the same comes out again.\n"));
    for (const std::string file : {"report.json", "out.html", "out.txt", "sheet.md", "how.md", "out.csv"}) {
      CHECK(has(verified.out, "equal    outputs/" + file + "\n"));
    }
    CHECK(job.run("cd case && sha256sum -c --quiet SHA256SUMS && cmp outputs/out.html ../out.html").status == 0);
    CHECK(fs::exists(job.shell.folder.path("case/inputs/pages/a.txt")) == !inputs.empty());
    if (inputs.empty()) continue;
    // It needs nothing but itself.
    CHECK(job.run("mkdir else && mv case else && rm -r pages sites.csv book/rules && cd else && verify case").status ==
          0);
  }
}

TEST_CASE("a bundle of a folder that the run writes into is verified") {
  for (const std::string line :
       {"check pages -q -o text=pages/out.txt --bundle case",
        "check pages -q -o text=pages/out.txt -o html=pages/o.html "
        "--bundle case --bundle-inputs",
        "check pages -q --bundle pages/case/; mv pages/case case", "check pages -q --bundle ./case/"}) {
    CAPTURE(line);
    const Case job;
    job.run(line);
    const ProgramEnd verified = job.run("verify case");
    CAPTURE(verified.out);
    CHECK(verified.status == 0);
    CHECK(!fs::exists(job.shell.folder.path("case/inputs/pages/out.txt")));
  }
}

TEST_CASE("rules in a folder that is a link go into the bundle") {
  const Case job;
  const ProgramEnd made = job.run(
      "mkdir -p mine/rules far && cp book/rules/en/safety.json far && ln -s ../../far mine/rules/en && check pages -q "
      "--rules mine --bundle case --bundle-inputs");
  CAPTURE(made.err);
  REQUIRE(made.status == 1);
  CHECK(fs::exists(job.shell.folder.path("case/inputs/mine/rules/en/safety.json")));
  CHECK(job.run("mkdir else && mv case else && rm -r pages mine far && cd else && verify case").status == 0);
}

TEST_CASE("verify says what the run was told to leave out") {
  struct Row {
    std::string options, said;
  };
  for (const Row& row :
       std::vector<Row>{{"--only risk", "         Some rules were switched off. Only these were used: risk.\n"},
                        {"--disable safety", "         Some rules were switched off: safety.\n"},
                        {"--min-severity 4", "         Claims that matter less than 4 of 5 are not shown.\n"},
                        {"", ""}}) {
    CAPTURE(row.options);
    const Case job;
    CHECK(job.run("check pages -q -o text=out.txt --exit-zero --bundle case " + row.options).status == 0);
    const ProgramEnd verified = job.run("verify case");
    CAPTURE(verified.out);
    CHECK(verified.status == 0);
    CHECK(has(verified.out, "All is as it was, and the same comes out again.\n"));
    if (row.said.empty()) {
      CHECK_FALSE(has(verified.out, "switched off"));
    } else {
      CHECK(has(verified.out, row.said));
    }
  }
}

TEST_CASE("verify says what differs") {
  struct Row {
    std::string change;
    std::vector<std::string> said;
  };
  const std::vector<Row> rows = {
      {"echo 'It is a cure.' >>pages/a.txt",
       {"differs  pages/a.txt: was changed (input)", "differs  outputs/report.json, line"}},
      {"rm pages/a.txt", {"differs  pages/a.txt: is not there any more (input)"}},
      {"echo x >pages/c.txt", {"differs  pages/c.txt: was not there (input)"}},
      {"echo x >>sites.csv", {"differs  sites.csv: was changed (sites)"}},
      {"echo x >>case/outputs/out.txt",
       {"differs  outputs/out.txt: was changed in the bundle", "differs  outputs/out.txt, line "}},
      {"rm case/outputs/out.html", {"differs  outputs/out.html: is gone from the bundle"}},
      {"echo x >case/more", {"differs  more: does not belong to the bundle"}},
      {"echo x >case/request.tsq", {"differs  request.tsq: is no request for these SHA256SUMS"}},
      {"sed -i 's/no risks/no_risks/' case/datapackage.json; echo ' ' >>case/datapackage.json",
       {"differs  datapackage.json: was changed in the bundle", "so what it says is not done again"}},
      {"sed -i 's/\"Says/\"It says/' book/rules/en/safety.json",
       {"differs  rules: ", "differs  outputs/report.json, line"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.change);
    const Case job;
    REQUIRE(job.run("check pages" + all_outputs + "--bundle case").status == 1);
    const ProgramEnd end = job.run(row.change + "; verify case");
    CAPTURE(end.out);
    CAPTURE(end.err);
    CHECK(end.status == 1);
    for (const std::string& line : row.said) CHECK(has(end.out, line));
    CHECK(has(end.out, "Not all is as it was.\n"));
  }
}

TEST_CASE("verify believes no bundle that was put together anew") {
  // All sums are made again behind each, as a forger would.
  const std::string python =
      "python3 - <<'end'\nimport json\np = json.load(open('case/datapackage.json'))\nrun = p['overclaim']\n";
  const std::string written =
      "\njson.dump(p, open('case/datapackage.json', 'w'), indent=1, ensure_ascii=False)\n"
      "open('case/datapackage.json', 'a').write('\\n')\nend\n";
  struct Row {
    std::string change, said;
  };
  const std::vector<Row> rows = {
      {"echo '<p>Nothing to ask.</p>' >case/outputs/more.html",
       "differs  outputs/more.html: is no output and no input of the run"},
      {"mkdir case/inputs; echo x >case/inputs/more.txt",
       "differs  inputs/more.txt: is no output and no input of the run"},
      {"echo '<p>Nothing to ask.</p>' >case/outputs/out.html; " + python +
           "run['outputs'] = [o for o in run['outputs'] if o['format'] != 'html']" + written,
       "differs  outputs/out.html: is no output and no input of the run"},
      {python + "run['outputs'][1]['file'] = 'outputs/gone.html'" + written,
       "differs  outputs/gone.html: is no file of the bundle"},
      {python + "run['outputs'][1]['format'] = 'none'" + written,
       "differs  the outputs are not those of the command line"},
      {python + "del run['outputs'][0]" + written, "differs  the outputs are not those of the command line"},
      {python + "run['outputs'][0]['bytes'] += 1" + written,
       "differs  outputs/report.json: datapackage.json says another length or digest"},
      {python + "run['tool']['as_of'] = '1999-01-01'" + written, "differs  the day whose statements judge: 1999-01-01"},
      {python + "run['inputs'][0]['bytes'] += 1" + written,
       "differs  pages/a.txt: datapackage.json says another length"},
      {python + "p['title'] = 'All is well'" + written, "differs  datapackage.json: says something else"},
      {python + "p['resources'].append({'name': 'more', 'path': 'https://evil.example/'})" + written,
       "differs  datapackage.json: says something else"},
      {python + "run['arguments'] += ['--rules', '/proc/self/fd']" + written, "differs  "},
      {python + "run['arguments'] += ['--width', '30']" + written,
       "differs  the width is not that of the command line"},
      {python + "run['arguments'] += ['--bundle-inputs']" + written, "differs  holds_inputs is not what"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.change);
    const Case job;
    REQUIRE(job.run("check pages -q -o html=out.html --bundle case").status == 1);
    job.shell.folder.file("seal.py", R"(
import hashlib, pathlib
case = pathlib.Path('case')
kept = ('SHA256SUMS', 'request.tsq')
files = sorted(f for f in case.rglob('*') if f.is_file() and f.name not in kept)
digest = lambda f: hashlib.sha256(f.read_bytes()).digest()
(case / kept[0]).write_text(''.join(f'{digest(f).hex()}  {f.relative_to(case)}\n' for f in files))
request = (case / kept[1]).read_bytes()
(case / kept[1]).write_bytes(request[:24] + digest(case / kept[0]) + request[56:])
)");
    const ProgramEnd forged = job.run(row.change + "\npython3 seal.py");
    CAPTURE(forged.err);
    REQUIRE(forged.status == 0);
    const ProgramEnd verified = job.run("timeout 20 \"$program\" verify case </dev/null");
    CAPTURE(verified.out);
    CHECK(verified.status == 1);
    CHECK(has(verified.out, row.said));
    CHECK(has(verified.out, "equal    SHA256SUMS: "));
    CHECK(!has(verified.out, "request.tsq"));
  }
}

TEST_CASE("what stands in a bundle as a link or a pipe is named, and neither opened nor waited for") {
  struct Row {
    std::string change, path;
  };
  const std::vector<Row> rows = {
      {"rm case/outputs/report.json; mkfifo case/outputs/report.json", "outputs/report.json"},
      {"mv case/outputs/report.json away; ln -s ../../away case/outputs/report.json", "outputs/report.json"},
      {"rm case/outputs/out.txt; ln -s /etc/passwd case/outputs/out.txt", "outputs/out.txt"},
      {"mv case/inputs away; ln -s ../away case/inputs", "inputs"},
      {"mkfifo case/more", "more"},
      {"mv case/request.tsq away; ln -s ../away case/request.tsq", "request.tsq"},
      {"ln -s /etc case/inputs/pages/more", "inputs/pages/more"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.change);
    const Case job;
    REQUIRE(job.run("check pages" + all_outputs + "--bundle case --bundle-inputs").status == 1);
    const ProgramEnd end = job.run(row.change + "; verify case");
    CAPTURE(end.out);
    CAPTURE(end.err);
    CHECK(end.status == 1);
    CHECK(has(end.out,
              "differs  " + row.path + ": is a link, a pipe or a device, which no bundle holds, and was not opened\n"));
    CHECK(has(end.out, "is not done again where it holds such things"));
    CHECK_FALSE(has(end.out, "root:"));
  }
  // Sums do not lead out of the bundle, and the bundle itself may lie behind a link.
  const Case job;
  REQUIRE(job.run("check pages" + all_outputs + "--bundle case").status == 1);
  CHECK(job.run("ln -s case link; verify link").status == 0);
  CHECK(has(job.run("sha256sum pages/a.txt | sed 's|pages|../pages|' >>case/SHA256SUMS; verify case").out,
            "differs  ../pages/a.txt: is gone from the bundle\n"));
  CHECK(job.run("rm case/SHA256SUMS; mkfifo case/SHA256SUMS; verify case").status == 2);
}

TEST_CASE("what is no bundle is status 2, and half a bundle is never there") {
  const Case job;
  CHECK(job.run("verify pages").status == 2);
  CHECK(job.run("verify nowhere").status == 2);
  CHECK(job.run("mkdir full && touch full/x && check pages -q --bundle full").status == 2);
  CHECK(job.run("check nowhere.txt -q --bundle case").status == 2);
  CHECK_FALSE(fs::exists(job.shell.folder.path("case")));
  CHECK(job.run("cat pages/a.txt | check - -q --bundle case").err ==
        "overclaim: --bundle needs files: standard input (-) cannot be read again; save it\n");
  CHECK(
      has(job.run("check \"$PWD/pages\" -q --bundle case --bundle-inputs").err, "--bundle-inputs takes what is named"));
  CHECK(has(job.run("check pages -q -o html=folder/ --bundle case").err,
            "a bundle takes files, not a folder of reports"));
  // Nothing of an attempt is left.
  CHECK(job.run("ls -d case* 2>/dev/null | wc -l").out.find('0') != std::string::npos);
  // A disk that is full in the middle of it.
  CHECK(job.run("ulimit -f 2; check pages -q --bundle case --bundle-inputs").status != 0);
  CHECK(job.run("ls -d case* 2>/dev/null | wc -l").out.find('0') != std::string::npos);
}

TEST_CASE("names of inputs that would break a line are verified all the same") {
  const Case job;
  job.shell.folder.file("pages/a\nb\\.txt", "There are no risks.\n");
  REQUIRE(job.run("check pages -q --bundle case --bundle-inputs").status == 1);
  const ProgramEnd verified = job.run("verify case");
  CAPTURE(verified.err);
  CHECK(verified.status == 0);
  CHECK(job.run("cd case && sha256sum -c --quiet SHA256SUMS").status == 0);
}

TEST_CASE("a machine without a folder to work in is no fault of the bundle") {
  const Case job;
  REQUIRE(job.run("check pages -q --bundle case").status == 1);
  const ProgramEnd end = job.run("export TMPDIR=/nonexistent/tmp; verify case");
  CHECK(end.status == 4);
  CHECK(end.err == "overclaim: cannot make a folder to work in, in /nonexistent/tmp; name another one by TMPDIR\n");
}

TEST_CASE("a run that is killed leaves no bundle, or a whole one") {
  const Case job;
  for (int page = 0; page < 40; ++page) {
    job.shell.folder.file("pages/" + std::to_string(page) + ".txt", "There are no risks.\n");
  }
  for (const std::string wait : {"0.05", "0.3", "1", "3"}) {
    CAPTURE(wait);
    const ProgramEnd end = job.run("\"$program\" check $book pages -q --bundle case --bundle-inputs & sleep " + wait +
                                   "; kill -9 $!; wait $!; if test -e case; then verify case; fi");
    CAPTURE(end.out);
    if (!end.out.empty()) CHECK(has(end.out, "All is as it was, and the same comes out again.\n"));
    CHECK(job.run("rm -rf case").status == 0);
  }
}

TEST_CASE("a bundle starts no program and writes nowhere but where it is checked") {
  const Case job;
  REQUIRE(job.run("check pages -q -o text=out.txt --bundle case").status == 1);
  // As somebody might send it: sums and request made anew for a package that asks for more.
  const std::string forge =
      "cd case && sed -i 's#\"pages\",#\"pages\", \"--pdf-command\", \"touch ../owned\",#' datapackage.json && "
      "sha256sum $(find . -type f ! -name SHA256SUMS ! -name request.tsq | sed 's#^./##' | sort) >SHA256SUMS; cd ..; ";
  const ProgramEnd end = job.run(forge + "rm out.txt; verify case");
  CHECK(end.status == 1);
  CHECK(has(end.out, "a program that is not started from a bundle"));
  CHECK_FALSE(fs::exists(job.shell.folder.path("owned")));
  CHECK_FALSE(fs::exists(job.shell.folder.path("out.txt")));
}

TEST_CASE("decisions, letters and complaints go into a bundle and come out again") {
  const Case job;
  const std::string decide =
      "\"$program\" check pages/a.txt --format json >r.json; "
      "\"$program\" decide $(grep -o '\"fingerprint\":\"[0-9a-f]*' r.json | head -1 | cut -d'\"' -f4) r.json "
      "--decision confirmed --reviewer A --role editor --reason Read. --date 2026-02-03 --decisions d.jsonl; ";
  const ProgramEnd made =
      job.run(decide +
              "\"$program\" check pages -q --decisions d.jsonl --baseline r.json -o letter=l.txt -o complaint=c.md "
              "--authority asa-uk --bundle case --bundle-inputs");
  CAPTURE(made.err);
  CHECK(made.status == 1);
  const ProgramEnd end = job.run("mkdir else; mv case else; cd else; verify case");
  CAPTURE(end.out);
  CHECK(end.status == 0);
  CHECK(has(end.out, "equal    outputs/l.txt\n"));
  CHECK(has(end.out, "equal    outputs/c.md\n"));
}
