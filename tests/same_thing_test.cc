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
      // The same ages where half of those addressed, or more, were studied.
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018), for ages 3 to 7.", "age",
       "ages 3 to 7 | 1 to 5 years | same"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018), for ages 4 to 8.", "age",
       "ages 4 to 8 | 1 to 5 years | different"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018), for ages 4 to 120.", "age",
       "ages 4 to 120 | 1 to 5 years | different"},
      // No ages: beyond what anybody reaches, downward, or no range.
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018), for ages 4 to 121.", "age",
       " | 1 to 5 years | not_stated"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018), for ages 4 to 4.", "age",
       " | 1 to 5 years | not_stated"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018), for ages 4.", "age",
       " | 1 to 5 years | not_stated"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018), for ages", "age",
       " | 1 to 5 years | not_stated"},
      // The first ages of the page count.
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018). For ages 2-6. For ages 8-9.", "age",
       "ages 2-6 | 1 to 5 years | same"},
      // What a line of the page's list names is not on sale.
      {"Our stem cells improve speech in cerebral palsy (Hale et al., 2018).\n\nReferences\n\n1. A paper on skin cells "
       "in the north of the country\n",
       "source", " | umbilical cord blood | not_stated"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.aspect);
    CHECK(row_of(row.text, row.aspect, rulebook) == row.expected);
  }
}

TEST_CASE("the ages studied are compared where they are a range of years, and shown where they have a figure") {
  const auto row = [](std::string age) {
    std::vector<Work> works = invented_works();
    for (Work& work : works) {
      if (work.id == "hale-2018") work.age = std::move(age);
    }
    return row_of("Cord blood improves speech in cerebral palsy (Hale et al., 2018), for ages 2-6.", "age",
                  citing_rulebook(std::move(works)));
  };
  CHECK(row("1 to 6 years, median 2.1") == "ages 2-6 | 1 to 6 years, median 2.1 | same");
  CHECK(row("median 2.1, 1 to 6 years") == "ages 2-6 | median 2.1, 1 to 6 years | same");
  CHECK(row("1 to 6 months") == "ages 2-6 | 1 to 6 months | not_stated");
  CHECK(row("1 to 6") == "ages 2-6 | 1 to 6 | not_stated");
  CHECK(row("10 to 16 years") == "ages 2-6 | 10 to 16 years | different");
  CHECK(row("children") == "ages 2-6 |  | not_stated");
}
