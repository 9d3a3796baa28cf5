// The sources a page names and the figures it gives, as values of the report.
#ifndef OVERCLAIM_CHECK_CITATION_H_
#define OVERCLAIM_CHECK_CITATION_H_

#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace overclaim {

// certain: the mention itself says which work it is (DOI, title, or a list entry that does). probable: it fits one work
// of the reference list and nothing speaks against it. ambiguous: it fits several; then `Citation::work` is "".
enum class CitationCertainty { certain, probable, ambiguous };
std::string_view to_string(CitationCertainty certainty);

// What of a work makes it another support than the page lets a reader think.
enum class CitationProblem {
  no_control,
  not_a_trial,
  other_product,
  other_route,
  other_subject,
  animals,
  year_mismatch,
  opposite_result,
  primary_result_omitted,
  counted_twice
};
std::string_view to_string(CitationProblem problem);  // "no-control", as the report writes it

// not_stated: the page or the work leaves it open.
enum class Sameness { same, different, not_stated };
std::string_view to_string(Sameness sameness);

// One row of "Same thing?": the product on sale beside the product studied. `aspect`: cell, source, donor, route, dose,
// preparation, age, disease. `page` and `studied` in plain words, "" where not stated.
struct SamenessRow {
  std::string aspect, page, studied;
  Sameness result = Sameness::not_stated;
};

// A source the page names, with all places that name it. `work`: its id in the reference list, "" where it is not there
// or not sure. Without a work and without candidates the source is not in the list; `certainty` then means nothing and
// is printed as null.
struct Citation {
  std::string mention;  // the first place's words
  std::vector<SourceSpan> spans;
  std::string work;
  std::vector<std::string> candidates;  // works it might be; empty where `certainty` is certain
  CitationCertainty certainty = CitationCertainty::ambiguous;
  std::vector<CitationProblem> problems;
  std::vector<std::string> reasons;  // one sentence for each of `problems`
  std::vector<SamenessRow> same_thing;
};

enum class NumberResult { consistent, differs, not_comparable, depends };
std::string_view to_string(NumberResult result);

// A figure of the page. `value`: in digits, "40%", "11/15", "500". `work`: what it was compared with, "" for none.
// `missing`: what a bare rate leaves out: denominator, measure, time, comparison.
struct NumberCheck {
  std::string quote;
  SourceSpan span;
  std::string value, work;
  NumberResult result = NumberResult::not_comparable;
  std::string reason;  // one sentence
  std::vector<std::string> missing;
};

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_CITATION_H_
