// A page's claims as they could be printed fairly, and one page for a doctor, as values.
#ifndef OVERCLAIM_REPORT_FAIR_VERSION_H_
#define OVERCLAIM_REPORT_FAIR_VERSION_H_

#include <cstddef>
#include <string>
#include <vector>

#include "report/checked_page.h"
#include "report/page_summary.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

// A fair wording, the notes whose claims it stands for (indexes into PageSummary::notes, in text order), and the works
// it rests on.
struct FairWording {
  std::string text;
  std::vector<std::size_t> notes;
  std::vector<const Work*> works;
  std::string copy_note;  // where works were read in a copy only; "" for none
};

// `wordings`: the fair wordings (Statement::honest) of what judges the page's claims, each once, in page order.
// `unknown`: notes with claims of which nothing is known, one for each message, in page order.
struct FairVersion {
  std::vector<FairWording> wordings;
  std::vector<std::size_t> unknown;
};

// The notes of a wording whose words are shown beside it: at most most_quotes, none whose words lie in those of
// another.
std::vector<std::size_t> shown_notes(const FairWording& wording, const PageSummary& summary);

// Total and pure. Empty without a rulebook.
FairVersion fair_version(const PageSummary& summary, const Words& words, const Rulebook* rulebook);

// One printed page, questions first. A claim: what it says and its words; a fact: its text and its works.
struct NotedClaim {
  std::string message, quote;
};
struct NotedFact {
  std::string text;  // with a note where it was read in a copy
  std::vector<const Work*> works;
};
struct DoctorNote {
  std::string title, source, compared;  // compared: the date of the list, in words; "" for none
  std::vector<std::string> questions;
  std::vector<NotedClaim> claims;
  std::vector<NotedFact> known;
  std::vector<std::string> not_said;
};

inline constexpr std::size_t most_note_questions = 7, most_note_facts = 5, most_note_not_said = 6;
inline constexpr std::size_t most_named_works = 3;  // of one line; "…" stands for the others

// Total and pure. Questions: those of the claims that matter most, then of the others by severity.
DoctorNote doctor_note(const CheckedPage& page, const PageSummary& summary, const Words& words,
                       const Rulebook* rulebook);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_FAIR_VERSION_H_
