// What every report for people says of a page, as values: terminal, Markdown and HTML only lay them out.
//
// Texts of our own come from words.json, the rules and the reference list and are ready to be shown. Quotes are the
// page's own bytes: each format makes them safe for where they go (terminal_safe, html_text). Nothing here is ordered
// by the score.
#ifndef OVERCLAIM_REPORT_PAGE_SUMMARY_H_
#define OVERCLAIM_REPORT_PAGE_SUMMARY_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "check/report.h"
#include "report/checked_page.h"
#include "report/known_facts.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

// The page's words with their neighbours: before + quote + after is the sentence, shortened at words with "…" where it
// is long. `lead` is the question that the quote answers, or the line with the colon above its list item; "" for none.
struct QuotedWords {
  std::string lead, before, quote, after;
};

// A marked place of the page. Notes are numbered from 1 in the order of the text, flagged and noted ones together;
// the number is the label of the mark.
struct PageNote {
  const Finding* finding = nullptr;
  std::size_t number = 0;
  bool ask = false;  // flagged: words to ask about; otherwise fair or careful words
  QuotedWords words;
  std::string message;               // what the words say: "Says there is no risk."
  std::vector<std::string> about;    // who says it, or where: "said in a patient's words", "in the page's title"
  std::string verdict;               // in words; "" where nothing was compared
  std::string verdict_note;          // of whom a good verdict speaks; "" for none
  std::vector<KnownFact> known;      // each fact is told once in a report, at the first place that needs it
  std::size_t known_at = 0;          // the number of the note at which more of it was told; 0 for none
  std::string why;                   // the rule's explanation of the wording; "" where it was told before
  std::string question;              // "" for noted wording
  std::vector<std::string> decided;  // what people decided (decision_lines.h)
};

// A claim that matters: a note and the notes that say the same (same rule, same words, or same kind and facts).
struct TopClaim {
  std::size_t note = 0;           // index into PageSummary::notes
  std::vector<std::size_t> also;  // indexes of the others, in text order
};

// Careful wording of one rule: what it says, and where (indexes into PageSummary::notes, in text order).
struct FairLine {
  std::string message;
  std::vector<std::size_t> notes;
};

// How many places of each kind a page has. A story is noted because the page does not sell. What a person dismissed is
// counted there alone.
struct MarkCounts {
  std::size_t ask = 0, fair = 0, stories = 0, cleared = 0, dismissed = 0;
  friend bool operator==(const MarkCounts&, const MarkCounts&) = default;
  MarkCounts& operator+=(const MarkCounts& other) {
    ask += other.ask, fair += other.fair, stories += other.stories, cleared += other.cleared;
    dismissed += other.dismissed;
    return *this;
  }
};

// What its context cleared.
struct ClearedWords {
  const Finding* finding = nullptr;
  QuotedWords words;
  std::string message;             // what the words would say without their context
  std::string because;             // in words; may hold the page's own bytes
  std::vector<std::string> about;  // as in PageNote
};

// What a person dismissed, whatever the program says of it.
struct DismissedWords {
  const Finding* finding = nullptr;
  QuotedWords words;
  std::string message;
  std::vector<std::string> decided;
};

struct PageSummary {
  std::string review;         // how much of it people have looked at; "" where nobody was asked
  std::string not_looked_at;  // "Words only. Not looked at: 4 pictures."
  std::string selection;      // what the run left out by its options, in words; "" for nothing. Stands in `limits` too
  std::vector<std::string> limits;  // what else the reader must know: parts not read, look-alike characters,
                                    // words for programs (with the page's own bytes)
  std::string kind;                 // what kind of page it is by its own words; "" where nobody looked
  MarkCounts counts;
  std::vector<PageNote> notes;      // flagged and noted, by position
  std::vector<FairLine> supported;  // matches the reference list
  std::vector<FairLine> careful;    // said with care
  std::vector<TopClaim> claims;     // by severity, then verdict, then position; at most `most_claims`
  std::size_t more_claims = 0;      // notes to ask about that stand in none of `claims`
  std::vector<std::string>
      not_said;                   // of the checklist, what matters most; empty where the page neither sells nor claims
  std::size_t more_not_said = 0;  // points that are missing too, but not among the first `most_not_said`
  bool looked_for_not_said = false;       // whether the page sells or claims, so that not_said was looked for
  std::vector<std::string> questions;     // before you pay: those of `claims`, then those for everybody; no doubles
  std::string no_claims;                  // said where `claims` is empty: none was found, or nothing was checked
  std::string no_fair;                    // said where `supported` and `careful` are empty
  std::string band;                       // the wording taken together, in words; "" for none
  std::vector<ClearedWords> cleared;      // in text order
  std::vector<DismissedWords> dismissed;  // in text order; in none of the other lists
};

inline constexpr std::size_t most_claims = 5, most_not_said = 7;
inline constexpr std::size_t most_fair_lines = 4, most_quotes = 2;  // shown in the summary; all stand in the text

// Total and pure. Without a rulebook (nullptr) the facts are the verdicts' own reasons. A report with an error has
// nothing but `not_looked_at`.
// Example: summarize({&report, &document}, words, &rulebook).claims.size() <= most_claims.
PageSummary summarize(const CheckedPage& page, const Words& words, const Rulebook* rulebook);

// Whether noted wording is fair or careful: of a noting category, or a claim that the reference list supports. A
// patient's story that is noted because the page does not sell is neither that nor to be asked about.
bool is_fair(const Finding& finding);

// The notes of fair lines, in text order.
std::vector<std::size_t> notes_of(const std::vector<FairLine>& lines);

// The notes that are neither fair nor to be asked about: stories.
std::vector<std::size_t> stories_of(const PageSummary& summary);

// Those of `claim.also` that say it in other words than the claim.
std::vector<std::size_t> other_words(const TopClaim& claim, const PageSummary& summary);

// The notes to ask about, those of one sentence together, in the order of the notes; a note without a known sentence,
// or in one of more than `longest_sentence` bytes, is alone: of such a sentence only its QuotedWords are shown.
std::vector<std::vector<const PageNote*>> by_sentence(const PageSummary& summary, const Document* document);

// Whether the notes of a group (by_sentence) are shown in their whole sentence.
bool has_whole_sentence(const PageNote& note, const Document* document);

inline constexpr std::size_t longest_sentence = 1200;

MarkCounts counts_of(const Report& report);

// "9 claims to ask about, 5 fair or careful lines, 6 set aside because of their context"; "Nothing marked" for none.
std::string in_words(const MarkCounts& counts, const Words& words);

// "Words only. Not looked at: 4 pictures."
std::string not_looked_at_line(const NotExamined& counts, const Words& words);
// "4 pictures, 1 video"; "" for none.
std::string not_examined_list(const NotExamined& counts, const Words& words);

// The count in words: "1 picture", "4 pictures", from the keys `key`_one and `key`_many.
std::string counted(const Words& words, const std::string& key, std::uint64_t n);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_PAGE_SUMMARY_H_
