// Which claims of one reading of a page are those of the next, in the same or in other words.
#ifndef OVERCLAIM_SURVEY_CLAIM_PAIRS_H_
#define OVERCLAIM_SURVEY_CLAIM_PAIRS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "survey/capture.h"

namespace overclaim {

// Words of a sentence as they are compared: sorted, no doubles. Long words count more than short ones, by their
// beginnings only ("treats", "treatment"), and all numbers are alike, so that nothing hangs on a language.
struct ComparedWords {
  std::vector<std::uint64_t> words;
  std::vector<int> weights;  // of each
};
ComparedWords compared_words(std::string_view sentence);

// From 0 (no word in common) to 1 (the same words in any order).
double likeness(const ComparedWords& one, const ComparedWords& other);

// From here on a sentence that went and one that came are the same sentence in other words; lower where both stand
// between the same neighbours. Measured on the table of tests/claim_pairs_test.cc.
inline constexpr double least_likeness = 0.62, least_likeness_in_place = 0.5;

// A claim as an earlier reading left it. `present`: it was on the last one; else it had gone before, and may return.
struct EarlierClaim {
  const CapturedClaim* claim = nullptr;
  bool present = true;
};

// Places in the two lists.
struct ClaimPair {
  std::size_t earlier = 0, later = 0;
};

// First sentences are paired: the same words (whatever their place; those that were present before those that come
// back), then like words, unless the claims name other conditions; then the claims in them: same rule, else same
// category, else kindred ones (rule.h), the strongest first. Like words are looked for in buckets of hashes, so that
// the work grows with the number of sentences and not with its square. Each claim is in one pair at most.
// Requires: no two of `later` are the same words under the same rule (without_doubles).
std::vector<ClaimPair> pair_claims(const std::vector<EarlierClaim>& earlier, const std::vector<CapturedClaim>& later);

// A sentence that stands twice on a page is said once: of claims of one rule with the same words in the same sentence
// the first that a visitor sees stays.
std::vector<CapturedClaim> without_doubles(const std::vector<CapturedClaim>& claims);

// What makes a sentence the same: its key, else its folded words.
std::string sentence_identity(const CapturedClaim& claim);

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_CLAIM_PAIRS_H_
