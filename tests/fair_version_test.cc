#include "report/fair_version.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "report/note_formats.h"
#include "report_parts.h"

using namespace overclaim;
using overclaim::test::builtin_rulebook;
using overclaim::test::ReadPage;

namespace {

const Words& words() { return builtin_rulebook().words; }
const Rulebook& rulebook() { return *builtin_rulebook().rulebook; }

const char* const page_text =
    "Our cord blood therapy dramatically improves gross motor function in cerebral palsy.\n\n"
    "Our cord blood therapy has no side effects.\n\n"
    "Cord blood dramatically improves gross motor function in cerebral palsy.\n\n"
    "Our drops cure hiccups for good.\n";

}  // namespace

TEST_CASE("each fair wording stands once, in page order, with its works and the page's words") {
  const ReadPage page(page_text);
  const PageSummary summary = page.summary();
  const FairVersion fair = fair_version(summary, words(), &rulebook());
  REQUIRE(fair.wordings.size() >= 2);
  std::set<std::string> texts;
  std::size_t last = 0;
  for (const FairWording& one : fair.wordings) {
    CAPTURE(one.text);
    CHECK(texts.insert(one.text).second);
    CHECK(!one.works.empty());
    REQUIRE(!one.notes.empty());
    CHECK(one.notes.front() >= last);
    last = one.notes.front();
    const auto is_honest = [&](const Statement& statement) { return statement.honest == one.text; };
    CHECK(std::any_of(rulebook().reference.statements.begin(), rulebook().reference.statements.end(), is_honest));
    for (const std::size_t n : shown_notes(one, summary)) CHECK(summary.notes[n].finding->verdict);
  }
  CHECK(fair_version(summary, words(), nullptr).wordings.empty());
}

TEST_CASE("what nothing is known of is named, and only that") {
  const ReadPage page(page_text);
  const PageSummary summary = page.summary();
  const FairVersion fair = fair_version(summary, words(), &rulebook());
  for (const std::size_t n : fair.unknown) {
    const auto& verdict = summary.notes[n].finding->verdict;
    CHECK((!verdict || verdict->kind == VerdictKind::not_assessed));
  }
  const FairVersion none = fair_version(ReadPage("A walk by the sea.").summary(), words(), &rulebook());
  CHECK(none.wordings.empty());
  CHECK(none.unknown.empty());
}

TEST_CASE("the note for a doctor begins with the questions and fits one page") {
  const ReadPage page(page_text);
  const DoctorNote note = doctor_note(page.checked(), page.summary(), words(), &rulebook());
  CHECK(note.questions.size() >= 2);
  CHECK(note.questions.size() <= most_note_questions);
  CHECK(note.claims.size() <= most_claims);
  CHECK(note.known.size() <= most_note_facts);
  CHECK(note.not_said.size() <= most_note_not_said);
  CHECK(std::set<std::string>(note.questions.begin(), note.questions.end()).size() == note.questions.size());

  const std::string text = to_doctor_note(page.checked(), words(), &rulebook(), {});
  const std::size_t questions = text.find(note.questions[0]), claims = text.find(say(words(), "doctor_note_claims")),
                    known = text.find(say(words(), "doctor_note_known")),
                    not_said = text.find(say(words(), "doctor_note_not_said"));
  CHECK(questions < claims);
  CHECK(claims < known);
  // The checklist asks nothing of a text as short as this.
  CHECK(known != text.npos);
  CHECK((not_said == text.npos) == note.not_said.empty());
  CHECK(std::count(text.begin(), text.end(), '\n') <= 70);
}

TEST_CASE("an answer is quoted with its question") {
  const ReadPage page("Is stem cell therapy safe for children?\n\nYes.\n");
  const DoctorNote note = doctor_note(page.checked(), page.summary(), words(), &rulebook());
  REQUIRE(!note.claims.empty());
  CHECK(note.claims[0].quote.find("Is stem cell therapy safe") == 0);
}

TEST_CASE("a page that could not be read has neither, and control characters stay out of the terminal") {
  Report report;
  report.error = ReportError{"not_found", "no such file"};
  CHECK(to_fair_text({&report}, words(), &rulebook(), {}) == "Could not be read: no such file\n");
  CHECK(to_doctor_note({&report}, words(), &rulebook(), {}) == "Could not be read: no such file\n");
  const ReadPage page("Our cord blood has no side\x1b[31m effects.\n\nOur cord blood has no side effects.\n",
                      "a\x1b.txt");
  CHECK(to_doctor_note(page.checked(), words(), &rulebook(), {}).find('\x1b') == std::string::npos);
  CHECK(to_fair_text(page.checked(), words(), &rulebook(), {}).find('\x1b') == std::string::npos);
}
