// "Same thing?": the product on sale beside the product studied, aspect by aspect.
#ifndef OVERCLAIM_CHECK_SAME_THING_H_
#define OVERCLAIM_CHECK_SAME_THING_H_

#include <map>
#include <string>
#include <vector>

#include "check/cited_page.h"

namespace overclaim {

// What a text says of an aspect: values in their order, and words to show.
struct AspectValues {
  std::vector<const CitationPhrase*> values;
  std::string shown;
  int from = 0, to = 0;  // of ages, in years; 0 and 0 where there are none
};

// What a whole page says of its product, read once. An aspect of which it names several values is left open: nobody can
// tell which of them is on sale.
class OfferedProduct {
 public:
  explicit OfferedProduct(const CitedPage& page);
  // Of the sentences first, else of the page.
  AspectValues of(const std::string& aspect, const std::vector<CitedSentence>& told) const;

 private:
  using ByAspect = std::map<std::string, AspectValues>;
  void read(const Document& document, const SentenceView& view, ByAspect& out) const;

  AspectValues of_subject(CitedSentence place) const;
  void index_terms();

  const CitedPage& page_;
  std::vector<std::vector<const CitationPhrase*>> by_term_;  // by index of Rulebook::terms
  ByAspect whole_;
};

// The eight aspects in their order. Empty where the work studied no treatment.
// Requires: source.work != no_work.
std::vector<SamenessRow> same_thing(const CitedSource& source, const CitedPage& page, const OfferedProduct& offered);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_SAME_THING_H_
