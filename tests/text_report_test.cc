#include "report/text_report.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "report/terminal_text.h"
#include "report/wrap.h"
#include "report_parts.h"
#include "sample_report.h"
#include "text/display_width.h"

namespace {

using namespace overclaim;
using overclaim::test::builtin_rulebook;
using overclaim::test::ReadPage;
using overclaim::test::sample_finding;

const Words& words() { return builtin_rulebook().words; }
const Rulebook& rulebook() { return *builtin_rulebook().rulebook; }

TextOptions columns(std::size_t width) {
  TextOptions options;
  options.style.width = width;
  return options;
}

TextOptions with(bool show_cleared, bool details) {
  TextOptions options;
  options.show_cleared = show_cleared;
  options.details = details;
  return options;
}

std::string text_of(const ReadPage& page, const TextOptions& options = {}) {
  return to_text(page.checked(), words(), &rulebook(), options);
}

std::string text_of(const Report& report, const TextOptions& options = {}) {
  return to_text({&report}, words(), nullptr, options);
}

Report hand_report(std::string_view sentence, std::string_view quote) {
  Report report;
  report.source = "meadow.txt";
  report.bytes = 1;
  report.findings = {sample_finding(sentence, quote, "safety.no-risks", Status::flagged)};
  report.rules = {{"safety.no-risks", {"Says there is no risk.", "Nothing is without risk.", "Who counted?", {}, {}}}};
  return report;
}

// A sentence with its underlines; those that stand several times in it are looked for from the left, one by one.
std::string underlined(const std::string& text, const std::vector<std::string>& quotes, std::size_t width = 80) {
  std::vector<Underline> marks;
  for (const std::string& quote : quotes) {
    const std::size_t begin = text.find(quote);
    REQUIRE(begin != text.npos);
    marks.push_back({begin, begin + quote.size(), "[" + std::to_string(marks.size() + 1) + "]"});
  }
  TerminalText out({width, false, false});
  out.sentence(text, marks, 0);
  return out.take();
}

std::string without_sequences(const std::string& text) {
  static const std::regex sequence("\033(\\[[0-9;]*m|\\]8;;[^\033]*\033\\\\)");
  return std::regex_replace(text, sequence, "");
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

const char* const clinic = R"(We offer stem cell therapy. Book your treatment today.

Trials prove our stem cells reverse autism and there are no known risks.

There are no side effects. Some people say it is a cure, but it is not a cure.

Fever can follow. Nobody knows how long it lasts.

The garden has a bench, and the rooms look out on it. There is a lake behind the house, and a path goes round it.
)";

}  // namespace

TEST_CASE("a report says what was not looked at, then the summary, then each claim in its sentence") {
  const std::string text = text_of(ReadPage(clinic));
  CAPTURE(text);
  CHECK(text.rfind(say(words(), "words_only") + "\n", 0) == 0);
  std::size_t last = 0;
  for (const char* key : {"heading_fair", "heading_claims", "heading_not_said", "heading_before_paying",
                          "heading_sentences", "noted_heading"}) {
    CAPTURE(std::string(key));
    const std::size_t at = text.find("\n\n" + say(words(), key) + "\n");
    REQUIRE(at != text.npos);
    CHECK(at > last);
    last = at;
  }
  for (const char* key : {"label_says", "label_known", "label_ask"}) {
    CHECK(text.find(" " + say(words(), key) + " ") != text.npos);
  }
}

TEST_CASE("claims of one sentence stand under it once, each with its number") {
  const std::string text = text_of(ReadPage(clinic));
  CAPTURE(text);
  const std::string sentence =
      "  Trials prove our stem cells reverse autism and there are no known risks.\n"
      "  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^[1]            ^^^^^^^^^^^^^^[3]\n"
      "                              ^^^^^^^^^^^^^^[2]\n  [1] ";
  CHECK(text.find(sentence) != text.npos);
  const std::string sentences = text.substr(text.find(say(words(), "heading_sentences")));
  CHECK(count_of(sentences, "Trials prove our stem cells reverse autism and there are") == 1);
}

TEST_CASE("underlines stand under the exact words, whatever is written around them") {
  struct Row {
    const char* what;
    std::string text;
    std::vector<std::string> quotes;
    std::size_t width;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"plain", "There are no risks.", {"no risks"}, 80, "There are no risks.\n          ^^^^^^^^[1]\n"},
      {"wide before",
       "\u5E72\u7D30\u80DE has no risks.",
       {"no risks"},
       80,
       "\u5E72\u7D30\u80DE has no risks.\n           ^^^^^^^^[1]\n"},
      {"wide within",
       "Das ist \u7121\u98A8\u96AA, said she.",
       {"\u7121\u98A8\u96AA"},
       80,
       "Das ist \u7121\u98A8\u96AA, said she.\n        ^^^^^^[1]\n"},
      {"combining marks before",
       "Cafe\u0301 cells: no risks.",
       {"no risks"},
       80,
       "Cafe\u0301 cells: no risks.\n            ^^^^^^^^[1]\n"},
      {"combining marks within",
       "It is re\u0301al cu\u0308re.",
       {"re\u0301al cu\u0308re"},
       80,
       "It is re\u0301al cu\u0308re.\n      ^^^^^^^^^[1]\n"},
      {"emoji",
       "\U0001F600\U0001F44D\U0001F3FD no risks \U0001F468\u200D\U0001F469\u200D\U0001F467!",
       {"no risks"},
       80,
       "\U0001F600\U0001F44D\U0001F3FD no risks \U0001F468\u200D\U0001F469\u200D\U0001F467!\n     ^^^^^^^^[1]\n"},
      {"emoji within", "a \u2764\uFE0F cure", {"\u2764\uFE0F cure"}, 80, "a \u2764\uFE0F cure\n  ^^^^^^^[1]\n"},
      {"a tab is a space", "a\tb no\trisks", {"no\trisks"}, 80, "a b no risks\n    ^^^^^^^^[1]\n"},
      {"a line end is a space", "There are\nno risks", {"no risks"}, 80, "There are no risks\n          ^^^^^^^^[1]\n"},
      {"invisible characters", "no\u200B ri\u00ADsks", {"ri\u00ADsks"}, 80, "no\u200B ri\u00ADsks\n   ^^^^^[1]\n"},
      {"right to left beside",
       "\u05E9\u05DC\u05D5\u05DD says no risks \u05E2\u05D5\u05DC\u05DD",
       {"no risks"},
       80,
       "\u05E9\u05DC\u05D5\u05DD says no risks \u05E2\u05D5\u05DC\u05DD\n          ^^^^^^^^[1]\n"},
      {"right to left with points",
       "\u05E9\u05B8\u05DC\u05D5\u05B9\u05DD no risks",
       {"no risks"},
       80,
       "\u05E9\u05B8\u05DC\u05D5\u05B9\u05DD no risks\n     ^^^^^^^^[1]\n"},
      {"an override of direction is shown as unknown",
       "\u202Eabc no risks",
       {"no risks"},
       80,
       "\uFFFDabc no risks\n     ^^^^^^^^[1]\n"},
      {"a bad byte", "\xFF no risks", {"no risks"}, 80, "\uFFFD no risks\n  ^^^^^^^^[1]\n"},
      {"over a line end",
       "It has no side effects at all.",
       {"no side effects"},
       20,
       "It has no side\n       ^^^^^^^\neffects at all.\n^^^^^^^[1]\n"},
      {"wide words are broken between characters",
       "\u5E72\u7D30\u80DE\u5E72\u7D30\u80DE\u5E72\u7D30\u80DE\u5E72",
       {"\u80DE\u5E72\u7D30\u80DE\u5E72\u7D30\u80DE\u5E72"},
       20,
       "\u5E72\u7D30\u80DE\u5E72\u7D30\u80DE\u5E72\u7D30\n    ^^^^^^^^^^^^\n\u80DE\u5E72\n^^^^[1]\n"},
      {"two",
       "no risks, no harm",
       {"no risks", "no harm"},
       80,
       "no risks, no harm\n^^^^^^^^[1]\n          ^^^^^^^[2]\n"},
      {"two far apart",
       "no risks and so no harm",
       {"no risks", "no harm"},
       80,
       "no risks and so no harm\n^^^^^^^^[1]     ^^^^^^^[2]\n"},
      {"nested", "no known risks", {"no known risks", "known"}, 80, "no known risks\n^^^^^^^^^^^^^^[1]\n   ^^^^^[2]\n"},
      {"overlapping",
       "no known risks",
       {"no known", "known risks"},
       80,
       "no known risks\n^^^^^^^^[1]\n   ^^^^^^^^^^^[2]\n"},
      {"the same words twice", "no risks", {"no risks", "no risks"}, 80, "no risks\n^^^^^^^^[1]\n^^^^^^^^[2]\n"},
      {"the label stays within the width", "it is very safe now", {"now"}, 20, "it is very safe\nnow\n^^^[1]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.what));
    CHECK(underlined(row.text, row.quotes, row.width) == row.expected);
  }
}

TEST_CASE("words that are written from right to left are repeated beside their underline") {
  CHECK(has_right_to_left("a \u05D0"));
  CHECK(has_right_to_left("\u0627"));
  CHECK(!has_right_to_left("caf\u00E9 \u5E72 \U0001F600"));
  const std::string quote = "\u05D0\u05D9\u05DF \u05E1\u05D9\u05DB\u05D5\u05DF";
  const std::string text = text_of(hand_report("Here " + quote + " at all.", quote));
  CHECK(text.find("[1] Says there is no risk. \"" + quote + "\"\n") != text.npos);
}

TEST_CASE("no line is wider than the width") {
  for (const std::size_t width : {20U, 40U, 80U, 200U}) {
    TextOptions options = columns(width);
    options.show_cleared = true;
    std::istringstream lines(text_of(ReadPage(clinic), options));
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(line);
      CHECK(display_width(line) <= width);
    }
  }
}

TEST_CASE("a long sentence is shown by the neighbours of the words, with signs that it goes on") {
  std::string filler;
  while (filler.size() <= longest_sentence) filler += "and so on ";
  const std::string text = text_of(ReadPage("We say " + filler + "that there are no risks at all.\n"));
  CHECK(text.find("\n  \u2026 ") != text.npos);
  CHECK(count_of(text, "and so on") < 30);
}

TEST_CASE("what is known of a claim is told once, with its sources in short") {
  const std::string text = text_of(
      ReadPage("Stem cell therapy has no side effects.\n\nThere are no risks with our stem cells.\n"), columns(500));
  CAPTURE(text);
  CHECK(count_of(text, "Serious harm after cell treatments is on record.") == 1);
  CHECK(text.find("Kuriyan and others, 2017") != text.npos);
  CHECK(text.find("https://") == text.npos);
}

TEST_CASE("machine words are shown only with details") {
  const ReadPage page(clinic);
  const std::string plain = text_of(page, with(true, false)), detailed = text_of(page, with(true, true));
  for (const char* machine : {"stance", "span", "asserted", "fingerprint", "scope", "rule", "safety.", "cure.reverses",
                              "verdict", "cue", "sha256", "severity", "not_assessed"}) {
    CAPTURE(std::string(machine));
    CHECK(plain.find(machine) == plain.npos);
  }
  for (const char* machine : {"rule", "scope", "cues", "statements", "works", "fingerprint", "condition", "+50  start",
                              "sha256", "https://doi.org/"}) {
    CAPTURE(std::string(machine));
    CHECK(detailed.find(machine) != detailed.npos);
  }
  for (const Finding& finding : page.report.findings) {
    CAPTURE(finding.rule);
    CHECK(detailed.find(finding.fingerprint) != detailed.npos);
  }
}

TEST_CASE("how much a claim matters is said in words") {
  for (int severity = 1; severity <= 5; ++severity) {
    Report report = hand_report("There are no risks.", "no risks");
    report.findings[0].severity = {severity, {}, severity};
    const std::string line = "Line 1, column 11. " + say(words(), "weight_" + std::to_string(severity));
    CHECK(text_of(report).find(line + "\n") != std::string::npos);
  }
}

TEST_CASE("no report is cut: with very many claims all are printed, and the summary says so") {
  std::string page;
  for (int i = 0; i < 45; ++i) page += "There are no risks in case " + std::to_string(i) + ".\n\n";
  const std::string text = text_of(ReadPage(page));
  for (int i = 0; i < 45; ++i) {
    CAPTURE(i);
    CHECK(count_of(text, "  There are no risks in case " + std::to_string(i) + ".\n") == 1);
  }
  CHECK(text.find("All 45 stand below") != text.npos);
  CHECK(text_of(ReadPage(clinic)).find("stand below,") == std::string::npos);
}

TEST_CASE("pages without findings, parts, skipped places and errors say so") {
  Report report;
  report.source = "-";
  CHECK(text_of(report) == "Words only.\nThe document is empty.\n\nstandard input\n");
  report.source = "long.txt";
  report.bytes = 5;
  report.part = Part{1, 3};
  report.tampering = {{{0, 1}, "invisible_characters", "a"}};
  report.coverage.bad_bytes = 2;
  report.coverage.bytes_read = 2;
  report.coverage.skipped = {{{0, 3}, "Nested too deep."}};
  CHECK(text_of(report).rfind(
            "Words only.\nNot read: Nested too deep.\n1 place holds invisible or look-alike characters.\n"
            "2 bytes are no text and were read as unknown characters.\n\nlong.txt, part 2 of 3\nNothing marked.\n",
            0) == 0);
  CHECK(text_of(report).find("We found no words to question. That does not make the page true or complete.") !=
        std::string::npos);
  report = Report{};
  report.source = "gone.txt";
  report.error = ReportError{"not_found", "no such file; check the name and the folder"};
  CHECK(text_of(report) == "gone.txt\nCould not be read: no such file; check the name and the folder\n");
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
      {{0, 0, 0, 0, 0, 0, 1, 1, 1, 1},
       "Words only. Not looked at: 1 style sheet (not applied: it may hide or add\nwords), 1 "
       "part in a shadow tree, 1 form field with words in it, 1 track of\ncaptions.\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.expected));
    Report report;
    report.coverage.not_examined = row.counts;
    CHECK(text_of(report).rfind(row.expected, 0) == 0);
  }
}

TEST_CASE("colour and links come only when asked for, and take no columns") {
  const ReadPage page(clinic);
  const std::string bare = text_of(page);
  CHECK(bare.find('\033') == bare.npos);
  TextOptions options;
  options.style.color = true;
  const std::string colored = text_of(page, options);
  CHECK(colored.find("\033[1;35mno side effects\033[0m") != colored.npos);
  CHECK(colored.find("\033]8") == colored.npos);
  CHECK(without_sequences(colored) == bare);
  options.style = {80, false, true};
  const std::string linked = text_of(page, options);
  CHECK(linked.find("\033]8;;https://doi.org/10.") != linked.npos);
  CHECK(linked.find("\033[") == linked.npos);
  CHECK(without_sequences(linked) == bare);
  CHECK(count_of(linked, "\033]8;;h") == count_of(linked, "\033]8;;\033"));  // each is closed, on its own line
  std::istringstream lines(linked);
  for (std::string line; std::getline(lines, line);) CHECK(count_of(line, "\033]8;;") % 2 == 0);
}

TEST_CASE("only visible ASCII is an address") {
  for (const char* address : {"", "https://a b", "https://a\033\\b", "https://\u00E9"}) {
    TerminalText out({80, false, true});
    out.paragraph({{"Doe, 2020", Ink::plain, address}});
    CHECK(out.take() == "Doe, 2020\n");
  }
}

TEST_CASE("a page cannot steer the terminal") {
  Report report = hand_report("There are \033[2J\u202Eno risks\x9B\u2066.", "no risks");
  report.source = "a\033]0;x\007.txt";
  report.title = "t\033c";
  report.coverage.skipped = {{{0, 1}, "\033["}};
  report.findings.push_back(report.findings[0]);
  report.findings[1].status = Status::cleared;
  report.findings[1].cues = {{"x", "modifier", {0, 1}, "\033c"}};
  report.findings[1].cleared_by = "x";
  report.tool.version = "\033";
  const std::string text = text_of(report, with(true, true));
  CHECK(text.find('\033') == text.npos);
  CHECK(text.find('\007') == text.npos);
  CHECK(text.find("\u202E") == text.npos);
  CHECK(text.find("a\uFFFD]0;x\uFFFD.txt") != text.npos);
  RunTotals totals;
  totals.inputs = {{"\033a", {}, false, ""}, {"b", {}, false, "\033"}};
  CHECK(to_text(totals, words()).find('\033') == std::string::npos);
}

TEST_CASE("who says it, and where, stands in brackets") {
  Report report = hand_report("There are no risks.", "no risks");
  report.findings[0].speaker = Speaker::testimonial;
  report.findings[0].channel = Channel::title;
  report.findings[0].hidden = true;
  const std::string text = text_of(report, columns(200));
  CHECK(text.find("\n  [1] Says there is no risk. (said in a patient's words) (not visible on the page) (in the page's "
                  "title)\n") != text.npos);
}

TEST_CASE("what was set aside is listed with the reason where it is asked for") {
  const ReadPage page("It is not true that there are no risks.\n");
  CHECK(text_of(page).find("Set aside") == std::string::npos);
  const std::string text = text_of(page, with(true, false));
  CAPTURE(text);
  CHECK(text.find("\n\nSet aside because of the context\n  - \"no risks\" ") != text.npos);
  CHECK(text.find("Set aside: it is denied: \"") != text.npos);
}

TEST_CASE("the end of a run lists its inputs in their order and speaks to everybody") {
  const std::string calm = say(words(), "calm_heading") + "\n";
  CHECK(to_text(RunTotals{}, words()).empty());
  RunTotals totals;
  totals.inputs = {{"b.txt", {1, 0, 0, 2}, false, ""}};
  const std::string one = to_text(totals, words());
  CHECK(one.rfind(calm, 0) == 0);
  CHECK(one.find("--show-cleared") != one.npos);
  CHECK(one.find("--details") != one.npos);
  CHECK(to_text(totals, words(), with(true, true)).find("--") == std::string::npos);

  totals.inputs = {{"long.txt", {31, 2, 1, 0}, true, ""},
                   {"a.txt", {}, false, ""},
                   {"gone.txt", {}, false, "no such file"},
                   {"-", {2, 0, 0, 0}, false, ""},
                   {std::string(50, 'n') + ".txt", {1, 0, 0, 0}, false, ""}};
  const std::string many = to_text(totals, words());
  CAPTURE(many);
  CHECK(many.find("Reports on 5 pages\nIn the order they were given, not by how good they are.\n"
                  "  long.txt        31 claims to ask about, 2 fair or careful lines, 1 story, not\n"
                  "                  all of it was read\n"
                  "  a.txt           Nothing marked\n"
                  "  gone.txt        Could not be read: no such file\n"
                  "  standard input  2 claims to ask about\n"
                  "  nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn.txt\n"
                  "    1 claim to ask about\n"
                  "5 documents, 3 with claims to ask about, 1 could not be read.\n\n" +
                  calm) != many.npos);
  totals.inputs = {{"gone.txt", {}, false, "no such file"}};
  CHECK(to_text(totals, words()).empty());
}

TEST_CASE("a label stands beside its paragraph, or above it where there is no room") {
  TerminalText wide({40, false, false});
  wide.labelled("[3]", Ink::plain, {{"Says there is no risk at all, anywhere."}}, 2, 6);
  CHECK(wide.take() == "  [3] Says there is no risk at all,\n      anywhere.\n");
  TerminalText narrow({20, false, false});
  narrow.labelled("[3]", Ink::plain, {{"Says there is no risk."}}, 2, 6);
  CHECK(narrow.take() == "  [3]\n    Says there is no\n    risk.\n");
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
