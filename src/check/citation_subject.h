// What a place of a page is about, beside what a work is about.
#ifndef OVERCLAIM_CHECK_CITATION_SUBJECT_H_
#define OVERCLAIM_CHECK_CITATION_SUBJECT_H_

#include <string>
#include <string_view>
#include <vector>

#include "check/claim_slots.h"
#include "check/reading.h"
#include "rulebook/rulebook.h"
#include "rulebook/term_names.h"

namespace overclaim {

// Whether one of `a` is one of `b`, or a kind of it, or the other way round. Empty lists say nothing: true.
bool may_be_same(const Rulebook& rulebook, const std::vector<std::string>& a, const std::vector<std::string>& b);

// The terms of an intervention, a condition and the outcomes, nearest first: sentence, block, heading, page. Anaphors
// ("the treatment") are left out.
class SubjectReader {
 public:
  SubjectReader(const Document& document, const Rulebook& rulebook, const Reading& reading)
      : slots_(document, rulebook, reading) {}

  ClaimSlots of(const SentenceView& view) const { return slots_.fill(RuleMatch{}, view, Rule{}); }

 private:
  SlotFinder slots_;
};

// Whether something speaks for the work being about that, and nothing against it: related condition, related treatment.
bool may_be_about(const Rulebook& rulebook, const Work& work, const ClaimSlots& subject);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_CITATION_SUBJECT_H_
