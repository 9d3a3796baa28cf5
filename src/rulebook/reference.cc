// Names and look-ups of the reference list; reading is in read_reference.cc. Covered by tests/reference_test.cc.
#include "rulebook/reference.h"

#include <algorithm>

namespace overclaim {

namespace {

template <typename Entry>
const Entry* find_by_id(const std::vector<Entry>& entries, std::string_view id) {
  const auto found = std::lower_bound(entries.begin(), entries.end(), id,
                                      [](const Entry& entry, std::string_view wanted) { return entry.id < wanted; });
  return found != entries.end() && found->id == id ? &*found : nullptr;
}

}  // namespace

std::string_view to_string(WorkDesign design) {
  switch (design) {
    case WorkDesign::ipd_meta_analysis:
      return "ipd_meta_analysis";
    case WorkDesign::meta_analysis:
      return "meta_analysis";
    case WorkDesign::systematic_review:
      return "systematic_review";
    case WorkDesign::rct_blinded:
      return "rct_blinded";
    case WorkDesign::rct_open:
      return "rct_open";
    case WorkDesign::controlled_nonrandomised:
      return "controlled_nonrandomised";
    case WorkDesign::case_series:
      return "case_series";
    case WorkDesign::case_report:
      return "case_report";
    case WorkDesign::registry:
      return "registry";
    case WorkDesign::survey:
      return "survey";
    case WorkDesign::preclinical:
      return "preclinical";
    case WorkDesign::instrument:
      return "instrument";
    case WorkDesign::guideline:
      return "guideline";
    case WorkDesign::expert_statement:
      return "expert_statement";
    case WorkDesign::regulator:
      return "regulator";
    case WorkDesign::statute:
      return "statute";
    case WorkDesign::court:
      return "court";
  }
  return "";
}

std::string_view to_string(SeenAs seen) {
  switch (seen) {
    case SeenAs::full_text:
      return "full_text";
    case SeenAs::abstract:
      return "abstract";
    case SeenAs::registry:
      return "registry";
    case SeenAs::official:
      return "official";
    case SeenAs::secondary:
      return "secondary";
    case SeenAs::memory:
      return "memory";
  }
  return "";
}

std::string_view to_string(Effect effect) {
  switch (effect) {
    case Effect::benefit:
      return "benefit";
    case Effect::no_difference:
      return "no_difference";
    case Effect::harm:
      return "harm";
    case Effect::unknown:
      return "unknown";
  }
  return "";
}

std::string_view to_string(Certainty certainty) {
  switch (certainty) {
    case Certainty::high:
      return "high";
    case Certainty::moderate:
      return "moderate";
    case Certainty::low:
      return "low";
    case Certainty::very_low:
      return "very_low";
  }
  return "";
}

const Work* find_work(const Reference& reference, std::string_view id) { return find_by_id(reference.works, id); }

const Statement* find_statement(const Reference& reference, std::string_view id) {
  return find_by_id(reference.statements, id);
}

}  // namespace overclaim
