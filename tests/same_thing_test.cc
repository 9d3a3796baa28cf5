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
      // A figure of four characters at most is an age.
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018), for ages 1.5 to 12.5.", "age",
       "ages 1.5 to 12.5 | 1 to 5 years | different"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018), for ages 2 to 6.125.", "age",
       " | 1 to 5 years | not_stated"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018), for ages 4 to 7.", "age",
       "ages 4 to 7 | 1 to 5 years | different"},
      // One value, however often it is said.
      {"Our stem cells improve speech in cerebral palsy (Hale et al., 2018). We take a skin biopsy of skin cells.",
       "source", "skin | umbilical cord blood | different"},
      // The first name of a sentence; and of names inside one another the longest.
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018). Exosomes are used.", "cell",
       "exosomes |  | not_stated"},
      {"Cord blood stem cells improve speech in cerebral palsy (Hale et al., 2018).", "cell", " |  | not_stated"},
      {"Cord blood stem cells improve speech in cerebral palsy (Hale et al., 2018).", "source",
       "umbilical cord blood | umbilical cord blood | same"},
      {"Cord blood improves speech in cerebral palsy (Hale et al., 2018). Blood stem cells are used.", "cell",
       "blood-forming stem cells |  | not_stated"},
      {"Our stem cells improve speech in cerebral palsy (Hale et al., 2018). We run a cord blood bank.", "source",
       "umbilical cord blood | umbilical cord blood | same"},
      // The disease of the page, where the sentence names none.
      {"Cerebral palsy\n\nCord blood improves speech (Hale et al., 2018).", "disease",
       "cerebral palsy | cerebral palsy | same"},
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

TEST_CASE("what was studied stands in a work's fields, else in its title and results; a route only in its field") {
  const auto row = [](std::string_view aspect, const std::string& title, const WorkResult& result) {
    std::vector<Work> works = invented_works();
    for (Work& work : works) {
      if (work.id != "marlow-2016") continue;
      work.title = title;
      work.route = "not_stated";
      work.results = {result};
    }
    return row_of(
        "Our marrow cells improve gross motor function in cerebral palsy (Marlow et al., 2016). They are frozen "
        "cells, 20 million cells each, given intrathecally.",
        aspect, citing_rulebook(std::move(works)));
  };
  const auto result = [](std::string unit, std::string text) {
    return invented_result("9", "14", std::move(unit), "outcome.gross-motor", std::move(text));
  };
  const std::string title = "Treatment of cerebral palsy with marrow cells: a report of 14 cases";
  const std::string text = "9 of 14 were rated better.", unit = "patients";
  CHECK(row("preparation", title, result(unit, text)) == "frozen and thawed |  | not_stated");
  CHECK(row("preparation", title + " with frozen cells", result(unit, text)) ==
        "frozen and thawed | frozen and thawed | same");
  CHECK(row("preparation", title, result(unit, text + " They had freshly isolated cells.")) ==
        "frozen and thawed | fresh | different");
  CHECK(row("preparation", title, result("patients with fresh cells", text)) ==
        "frozen and thawed | fresh | different");
  CHECK(row("source", title + " beside skin cells", result(unit, text)) == "bone marrow | bone marrow | same");
  CHECK(row("route", title + ", given intrathecally", result(unit, text)) ==
        "into the fluid around the spinal cord |  | not_stated");
  // another dose is no other thing
  const std::string dose = row("dose", title, result(unit, text + " Each had 100 million cells."));
  CHECK(dose.starts_with("20 million cells | "));
  CHECK(dose.ends_with(" | not_stated"));
}

TEST_CASE("words that only point at a product say nothing of it") {
  const std::string text = "Cord blood improves speech in cerebral palsy (Hale et al., 2018).";
  Rulebook rulebook = citing_rulebook();
  for (CompiledTerm& term : rulebook.terms) {
    if (term.id == "therapy.cord-blood") term.anaphor = true;
  }
  CHECK(row_of(text, "source", rulebook) == " | umbilical cord blood | not_stated");
}
