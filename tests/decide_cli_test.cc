// decide, decisions, and check with what people decided: the program itself.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "program_shell.h"

namespace {

using nlohmann::json;
using overclaim::test::ProgramEnd;
using overclaim::test::ProgramShell;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::string verbs =
    "decide() { \"$program\" decide $book \"$@\"; }; decisions() { \"$program\" decisions $book \"$@\"; }; ";
const std::string by_ann = " --reviewer 'A. Reader' --role editor --date 2026-02-03 --decisions d.jsonl ";
const std::string by_bo = " --reviewer 'B. Other' --role physician --date 2026-02-04 --decisions d.jsonl ";

// page.txt with two flagged findings, checked into r.json.
struct CheckedPage {
  CheckedPage() {
    shell.folder.file("page.txt", "There are no risks.\n\nWe say: no side effects.\n");
    REQUIRE(shell("check page.txt --format json >r.json").status == 1);
    const json report = json::parse(shell.folder.read("r.json"));
    for (const json& finding : report["documents"][0]["findings"]) {
      fingerprints.push_back(finding["fingerprint"]);
      ids.push_back(finding["id"]);
    }
    REQUIRE(fingerprints.size() == 2);
  }
  ProgramEnd run(const std::string& line) const { return shell(verbs + line); }

  ProgramShell shell;
  std::vector<std::string> fingerprints, ids;
};

}  // namespace

TEST_CASE("a decision on a case is the same line, and the case has a copy") {
  const CheckedPage page;
  const std::string what =
      page.fingerprints[0].substr(0, 8) + " %s --decision answered --reason Read. --answer 'We mean it.'";
  const auto decide = [&](const std::string& from, const std::string& file) {
    std::string line = what;
    line.replace(line.find("%s"), 2, from);
    return page.run("decide " + line + " --reviewer 'A. Reader' --role editor --date 2026-02-03 --decisions " + file);
  };
  REQUIRE(page.run("check page.txt -q --captured-at 2021-03-02 --store case.sqlite").status == 1);
  REQUIRE(decide("r.json", "of_report.jsonl").status == 0);
  const ProgramEnd end = decide("case.sqlite", "of_case.jsonl");
  CAPTURE(end.err);
  CHECK(end.status == 0);
  CHECK(page.shell.folder.read("of_case.jsonl") == page.shell.folder.read("of_report.jsonl"));
  const auto answers = [&](const std::string& file) {
    const ProgramEnd told = page.run("\"$program\" passport $book --format json " + page.fingerprints[0] + " " + file);
    CAPTURE(told.err);
    REQUIRE(told.status == 0);
    std::string found;
    const json passport = json::parse(told.out);
    for (const json& one : passport["decisions"]) found += one["answer"].get<std::string>() + ";";
    return found;
  };
  CHECK(answers("case.sqlite") == "We mean it.;");
  // From the file, by check, and once only.
  for (int times = 0; times < 2; ++times) {
    CHECK(page.run("check page.txt -q --captured-at 2021-03-02 --store new.sqlite --decisions of_case.jsonl").status ==
          1);
    CHECK(answers("new.sqlite") == "We mean it.;");
  }
  CHECK(decide("case.sqlite", "d.jsonl").status == 0);
  const ProgramEnd unknown = page.run("decide 00000000 case.sqlite --decision confirmed --reason Read." + by_ann);
  CHECK(unknown.status == 2);
  CHECK(has(unknown.err, "case.sqlite: has no finding"));
}

TEST_CASE("a decision is one line, and says what it is about") {
  const CheckedPage page;
  const ProgramEnd end = page.run("decide " + page.fingerprints[0].substr(0, 8) + " r.json --decision dismissed" +
                                  by_ann + "--reason 'A quotation.'");
  CAPTURE(end.err);
  CHECK(end.status == 0);
  CHECK(end.out == page.fingerprints[0] + " safety.no-risks \"no risks\"\n" +
                       "Dismissed by A. Reader (editor) on 2026-02-03: A quotation.\n");
  const json line = json::parse(page.shell.folder.read("d.jsonl"));
  const json report = json::parse(page.shell.folder.read("r.json"));
  CHECK(line["fingerprint"] == page.fingerprints[0]);
  CHECK(line["text_hash"] == report["documents"][0]["findings"][0]["text_hash"]);
  CHECK(line["rulebook"] == report["tool"]["rulebook"]);
  CHECK(line["decision"] == "dismissed");
  CHECK(line["date"] == "2026-02-03");
  // By the id of the finding too; and from a report of lines.
  CHECK(page.run("check page.txt --format jsonl >r.jsonl; decide " + page.ids[1] + " r.jsonl --decision confirmed" +
                 by_ann + "--reason Read. && wc -l <d.jsonl")
            .out.find("2\n") != std::string::npos);
  // Without --date it is today.
  CHECK(page.run("decide " + page.ids[1] +
                 " r.json --decision confirmed --reviewer C --role editor --decisions e.jsonl --reason Read. "
                 "&& grep -c \"$(date +%Y-%m-%d)\" e.jsonl")
            .status == 0);
}

TEST_CASE("what cannot be a decision is refused and not written") {
  const CheckedPage page;
  const std::string& known = page.fingerprints[0];
  struct Row {
    std::string line, err;
  };
  const std::vector<Row> rows = {
      {"decide 0000000000000000 r.json --decision confirmed" + by_ann + "--reason x",
       "overclaim: r.json: has no finding \"0000000000000000\"\n"},
      {"decide xyz r.json --decision confirmed" + by_ann + "--reason x",
       "overclaim: \"xyz\" is no fingerprint; give at least 6 of its digits (0-9, a-f)\n"},
      {"decide " + known + " r.json --decision confirmed" + by_ann,
       "overclaim: decide needs --reason TEXT: a decision without a reason helps nobody later\n"},
      {"decide " + known + " r.json --decision confirmed" + by_ann + "--reason ' '", "overclaim: --reason: is empty\n"},
      {"decide " + known + " r.json --decision maybe" + by_ann + "--reason x",
       "overclaim: --decision takes one of confirmed, dismissed, needs_evidence, answered, not \"maybe\"\n"},
      {"decide " + known + " r.json --decision answered" + by_ann + "--reason x",
       "overclaim: decide --decision answered needs --answer TEXT, what was answered\n"},
      {"decide " + known + " page.txt --decision confirmed" + by_ann + "--reason x",
       "overclaim: page.txt: is no report of overclaim; make one with overclaim check --format json\n"},
      {"decide " + known + " r.json --decision confirmed --reviewer A --role e --reason x",
       "overclaim: decide needs --decisions FILE, once: where the line is added\n"},
      {"cp page.txt d.jsonl; decide " + known + " r.json --decision confirmed" + by_ann +
           "--reason x; s=$?; rm d.jsonl; (exit $s)",
       "overclaim: d.jsonl:1: is not JSON"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const ProgramEnd end = page.run(row.line);
    CHECK(end.status == 2);
    CHECK(end.err.substr(0, row.err.size()) == row.err);
    CHECK(page.shell.folder.read("d.jsonl").empty());
  }
  // An earlier day than that of the decision that stands would not count, so it is not written.
  const std::string again = "decide " + known +
                            " r.json --decision confirmed --reviewer 'A. Reader' --role editor "
                            "--decisions d.jsonl --reason x --date 2026-01-01";
  CHECK(page.run("decide " + known + " r.json --decision dismissed" + by_ann + "--reason x").status == 0);
  const ProgramEnd end = page.run(again);
  CHECK(end.status == 2);
  CHECK(has(end.err, "A. Reader decided on this finding on 2026-02-03, which counts more"));
  CHECK(page.run("wc -l <d.jsonl").out.find('1') != std::string::npos);
}

TEST_CASE("a decision of a day to come is refused: it would shut out all others until then") {
  const CheckedPage page;
  const std::string line = "decide " + page.fingerprints[0] +
                           " r.json --decision confirmed --reviewer A --role editor --reason x --decisions d.jsonl ";
  const ProgramEnd end = page.run(line + "--date 2962-01-01");
  CHECK(end.status == 2);
  CHECK(has(end.err, "--date: 2962-01-01 is still to come; today is "));
  CHECK(page.shell.folder.read("d.jsonl").empty());
  CHECK(page.run(line + "--date $(date +%Y-%m-%d)").status == 0);
}

TEST_CASE("reports carry what people decided, and a dismissal does not count for --fail-on") {
  const CheckedPage page;
  REQUIRE(
      page.run("decide " + page.ids[0] + " r.json --decision dismissed" + by_ann + "--reason 'A quotation.'").status ==
      0);
  const ProgramEnd one = page.run("check page.txt --decisions d.jsonl --format json >o.json");
  CHECK(one.status == 1);  // the other one
  CHECK(one.err == "overclaim: UNREVIEWED. Not looked at by a person: 1 of 2 claims to ask about.\n");
  json report = json::parse(page.shell.folder.read("o.json"))["documents"][0];
  CHECK(report["findings"][0]["status"] == "flagged");  // the machine's word stays
  REQUIRE(report["findings"][0]["decisions"].size() == 1);
  CHECK(report["findings"][0]["decisions"][0]["decision"] == "dismissed");
  CHECK(report["findings"][0]["decisions"][0]["stale"].is_null());
  CHECK(report["findings"][1]["decisions"].empty());
  CHECK(report["review"]["undecided"] == 1);
  CHECK(report["review"]["dismissed"] == 1);

  const std::string dismissed = "Dismissed by A. Reader (editor) on 2026-02-03: A quotation.";
  for (const std::string format : {"text", "markdown", "html", "hypothesis", "annotations", "csv", "sarif", "junit",
                                   "rdjsonl", "fair", "note", "jsonl", "json"}) {
    CAPTURE(format);
    const ProgramEnd end = page.run("check page.txt --decisions d.jsonl --width 200 --format " + format);
    const bool shows = format != "fair" && format != "note" && format != "json" && format != "jsonl";
    if (shows) CHECK(has(end.out, dismissed));
    const bool titled = format != "json" && format != "jsonl" && format != "rdjsonl";
    if (titled) CHECK(has(end.out, "UNREVIEWED"));
    CHECK_FALSE(has(page.run("check page.txt --format " + format).out, "UNREVIEWED"));
  }
  const std::string text = page.run("check page.txt --decisions d.jsonl --width 200").out;
  CHECK(text.rfind("UNREVIEWED. Not looked at by a person: 1 of 2 claims to ask about.\n", 0) == 0);
  CHECK(has(text, "1 dismissed by a person"));
  CHECK(has(text, "\nDismissed by a person\n"));
  // What was dismissed is no claim of whoever runs the page.
  for (const std::string ending : {"md", "html", "json", "csv"}) {
    CAPTURE(ending);
    REQUIRE(page.run("check page.txt --decisions d.jsonl -q -o rollup=s." + ending).status == 1);
    const std::string sheet = page.shell.folder.read("s." + ending);
    CHECK(has(sheet, "UNREVIEWED"));
    CHECK(has(sheet, "1 claim was dismissed by a person and is left out"));
    CHECK(has(sheet, "no side effects"));
    CHECK_FALSE(has(sheet, "no risks"));
  }

  REQUIRE(page.run("decide " + page.ids[1] + " r.json --decision dismissed" + by_ann + "--reason 'As said.'").status ==
          0);
  CHECK(page.run("check page.txt --decisions d.jsonl -q").status == 0);
  // Two people who do not say the same dismiss nothing.
  REQUIRE(page.run("decide " + page.ids[1] + " r.json --decision confirmed" + by_bo + "--reason 'It is its own claim.'")
              .status == 0);
  CHECK(page.run("check page.txt --decisions d.jsonl -q").status == 1);
  CHECK(has(page.run("check page.txt --decisions d.jsonl --width 200").out, "Those who decided do not say the same."));
}

TEST_CASE("the same outputs with no decisions at all but the new keys") {
  const CheckedPage page;
  const json report = json::parse(page.shell.folder.read("r.json"))["documents"][0];
  CHECK(report["review"].is_null());
  for (const json& finding : report["findings"]) {
    CHECK(finding["decisions"] == json::array());
    CHECK(finding["baseline"].is_null());
    CHECK(finding["text_hash"].get<std::string>().size() == 16);
  }
}

TEST_CASE("what the baseline holds does not count, and how much it is is said") {
  const CheckedPage page;
  ProgramEnd end = page.run("check page.txt --baseline r.json -q");
  CHECK(end.status == 0);
  CHECK(end.err == "overclaim: flagged findings that stand in the baseline and do not count: 2\n");
  page.shell.folder.file("more.txt", "There are no risks.\n\nIt has no side effects at all.\n");
  end = page.run("check more.txt --baseline r.json --format sarif >o.sarif");
  CHECK(end.status == 1);
  CHECK(end.err == "overclaim: flagged findings that stand in the baseline and do not count: 1\n");
  const json results = json::parse(page.shell.folder.read("o.sarif"))["runs"][0]["results"];
  REQUIRE(results.size() == 2);
  CHECK(results[0]["baselineState"] == "unchanged");
  CHECK(results[1]["baselineState"] == "new");
  CHECK(page.run("check more.txt --baseline page.txt -q").status == 2);
}

TEST_CASE("stale decisions are named, and one on other words does not hold") {
  const CheckedPage page;
  for (const std::string& id : page.ids) {
    REQUIRE(page.run("decide " + id + " r.json --decision dismissed" + by_ann + "--reason x").status == 0);
  }
  page.shell.folder.file("page.txt", "THERE ARE no risks.\n");
  const ProgramEnd end = page.run("check page.txt --decisions d.jsonl -q");
  CHECK(end.status == 1);
  CHECK(has(end.err, page.fingerprints[0] + ", A. Reader (editor), 2026-02-03: dismissed. The sentence is written "
                                            "differently now, so the decision does not hold."));
  CHECK(has(end.err, page.fingerprints[1] + ", A. Reader (editor), 2026-02-03: dismissed. No finding has this "
                                            "fingerprint."));
  // Other rules: it holds, and is named. A rule more is another rulebook.
  page.shell.folder.file("page.txt", "There are no risks.\n\nWe say: no side effects.\n");
  page.shell.folder.file("more/rules/en/cure.json", R"({"rules": []})");
  const ProgramEnd other = page.run("check page.txt --rules more --decisions d.jsonl -q");
  if (!has(other.err, "problems in the rulebook")) {
    CHECK(other.status == 0);
    CHECK(has(other.err, "Found with other rules now; look again before print."));
  }
}

TEST_CASE("only what was confirmed is written for print") {
  const CheckedPage page;
  REQUIRE(page.run("decide " + page.ids[0] + " r.json --decision confirmed" + by_ann + "--reason 'It stands there.'")
              .status == 0);
  REQUIRE(page.run("decide " + page.ids[1] + " r.json --decision needs_evidence" + by_ann + "--reason 'Ask first.'")
              .status == 0);
  const ProgramEnd end = page.run("check page.txt --decisions d.jsonl --confirmed --format json >o.json");
  CHECK(end.status == 1);
  const json report = json::parse(page.shell.folder.read("o.json"))["documents"][0];
  REQUIRE(report["findings"].size() == 1);
  CHECK(report["findings"][0]["id"] == page.ids[0]);
  CHECK(report["rules"].size() == 1);
  CHECK(report["score"].is_null());
  CHECK(report["checklist"].empty());
  CHECK(report["review"]["only_confirmed"] == true);
  for (const std::string format : {"text", "markdown", "html", "hypothesis", "annotations", "csv", "sarif"}) {
    CAPTURE(format);
    const std::string out =
        page.run("check page.txt --decisions d.jsonl --confirmed --width 200 --format " + format).out;
    CHECK(has(out, "no risks"));
    // A page of HTML shows the page's text too; in it nothing else is marked.
    CHECK_FALSE(has(out, format == "html" ? ">no side effects" : "no side effects"));
    CHECK_FALSE(has(out, "UNREVIEWED"));
    CHECK_FALSE(has(out, "not reviewed by a person"));
  }
  // Nothing confirmed is not the same as nothing there.
  REQUIRE(page.run("decide " + page.ids[0] + " r.json --decision dismissed" + by_bo + "--reason x").status == 0);
  const std::string text = page.run("check page.txt --decisions d.jsonl --confirmed --width 200").out;
  CHECK(has(text, "Only what a person confirmed is shown: 0 of 2 claims to ask about."));
  CHECK(has(text, "No claim was confirmed by a person. That says nothing about the page."));
}

TEST_CASE("options that need decisions say so") {
  const CheckedPage page;
  struct Row {
    std::string line, err;
  };
  for (const Row& row :
       {Row{"check page.txt --confirmed", "--confirmed needs --decisions FILE, where people confirmed something"},
        Row{"check page.txt --output letter=l.md",
            "--output letter takes only what people confirmed; it needs --decisions FILE"},
        Row{"check page.txt --output complaint=c.md --decisions d.jsonl", "--output complaint needs --authority ID"},
        Row{"check page.txt --authority x", "--authority goes with --output complaint=FILE"},
        Row{"check page.txt --output letter=l.json --decisions d.jsonl",
            "--output writes letter as .md, .html or .txt, not \"l.json\""},
        Row{"check page.txt --decisions d.jsonl --resume -q -o json=x.json",
            "--resume does not go with --decisions and --baseline"},
        Row{"check page.txt --decisions none.jsonl", "none.jsonl: no such file; check the name and the folder"}}) {
    CAPTURE(row.line);
    const ProgramEnd end = page.run(row.line);
    CHECK(end.status == 2);
    CHECK(end.err == "overclaim: " + row.err + "\n");
  }
}

TEST_CASE("the decisions of two people side by side, with kappa and what is stale") {
  const CheckedPage page;
  REQUIRE(page.run("decide " + page.ids[0] + " r.json --decision confirmed" + by_ann + "--reason One.").status == 0);
  REQUIRE(page.run("decide " + page.ids[0] + " r.json --decision confirmed" + by_bo + "--reason Two.").status == 0);
  REQUIRE(page.run("decide " + page.ids[1] + " r.json --decision dismissed" + by_ann + "--reason Three.").status == 0);
  REQUIRE(page.run("decide " + page.ids[1] + " r.json --decision confirmed" + by_bo + "--reason Four.").status == 0);
  const ProgramEnd text = page.run("decisions d.jsonl --against r.json --width 200");
  CHECK(text.status == 0);
  CHECK(has(text.out, page.fingerprints[0] + ": confirmed\n  A. Reader (editor), 2026-02-03: confirmed. One.\n"));
  CHECK(has(text.out, "  B. Other (physician), 2026-02-04: confirmed. Two.\n"));
  CHECK(has(text.out, page.fingerprints[1] + ": not the same\n"));
  CHECK(has(text.out,
            "A. Reader and B. Other: the same on 50 % of 2 findings that both decided.\n    Cohen's kappa: 0.00"));
  CHECK(has(text.out, "Where they do not say the same\n  " + page.fingerprints[1] + "\n"));
  CHECK(has(text.out, "All of them fit the report."));
  const json list = json::parse(page.run("decisions d.jsonl --format json").out);
  CHECK(list["schema"] == "overclaim-decisions/1");
  CHECK(list["findings"].size() == 2);
  CHECK(list["pairs"][0]["kappa"] == 0.0);
  CHECK(list["stale"].is_null());
  const std::string csv = page.run("decisions d.jsonl --format csv").out;
  CHECK(has(csv, "fingerprint,standing,reviewer,role,decision,reason,answer,date,text_hash,rulebook,stale\r\n"));
  page.shell.folder.file("page.txt", "Nothing here.\n");
  CHECK(has(page.run("check page.txt --format json >r.json; decisions d.jsonl --against r.json --width 200").out,
            "No finding has this fingerprint."));
}

TEST_CASE("nothing is added to a file that is none of decisions, and both is said in a line of its own") {
  const CheckedPage page;
  page.shell.folder.file("d.jsonl", "{\"note\": 1}\n");
  const ProgramEnd end =
      page.run("decide " + page.fingerprints[0] + " r.json --decision dismissed --reason Read." + by_ann);
  CAPTURE(end.err);
  CHECK(end.status == 2);
  CHECK(has(end.err, "overclaim: d.jsonl"));
  CHECK(has(end.err, "\noverclaim: nothing was added\n"));
  CHECK(page.shell.folder.read("d.jsonl") == "{\"note\": 1}\n");
}

TEST_CASE("a cut line is named by whoever reads the file") {
  const CheckedPage page;
  REQUIRE(page.run("decide " + page.ids[0] + " r.json --decision dismissed" + by_ann + "--reason x").status == 0);
  const std::string whole = page.shell.folder.read("d.jsonl");
  page.shell.folder.file("d.jsonl", whole + whole.substr(0, 50));
  const std::string cut = "overclaim: Line 2 of d.jsonl was cut off while it was written, and is not read.\n";
  CHECK(page.run("decisions d.jsonl").err == cut);
  CHECK(has(page.run("check page.txt -q --decisions d.jsonl").err, cut));
  CHECK(page.run("decide " + page.ids[1] + " r.json --decision dismissed" + by_ann + "--reason y").status == 0);
  CHECK(page.run("check page.txt -q --decisions d.jsonl").status == 0);
  CHECK(page.run("decisions d.jsonl").err == cut);
}
