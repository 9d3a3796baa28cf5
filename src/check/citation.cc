// Names of the values, as the report contract writes them. Covered by tests/json_report_test.cc.
#include "check/citation.h"

namespace overclaim {

std::string_view to_string(CitationCertainty certainty) {
  switch (certainty) {
    case CitationCertainty::certain:
      return "certain";
    case CitationCertainty::probable:
      return "probable";
    case CitationCertainty::ambiguous:
      return "ambiguous";
  }
  return "";
}

std::string_view to_string(CitationProblem problem) {
  switch (problem) {
    case CitationProblem::no_control:
      return "no-control";
    case CitationProblem::not_a_trial:
      return "not-a-trial";
    case CitationProblem::other_product:
      return "other-product";
    case CitationProblem::other_route:
      return "other-route";
    case CitationProblem::other_subject:
      return "other-subject";
    case CitationProblem::animals:
      return "animals";
    case CitationProblem::year_mismatch:
      return "year-mismatch";
    case CitationProblem::opposite_result:
      return "opposite-result";
    case CitationProblem::primary_result_omitted:
      return "primary-result-omitted";
    case CitationProblem::counted_twice:
      return "counted-twice";
  }
  return "";
}

std::string_view to_string(Sameness sameness) {
  switch (sameness) {
    case Sameness::same:
      return "same";
    case Sameness::different:
      return "different";
    case Sameness::not_stated:
      return "not_stated";
  }
  return "";
}

std::string_view to_string(NumberResult result) {
  switch (result) {
    case NumberResult::consistent:
      return "consistent";
    case NumberResult::differs:
      return "differs";
    case NumberResult::not_comparable:
      return "not_comparable";
    case NumberResult::depends:
      return "depends";
  }
  return "";
}

}  // namespace overclaim
