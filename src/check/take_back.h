// Strong sentences and what weakens them elsewhere on the page.
#ifndef OVERCLAIM_CHECK_TAKE_BACK_H_
#define OVERCLAIM_CHECK_TAKE_BACK_H_

#include <vector>

#include "check/claim_subject.h"
#include "check/contradictions.h"
#include "check/page_distance.h"
#include "check/report.h"
#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

// For each flagged finding in a voice that speaks for the page, of each sort the nearest sentence that weakens it:
//   sense       noted words, or a denial, of the opposed sense (SensePair)
//   disclaimer  the nearest that governs it and says something against it
//   care        the same said with a hedge and set aside, or careful wording about the same thing (Weakening)
// By the place of the claim, then in this order. At most three a finding. Requires: findings have ids; `disclaimers`
// are those of the same findings.
std::vector<TakeBack> find_take_backs(const Document& document, const Rulebook& rulebook,
                                      const std::vector<Finding>& findings, const SensePlaces& places,
                                      const SubjectFinder& subjects, const std::vector<Disclaimer>& disclaimers,
                                      const PageDistance& distance);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_TAKE_BACK_H_
