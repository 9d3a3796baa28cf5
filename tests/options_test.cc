#include "app/options.h"

#include <doctest/doctest.h>

#include <set>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "text/display_width.h"

namespace {

using namespace overclaim;
using Arguments = std::vector<std::string>;

const auto page_exists = [](const std::string& path) { return path == "page.txt" || path == "chek" || path == "-"; };

Options good(const Arguments& arguments) {
  const auto parsed = parse_options(arguments, page_exists);
  if (const UsageError* error = std::get_if<UsageError>(&parsed)) FAIL(error->message);
  return std::get<Options>(parsed);
}

std::string line_of(const Arguments& arguments) {
  std::string line;
  for (const std::string& argument : arguments) line += (line.empty() ? "" : " ") + argument;
  return line;
}

std::string wrong(const Arguments& arguments) {
  const auto parsed = parse_options(arguments, page_exists);
  const UsageError* error = std::get_if<UsageError>(&parsed);
  return error == nullptr ? "" : error->message;
}

}  // namespace

TEST_CASE("a first argument that is no verb is a file to check") {
  struct Row {
    Arguments arguments;
    Verb verb;
    Arguments operands;
  };
  const std::vector<Row> rows = {
      {{"page.txt"}, Verb::check, {"page.txt"}},
      {{"check", "page.txt", "b.txt"}, Verb::check, {"page.txt", "b.txt"}},
      {{"-"}, Verb::check, {"-"}},
      {{"--quiet", "page.txt"}, Verb::check, {"page.txt"}},
      {{"page.txt", "check"}, Verb::check, {"page.txt", "check"}},
      {{"check", "--", "--odd-name"}, Verb::check, {"--odd-name"}},
      {{"chek"}, Verb::check, {"chek"}},          // a file of that name is there
      {{"gone.txt"}, Verb::check, {"gone.txt"}},  // reading will say that it is not there
      {{"why", "page.txt:3"}, Verb::why, {"page.txt:3"}},
      {{"why", "-:3", "--all"}, Verb::why, {"-:3"}},
      {{"why", "--stdin-name", "a.html", "-:3-5"}, Verb::why, {"-:3-5"}},
      {{"history", "case.sqlite", "--page", "a.example"}, Verb::history, {"case.sqlite"}},
      {{"passport", "6f2c", "case.sqlite", "--format", "html"}, Verb::passport, {"6f2c", "case.sqlite"}},
      {{"recheck", "case.sqlite", "--write"}, Verb::recheck, {"case.sqlite"}},
      {{"explain", "safety.no-risks"}, Verb::explain, {"safety.no-risks"}},
      {{"explain", "abcdef", "report.json"}, Verb::explain, {"abcdef", "report.json"}},
      {{"rules", "list"}, Verb::rules_list, {}},
      {{"reference", "list", "works", "--design", "rct_open,registry"}, Verb::reference_list, {"works"}},
      {{"reference", "show", "a", "b.c"}, Verb::reference_show, {"a", "b.c"}},
      {{"reference", "search", "cord", "blood"}, Verb::reference_search, {"cord", "blood"}},
      {{"reference", "reconcile"}, Verb::reference_reconcile, {}},
      {{"rules", "show", "safety.no-risks"}, Verb::rules_show, {"safety.no-risks"}},
      {{"rules", "test"}, Verb::rules_test, {}},
      {{"rules", "lint"}, Verb::rules_lint, {}},
      {{"--version"}, Verb::version, {}},
      {{"-V"}, Verb::version, {}},
      {{"--help"}, Verb::help, {}},
      {{"help"}, Verb::help, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(line_of(row.arguments));
    const Options options = good(row.arguments);
    CHECK(options.verb == row.verb);
    CHECK(options.operands == row.operands);
  }
}

TEST_CASE("every option of check is read") {
  const Options options = good({"check",
                                "--format",
                                "jsonl",
                                "--output=json=a.json",
                                "-o",
                                "text=b=c.txt",
                                "--fail-on",
                                "3",
                                "--min-severity=2",
                                "--only",
                                "cure,safety.no-risks",
                                "--only=price",
                                "--disable",
                                "pressure",
                                "--rules",
                                "r1",
                                "--rules",
                                "r2",
                                "--no-builtin-rules",
                                "--lang",
                                "de",
                                "--show-cleared",
                                "--stdin-name",
                                "a.html",
                                "--quiet",
                                "--details",
                                "--color",
                                "always",
                                "--hyperlinks",
                                "never",
                                "--exit-zero",
                                "--width",
                                "60",
                                "page.txt"});
  CHECK(options.format == "jsonl");
  CHECK(options.outputs == std::vector<OutputFile>{{"json", "a.json"}, {"text", "b=c.txt"}});
  CHECK(options.fail_on == 3);
  CHECK(options.min_severity == 2);
  CHECK(options.only == Arguments{"cure", "safety.no-risks", "price"});
  CHECK(options.disable == Arguments{"pressure"});
  CHECK(options.rules == Arguments{"r1", "r2"});
  CHECK(!options.builtin_rules);
  CHECK(options.language == "de");
  CHECK(options.show_cleared);
  CHECK(options.stdin_name == "a.html");
  CHECK(options.quiet);
  CHECK(options.details);
  CHECK(options.color == Choice::always);
  CHECK(options.hyperlinks == Choice::never);
  CHECK(options.exit_zero);
  CHECK(options.width == 60);
  CHECK(good({"rules", "show", "a.b", "--expand"}).expand);
}

TEST_CASE("a place is a file and its lines") {
  struct Row {
    const char* text;
    std::optional<LinePlace> place;
  };
  const std::vector<Row> rows = {
      {"page.txt:16", LinePlace{"page.txt", 16, 16}},
      {"a:b.txt:16-18", LinePlace{"a:b.txt", 16, 18}},
      {"-:1", LinePlace{"-", 1, 1}},
      {"a-b.txt:2-2", LinePlace{"a-b.txt", 2, 2}},
      {"page.txt", {}},
      {":3", {}},
      {"page.txt:", {}},
      {"page.txt:x", {}},
      {"page.txt:3-", {}},
      {"page.txt:-3", {}},
      {"page.txt:3x", {}},
      {"page.txt:99999999999999999999", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.text));
    CHECK((read_line_place(row.text) == row.place));
  }
}

TEST_CASE("the day that judges is --as-of, else --captured-at, and is a day of the calendar") {
  CHECK(judging_day(good({"page.txt"})).empty());
  CHECK(judging_day(good({"page.txt", "--captured-at", "2019-05-01"})) == "2019-05-01");
  CHECK(judging_day(good({"page.txt", "--as-of", "2024-02-29", "--captured-at", "2019-05-01"})) == "2024-02-29");
  for (const char* day : {"2023-02-29", "1900-02-29", "2025-00-10", "2025-13-01", "2025-04-31", "2025-04-00",
                          "0000-01-01", "2025-4-1", "20250401", "2025-04-3x", "2025/04/30", ""}) {
    CAPTURE(std::string(day));
    CHECK(!wrong({"page.txt", "--as-of", day}).empty());
  }
  CHECK(wrong({"page.txt", "--as-of", "2000-02-29"}).empty());
}

TEST_CASE("a wrong command line is one line that says what is meant") {
  struct Row {
    Arguments arguments;
    const char* message;
  };
  const std::vector<Row> rows = {
      {{}, "name a file to check, or - for standard input; --help says more"},
      {{"check"}, "name a file to check, or - for standard input"},
      {{"chck"}, "there is no verb and no file \"chck\"; did you mean check?"},
      {{"rule"}, "there is no verb and no file \"rule\"; did you mean rules?"},
      {{"rules"}, "rules needs one of list, show, test, lint"},
      {{"rules", "lst"}, "rules needs one of list, show, test, lint, not \"lst\"; did you mean list?"},
      {{"rules", "show"}, "rules show takes the id of one rule; rules list lists them"},
      {{"rules", "list", "x"}, "rules list takes no \"x\""},
      {{"page.txt", "--formt", "json"}, "there is no option --formt; did you mean --format?"},
      {{"page.txt", "--form", "json"}, "there is no option --form; --help lists them"},
      {{"page.txt", "--zzzzzzzz"}, "there is no option --zzzzzzzz; --help lists them"},
      {{"page.txt", "-x"}, "there is no option -x; --help lists them"},
      {{"page.txt", "--expand"}, "--expand does not go with check; it goes with rules show"},
      {{"rules", "list", "--format", "json"}, "--format does not go with rules list; it goes with check"},
      {{"page.txt", "--format", "jsn"},
       "--format takes one of text, markdown, json, jsonl, html, csv, sarif, annotations, hypothesis, "
       "junit, rdjsonl, fair, note, not \"jsn\"; did you mean json?"},
      {{"page.txt", "--output", "a.json"}, "--output takes FORMAT=FILE, for example json=report.json, not \"a.json\""},
      {{"page.txt", "--output", "json="}, "--output takes FORMAT=FILE, for example json=report.json, not \"json=\""},
      {{"page.txt", "--output", "xml=a"},
       "--output takes one of text, markdown, json, jsonl, html, csv, sarif, annotations, hypothesis, "
       "junit, rdjsonl, fair, note, not \"xml\""},
      {{"page.txt", "--fail-on", "0"}, "--fail-on takes a whole number from 1 to 5, not \"0\""},
      {{"page.txt", "--fail-on", "3x"}, "--fail-on takes a whole number from 1 to 5, not \"3x\""},
      {{"page.txt", "--min-severity", "-1"}, "--min-severity takes a whole number from 1 to 5, not \"-1\""},
      {{"page.txt", "--width", "99999999999"}, "--width takes a whole number from 20 to 500, not \"99999999999\""},
      {{"page.txt", "--only", "a,,b"}, "--only takes names parted by commas, not \"a,,b\""},
      {{"page.txt", "--color", "maybe"}, "--color takes one of auto, always, never, not \"maybe\""},
      {{"page.txt", "--hyperlinks", "yes"}, "--hyperlinks takes one of auto, always, never, not \"yes\""},
      {{"rules", "list", "--details"}, "--details does not go with rules list; it goes with check"},
      {{"page.txt", "--lang="}, "the argument for option '--lang' should follow immediately after the equal sign"},
      {{"page.txt", "--format"}, "the required argument for option '--format' is missing"},
      {{"page.txt", "--quiet=yes"}, "option '--quiet' does not take any arguments"},
      {{"why"}, "why takes one place, for example page.html:16"},
      {{"why", "a:1", "b:2"}, "why takes one place, for example page.html:16"},
      {{"why", "page.txt"}, "why takes FILE:LINE or FILE:FROM-TO, for example page.html:16, not \"page.txt\""},
      {{"why", "page.txt:0"}, "why takes FILE:LINE or FILE:FROM-TO, for example page.html:16, not \"page.txt:0\""},
      {{"why", "page.txt:5-4"}, "why takes FILE:LINE or FILE:FROM-TO, for example page.html:16, not \"page.txt:5-4\""},
      {{"why", "page.txt:3", "--format", "json"}, "--format does not go with why; it goes with check"},
      {{"page.txt", "--all"}, "--all does not go with check; it goes with why"},
      {{"explain"}, "explain takes the id of a rule, or a fingerprint and the report it stands in"},
      {{"reference"}, "reference needs one of list, show, search, reconcile"},
      {{"reference", "show"}, "reference show takes the ids of works and statements; reference list lists them"},
      {{"reference", "search"}, "reference search takes words, for example: reference search cord blood"},
      {{"reference", "list", "works", "statements"},
       "reference list takes works or statements, not \"statements\"; reference show takes ids, reference search "
       "words"},
      {{"reference", "reconcile", "x"}, "reference reconcile takes no \"x\""},
      {{"reference", "list", "--seen", "abstract,seen"},
       "--seen takes one of full_text, abstract, registry, official, secondary, memory, not \"seen\""},
      {{"reference", "list", "--format", "html"},
       "--format takes one of text, json, csv, bibtex, csl-json, not \"html\""},
      {{"reference", "show", "a", "--output", "cvs=a"},
       "--output takes one of text, json, csv, bibtex, csl-json, not \"cvs\""},
      {{"reference", "reconcile", "--format", "bibtex"}, "--format takes one of json, csv, not \"bibtex\""},
      {{"reference", "search", "x", "--condition", "y"},
       "--condition does not go with reference search; it goes with reference list"},
      {{"explain", "a", "b", "c"}, "explain takes the id of a rule, or a fingerprint and the report it stands in"},
      {{"explain", "a.b", "--as-of", "2025-01-31"}, "--as-of does not go with explain; it goes with check"},
      {{"page.txt", "--as-of", "2025-02-29"},
       "--as-of takes a day written YYYY-MM-DD, for example 2025-04-30, not \"2025-02-29\""},
      {{"page.txt", "--captured-at", "31.1.2025"},
       "--captured-at takes a day written YYYY-MM-DD, for example 2025-04-30, not \"31.1.2025\""},
      {{"pages", "--include", "["},
       "--include takes a pattern for names of files, and \"[\" opens a set with [ and does not close it; \\[ is the "
       "bracket itself"},
      {{"pages", "--exclude", "a\\"},
       "--exclude takes a pattern for names of files, and \"a\\\" ends with \\, which takes the next character as it "
       "is"},
      {{"page.txt", "--output", "rollup=r.xyz"}, "--output writes rollup as .md, .html, .json or .csv, not \"r.xyz\""},
      {{"page.txt", "--output", "methods=a.b/r.txt"}, "--output writes methods as .md or .html, not \"a.b/r.txt\""},
      {{"-", "-"}, "standard input (-) can be read only once"},
      {{"check", ""}, "a file's name is empty"},
  };
  for (const Row& row : rows) {
    CAPTURE(line_of(row.arguments));
    CHECK(wrong(row.arguments) == row.message);
  }
}

TEST_CASE("help names every option of its verb, once, and fits the width") {
  std::set<std::pair<std::string_view, Verb>> seen;  // one name may mean one thing of one verb, another of another
  for (const OptionRow& row : option_table()) {
    CAPTURE(std::string(row.name));
    for (const Verb verb : row.verbs) CHECK(seen.insert({row.name, verb}).second);
    const std::string whole = help_text({}, 80);
    const std::string entry = "--" + std::string(row.name) + (row.value.empty() ? "" : " " + std::string(row.value));
    const bool of_check = row.verbs.front() == Verb::check;
    const std::string& text = of_check ? whole : help_text(row.verbs.front(), 80);
    CHECK(text.find(entry) != text.npos);
    CHECK(text.find(entry + "  ", text.find(entry) + 1) == text.npos);
  }
  CHECK(good({"rules", "--help"}).help_about == Verb::rules_list);
  CHECK(good({"check", "--help"}).help_about == Verb::check);
  CHECK(good({"rules", "show", "--help"}).help_about == Verb::rules_show);
  for (const std::size_t width : {60U, 80U, 100U}) {
    std::istringstream lines(help_text({}, width));
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(line);
      CHECK(display_width(line) <= width);
    }
  }
}
