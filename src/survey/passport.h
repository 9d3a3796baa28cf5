// One sentence's life: what it said when, how strong it was and what the evidence was then and now, who else says it,
// what people decided about it and what was answered.
#ifndef OVERCLAIM_SURVEY_PASSPORT_H_
#define OVERCLAIM_SURVEY_PASSPORT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "survey/history.h"

namespace overclaim {

// What a person decided, as whoever keeps decisions hands it over. `decision`: confirmed, dismissed, needs_evidence,
// answered. `stale`: made on other words or under other rules.
struct PassportDecision {
  std::string date, reviewer, role, decision, reason, answer;
  bool stale = false;
};

// A verdict and the list that judged: of the evidence of `as_of`.
struct DatedVerdict {
  std::string time, as_of, reference;
  std::optional<VerdictKind> verdict;
  std::vector<std::string> statements;
};

// Another operator with the same words.
struct SameWordsElsewhere {
  std::string site, page, first_seen, last_seen;
};

// `then` is of the first capture of the claim, `now` of the last one.
struct Passport {
  ClaimThread thread;
  std::string last_looked;  // at its site
  std::vector<Gap> gaps;    // of its pages while it lived
  DatedVerdict then, now;
  std::vector<SameWordsElsewhere> elsewhere;  // by site, then page
  std::vector<PassportDecision> decisions;    // by date
};

// The thread in which the finding stands, in any of its versions; fingerprints may be cut (six digits or more). Empty:
// there is none; several: the beginning is not enough, or several pages say it.
std::vector<const ClaimThread*> threads_of(const History& history, std::string_view fingerprint);

// Sentences of fewer than least_shared_words (roll_up.h) are written anew every day and are not looked for elsewhere.
// Requires: `thread` is one of `history`, and `captures` are those it was made of.
Passport passport_of(const ClaimThread& thread, const History& history, const std::vector<Capture>& captures,
                     std::vector<PassportDecision> decisions);

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_PASSPORT_H_
