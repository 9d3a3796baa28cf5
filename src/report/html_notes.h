// A note on marked words, and what a note and a claim share: the quote, the facts, the bars.
#ifndef OVERCLAIM_REPORT_HTML_NOTES_H_
#define OVERCLAIM_REPORT_HTML_NOTES_H_

#include <cstddef>
#include <string>

#include "report/page_summary.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

// What the pieces of one page's report are made with. `prefix` begins every id, so that several pages can stand in one
// file: "p1-".
struct HtmlPage {
  const PageSummary& summary;
  const Words& words;
  const Rulebook* rulebook = nullptr;
  std::string prefix;
};

// Whether the note stands among the claims that matter most; its facts and its question are told there.
bool is_told_above(const HtmlPage& page, std::size_t note);

// The label of a note as a link to the mark in the page's text.
std::string html_label(const HtmlPage& page, const PageNote& note);

// The sentence with the words in question marked, in a block quotation.
std::string html_quote(const QuotedWords& words, bool ask);

// The verdict in words; "" for none.
std::string html_verdict(const PageNote& note);

// What is known: facts with their bars, or a link to where they were told.
std::string html_facts(const HtmlPage& page, const PageNote& note);

// <li> with the note and its details; with the quote in its sentence where the text does not stand beside it.
std::string html_note(const HtmlPage& page, std::size_t note, bool with_quote = false);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_HTML_NOTES_H_
