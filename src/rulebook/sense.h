// What a wording comes to, whatever its words, and which of these pull apart: rules/senses.json.
#ifndef OVERCLAIM_RULEBOOK_SENSE_H_
#define OVERCLAIM_RULEBOOK_SENSE_H_

#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

// Rules that say the same in other words name the same sense; in the score they are one claim. A statement of the
// reference list names the senses that its documented cases refute. `says`: the sense in plain words, "there is no
// risk". `denied`: the sense that a denial says ("there is no risk" denied: "there is a risk"); "" for none.
// `one_claim`: false for a sense that is there for pairs only and leaves each rule a claim of its own in the score.
struct Sense {
  std::string id, says, denied;
  bool one_claim = true;
};

// Texts, each checked as a page: the two sides pull apart; they do not.
struct PairExamples {
  std::vector<std::string> apart, together;
};

// Two senses that cannot both be so of one thing. `first` is the strong one; where it stands flagged and the second is
// noted or a denial, the second also takes it back. `same`: the slots in which both places must not differ
// (intervention, condition, outcome); `named`: the slots that each place must name in its own sentence. `says`: what
// the two say, one sentence.
struct SensePair {
  std::string id, first, second;
  std::vector<std::string> same, named;
  std::string says;
  PairExamples examples;
};

// Careful wording that weakens a claim and is not its opposite: categories, or ids of rules. `same`, `says`: as above.
struct Weakening {
  std::string id;
  std::vector<std::string> claims, weakened_by, same;
  std::string says;
};

// `elsewhere`: classes whose names in a sentence show that it may speak of something else than what the page offers
// (other treatments, other clinics), where the words found do not name the treatment themselves.
struct OpposedSenses {
  std::vector<SensePair> pairs;       // sorted by id
  std::vector<Weakening> weakenings;  // sorted by id
  std::vector<std::string> elsewhere;
};

// The slots a pair may name in `same`.
inline constexpr std::string_view pair_slots[] = {"intervention", "condition", "outcome"};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_SENSE_H_
