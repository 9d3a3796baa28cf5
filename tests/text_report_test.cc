#include "report/text_report.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "places.h"
#include "report/wrap.h"
#include "sample_report.h"

namespace {

using namespace overclaim;

// The words of the program itself, so that the expected outputs are what people see.
const Words& english() {
  static const Words words = [] {
    std::ifstream in(std::string(overclaim::test::source_dir) + "/rules/en/words.json", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    std::vector<Problem> problems;
    Words read = read_words({"rules/en/words.json", bytes}, problems);
    for (const Problem& problem : problems) MESSAGE(to_string(problem));
    REQUIRE(problems.empty());
    return read;
  }();
  return words;
}

const RuleText no_risks{
    "Says there is no risk.",
    "No medical procedure is without risk. A careful page says which problems happened, how often, and "
    "who counted.",
    "Which complications have your own patients had, and who counted them?",
    {},
    {}};

Report page(std::string_view sentence, std::string_view quote) {
  Report report;
  report.source = "meadow.txt";
  report.bytes = 1;
  report.findings = {overclaim::test::sample_finding(sentence, quote, "safety.no-risks", Status::flagged)};
  report.rules = {{"safety.no-risks", no_risks}};
  return report;
}

}  // namespace

TEST_CASE("a page with flagged, noted and cleared wording reads so") {
  Report report =
      page("Unlike surgery, our cell treatment at the lake has no side effects, and you go home the same evening.",
           "no side effects");
  report.coverage.not_examined = {4, 1, 0, 0, 0, 0};
  Finding again = overclaim::test::sample_finding("It is risk free.", "risk free", "safety.no-risks", Status::flagged);
  again.line = 12;
  again.channel = Channel::title;
  again.hidden = true;
  again.speaker = Speaker::testimonial;
  Finding careful =
      overclaim::test::sample_finding("We do not know yet.", "do not know", "uncertainty.unknown", Status::noted);
  Finding denied = overclaim::test::sample_finding("It is not true that there are no risks.", "no risks",
                                                   "safety.no-risks", Status::cleared);
  denied.stance = Stance::negated;
  denied.cues = {{"not-true", "modifier", {6, 14}, "not true"}};
  denied.cleared_by = "not-true";
  report.findings.insert(report.findings.end(), {again, careful, denied});
  report.rules["uncertainty.unknown"] = {"Says what is not known.", "That is honest.", "", {}, {}};

  const std::string start = R"(Words only. Not looked at: 4 pictures, 1 video.
meadow.txt
2 statements to question, 1 careful statement, 1 set aside because of its
context.
)";
  const std::string body = R"(
  Unlike surgery, our cell treatment at the lake has no side effects, and you go
                                                     ^^^^^^^^^^^^^^^
  home the same evening.
  Says there is no risk.
  No medical procedure is without risk. A careful page says which problems
  happened, how often, and who counted.
  Ask: Which complications have your own patients had, and who counted them?
  1:52  safety.no-risks  severity 4 of 5

  It is risk free.
        ^^^^^^^^^
  Says there is no risk.
  12:7  safety.no-risks  severity 4 of 5, said in a patient's words, in the
  page's title, not visible on the page

Careful statements
  "do not know" Says what is not known.
    1:4  uncertainty.unknown
)";
  const std::string cleared = R"(
Set aside because of the context
  "no risks" Says there is no risk.
    it is denied: "not true"
    1:31  safety.no-risks
)";
  CHECK(to_text(report, english()) == start + "To see what was set aside, add --show-cleared.\n" + body);
  CHECK(to_text(report, english(), {80, false, true}) == start + body + cleared);
}

TEST_CASE("the underline stands under the exact words, wide characters and line breaks included") {
  struct Row {
    const char *sentence, *quote, *expected;
  };
  const std::vector<Row> rows = {
      {"Cells: no risks.", "no risks", "  Cells: no risks.\n         ^^^^^^^^\n"},
      {"\u5E72\u7D30\u80DE has no risks.", "no risks", "  \u5E72\u7D30\u80DE has no risks.\n             ^^^^^^^^\n"},
      {"Das ist \u7121\u98A8\u96AA, said she.", "\u7121\u98A8\u96AA",
       "  Das ist \u7121\u98A8\u96AA, said she.\n          ^^^^^^\n"},
      {"Cafe\u0301 cells: no risks.", "no risks", "  Cafe\u0301 cells: no risks.\n              ^^^^^^^^\n"},
      {"The treatment given here has no side effects at all.", "no side effects",
       "  The treatment given here has no side\n                               ^^^^^^^\n  effects at all.\n  "
       "^^^^^^^\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.sentence));
    const std::string text = to_text(page(row.sentence, row.quote), english(), {40, false, false});
    CAPTURE(text);
    CHECK(text.find("\n\n" + std::string(row.expected) + "  Says there is no risk.\n") != text.npos);
  }
}

TEST_CASE("the sentence is cut from the neighbours of the quote") {
  Report report = page("Come in. There are no risks. Call us.", "no risks");
  report.findings[0].sentence = {9, 28};
  CHECK(to_text(report, english()).find("\n  There are no risks.\n            ^^^^^^^^\n") != std::string::npos);

  // The sentence goes on behind what is known of it.
  report.findings[0].context_before = std::string(70, 'x') + " are ";
  report.findings[0].span = {200, 208};
  report.findings[0].sentence = {0, 300};
  const std::string text = to_text(report, english(), {200, false, false});
  CHECK(text.find("\n  \u2026xxx") != std::string::npos);
  CHECK(text.find("xxx are no risks. Call us.\n") != std::string::npos);
}

TEST_CASE("what was not looked at is always the first line") {
  struct Row {
    NotExamined counts;
    const char* expected;
  };
  const std::vector<Row> rows = {
      {{}, "Words only.\n"},
      {{1, 0, 0, 0, 0, 0}, "Words only. Not looked at: 1 picture.\n"},
      {{2, 2, 2, 2, 2, 2},
       "Words only. Not looked at: 2 pictures, 2 videos, 2 sound recordings, 2 embedded\npages, 2 parts filled in by "
       "scripts, 2 linked pages.\n"},
      {{0, 0, 1, 1, 1, 1},
       "Words only. Not looked at: 1 sound recording, 1 embedded page, 1 part filled in\nby a script, 1 linked "
       "page.\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.expected));
    Report report;
    report.coverage.not_examined = row.counts;
    CHECK(to_text(report, english()).rfind(row.expected, 0) == 0);
  }
}

TEST_CASE("pages without findings, parts, skipped places and errors say so") {
  Report report;
  report.source = "-";
  CHECK(to_text(report, english()) == "Words only.\nstandard input\nThe document is empty.\n");
  report.source = "long.txt";
  report.bytes = 5;
  report.part = Part{1, 3};
  report.tampering = {{{0, 1}, "invisible_characters", "a"}};
  report.coverage.bad_bytes = 2;
  report.coverage.skipped = {{{0, 3}, "Nested too deep."}};
  CHECK(to_text(report, english()) ==
        "Words only.\nlong.txt, part 2 of 3\nNo wording was flagged. That does not make the page true or complete.\n"
        "1 place holds invisible or look-alike characters.\n2 bytes are no text and were read as unknown "
        "characters.\nNot read: Nested too deep.\n");
  report = Report{};
  report.source = "gone.txt";
  report.error = ReportError{"not_found", "no such file; check the name and the folder"};
  CHECK(to_text(report, english()) == "gone.txt\nCould not be read: no such file; check the name and the folder\n");
}

TEST_CASE("colour comes only when asked for, and takes no columns") {
  const Report report = page("There are no risks.", "no risks");
  const std::string without = to_text(report, english()), with = to_text(report, english(), {80, true, false});
  CHECK(without.find('\033') == without.npos);
  CHECK(with.find("There are \033[1;31mno risks\033[0m.\n            \033[31m^^^^^^^^\033[0m\n") != with.npos);
  std::string stripped;
  for (std::size_t i = 0; i < with.size(); ++i) {
    if (with[i] == '\033') {
      i = with.find('m', i);
    } else {
      stripped += with[i];
    }
  }
  CHECK(stripped == without);
}

TEST_CASE("a page cannot steer the terminal") {
  Report report = page("There are \033[2J\u202Eno risks\x9B\u2066.", "no risks");
  report.source = "a\033]0;x\007.txt";
  report.findings[0].cues = {{"x", "modifier", {0, 1}, "\033c"}};
  const std::string text = to_text(report, english(), {80, false, true});
  CHECK(text.find('\033') == text.npos);
  CHECK(text.find('\007') == text.npos);
  CHECK(text.find("\u202E") == text.npos);
  CHECK(text.find("a\uFFFD]0;x\uFFFD.txt") != text.npos);
}

TEST_CASE("a run over several documents ends with their sum") {
  CHECK(to_text(RunTotals{1, 1, 0}, english()).empty());
  CHECK(to_text(RunTotals{3, 2, 0}, english()) == "3 documents, 2 with statements to question.\n");
  CHECK(to_text(RunTotals{3, 2, 1}, english()) == "3 documents, 2 with statements to question, 1 could not be read.\n");
  CHECK(to_text(RunTotals{9, 0, 2}, english()) == "9 documents, 0 with statements to question, 2 could not be read.\n");
}

TEST_CASE("lines are broken at spaces, long words between characters") {
  struct Row {
    const char* text;
    std::size_t width;
    std::vector<std::string> lines;
  };
  const std::vector<Row> rows = {
      {"", 5, {""}},
      {"   ", 5, {""}},
      {"a b c", 5, {"a b c"}},
      {"a b cd", 5, {"a b", "cd"}},
      {"a  b", 5, {"a  b"}},
      {"abcdefg h", 3, {"abc", "def", "g h"}},
      {"x abcdefg", 3, {"x", "abc", "def", "g"}},
      {"\u5E72\u7D30\u80DE", 4, {"\u5E72\u7D30", "\u80DE"}},
      {"\u5E72\u7D30", 1, {"\u5E72", "\u7D30"}},
      {"e\u0301e\u0301e\u0301", 2, {"e\u0301e\u0301", "e\u0301"}},
      {"a b", 0, {"a", "b"}},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.text));
    CAPTURE(row.width);
    std::vector<std::string> lines;
    for (const WrappedLine& line : wrap(row.text, row.width)) {
      lines.push_back(std::string(row.text).substr(line.begin, line.end - line.begin));
    }
    CHECK(lines == row.lines);
  }
  CHECK(wrapped("no side effects", 10, 2) == "  no side\n  effects\n");
}
