// Sentences of one page that pull apart.
#ifndef OVERCLAIM_CHECK_CONTRADICTIONS_H_
#define OVERCLAIM_CHECK_CONTRADICTIONS_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/claim_subject.h"
#include "check/report.h"
#include "rulebook/rulebook.h"

namespace overclaim {

// The senses a finding says, of rules/senses.json, sorted: those of its rule, and of rules that found the same words
// and read them alike, where the page says it (in its own voice, as the result of a study, or, where `sells`, in the
// name of somebody it makes speak for it), asserted or, of a noting rule, hedged; their denials where the page denies
// it. None where it is asked, conditional, cleared by the publisher, or told by a patient or a critic.
// Example: a cleared "It is not [a cure]" says what the sense of cure.a-cure names in `denied`.
std::vector<std::string_view> senses_said(const Finding& finding, const Rulebook& rulebook, bool sells);

// The findings that say each sense.
using SensePlaces = std::map<std::string_view, std::vector<std::size_t>>;
SensePlaces places_of_senses(const std::vector<Finding>& findings, const Rulebook& rulebook, bool sells);

// `rows`: for each pair and each subject with both sides, all places; places that stand only in one sentence with the
// other side are no row. `withdrawn`: ids of noted findings to which a flagged finding says the opposite. Adding a
// noted finding withdraws nothing that stood before.
struct PulledApart {
  std::vector<Contradiction> rows;  // in order of their first place
  std::set<std::string> withdrawn;
};

// O(findings + pairs * most_subjects^2). Requires: findings have ids and source spans.
PulledApart pull_apart(const std::vector<Finding>& findings, const SensePlaces& places, const SubjectFinder& subjects,
                       const Rulebook& rulebook);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_CONTRADICTIONS_H_
