// Both are made of what the report knows already; nothing is written for the occasion, so that no sentence stands on a
// page that was not checked. Covered by tests/fair_version_test.cc.
#include "report/fair_version.h"

#include <algorithm>
#include <set>

#include "report/finding_details.h"
#include "report/source_line.h"

namespace overclaim {
namespace {

constexpr std::size_t longest_answer = 12;  // bytes

bool is_known(const Finding& finding) { return finding.verdict && finding.verdict->kind != VerdictKind::not_assessed; }

void add_once(std::vector<std::string>& texts, const std::string& text, std::size_t most) {
  if (text.empty() || texts.size() == most) return;
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

}  // namespace

std::vector<std::size_t> shown_notes(const FairWording& wording, const PageSummary& summary) {
  std::vector<std::size_t> shown;
  for (const std::size_t n : wording.notes) {
    const bool known = std::any_of(shown.begin(), shown.end(), [&](std::size_t other) {
      return summary.notes[other].words.quote.find(summary.notes[n].words.quote) != std::string::npos;
    });
    if (!known && shown.size() < most_quotes) shown.push_back(n);
  }
  return shown;
}

FairVersion fair_version(const PageSummary& summary, const Words& words, const Rulebook* rulebook) {
  FairVersion fair;
  if (rulebook == nullptr) return fair;
  const KnownFacts facts(words, rulebook);
  std::set<std::string_view> unknown;
  for (std::size_t n = 0; n < summary.notes.size(); ++n) {
    const PageNote& note = summary.notes[n];
    if (!note.ask && !note.finding->verdict) continue;  // careful wording that was not compared stays as it is
    for (const Statement* statement : facts.of(*note.finding)) {
      if (statement->honest.empty()) continue;
      const auto same = std::find_if(fair.wordings.begin(), fair.wordings.end(),
                                     [&](const FairWording& known) { return known.text == statement->honest; });
      if (same == fair.wordings.end()) {
        fair.wordings.push_back(
            {statement->honest, {n}, works_behind(*statement, rulebook), facts.told(*statement).copy_note});
      } else if (same->notes.back() != n) {
        same->notes.push_back(n);
      }
    }
    if (note.ask && !is_known(*note.finding) && unknown.insert(note.message).second) fair.unknown.push_back(n);
  }
  return fair;
}

DoctorNote doctor_note(const CheckedPage& page, const PageSummary& summary, const Words& words,
                       const Rulebook* rulebook) {
  const Report& report = *page.report;
  DoctorNote made;
  made.title = report.title;
  made.source = source_line(report, words);
  if (!report.tool.as_of.empty()) made.compared = say(words, "compared_on", {{"date", report.tool.as_of}});
  std::vector<const PageNote*> by_weight;
  for (const TopClaim& claim : summary.claims) by_weight.push_back(&summary.notes[claim.note]);
  const std::size_t top = by_weight.size();
  for (const PageNote& note : summary.notes) {
    if (note.ask) by_weight.push_back(&note);
  }
  std::stable_sort(
      by_weight.begin() + static_cast<std::ptrdiff_t>(top), by_weight.end(),
      [](const PageNote* a, const PageNote* b) { return a->finding->severity.value > b->finding->severity.value; });
  for (const PageNote* note : by_weight) add_once(made.questions, note->question, most_note_questions);
  const KnownFacts facts(words, rulebook);
  std::set<const Statement*> told;
  for (std::size_t c = 0; c < top; ++c) {
    const PageNote& note = *by_weight[c];
    // An answer says little without its question.
    const bool short_answer = !note.words.lead.empty() && note.words.quote.size() <= longest_answer;
    made.claims.push_back({note.message, (short_answer ? note.words.lead + " " : "") + note.words.quote});
    for (const Statement* statement : facts.of(*note.finding)) {
      if (made.known.size() == most_note_facts || !told.insert(statement).second) continue;
      const KnownFact fact = facts.told(*statement);
      made.known.push_back(
          {fact.text + (fact.copy_note.empty() ? "" : " " + fact.copy_note), works_behind(*statement, rulebook)});
    }
  }
  for (const std::string& line : summary.not_said) add_once(made.not_said, line, most_note_not_said);
  return made;
}

}  // namespace overclaim
