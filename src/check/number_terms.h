// The built-in classes {number} {percent} {ratio} {money} {date} {duration}, in words or digits.
#ifndef OVERCLAIM_CHECK_NUMBER_TERMS_H_
#define OVERCLAIM_CHECK_NUMBER_TERMS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "check/sentence_view.h"
#include "rulebook/rulebook.h"

namespace overclaim {

// Appends the built-in classes' names to view.hits. `folded`: the folded form of each token of the view.
// Examples: "forty percent" is a percent and holds a number; "11 of the 15" is a ratio; "$3,000" is money; "12 months"
// is a duration; "October 16, 2025" and "2025" are dates.
void find_number_terms(const std::vector<std::string_view>& folded, const Rulebook& rulebook, SentenceView& view);

// The value of a number written in digits ("3,000", "2.5"); nothing where it is none.
std::optional<double> number_of_digits(std::string_view folded);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_NUMBER_TERMS_H_
