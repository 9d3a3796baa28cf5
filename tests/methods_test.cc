#include "report/methods_sheet.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "app/builtin.h"
#include "app/measured_figures.h"
#include "app/shell_quote.h"
#include "rulebook/load.h"
#include "survey/run_log.h"

using namespace overclaim;

namespace {

Report page(const std::string& source, const std::string& uri, const std::string& date, const std::string& sha256) {
  Report report;
  report.source = source;
  if (!uri.empty()) report.record = Record{uri, date};
  report.sha256 = sha256;
  report.bytes = report.coverage.bytes = report.coverage.bytes_read = 100;
  return report;
}

RunLog log_of(const std::vector<Report>& reports, const std::string& captured = "") {
  RunLogMaker maker(captured);
  for (const Report& report : reports) maker.add(report);
  return maker.log();
}

const Words& words() {
  static const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  static const LoadedRulebook loaded = load_rulebook(layers);
  return loaded.words;
}

}  // namespace

TEST_CASE("the log of a run") {
  Report damaged = page("a.warc", "https://a.example/x", "", "");
  damaged.error = ReportError{"damaged", "is damaged"};
  Report cut = page("b.html", "", "", "cc");
  cut.coverage.skipped = {{{0, 10}, "Not in English."}};
  cut.coverage.bytes_read = 90;
  cut.coverage.not_examined = {2, 1, 0, 0, 0, 5};
  const RunLog log = log_of({page("a.warc", "https://a.example/1", "2021-03-04T00:00:00Z", "aa"),
                             page("a.warc", "https://a.example/2", "2023-03-04T00:00:00Z", "aa"), damaged, cut});
  CHECK(log.documents == 3);
  CHECK(log.unread == 1);
  CHECK(log.same_bytes == 1);
  CHECK(log.undated == 1);
  CHECK(log.bytes == 300);
  CHECK(log.bytes_read == 290);
  CHECK(log.first_day == "2021-03-04");
  CHECK(log.last_day == "2023-03-04");
  CHECK(log.years.at("2021") == 1);
  CHECK(log.not_examined.images == 2);
  REQUIRE(log.inputs.size() == 2);
  CHECK(log.inputs[0].name == "a.warc");
  CHECK(log.inputs[0].sha256 == "");  // that of a page is not that of the archive
  CHECK(log.inputs[1].sha256 == "cc");
  CHECK(log.reasons.at("is damaged").names == std::vector<std::string>{"https://a.example/x"});
  CHECK(log.reasons.at("Not in English.").count == 1);
  CHECK(log_of({page("a.html", "", "", "a")}, "2020-02-02").first_day == "2020-02-02");
}

TEST_CASE("reasons and their names are bounded, and counted on") {
  std::vector<Report> reports;
  for (int i = 0; i < 130; ++i) {
    Report report = page("f" + std::to_string(i), "", "", "");
    report.error = ReportError{"x", i < 20 ? "is damaged" : "reason " + std::to_string(i)};
    reports.push_back(report);
  }
  const RunLog log = log_of(reports);
  CHECK(log.reasons.at("is damaged").count == 20);
  CHECK(log.reasons.at("is damaged").names.size() == most_logged_names);
  CHECK(log.reasons.size() == most_logged_reasons);
  CHECK(log.further_reasons == 130 - 20 - (most_logged_reasons - 1));
}

TEST_CASE("parts of a long input are one text") {
  Report first = page("long.txt", "", "", "a"), second = first;
  first.part = Part{0, 2};
  second.part = Part{1, 2};
  const RunLog log = log_of({first, second});
  CHECK(log.documents == 1);
  CHECK(log.same_bytes == 0);
  CHECK(log.bytes == 200);
  CHECK(log.inputs.size() == 1);
}

TEST_CASE("the methods say all that was asked, read and left out") {
  Methods methods;
  methods.tool = {"0.1.0", "rulebook-digest", "reference-digest", "72.1", "2026-11-21"};
  methods.command = "overclaim check 'my pages/' --output methods=m.md";
  methods.sites_file = "sites.csv";
  methods.sites_sha256 = "sites-digest";
  Report damaged = page("b.html", "", "", "");
  damaged.error = ReportError{"damaged", "is damaged"};
  Report seen = page("a.html", "", "", "a-digest");
  seen.coverage.not_examined.images = 3;
  methods.log = log_of({seen, page("a.warc", "https://a.example/", "2021-03-04T00:00:00Z", "aa"), damaged});
  methods.inputs = {{"a.html", "a-digest", 100, false}, {"-", "", 0, true}, {"b.html", "", 0, false}};
  methods.limits = {64, 65, 16, 17, 500, 18, 19, 20, 21};
  methods.measured = MeasuredFigures{0.822, 0.6828, 254, 55, 118, 46};
  RunTotals totals;
  begin_entry(totals, "a.html").documents = 1;
  begin_entry(totals, "b.html").error = "is damaged";
  totals.left_out = {{"picture", 4}, {"revisit", 1}};
  const std::string text = sheet_markdown(methods_sheet(methods, totals, words(), "en"));
  for (const char* piece : {"Words only. Not looked at: 3 pictures.",
                            "```\noverclaim check 'my pages/' --output methods=m.md\n```",
                            "2 inputs were named or found.",
                            "2 pages or texts were read in all.",
                            "Is damaged. Once: b.html.",
                            "Left out, as they are no pages or were not asked for: 4 pictures, 1 page saved before.",
                            "From 2021-03-04 to 2021-03-04.",
                            "2021: 1 page or text",
                            "Of 1 page or text the day is not known",
                            "Rulebook: SHA-256 rulebook-digest",
                            "Reference list: SHA-256 reference-digest, as of 2026-11-21",
                            "ICU 72.1",
                            "List of sites: sites.csv, SHA-256 sites-digest",
                            "| a.html | 100 | a-digest |",
                            "not known: it was read from a stream",
                            "not known: it could not be read",
                            "82.2 % of what the program flags was right",
                            "68.3 %",
                            "64 MiB",
                            "in parts of 17 MiB",
                            "more than 18 bytes is not checked",
                            "more than 19 words and marks is not checked; of more than 20 findings",
                            "takes longer than 21 seconds",
                            "No clinician, lawyer or regulator has looked at the labels",
                            "The pages read hold 3 pictures."}) {
    CAPTURE(std::string(piece));
    CHECK(text.find(piece) != text.npos);
  }
  methods.measured.reset();
  CHECK(sheet_markdown(methods_sheet(methods, totals, words(), "en")).find("No measurement is recorded") !=
        std::string::npos);
}

TEST_CASE("many inputs are listed up to a thousand, and all have one digest") {
  Methods methods;
  for (std::size_t i = 0; i < most_listed_inputs + 5; ++i)
    methods.inputs.push_back({"f" + std::to_string(i), "d", 1, false});
  const std::string text = sheet_markdown(methods_sheet(methods, {}, words(), "en"));
  CHECK(text.find("| f999 |") != text.npos);
  CHECK(text.find("| f1000 |") == text.npos);
  CHECK(text.find("5 inputs more are not listed. The digests of the first 1005") != text.npos);
}

TEST_CASE("the recorded figures are built in") {
  const auto figures = measured_figures(recorded_figures(), "test");
  REQUIRE(figures.has_value());
  CHECK(figures->precision > 0.5);
  CHECK(figures->pages > 0);
  CHECK_FALSE(measured_figures(recorded_figures(), "nowhere").has_value());
  CHECK_FALSE(measured_figures("{\"test\": {\"precision\": null}}", "test").has_value());
  CHECK_FALSE(measured_figures("no json", "test").has_value());
}

TEST_CASE("a command is shown as a shell takes it again") {
  CHECK(shell_quoted("a-b_c/d.html") == "a-b_c/d.html");
  CHECK(shell_quoted("my pages") == "'my pages'");
  CHECK(shell_quoted("it's") == "'it'\\''s'");
  CHECK(shell_quoted("*.html") == "'*.html'");
  CHECK(shell_quoted("") == "''");
  CHECK(shell_quoted("caf\u00E9 \u05D0\u05D1.html") == "'caf\u00E9 \u05D0\u05D1.html'");
  CHECK(shell_quoted("back\\slash") == "'back\\slash'");
}

TEST_CASE("what could steer a terminal or turn a line round is written out in a command") {
  struct Row {
    std::string argument, quoted;
  };
  for (const Row& row : std::vector<Row>{{"a\x1B[31mred.html", "$'a\\033[31mred.html'"},
                                         {"a\x1B"
                                          "7",
                                          "$'a\\0337'"},
                                         {"it's\x07\\", "$'it\\'s\\007\\\\'"},
                                         {"a\u009Bb", "$'a\\302\\233b'"},
                                         {"a\u202Etxt.html", "$'a\\342\\200\\256txt.html'"},
                                         {"a\u2067b\u200F", "$'a\\342\\201\\247b\\342\\200\\217'"},
                                         {"two\nlines\t", "$'two\\012lines\\011'"},
                                         {"caf\xE9", "$'caf\\351'"}}) {
    CAPTURE(row.argument);
    CHECK(shell_quoted(row.argument) == row.quoted);
  }
}
