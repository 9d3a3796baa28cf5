// A job cut into shards, run and put together by the program itself. The measure of all of it is one serial run of
// check.
#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "job_inputs.h"
#include "program_shell.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using overclaim::test::ProgramEnd;
using overclaim::test::ProgramShell;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// A job of four shards, done: m.jsonl, out/.
struct DoneJob {
  DoneJob() {
    overclaim::test::write_job_inputs(shell.folder, 24);
    REQUIRE(
        shell("make ads.jsonl folder -o m.jsonl --shards 4 && run -m m.jsonl --out out --all; test $? -eq 3").status ==
        0);
    REQUIRE(shell("check ads.jsonl folder --format jsonl >serial.jsonl; verify -m m.jsonl --out out").out ==
            "4 shards, all there\n");
  }
  ProgramShell shell;
};

}  // namespace

TEST_CASE("shards of any number put together are the bytes of one run") {
  const ProgramShell shell;
  overclaim::test::write_job_inputs(shell.folder, 40);
  const std::vector<std::string> rows = {
      "ads.jsonl",
      "ads.csv",
      "ads.tsv",
      "late.jsonl",
      "wide.csv",
      "nameless.csv",
      "site.warc",
      "site.warc.gz",
      "site.warc.zst",
      "one.warc.gz",
      "damaged.warc.gz",
      "folder",
      "odd",
      "odd/old.doc odd/broken.docx odd/no-columns.csv",
      "folder/p1.txt ads.csv site.warc.gz ads.jsonl folder/sub one.warc.gz damaged.warc.gz late.jsonl"};
  for (const std::string& row : rows) {
    CAPTURE(row);
    const ProgramEnd serial = shell("check " + row + " --format jsonl >serial.jsonl");
    REQUIRE(!shell.folder.read("serial.jsonl").empty());
    for (const std::string count : {"1", "3", "7", "100"}) {
      CAPTURE(count);
      // Backwards, and some twice: no order is needed.
      const ProgramEnd made = shell("rm -rf out; make " + row + " -o m.jsonl --shards " + count);
      REQUIRE(made.status == 0);
      const std::string half = std::to_string(std::stoi(count) / 2);
      shell("run -m m.jsonl --out out --range " + half + ":" + count + "; run -m m.jsonl --out out --all");
      const ProgramEnd merged = shell("merge -m m.jsonl --out out --fail-on 1");
      CHECK(merged.out == shell.folder.read("serial.jsonl"));
      // Where nothing at all could be read check says 2, wrong use; who merges knows only that something is missing.
      CHECK(merged.status == (serial.status == 2 ? 3 : serial.status));
      CHECK(shell("merge -m m.jsonl --out out -o jsonl=x.jsonl && cmp x.jsonl serial.jsonl; merge -m m.jsonl --out out")
                .out == merged.out);
    }
  }
}

TEST_CASE("what can be cut is cut, and by the size that was asked for") {
  const ProgramShell shell;
  overclaim::test::write_job_inputs(shell.folder, 60);
  struct Row {
    std::string input;
    bool cut;
  };
  for (const Row& row : {Row{"ads.jsonl", true}, Row{"ads.csv", true}, Row{"ads.tsv", true}, Row{"late.jsonl", true},
                         Row{"site.warc", true}, Row{"site.warc.gz", true}, Row{"site.warc.zst", true},
                         Row{"one.warc.gz", false}, Row{"damaged.warc.gz", false}, Row{"wide.csv", false}}) {
    CAPTURE(row.input);
    REQUIRE(shell("make " + row.input + " -o m.jsonl --shard-bytes 1K").status == 0);
    const std::string lines = shell.folder.read("m.jsonl");
    std::size_t parts = 0;
    for (std::size_t at = lines.find("\"kind\""); at != lines.npos; at = lines.find("\"kind\"", at + 1)) ++parts;
    const std::size_t size = fs::file_size(shell.folder.path(row.input));
    CHECK(parts == (row.cut ? (size + 1023) / 1024 : 1));
  }
}

TEST_CASE("what was asked for when the shards were made holds for each of them") {
  const ProgramShell shell;
  overclaim::test::write_job_inputs(shell.folder, 20);
  for (const std::string options :
       {"--only risk", "--min-severity 5", "--disable safety", "--as-of 2020-01-01", "--captured-at 2019-02-03",
        "--id-field text --text-field note", "--encoding windows-1252", "--date-field id --id-field note"}) {
    CAPTURE(options);
    shell("rm -rf out; make ads.csv -o m.jsonl --shards 3 " + options + " && run -m m.jsonl --out out --all");
    const std::string merged = shell("merge -m m.jsonl --out out").out;
    CHECK(merged == shell("check ads.csv --format jsonl " + options).out);
    CHECK(merged != shell("check ads.csv --format jsonl").out);
  }
}

TEST_CASE("what is wrong with an output is said by its name, and nothing is put together") {
  struct Row {
    std::string damage, said, again;
    bool merges;
  };
  const DoneJob job;
  const ProgramShell& shell = job.shell;
  shell("cp -r out whole");
  const std::string other = "make ads.csv -o other.jsonl --shards 4; run -m other.jsonl --out other --all; ";
  const std::string newer =
      "mkdir -p new/rules; cp -r book/* new; sed -i 's/There is no/There is not a/;s/No risk/Not a risk/' "
      "$(grep -rl message new) ; sed -i 's/\"severity\": 5/\"severity\": 4/' $(grep -rl severity new); "
      "\"$program\" shards run --no-builtin-rules --rules new -m m.jsonl --out newer --all; ";
  for (const Row& row : std::vector<Row>{
           {"rm out/shard-000002.jsonl", "shard-000002.jsonl: is missing\n", "2", false},
           {"rm out/shard-00000[023].jsonl", "shard-000000.jsonl: is missing\n", "0,2-3", false},
           {"head -c -1 whole/shard-000001.jsonl >out/shard-000001.jsonl",
            "shard-000001.jsonl: is cut off: its last line has no end\n", "1", false},
           {"head -n 2 whole/shard-000001.jsonl >out/shard-000001.jsonl",
            "shard-000001.jsonl: is cut off: its last line is no footer\n", "1", false},
           {": >out/shard-000001.jsonl", "shard-000001.jsonl: is cut off: its last line has no end\n", "1", false},
           {"sed -i 's/risks/risky/' out/shard-000001.jsonl",
            "shard-000001.jsonl: was changed: its reports are not those its last line speaks of\n", "1", false},
           {"sed -i 1d out/shard-000003.jsonl", " bytes of reports where its last line says ", "3", false},
           {"cp whole/shard-000001.jsonl out/shard-000002.jsonl", "shard-000002.jsonl: is foreign: holds shard 1\n",
            "2", false},
           {other + "cp other/shard-000001.jsonl out/", "shard-000001.jsonl: is foreign: made of another manifest (",
            "1", false},
           {newer + "cp newer/shard-000001.jsonl out/", "shard-000001.jsonl: was made by overclaim ", "1", false},
           {"cp whole/shard-000001.jsonl out/shard-1.jsonl",
            "shard-1.jsonl: is doubled: the same as shard-000001.jsonl\n", "", true},
           {"sed 's/risks/risky/' whole/shard-000001.jsonl >out/shard-000009.jsonl",
            "shard-000009.jsonl: is foreign: no shard of this manifest is named so\n", "", true},
           {"echo x >out/.shard-000001.jsonl.abc; echo x >out/slurm.log", "4 shards, all there\n", "", true}}) {
    CAPTURE(row.damage);
    shell("rm -rf out; cp -r whole out; " + row.damage);
    const ProgramEnd verified = shell("verify -m m.jsonl --out out");
    CHECK(has(verified.out, row.said));
    CHECK(has(verified.out, "to run again: " + row.again + "\n") == !row.again.empty());
    CHECK(verified.status == (has(row.said, "all there") ? 0 : 3));
    const ProgramEnd merged = shell("merge -m m.jsonl --out out -o jsonl=merged.jsonl");
    CHECK(merged.status == (row.merges ? 3 : 65));  // 3: ads.jsonl has lines that are broken
    CHECK(fs::exists(shell.folder.path("merged.jsonl")) == row.merges);
    shell("rm -f merged.jsonl");
    // Running again mends all of it.
    shell("run -m m.jsonl --out out --all");
    CHECK(shell("merge -m m.jsonl --out out").out == shell.folder.read("serial.jsonl"));
  }
}

TEST_CASE("an input that changed is refused, and what did not change is not") {
  struct Row {
    std::string change;
    std::vector<int> statuses;  // of the shards 0, 1, 2
  };
  const ProgramShell shell;
  for (const Row& row :
       std::vector<Row>{{"true", {0, 0, 0}},
                        {"sed -i 's/^1,no/1,at/' t.csv", {65, 65, 65}},  // the start of a file decides its encoding

                        {"sed -i 's/^3,no/3,at/' t.csv", {0, 0, 65}},
                        {"sed -i 's/id,text/ik,text/' t.csv", {65, 65, 65}},  // the names of the columns
                        {"echo '4,more' >>t.csv", {65, 65, 65}},
                        {"rm t.csv", {65, 65, 65}},
                        {"cp t.csv u; rm t.csv; cp u t.csv", {0, 0, 0}},
                        {"rm t.csv; mkfifo t.csv", {65, 65, 65}}}) {  // the last row: writing to it would wait
    CAPTURE(row.change);
    shell.folder.file("t.csv", "id,text\n1,no risks\n2,no risks\n3,no risks\n");
    REQUIRE(shell("rm -rf out; make t.csv -o m.jsonl --shards 3; " + row.change).status == 0);
    for (int i = 0; i < 3; ++i) {
      CAPTURE(i);
      const int status = row.statuses[static_cast<std::size_t>(i)];
      CHECK(shell("run -m m.jsonl --out out -i " + std::to_string(i)).status == status);
      CHECK(fs::exists(shell.folder.path("out/shard-00000" + std::to_string(i) + ".jsonl")) == (status == 0));
    }
  }
}

TEST_CASE("who is killed in the middle leaves nothing but what is done, and the next goes on from there") {
  const ProgramShell shell;
  overclaim::test::write_job_inputs(shell.folder, 12);
  shell.folder.file("z.pdf", "%PDF-1.4 x");
  // The reader of the PDF hangs: the shards before it are done, that of the PDF is begun.
  shell.folder.file("hang", "#!/bin/sh\nexec sleep 60\n");
  shell.folder.file("fast", "#!/bin/sh\necho There are no risks.\n");
  shell("chmod +x hang fast; make ads.jsonl z.pdf ads.csv -o m.jsonl --shards 6");
  const ProgramEnd killed = shell(
      "\"$program\" shards run $book -m m.jsonl --out out --all --pdf-command ./hang & pid=$!\n"
      "i=0; until grep -q 'z.pdf' m.jsonl && ls out/.shard-* >/dev/null 2>&1 && sleep 0.2 && ls out/.shard-*; do\n"
      "  i=$((i + 1)); test $i -lt 600 || exit 9; sleep 0.05; done\n"
      "kill -9 $pid; wait $pid; echo status $?; ls -a out");
  CAPTURE(killed.out);
  CHECK(has(killed.out, "status 137\n"));
  CHECK(has(killed.out, "\n.shard-00000"));
  CHECK(has(shell("verify -m m.jsonl --out out").out, "is missing"));
  const ProgramEnd again = shell("run -m m.jsonl --out out --all --pdf-command ./fast");
  CHECK(has(again.err, "passed over: the output is there"));
  CHECK(shell("verify -m m.jsonl --out out").status == 0);
  CHECK(shell("merge -m m.jsonl --out out").out ==
        shell("check ads.jsonl z.pdf ads.csv --format jsonl --pdf-command ./fast").out);
}

TEST_CASE("the engine may say which shard it is, and who asks for one is heard first") {
  const DoneJob job;
  struct Row {
    std::string line;
    int status;
    std::string made;  // the shards, as ls shows them
  };
  for (const Row& row : std::vector<Row>{
           {"SLURM_ARRAY_TASK_ID=2 \"$program\" shards run $book -m m.jsonl --out o", 3, "2"},
           {"JOB_COMPLETION_INDEX=3 \"$program\" shards run $book -m m.jsonl --out o", 0, "3"},
           {"SLURM_ARRAY_TASK_ID=2 \"$program\" shards run $book -m m.jsonl --out o -i 3", 0, "3"},
           {"SLURM_ARRAY_TASK_ID=9 \"$program\" shards run $book -m m.jsonl --out o --range 2:4", 3, "2 3"},
           {"run -m m.jsonl --out o --range 3:10", 0, "3"},
           {"SLURM_ARRAY_TASK_ID=4 \"$program\" shards run $book -m m.jsonl --out o", 2, ""},
           {"SLURM_ARRAY_TASK_ID=x \"$program\" shards run $book -m m.jsonl --out o", 2, ""},
           {"run -m m.jsonl --out o", 2, ""},
           {"run -m m.jsonl --out o -i 4", 2, ""},
           {"run -m m.jsonl --out o -i 3 --all", 2, ""},
           {"run -m m.jsonl --out o --range 3:3", 2, ""},
           {"run -m missing.jsonl --out o --all", 2, ""},
           {"mkfifo pipe; run -m pipe --out o --all", 2, ""},
           {"run -m ads.jsonl --out o --all", 65, ""},
           {"head -n 3 m.jsonl >cut.jsonl; run -m cut.jsonl --out o --all", 65, ""},
           {"run -m m.jsonl --out o -i 3 --fail-on 1", 1, "3"},
           {"run -m m.jsonl --out o -i 3 --fail-on 5", 1, "3"},
           {"run -m m.jsonl --out o -i 3; run -m m.jsonl --out o -i 3 --fail-on 1", 1, "3"},
           {"run -m m.jsonl --out o -i 0", 3, "0"},
           {"run -m m.jsonl --out ads.csv -i 2", 4, ""},
           {"make missing.txt -o new.jsonl", 2, ""},
           {"make ads.csv -o no/new.jsonl", 4, ""},
           {"make ads.csv -o new.jsonl --only nothing", 2, ""},
           {"make - -o new.jsonl <ads.csv", 2, ""}}) {
    CAPTURE(row.line);
    const ProgramEnd end = job.shell("rm -rf o; " + row.line);
    CAPTURE(end.err);
    CHECK(end.status == row.status);
    CHECK(end.out.empty());
    CHECK(job.shell("ls o 2>/dev/null | sed 's/shard-00000//;s/.jsonl//' | paste -sd' '").out == row.made + "\n");
    CHECK(!fs::exists(job.shell.folder.path("new.jsonl")));
  }
}

TEST_CASE("what is named twice is taken once, where it was named first") {
  const ProgramShell shell;
  overclaim::test::write_job_inputs(shell.folder, 10);
  const ProgramEnd made = shell("make ads.csv folder ./folder/sub/../p1.txt folder ads.csv -o m.jsonl --shards 3");
  CHECK(has(made.err, "ads.csv: is named twice and taken once"));
  shell("run -m m.jsonl --out out --all");
  CHECK(shell("merge -m m.jsonl --out out").out == shell("check ads.csv folder --format jsonl").out);
  // The same bytes under two names are two files.
  shell("cp ads.csv more.csv; make ads.csv more.csv -o m.jsonl --shards 3; rm -rf out; run -m m.jsonl --out out --all");
  CHECK(shell("merge -m m.jsonl --out out").out == shell("check ads.csv more.csv --format jsonl").out);
}

TEST_CASE("a full disk ends a merge with status 4 and without a file") {
  const DoneJob job;
  CHECK(job.shell("merge -m m.jsonl --out out >/dev/full").status == 4);
  CHECK(job.shell("merge -m m.jsonl --out out -o jsonl=/dev/full").status == 4);
  CHECK(job.shell("merge -m m.jsonl --out out -o jsonl=no/such.jsonl").status == 4);
}
