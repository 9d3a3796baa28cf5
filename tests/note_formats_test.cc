#include "report/note_formats.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "english_words.h"
#include "report/markdown_escape.h"
#include "report_parts.h"

using namespace overclaim;
using overclaim::test::builtin_rulebook;
using overclaim::test::english_words;
using overclaim::test::ReadPage;

namespace {

TensionQuote quoted(const std::string& text, std::size_t note = no_note, std::vector<std::string> about = {}) {
  TensionQuote one;
  one.words.quote = text;
  one.note = note;
  one.about = std::move(about);
  return one;
}

std::string text_of(const TensionLines& lines) {
  TerminalText out({});
  write_tensions(out, lines, english_words());
  return out.take();
}
std::string markdown_of(const TensionLines& lines) { return markdown_tensions(lines, english_words()); }
bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

Work work_named(const std::string& id, const std::string& author) {
  Work work;
  work.id = id;
  work.authors = {author};
  work.year = 2020;
  return work;
}

}  // namespace

TEST_CASE("a pair that pulls apart: numbers where the words are marked, who says it, what more there is") {
  TensionLines lines;
  ApartLines row;
  row.says = "One says *none*, the other some.";
  row.sides = {{{quoted("no risks", 0), quoted("risk-free", no_note, {"in the page's title", "said by a patient"})},
                {quoted("some risks", 4)}}};
  row.distance = "They stand 3 paragraphs apart.";
  lines.apart = {row};
  CHECK(text_of(lines) ==
        "These sentences pull apart\n"
        "  Both stand on this page. Ask which one holds.\n\n"
        "  - One says *none*, the other some.\n"
        "    - Here: [1] \"no risks\"\n"
        "    - Here: \"risk-free\" (in the page's title) (said by a patient)\n"
        "    - There: [5] \"some risks\"\n"
        "    They stand 3 paragraphs apart.\n");
  CHECK(markdown_of(lines) ==
        "## These sentences pull apart\n\nBoth stand on this page. Ask which one holds.\n\n"
        "- **One says \\*none\\*, the other some.**\n"
        "  - Here: \"no risks\" \\[1\\]\n"
        "  - Here: \"risk-free\" (in the page's title) (said by a patient)\n"
        "  - There: \"some risks\" \\[5\\]\n"
        "  - They stand 3 paragraphs apart.\n\n");

  lines.apart[0].distance.clear();
  lines.apart[0].more = 1;
  CHECK(has(text_of(lines), "    - There: [5] \"some risks\"\n    And 1 more place, marked below.\n"));
  CHECK(has(markdown_of(lines), "\"some risks\" \\[5\\]\n  - And 1 more place, marked below.\n\n"));
  lines.apart[0].more = 12;
  CHECK(has(text_of(lines), "And 12 more places, marked below.\n"));
  CHECK(has(markdown_of(lines), "And 12 more places, marked below.\n"));
}

TEST_CASE("what is taken back: the strong lines above the weaker one, and how many more of both") {
  TensionLines lines;
  TakenBackLines row;
  row.weaker = quoted("Results may vary");
  row.claims = {quoted("It cures", 0), quoted("It works", 1)};
  lines.taken_back = {row};
  CHECK(text_of(lines) ==
        "What it takes back\n"
        "  A strong line in one place, a weaker one in another. Weigh the two together.\n\n"
        "  - It says: [1] \"It cures\"\n"
        "  - It says: [2] \"It works\"\n"
        "  - But also: \"Results may vary\"\n");
  CHECK(markdown_of(lines) ==
        "## What it takes back\n\nA strong line in one place, a weaker one in another. Weigh the two together.\n\n"
        "- It says: \"It cures\" \\[1\\]\n  - It says: \"It works\" \\[2\\]\n  - But also: \"Results may vary\"\n\n");
  struct Row {
    std::size_t more, more_taken_back;
    std::string place, line;
  };
  const Row rows[] = {
      {0, 0, "", ""},
      {1, 1, "And 1 more place, marked below.\n", "And 1 more line like this, further down.\n"},
      {2, 3, "And 2 more places, marked below.\n", "And 3 more lines like this.\n"},
  };
  for (const Row& one : rows) {
    CAPTURE(one.more);
    lines.taken_back[0].more = one.more;
    lines.more_taken_back = one.more_taken_back;
    for (const std::string& out : {text_of(lines), markdown_of(lines)}) {
      CHECK(has(out, one.place));
      CHECK(has(out, one.line));
      CHECK(has(out, "more place") == !one.place.empty());
      CHECK(has(out, "more line") == !one.line.empty());
    }
  }
}

TEST_CASE("small print: each line with what it does, those left out counted, claims without one told") {
  TensionLines lines;
  lines.disclaimers = {{"Results may vary", "Says that results differ.", "In small print."}};
  CHECK(text_of(lines) ==
        "Small print\n"
        "  Lines that limit what the page says, and how far off they stand. They do not\n  undo a promise.\n"
        "  - \"Results may vary\" Says that results differ. In small print.\n");
  const std::string begin =
      "## Small print\n\nLines that limit what the page says, and how far off they stand. They do not undo a "
      "promise.\n\n- \"Results may vary\" Says that results differ. In small print.\n\n";
  CHECK(markdown_of(lines) == begin);

  lines.more_disclaimers = 1;
  lines.undisclaimed = "2 claims have no such line.";
  CHECK(has(text_of(lines), "In small print.\n  And 1 more such line.\n  2 claims have no such line.\n"));
  CHECK(markdown_of(lines) == begin + "And 1 more such line.\n\n2 claims have no such line.\n\n");
  lines.more_disclaimers = 2;
  CHECK(has(text_of(lines), "And 2 more such lines.\n"));
  CHECK(has(markdown_of(lines), "And 2 more such lines.\n"));
}

TEST_CASE("a fair version in Markdown: works as links, at most three named, unknown claims apart") {
  const ReadPage page("Our drops cure hiccups for good.\n\nOur drops have no side effects.\n");
  const PageSummary summary = page.summary();
  REQUIRE(summary.notes.size() >= 2);
  const Words& words = english_words();
  const std::vector<Work> works = {work_named("a", "Doe"), work_named("b", "Roe"), work_named("c", "Poe"),
                                   work_named("d", "Noe")};
  CHECK(markdown_fair_version({}, summary, words).empty());

  FairVersion fair;
  fair.unknown = {0};
  const std::string unknown = markdown_fair_version(fair, summary, words);
  CHECK(has(unknown, markdown_text(say(words, "fair_version_none"))));
  CHECK(has(unknown, "- \"" + summary.notes[0].words.quote + "\"\n"));

  FairWording wording;
  wording.text = "It *may* help.";
  wording.notes = {0, 1};
  fair.wordings = {wording};
  fair.unknown.clear();
  struct Row {
    std::size_t works;
    std::string sources;
  };
  const Row rows[] = {{0, ""},
                      {1, " (Doe, 2020)"},
                      {3, " (Doe, 2020; Roe, 2020; Poe, 2020)"},
                      {4, " (Doe, 2020; Roe, 2020; Poe, 2020; …)"}};
  for (const Row& row : rows) {
    CAPTURE(row.works);
    fair.wordings[0].works.clear();
    for (std::size_t i = 0; i < row.works; ++i) fair.wordings[0].works.push_back(&works[i]);
    const std::string out = markdown_fair_version(fair, summary, words);
    CHECK(has(out, markdown_text(say(words, "fair_version_intro"))));
    CHECK(has(out, "- It \\*may\\* help." + row.sources + "\n  - "));
    CHECK(has(out, summary.notes[0].words.quote));
    CHECK(!has(out, markdown_text(say(words, "fair_version_unknown"))));
  }
  fair.wordings[0].copy_note = "(read in a copy)";
  CHECK(has(markdown_fair_version(fair, summary, words), "- It \\*may\\* help. (read in a copy) (Doe, 2020; "));
}

TEST_CASE("a note for a doctor has no heading above nothing") {
  const Words& words = english_words();
  DoctorNote note;
  note.questions = {"Which *trial*?"};
  const auto part = [&](std::string_view key) { return "\n### " + markdown_text(say(words, key)) + "\n\n"; };
  const std::string begin = "## " + markdown_text(say(words, "heading_doctor_note")) + "\n" +
                            part("doctor_note_questions") + "- [ ] Which \\*trial\\*?\n";
  CHECK(markdown_doctor_note(note, words) == begin + "\n");

  const Work work = work_named("a", "Doe");
  note.claims = {{"Says that it cures.", "It cures."}};
  note.known = {{"Nobody was cured.", {&work}}};
  note.not_said = {"what it costs"};
  CHECK(markdown_doctor_note(note, words) ==
        begin + part("doctor_note_claims") + "- Says that it cures. \"It cures.\"\n" + part("doctor_note_known") +
            "- Nobody was cured. (Doe, 2020)\n" + part("doctor_note_not_said") + "- what it costs\n\n");
}

TEST_CASE("a fair version on a terminal names the page by its title, else by its file") {
  const Words& words = english_words();
  ReadPage page("Our drops cure hiccups for good.\n");
  const Rulebook& rulebook = *builtin_rulebook().rulebook;
  CHECK(has(to_fair_text(page.checked(), words, &rulebook, {}), "page.txt"));
  page.report.title = "Meadow Drops";
  const std::string text = to_fair_text(page.checked(), words, &rulebook, {});
  CHECK(has(text, "\nMeadow Drops\n"));
  CHECK(!has(text, "page.txt"));
}
