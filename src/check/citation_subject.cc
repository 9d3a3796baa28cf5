// Kinship of terms decides, as in verdicts: words of the texts themselves would find a likeness everywhere. Covered by
// citations_test.cc.
#include "check/citation_subject.h"

#include <algorithm>

namespace overclaim {

bool may_be_same(const Rulebook& rulebook, const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(), [&](const std::string& one) {
    return std::any_of(b.begin(), b.end(), [&](const std::string& other) {
      return is_kind_of(rulebook, one, other) || is_kind_of(rulebook, other, one);
    });
  });
}

bool may_be_about(const Rulebook& rulebook, const Work& work, const ClaimSlots& subject) {
  const auto both = [](const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return !a.empty() && !b.empty();
  };
  return may_be_same(rulebook, work.condition, subject.condition.terms) &&
         may_be_same(rulebook, work.intervention, subject.intervention.terms) &&
         (both(work.condition, subject.condition.terms) || both(work.intervention, subject.intervention.terms));
}

}  // namespace overclaim
