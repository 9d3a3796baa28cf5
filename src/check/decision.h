// What a person decided about a finding. Part of the report contract (report.h); what follows from several decisions is
// in survey/decision.h, how they are kept in store/decision_file.h. Nothing here is ever made by the program itself.
#ifndef OVERCLAIM_CHECK_DECISION_H_
#define OVERCLAIM_CHECK_DECISION_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace overclaim {

// confirmed: the words stand there and say what the finding says; it may be printed. dismissed: the finding is not to
// be used. needs_evidence: nobody can tell yet. answered: who published the words answered; the answer is to be read.
enum class DecisionKind { confirmed, dismissed, needs_evidence, answered };

// Names and order are those of a line of a decision file (docs/decisions.schema.json). `fingerprint`: of the finding,
// 16 hex digits. `text_hash`: of its sentence as it was shown, 16 hex digits. `rulebook`: the digest of the rules it
// was found with, 64 hex digits. `answer`: "" for none. `date`: a day, YYYY-MM-DD.
struct Decision {
  std::string fingerprint, text_hash, rulebook, reviewer, role;
  DecisionKind decision = DecisionKind::needs_evidence;
  std::string reason = {}, answer = {}, date = {};
  friend bool operator==(const Decision&, const Decision&) = default;
};

// Why a decision may no longer fit what is found now. `gone`: no finding has its fingerprint. `text`: the sentence is
// written in another way (capitals, marks, what is cut), so it no longer holds. `rules`: the same sentence, found with
// other rules.
enum class Staleness { none, gone, text, rules };

// A decision on a finding of a report.
struct HeldDecision {
  Decision decision;
  Staleness stale = Staleness::none;
};

// Whether the finding stands in the report that a run is compared with (--baseline). none: there was no such report.
enum class Baseline { none, unchanged, added };

// What people have decided of a report, in numbers: of its flagged findings, whatever is shown of them. `undecided`:
// nobody looked at them, or only at other words. `open`: looked at, but neither confirmed nor dismissed.
struct Review {
  std::size_t flagged = 0, undecided = 0, confirmed = 0, dismissed = 0, open = 0;
  bool only_confirmed = false;  // the rest was left out of the report (--confirmed)
  friend bool operator==(const Review&, const Review&) = default;
};

std::string_view to_string(DecisionKind decision);
std::string_view to_string(Staleness stale);
std::string_view to_string(Baseline baseline);  // "unchanged", "new"; "" for none

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_DECISION_H_
