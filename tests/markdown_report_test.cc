#include "report/markdown_report.h"

#include <doctest/doctest.h>

#include <regex>
#include <string>
#include <vector>

#include "report/html_report.h"
#include "report/json_report.h"
#include "report/markdown_escape.h"
#include "report_parts.h"
#include "sample_report.h"

namespace {

using namespace overclaim;
using overclaim::test::builtin_rulebook;
using overclaim::test::ReadPage;
using overclaim::test::sample_finding;

const Words& words() { return builtin_rulebook().words; }
const Rulebook& rulebook() { return *builtin_rulebook().rulebook; }

TextOptions everything() {
  TextOptions options;
  options.show_cleared = true;
  return options;
}

std::string markdown_of(const ReadPage& page, const TextOptions& options = everything()) {
  return to_markdown(page.checked(), words(), &rulebook(), options);
}

std::string quoted_sentence(const std::string& sentence, const std::string& quote) {
  Report report;
  report.bytes = 1;
  report.findings = {sample_finding(sentence, quote, "safety.no-risks", Status::flagged)};
  const std::string text = to_markdown({&report}, words(), nullptr);
  const std::size_t begin = text.rfind("\n> ") + 3;
  return text.substr(begin, text.find('\n', begin) - begin);
}

std::size_t count_of(const std::string& text, const std::string& pattern) {
  const std::regex looked_for(pattern);
  return static_cast<std::size_t>(
      std::distance(std::sregex_iterator(text.begin(), text.end(), looked_for), std::sregex_iterator()));
}

// From a heading of ours to the next one.
std::string section(const std::string& text, const std::string& key) {
  const std::string heading = "## " + say(words(), key) + "\n";
  const std::size_t begin = text.find("\n" + heading);
  if (begin == text.npos) return "";
  const std::size_t end = text.find("\n## ", begin + 1);
  return text.substr(begin, end == text.npos ? end : end - begin);
}

}  // namespace

TEST_CASE("what a page says stays text in Markdown") {
  struct Row {
    const char *text, *expected;
  };
  const std::vector<Row> rows = {
      {"no risks", "no risks"},
      {"", ""},
      {"*no* _risks_", "\\*no\\* \\_risks\\_"},
      {"`code` ``` ~~~", "\\`code\\` \\`\\`\\` \\~\\~\\~"},
      {"# heading", "\\# heading"},
      {"C# C #", "C\\# C \\#"},
      {"> quote", "\\> quote"},
      {"- item", "\\- item"},
      {"+ item", "\\+ item"},
      {"* item", "\\* item"},
      {"a - b + c", "a - b + c"},
      {"1. item", "1\\. item"},
      {"12) item", "12\\) item"},
      {"1.42 points", "1\\.42 points"},
      {"by 1.42 points", "by 1.42 points"},
      {"---", "\\---"},
      {"===", "\\==="},
      {"[link](https://a.example)", "\\[link\\](https\\://a.example)"},
      {"![picture](x)", "!\\[picture\\](x)"},
      {"[1]: https://a.example", "\\[1\\]: https\\://a.example"},
      {"<b onclick=x>", "\\<b onclick=x\\>"},
      {"<https://a.example>", "\\<https\\://a.example\\>"},
      {"www.a.example", "www\\.a.example"},
      {"WwW.a.example", "WwW\\.a.example"},
      {"me@a.example", "me\\@a.example"},
      {"a & b &amp; &#42;", "a \\& b \\&amp; \\&\\#42;"},
      {"a | b", "a \\| b"},
      {"back\\slash", "back\\\\slash"},
      {"$x^2$ {#id}", "\\$x\\^2\\$ \\{\\#id\\}"},
      {": term", "\\: term"},
      {"two\nlines\r\nand\ttabs", "two lines and tabs"},
      {"  spaces  ", "spaces"},
      {"    indented", "indented"},
      {"a\u2028b", "a b"},
      {"\u202Egnp.exe\033[2J", "\uFFFDgnp.exe\uFFFD\\[2J"},
      {"\xFF", "\uFFFD"},
      {"\u5E72\u7D30\u80DE caf\u00E9", "\u5E72\u7D30\u80DE caf\u00E9"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.text));
    CHECK(markdown_text(row.text) == row.expected);
  }
}

TEST_CASE("the words in question are bold in their sentence") {
  struct Row {
    const char *sentence, *quote, *expected;
  };
  const std::vector<Row> rows = {
      {"There are no risks.", "no risks", "There are **no risks**\\[1\\]."},
      {"No risks.", "No risks", "**No risks**\\[1\\]."},
      {"No risks.", "No risks.", "**No risks.**\\[1\\]"},
      {"(no risks)", "no risks", "(**no risks**\\[1\\])"},
      {"*no risks*", "no risks", "\\***no risks**\\[1\\]\\*"},
      {"a \"cure\" now", "\"cure\"", "a **\"cure\"**\\[1\\] now"},
      {"a\"cure\"", "\"cure\"", "a<strong>\"cure\"</strong>\\[1\\]"},
      {"\u5E72\u3001\u7D30\u80DE", "\u3001\u7D30", "\u5E72<strong>\u3001\u7D30</strong>\\[1\\]\u80DE"},
      {"1. no risks", "no risks", "1\\. **no risks**\\[1\\]"},
      {"with <b>no risks", "no risks", "with \\<b\\>**no risks**\\[1\\]"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.sentence));
    CHECK(quoted_sentence(row.sentence, row.quote) == row.expected);
  }
}

TEST_CASE("claims that overlap in a sentence are one in bold, and each has its number") {
  const std::string text =
      markdown_of(ReadPage("Studies prove that our stem cells reverse cerebral palsy and there are no known risks.\n"));
  CHECK(text.find(
            "\n> **Studies prove that our stem cells reverse cerebral palsy**\\[1\\]\\[2\\] and there are **no known "
            "risks**\\[3\\].\n") != text.npos);
}

TEST_CASE("works are links") {
  const std::string text = markdown_of(ReadPage("Stem cell therapy has no side effects.\n"));
  CHECK(text.find("[Kuriyan and others, 2017](https://doi.org/10.1056/NEJMoa1609583)") != text.npos);
}

TEST_CASE("every format tells of the same places, as many of each kind") {
  const std::vector<std::string> pages = {
      "Our stem cells reverse cerebral palsy and there are no known risks. It is not a cure.\n\nQ: Is it safe?\n"
      "A: Yes. It is completely safe.\n\nSide effects such as fever can follow. Some clinics promise a cure.\n\n"
      "Nobody knows how long it lasts. There is no cure for cerebral palsy.\n",
      "Asthma is a disease of the lungs.\n",
      "There are no risks. There are no risks. There are no risks.\n",
  };
  for (const std::string& page_text : pages) {
    const ReadPage page(page_text);
    const PageSummary summary = page.summary();
    const MarkCounts counts = summary.counts;
    CAPTURE(page_text);

    const std::string json = to_json_document(page.report);
    CHECK(count_of(json, "\"status\":\"flagged\"") == counts.ask);
    CHECK(count_of(json, "\"status\":\"noted\"") == counts.fair + counts.stories);
    CHECK(count_of(json, "\"status\":\"cleared\"") == counts.cleared);

    const std::string notes = markdown_of(page);
    CHECK(count_of(section(notes, "heading_sentences"), "\n- \\\\\\[[0-9]+\\\\\\] ") == counts.ask);
    CHECK(count_of(section(notes, "noted_heading"), "\n- \\\\\\[[0-9]+\\\\\\] ") == counts.fair);
    CHECK(count_of(section(notes, "cleared_heading"), "\n- ") == counts.cleared);

    TextOptions wide = everything();
    wide.style.width = 500;
    std::string text = to_text(page.checked(), words(), &rulebook(), wide);
    const auto part = [&](const std::string& key) {
      const std::size_t begin = text.find("\n" + say(words(), key) + "\n");
      if (begin == text.npos) return std::string();
      const std::regex heading("\n\n[^ \n]");
      std::smatch next;
      const std::string rest = text.substr(begin + 1);
      return std::regex_search(rest, next, heading) ? rest.substr(0, static_cast<std::size_t>(next.position())) : rest;
    };
    CHECK(count_of(part("heading_sentences"), "\n  \\[[0-9]+\\] ") == counts.ask);
    CHECK(count_of(part("noted_heading"), "\n  \\[[0-9]+\\] ") == counts.fair);
    CHECK(count_of(part("cleared_heading"), "\n  - ") == counts.cleared);

    const std::string html = html_section(page.checked(), 0, overclaim::test::html_context());
    CHECK(count_of(html, "<li class=\"note\"") == counts.ask + counts.fair + counts.stories);
    // The facts are the same, word for word.
    for (const PageNote& note : summary.notes) {
      for (const KnownFact& fact : note.known) {
        CAPTURE(fact.text);
        CHECK(text.find(fact.text.substr(0, 60)) != text.npos);
        CHECK(notes.find(markdown_text(fact.text)) != notes.npos);
      }
    }
    const std::string sum = say(words(), "summary", {{"list", in_words(counts, words())}});
    CHECK(text.find("\n" + sum + "\n") != text.npos);
    CHECK(notes.find("\n" + sum + "\n") != notes.npos);
  }
}

TEST_CASE("machine words are shown only with details") {
  const ReadPage page("There are no risks. It is not a cure.\n");
  CHECK(markdown_of(page).find("safety.no-risks") == std::string::npos);
  TextOptions details = everything();
  details.details = true;
  const std::string text = markdown_of(page, details);
  for (const char* machine : {"rule: safety.no-risks", "scope: ", "fingerprint: ", "sha256: ", "\\+50 start"}) {
    CAPTURE(std::string(machine));
    CHECK(text.find(machine) != text.npos);
  }
}

TEST_CASE("a file that could not be read, and the end of a run, say so") {
  Report report;
  report.source = "*gone*.txt";
  report.error = ReportError{"not_found", "no such file"};
  CHECK(to_markdown({&report}, words(), nullptr) == "Could not be read: no such file\n\n# \\*gone\\*.txt\n");
  CHECK(to_markdown(RunTotals{}, words()).empty());
  RunTotals totals;
  totals.inputs = {{"b_b.txt", {2, 0, 0, 0}, false, ""}, {"a.txt", {}, true, ""}};
  CHECK(to_markdown(totals, words())
            .find("\n1. b\\_b.txt: 2 claims to ask about\n2. a.txt: Nothing marked, not all of "
                  "it was read\n\n") != std::string::npos);
}
