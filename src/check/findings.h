// Matches into findings: stance, status, severity, places; one finding a place and category.
#ifndef OVERCLAIM_CHECK_FINDINGS_H_
#define OVERCLAIM_CHECK_FINDINGS_H_

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "check/reading.h"
#include "check/report.h"
#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

struct FindingOptions {
  std::vector<std::string> only, disable;  // rule ids or categories; empty `only`: all
  std::string as_of;                       // the day whose statements judge; "": all
  bool sells = true;                       // false: nothing on the page shows that it sells; then stories are noted
  bool may_sell = true;        // false: the page shows that it does not sell; then rules on_selling_pages are cleared
  bool quotes_others = false;  // the page shows that somebody who does not sell speaks; then what it quotes is cleared
  bool warns = false;          // a regulator speaks: what it repeats of other people's claims is cleared
  std::size_t max_findings = 300'000;
  std::function<bool()> stopped;  // see CheckOptions
};

// Whether a rule looks into such a block: its `blocks` and `channels`, or what holds where it names none. The words on
// a button are short and may be a visitor's answer: only rules of the highest severity look there, and what they find
// is cleared on a page that does not sell.
bool looks_in_block(const Rule& rule, const Block& block);
bool looks_in_channel(const Rule& rule, const Block& block);

// A sentence joined with what introduces it, for phrases with '>', and with its label, for phrases with ':'. The first
// sentence of a block has lead-in, heading, question and label, any other the question in front of it ("Any side effects?
// None!"), unless that is denied or somebody else's, and the sentence that it takes back (Reach::before).
std::vector<SentenceView> introduced_views(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                           const SentenceView& view);

// Whether a rule may find anything in such a block, as far as `only` and `disable` go.
bool is_asked_for(const Rule& rule, const FindingOptions& options);

// All findings, by span, then rule; ids, fingerprints and line numbers are still empty. Sentences behind the first
// max_findings findings are matched and counted only; gives that count.
std::size_t find_all(const Document& document, const Rulebook& rulebook, const Reading& reading,
                     const FindingOptions& options, std::vector<Finding>& found);

// A sentence taken whole as a match of a rule (Rulebook::rules), for the weighing.
struct WholeSentence {
  std::size_t rule = 0, block = 0, sentence = 0;
};

// A finding for each, judged like any other; cues inside the sentence are weighed already and do not govern it.
std::vector<Finding> find_whole(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                const FindingOptions& options, const std::vector<WholeSentence>& sentences);

// By place, then rule.
void sort_by_place(std::vector<Finding>& findings);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_FINDINGS_H_
