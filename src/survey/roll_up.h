// Many reports as one sheet: what each operator's pages claim, each sentence once; what none of them says; which
// sentences stand on several operators' sites.
//
// Nothing here is ordered by a score: operators stand in alphabetical order, claims by condition and then in the order
// of the text. Whatever order the reports come in, the sheet is the same, as long as no limit was reached
// (RollUpLimits).
#ifndef OVERCLAIM_SURVEY_ROLL_UP_H_
#define OVERCLAIM_SURVEY_ROLL_UP_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/report.h"
#include "survey/site.h"

namespace overclaim {

// Where and when a sentence was read. Ordered by day (known days first), then by name and place, so that of any two
// one is the earlier.
struct SeenAt {
  std::string day;  // "" for unknown
  std::string source;
  std::optional<Record> record;
  std::string sha256, finding;  // finding: its id
  std::uint64_t line = 1, column = 1, page = 0, paragraph = 0;
  std::uint64_t part = 0, parts = 0;  // of a long input, from 1; 0 for none
  std::uint64_t begin = 0;            // of the finding's span
  Channel channel = Channel::body;
  bool hidden = false;
};
bool is_earlier(const SeenAt& one, const SeenAt& other);

// A claim as it stands at one place. `before`, `after`: of its sentence, cut at 80 characters by the report; a cut is
// shown by "…".
struct SaidClaim {
  std::string rule, category, message;
  int severity = 0;
  Strength strength = Strength::effect;
  Stance stance = Stance::asserted;
  Speaker speaker = Speaker::page;
  std::optional<VerdictKind> verdict;
  std::vector<std::string> statements;
  std::vector<std::string> conditions, interventions;  // terms; empty: none named
  SlotFrom condition_from = SlotFrom::match, intervention_from = SlotFrom::match;
  std::string before, quote, after;
  std::string sentence_key;
  std::uint32_t sentence_words = 0;
  SeenAt at;

  std::string sentence() const { return before + quote + after; }
};

// A sentence found by one rule on the pages of one operator: as it stands at the earliest place, on how many pages it
// stands, and the latest day it was seen; "" where no day is known.
struct RolledClaim {
  SaidClaim said;
  std::size_t pages = 0;
  std::string last_day;
};

// The strongest claim about a condition and a treatment ("" where the claim names none and the page not just one): by
// the ladder of strength; then those whose own sentence names the condition; then by the verdict (contradicted,
// overstated, unproven, not assessed, supported); then the earliest.
struct StrongestClaim {
  std::string condition, intervention;
  SaidClaim said;
};

// A point of the checklist of which nothing was found on any page; `told_on`: on how many pages it could be told.
struct NotSaid {
  std::string criterion;
  std::size_t told_on = 0;
};

struct GivenDisclaimer {
  std::string id, message;
  std::size_t pages = 0;
};

// `documents`: different texts; a page saved on two days that has changed is one page and two documents. `same_bytes`:
// documents that were read again and not counted.
struct OperatorRollUp {
  std::string name, country;
  std::vector<std::string> hosts;  // sorted
  std::size_t pages = 0, documents = 0, same_bytes = 0, long_inputs = 0, unread = 0;
  std::vector<std::string> days;  // on which they were saved, sorted
  std::size_t undated = 0;
  bool day_wanted = false;  // sites.csv knows the host for some days only, and of some pages the day is not known
  NotExamined not_examined;
  std::size_t incomplete = 0;        // documents not all of which was read
  std::vector<RolledClaim> claims;   // flagged
  std::vector<RolledClaim> careful;  // fair and careful wording
  std::vector<StrongestClaim> strongest;
  bool looked_for_not_said = false;          // a page sells or claims, and of some point it could be told
  std::vector<NotSaid> not_said;             // in the order of the checklist
  std::vector<GivenDisclaimer> disclaimers;  // by id
};

// A claim that stands on several operators' pages in the same words. `sites`: the earliest capture first.
struct SharedSite {
  std::string name;
  std::size_t pages = 0;
  SeenAt at;
};
struct SharedSentence {
  std::string sentence, key;
  std::vector<std::string> rules;  // sorted
  std::vector<SharedSite> sites;
};

// What was left out because a limit was reached; all 0 else.
struct RollUpLimits {
  std::size_t documents_left_out = 0;  // read, and not in the sheet
  std::size_t findings_left_out = 0;   // in new sentences behind the last that was kept
  std::size_t places_left_out = 0;     // so that a claim stands on more pages than said
};

struct RollUp {
  Tool tool;                              // as_of is empty: pages have days of their own
  std::vector<OperatorRollUp> operators;  // by name
  std::vector<SharedSentence> shared;     // most sites first, then by their text
  RollUpLimits limits;
  std::size_t most_documents = 0, most_claims = 0, most_places = 0;  // the limits in force
};

// Memory: while the sheet is written about nine kilobytes a claim (measured: 74 MB for 8,000 texts with a claim each),
// besides four bytes a claim and document; about a gigabyte where all limits are reached.
inline constexpr std::size_t most_rolled_documents = 500'000;
inline constexpr std::size_t most_rolled_claims = 100'000;  // with those kept as the strongest
inline constexpr std::size_t most_rolled_places = 8'000'000;

// A sentence of fewer words is no sign that one was taken from the other: "Stem cell therapy is safe and effective." is
// written anew every day. Among 694 different claim sentences on 97 unrelated pages those that stood on two had 1, 2
// and 4 words, so ten is on the safe side.
inline constexpr std::uint32_t least_shared_words = 10;

struct RollUpOptions {
  SiteTable sites;
  std::string captured;               // the day of pages that carry none; "" for unknown
  std::vector<std::string> criteria;  // that a site can be said to miss, in order
  std::size_t most_documents = most_rolled_documents, most_claims = most_rolled_claims,
              most_places = most_rolled_places;
};

class RollUpMaker {
 public:
  explicit RollUpMaker(RollUpOptions options);
  RollUpMaker(RollUpMaker&&) noexcept;
  RollUpMaker& operator=(RollUpMaker&&) noexcept;
  ~RollUpMaker();

  // Reports with an error are counted. Parts of a long input are one document.
  void add(const Report& report);

  // Of all so far.
  RollUp finish() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_ROLL_UP_H_
