// What follows from the decisions of people (check/decision.h): which of them hold for a finding, where two people do
// not agree, which no longer fit. Pure; the file they stand in is store/decision_file.h.
//
// Of each reviewer only the last decision on a fingerprint holds: by its day, then by its place in the list. A decision
// on a sentence that is written differently now does not hold. One made under other rules does, but is not enough for
// print.
#ifndef OVERCLAIM_SURVEY_DECISION_H_
#define OVERCLAIM_SURVEY_DECISION_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/decision.h"
#include "check/report.h"
#include "survey/intervals.h"

namespace overclaim {

// 16 hex digits of the SHA-256 of the sentence as people see it: the quote and what of its sentence is shown on each
// side (said_claim.h). Example: text_hash_of("It has ", "no side effects", ".") is text_hash_of("It ", "has no side
// effects.", "").
std::string text_hash_of(std::string_view before, std::string_view quote, std::string_view after);
std::string text_hash_of(const Finding& finding);

// "confirmed", "dismissed", "needs_evidence", "answered"; nothing for anything else.
std::optional<DecisionKind> decision_of(std::string_view name);
const std::vector<std::string_view>& decision_names();

// "" or what is wrong with one, in words: "reason: is empty". Texts must be UTF-8 without control characters but the
// line feed, of at most most_decision_text bytes; an answer must be there where the decision says `answered`.
std::string wrong_in(const Decision& decision);
inline constexpr std::size_t most_decision_text = 10'000;

// The decisions that hold, by fingerprint; of each reviewer one, by reviewer's name.
using HeldDecisions = std::map<std::string, std::vector<Decision>, std::less<>>;

HeldDecisions held_decisions(const std::vector<Decision>& decisions);

// What all who decided say together. disputed: they do not say the same. undecided: nobody decided, or only about other
// words.
enum class Standing { undecided, confirmed, dismissed, needs_evidence, answered, disputed };
std::string_view to_string(Standing standing);

Standing standing_of(const std::vector<HeldDecision>& decisions);

// Confirmed by all who decided, on these words and under these rules: what may be printed and sent.
bool is_for_print(const Finding& finding);

// Whether a flagged finding is left out of --fail-on: dismissed, or in the baseline.
bool is_settled(const Finding& finding);

// Fills Finding::decisions of all findings of the report, by reviewer's name, and Report::review.
void add_decisions(const HeldDecisions& held, Report& report);

// What a run or a report found, as far as decisions need it.
struct SeenFinding {
  std::string fingerprint, text_hash, rulebook;
  friend bool operator==(const SeenFinding&, const SeenFinding&) = default;
  // NOLINTNEXTLINE(modernize-use-nullptr): there is no pointer.
  friend auto operator<=>(const SeenFinding&, const SeenFinding&) = default;
};

// Of the decisions that hold, those that fit nothing of `seen`, by fingerprint, then reviewer. A decision is stale only
// where no finding fits it better.
std::vector<HeldDecision> stale_decisions(const HeldDecisions& held, const std::vector<SeenFinding>& seen);

// Two people over all fingerprints that both decided. `agreement`: Cohen's kappa (intervals.h).
struct ReviewerPair {
  std::string first, second;
  Agreement agreement;
  std::vector<std::string> differ;  // fingerprints, in order
};

// Every two of them who decided on a fingerprint together, by name.
std::vector<ReviewerPair> reviewer_pairs(const HeldDecisions& held);

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_DECISION_H_
