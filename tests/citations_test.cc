#include "check/citations.h"

#include <algorithm>

#include "citing_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

// The problems of the citation of a work, by a space; "none of it" where the page does not cite it.
std::string problems_of(std::string_view text, std::string_view work, const Rulebook& rulebook) {
  for (const Citation& citation : citing_report(text, rulebook).citations) {
    if (citation.work != work) continue;
    CHECK(citation.reasons.size() == citation.problems.size());
    std::string out;
    for (const CitationProblem problem : citation.problems)
      out += (out.empty() ? "" : " ") + std::string(to_string(problem));
    for (const std::string& reason : citation.reasons) CHECK(reason.find('{') == reason.npos);
    return out;
  }
  return "none of it";
}

struct Row {
  std::string text, work, expected;
};

}  // namespace

TEST_CASE("each problem, beside its honest twin") {
  const Rulebook rulebook = citing_rulebook();
  const std::string title =
      "\n\nReferences\n\n1. Later results of heel cord lengthening in children with cerebral palsy\n";
  const std::vector<Row> rows = {
      {"Bone marrow cells improve walking in cerebral palsy (Marlow et al., 2016).", "marlow-2016", "no-control"},
      {"Without a control group, bone marrow cells improve walking in cerebral palsy (Marlow et al., 2016).",
       "marlow-2016", ""},
      {"Bone marrow cells were given to 14 people with cerebral palsy (Marlow et al., 2016).", "marlow-2016", ""},
      {"Clinical trials show that bone marrow cells improve walking in cerebral palsy (Marlow et al., 2016).",
       "marlow-2016", "no-control not-a-trial"},
      {"A clinical trial shows that cord blood improves seizures in cerebral palsy (Hale et al., 2018).", "hale-2018",
       ""},
      {"Cord blood improves speech in cerebral palsy (Perry et al., 2020).", "perry-2020", "animals"},
      {"In rabbits, cord blood improves speech in cerebral palsy (Perry et al., 2020).", "perry-2020", ""},
      {"Adipose stem cells improve seizures in cerebral palsy, see doi:10.5555/nm.18.7.", "hale-2018", "other-product"},
      {"Stem cells improve seizures in cerebral palsy, see doi:10.5555/nm.18.7.", "hale-2018", ""},
      {"Cord blood given intrathecally improves seizures in cerebral palsy (Hale et al., 2018).", "hale-2018",
       "other-route"},
      {"Cord blood given intravenously improves seizures in cerebral palsy (Hale et al., 2018).", "hale-2018", ""},
      {"Cord blood improves seizures in autism, see doi:10.5555/nm.18.7.", "hale-2018", "other-subject"},
      {"Cord blood improves motor skills in cerebral palsy (Hale et al., 2018).", "hale-2018",
       "primary-result-omitted"},
      {"Cord blood improves motor skills in cerebral palsy (Hale et al., 2018). The main comparison found no "
       "difference.",
       "hale-2018", ""},
      {"Mesenchymal stem cells improve speech in autism (Vance et al., 2021).", "vance-2021", "opposite-result"},
      {"Mesenchymal stem cells improve seizures in autism (Vance et al., 2021).", "vance-2021", ""},
      {"Mesenchymal stem cells did not improve speech in autism (Vance et al., 2021).", "vance-2021", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(problems_of(row.text, row.work, rulebook) == row.expected);
  }
  CHECK(problems_of("Legs were looked at (Brook et al., 2024)." + title, "brook-2004", rulebook) == "year-mismatch");
  CHECK(problems_of("Legs were looked at (Brook et al., 2005)." + title, "brook-2004", rulebook) == "");
  CHECK(problems_of("Our stem cells help. Hip surgery leads to complications later (Brook et al., 2004)." + title,
                    "brook-2004", rulebook) == "other-subject");
  CHECK(problems_of("Our stem cells help. Leg surgery leads to complications later (Brook et al., 2004)." + title,
                    "brook-2004", rulebook) == "");
  CHECK(problems_of("Legs." + title + "2. Later results of heel cord lengthening in children with cerebral palsy\n",
                    "brook-2004", rulebook) == "counted-twice");
}

TEST_CASE("two works behind one sentence: nobody can tell which of them bears what") {
  const Rulebook rulebook = citing_rulebook();
  const char* text = "Bone marrow cells improve walking in cerebral palsy (Marlow et al., 2016; Ames et al., 2022).";
  CHECK(problems_of(text, "marlow-2016", rulebook) == "");
}

TEST_CASE("a verdict hangs on a source only where the source says something else") {
  const Rulebook rulebook = citing_rulebook();
  const std::string list =
      "\n\nReferences\n\n1. Mesenchymal cells and speech in children with autism: a blinded trial\n";
  const std::vector<std::pair<std::string, VerdictKind>> rows = {
      {"Mesenchymal stem cells improve speech in autism [1]." + list, VerdictKind::contradicted},
      // Not surely that work.
      {"Mesenchymal stem cells improve speech in autism (Vance et al., 2021).", VerdictKind::overstated},
      {"Mesenchymal stem cells improve seizures in autism [1]." + list, VerdictKind::not_assessed},
      {"Mesenchymal stem cells improve speech in autism.", VerdictKind::not_assessed},
      {"Cord blood improves speech in cerebral palsy (Perry et al., 2020).", VerdictKind::overstated},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    const Report report = citing_report(text, rulebook);
    const auto claim = std::find_if(report.findings.begin(), report.findings.end(),
                                    [](const Finding& finding) { return finding.status == Status::flagged; });
    REQUIRE(claim != report.findings.end());
    REQUIRE(claim->verdict);
    CHECK(to_string(claim->verdict->kind) == to_string(expected));
  }
}

TEST_CASE("what goes on about a source in the next paragraph rests on it too") {
  const Rulebook rulebook = citing_rulebook();
  const std::string first =
      "What research shows\n\nA study at Ridgeway University gave children with cerebral palsy their own cord blood. "
      "Their motor skills were measured.\n\n";
  const auto has_problem = [&](const std::string& text) {
    const Report report = citing_report(text, rulebook);
    REQUIRE(!report.citations.empty());
    return !report.citations[0].problems.empty();
  };
  CHECK(has_problem(first + "This confirmed two facts:\n- it is safe\n- it helps"));
  CHECK_FALSE(has_problem(first + "Our clinic is open. Cord blood improves walking."));
  const std::string claim = "This study shows that cord blood improves walking.";
  CHECK(has_problem(first + claim));
  CHECK(has_problem(first + "This study was small.\n\nThis study was long.\n\n" + claim));
  CHECK_FALSE(has_problem(first + "This study was small.\n\nThis study was long.\n\nThis study was dear.\n\n" + claim));
  // Something else stands between, or it goes on about another source.
  CHECK_FALSE(has_problem(first + "It rained that day.\n\n" + claim));
  CHECK_FALSE(has_problem(first + "What we do\n\n" + claim));
  CHECK_FALSE(has_problem(first + "This study was small (Ames et al., 2022).\n\n" + claim));
  // Of the paragraph only what opens it.
  CHECK_FALSE(has_problem(first + "This study was small. Cord blood improves walking."));
  // The paragraph that names the source has come to the page itself.
  CHECK_FALSE(
      has_problem("A study at Ridgeway University gave children with cerebral palsy their own cord blood. We are "
                  "open.\n\n" +
                  claim));
}
