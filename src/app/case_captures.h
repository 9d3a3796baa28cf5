// Captures out of a case, for all verbs that compare them.
#ifndef OVERCLAIM_APP_CASE_CAPTURES_H_
#define OVERCLAIM_APP_CASE_CAPTURES_H_

#include <string>
#include <variant>
#include <vector>

#include "rulebook/rulebook.h"
#include "store/case_store.h"
#include "survey/capture.h"

namespace overclaim {

// Captures that were checked with one pair of digests: today's where there are any, else the pair that most were
// checked with. `notice`: for people, what was left out, or that the rules are not today's; "" for neither.
struct ComparedDigests {
  std::string rulebook, reference, notice;
};
ComparedDigests compared_digests(CaseStore& store, const CaptureFilter& filter, const Rulebook& rulebook);

// All that the filter takes, by site; `notice` as above. The text says why the case cannot be read, or that it holds
// nothing of it.
struct CaseCaptures {
  std::vector<Capture> captures;
  std::string notice;
};
std::variant<CaseCaptures, std::string> captures_of_case(const std::string& path, const CaptureFilter& filter,
                                                         const Rulebook& rulebook);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_CASE_CAPTURES_H_
