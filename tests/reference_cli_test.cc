// `overclaim reference` as people and scripts run it, on the small reference list.
#include <doctest/doctest.h>

#include <string>

#include "program_shell.h"
#include "small_reference.h"

namespace {

using Outcome = overclaim::test::ProgramEnd;

struct Shell {
  // `reference ARGUMENTS`, run in a folder of its own.
  Outcome operator()(const std::string& arguments) const { return run("overclaim reference " + arguments + " $book"); }

  overclaim::test::ProgramShell run{overclaim::test::small_reference()};
  const overclaim::test::ScratchFolder& folder = run.folder;
};

}  // namespace

TEST_CASE("reference verbs end with a status and one line where something is wrong") {
  const Shell shell;
  struct Row {
    const char* arguments;
    int status;
    const char *out, *err;  // beginnings; "" for nothing
  };
  const Row rows[] = {
      {"list statements --condition palsy", 0, "palsy.walking  unknown low  It has not been shown", ""},
      {"list works --condition condition.palsy --seen secondary,memory", 0, "", ""},
      {"list --intervention cord-blod", 2, "",
       "overclaim: there is no intervention \"cord-blod\"; did you mean cord-blood?\n"},
      {"list --condition zzzzzzzzz", 2, "",
       "overclaim: there is no condition \"zzzzzzzzz\"; reference reconcile --format csv lists them\n"},
      {"list --design rct_blind", 2, "", "overclaim: --design takes one of ipd_meta_analysis, "},
      {"list trials", 2, "", "overclaim: reference list takes works or statements, not \"trials\""},
      {"show doe-2020 palsy.walking", 0, "doe-2020\n  =Walking", ""},
      {"show doe-2021", 2, "", "overclaim: there is no work and no statement \"doe-2021\"; did you mean doe-2020?\n"},
      {"show unseen-1999", 2, "", "overclaim: there is no work and no statement \"unseen-1999\"; "},
      {"show", 2, "", "overclaim: reference show takes the ids of works and statements; reference list lists them\n"},
      {"search umbilical cord", 0, "palsy.walking  unknown low       It has not", ""},
      {"search doe-2021", 0, "",
       "overclaim: Nothing in the reference list has all of these words. Did you mean doe-2020?\n"},
      {"search", 2, "", "overclaim: reference search takes words, "},
      {"reconcile", 0, "{\n  \"versions\": [\n    \"0.2\"\n", ""},
      {"reconcile --format csv", 0, "name,id,type,label\r\ndisease,condition.any,condition,disease\r\n", ""},
      {"reconcile --format text", 2, "", "overclaim: --format takes one of json, csv, not \"text\""},
      {"list --format bibtex --output csv=no-such-folder/a.csv", 4, "@article{doe-2020,\n",
       "overclaim: no-such-folder/a.csv: cannot be written ("},
      {"lst", 2, "",
       "overclaim: reference needs one of list, show, search, reconcile, not \"lst\"; did you mean list?\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.arguments));
    const Outcome outcome = shell(row.arguments);
    CAPTURE(outcome.out);
    CAPTURE(outcome.err);
    CHECK(outcome.status == row.status);
    CHECK(outcome.out.rfind(row.out, 0) == 0);
    CHECK(outcome.err.rfind(row.err, 0) == 0);
    if (*row.out == '\0') CHECK(outcome.out.empty());
    if (*row.err == '\0') CHECK(outcome.err.empty());
  }
}

TEST_CASE("outputs are the same bytes in a file and on standard output, and colour stays on the screen") {
  const Shell shell;
  for (const std::string format : {"text", "json", "csv", "bibtex", "csl-json"}) {
    CAPTURE(format);
    const Outcome outcome = shell("show doe-2020 harm.documented --format " + format + " --output " + format + "=file");
    CHECK(outcome.status == 0);
    CHECK(!outcome.out.empty());
    CHECK(shell.folder.read("file") == outcome.out);
  }
  const Outcome coloured = shell("show doe-2020 --color always --hyperlinks always --output text=plain");
  CHECK(coloured.out.find("\033[1mdoe-2020") != std::string::npos);
  CHECK(coloured.out.find("\033]8;;https://doi.org/10.1000/Xyz_1") != std::string::npos);
  CHECK(shell.folder.read("plain").find('\033') == std::string::npos);
  CHECK(shell("list --quiet --output json=only").out.empty());
  CHECK(shell.folder.read("only").rfind("{\n  \"schema\": \"overclaim-reference/1\"", 0) == 0);
}
