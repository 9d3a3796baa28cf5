// Where rules match: phrases by position sets over tokens, regexes on the folded sentence.
//
// This is the plain path: every rule on every sentence. It defines what a match is; a fast path may only decide where
// to look.
#ifndef OVERCLAIM_CHECK_MATCH_H_
#define OVERCLAIM_CHECK_MATCH_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "check/sentence_view.h"
#include "rulebook/rulebook.h"

namespace overclaim {

// One way a phrase fits: tokens [begin, end).
struct PhraseMatch {
  std::uint32_t begin = 0, end = 0;
  bool cue_in_gap = false;             // only by running a gap over a cue
  std::vector<std::uint32_t> written;  // tokens that a written element can consume, sorted; the others lie in gaps
  std::vector<std::pair<std::string, std::uint32_t>> sent;  // slot and hit of every name a {class>slot} can consume
  friend bool operator==(const PhraseMatch&, const PhraseMatch&) = default;
};

// Every (begin, end) at which the phrase fits the view, by begin, then end. O(tokens x positions) for each begin.
// Example: "(no|zero) [known] {risk}" fits "there are no known side effects" at tokens 2 to 6.
std::vector<PhraseMatch> find_phrase(const PhraseProgram& program, const Document& document, const Rulebook& rulebook,
                                     const SentenceView& view);

// What a slot of the claim is filled with by the match itself.
struct SlotTerms {
  std::string slot;
  std::vector<std::uint32_t> terms;  // indexes of Rulebook::terms, in text order, without doubles
};

// A kept match of a rule in a sentence.
struct RuleMatch {
  std::size_t rule = 0;              // index of Rulebook::rules
  std::uint32_t begin = 0, end = 0;  // tokens of the view; behind the step where there is one
  Span span;
  Span introduced_by;         // what stands left of the step; empty where there is none
  std::vector<Span> written;  // right of the step: what a cue must cover to govern the match
  std::vector<Span> owned;    // cue words in here belong to the match and do not govern it
  std::vector<SlotTerms> slots;
};

// The matches of one rule, after `unless`: at the same begin one without a cue in its gaps goes before one with, then
// the longer; kept from left to right; what overlaps a kept one goes. By begin.
// `steps`: joined views (what introduces the sentence, and the sentence), for phrases with '>'; of a label and its
// value (SentenceView::is_labelled) for the others, where they fit across the colon between the two.
std::vector<RuleMatch> find_rule_matches(std::size_t rule, const Document& document, const Rulebook& rulebook,
                                         const SentenceView& view, const std::vector<SentenceView>& steps);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_MATCH_H_
