#include "check/same_thing.h"

#include "citing_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

std::string row_of(std::string_view text, std::string_view aspect, const Rulebook& rulebook) {
  for (const Citation& citation : citing_report(text, rulebook).citations) {
    for (const SamenessRow& row : citation.same_thing) {
      if (row.aspect == aspect) return row.page + " | " + row.studied + " | " + std::string(to_string(row.result));
    }
  }
  return "no row";
}

struct Row {
  std::string text, aspect, expected;
};

}  // namespace

TEST_CASE("the product on sale beside the product studied") {
  const Rulebook rulebook = citing_rulebook();
  const std::vector<Row> rows = {
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018).", "source",
       "umbilical cord blood | umbilical cord blood | same"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018). We use skin cells.", "source",
       "umbilical cord blood | umbilical cord blood | same"},
      {"Our stem cells improve speech in cerebral palsy (Hale et al., 2018). We take a skin biopsy.", "source",
       "skin | umbilical cord blood | different"},
      {"Our stem cells improve speech in cerebral palsy (Hale et al., 2018). They come from skin cells or placental "
       "cells.",
       "source", " | umbilical cord blood | not_stated"},
      {"Cord blood from healthy donors improves speech in cerebral palsy (Hale et al., 2018).", "donor",
       "from a donor | the patient's own | different"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018). It is given intrathecally.", "route",
       "into the fluid around the spinal cord | into a vein | different"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018). It goes into a vein.", "route",
       "into a vein | into a vein | same"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018), for ages 6 to 15.", "age",
       "ages 6 to 15 | 1 to 5 years | different"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018), for ages 2-6.", "age",
       "ages 2-6 | 1 to 5 years | same"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018).", "age", " | 1 to 5 years | not_stated"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018). Our cells are never frozen.", "preparation",
       "fresh |  | not_stated"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018).", "disease",
       "cerebral palsy | cerebral palsy | same"},
      {"Cord blood was given in cerebral palsy (Hale et al., 2018).", "disease", "no row"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.aspect);
    CHECK(row_of(row.text, row.aspect, rulebook) == row.expected);
  }
}
