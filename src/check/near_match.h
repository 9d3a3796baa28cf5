// What nearly matched in one sentence: the other half of the answer to "why is this flagged, why is that not".
#ifndef OVERCLAIM_CHECK_NEAR_MATCH_H_
#define OVERCLAIM_CHECK_NEAR_MATCH_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "check/reading.h"
#include "check/report.h"
#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

// What took a match away.
enum class TakenBy {
  unless,        // a phrase of the rule's `unless` lies over it
  block,         // the rule does not look in this kind of block
  channel,       // nor in this channel
  longer_match,  // a finding of the same category lies over it and names this rule in `also`
};
std::string_view to_string(TakenBy by);

struct TakenMatch {
  std::size_t rule = 0;  // index of Rulebook::rules
  Span span;
  TakenBy by = TakenBy::unless;
  std::size_t phrase = 0;  // unless: index of Rule::unless
  Span place;              // unless: where that phrase stands; longer_match: the finding
  std::string kept;        // longer_match: the rule of the finding
};

// The same rules without exceptions. Made once for all sentences that are asked about.
Rulebook without_unless(const Rulebook& rulebook);

// The matches of all rules in a sentence that gave no finding of their own, by span, then rule.
// `bare`: without_unless(rulebook). `findings`: those of the document, as find_all gives them.
std::vector<TakenMatch> find_taken_matches(const Document& document, const Rulebook& rulebook, const Rulebook& bare,
                                           const Reading& reading, const std::vector<Finding>& findings,
                                           std::size_t block, std::size_t sentence);

// How a phrase misses.
enum class Miss {
  replaced,    // other words stand where the element should
  left_out,    // nothing stands there
  longer_gap,  // the gap is one word longer than written
  elsewhere    // all words are there, but not at the start or end that ^ $ ^^ $$ ask for
};
std::string_view to_string(Miss miss);

// A phrase that would match but for one element.
struct NearMatch {
  std::size_t rule = 0, phrase = 0;  // indexes of Rulebook::rules and Rule::phrases
  std::string missing;               // the element as written: "{risk}"
  Miss miss = Miss::replaced;
  Span instead;  // what stands there; empty where nothing does
  Span span;     // from the first to the last word the phrase would take; it may begin in what introduces the sentence
  bool telling = false;      // few rules ask for one of the words that are there: "risks", not "the"
  std::size_t asked_by = 0;  // the fewest rules that ask for one of them
  std::size_t matched = 0;   // written elements that are there; optional ones and gaps do not count
};

// At most one for each phrase: the best. Those that share a telling word with the sentence first; then the fewest
// missing words (a longer gap and a wrong edge miss none), the most elements that are there, the rule's severity, the
// rarest word that is there, rule and phrase. Phrases of one element have none; nor have rules that match at that place
// or do not look in such a block, and places that `unless` excludes.
// Example: "(no|zero) {risk}" nearly matches "There is no pain": {risk} is replaced by "pain".
std::vector<NearMatch> find_near_matches(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                         std::size_t block, std::size_t sentence);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_NEAR_MATCH_H_
