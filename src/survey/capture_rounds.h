// Which captures of a site were made in one go.
#ifndef OVERCLAIM_SURVEY_CAPTURE_ROUNDS_H_
#define OVERCLAIM_SURVEY_CAPTURE_ROUNDS_H_

#include <cstddef>
#include <vector>

#include "survey/capture.h"

namespace overclaim {

// Days between two captures behind which a new round begins.
inline constexpr int most_round_days = 14;

// The round of each capture, from 0. A round ends where more than most_round_days pass without a capture of the site,
// or where a page is read that was read in it on another day: what failed may be tried again. Captures are all of one
// site and dated; their order does not matter.
std::vector<std::size_t> rounds_of(const std::vector<const Capture*>& captures);

// Days since 1970-01-01 of "2024-03-01..." Requires: a time that begins with a day.
int day_number(const std::string& time);

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_CAPTURE_ROUNDS_H_
