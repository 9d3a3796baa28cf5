#include "check/citation_mentions.h"

#include "citing_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

// Each citation as "words + words => work (certainty)"; "?" and the candidates where it is not sure, "-" where it is
// not in the list.
std::string cited(std::string_view text, const Rulebook& rulebook) {
  std::string out;
  for (const Citation& citation : citing_report(text, rulebook).citations) {
    if (!out.empty()) out += "; ";
    for (const SourceSpan span : citation.spans) {
      if (span.begin != citation.spans.front().begin) out += " + ";
      out += text.substr(span.begin, span.end - span.begin);
    }
    out += " => ";
    if (!citation.work.empty()) {
      out += citation.work + " (" + std::string(to_string(citation.certainty)) + ")";
    } else if (citation.candidates.empty()) {
      out += "-";
    } else {
      out += "?";
      for (const std::string& id : citation.candidates) out += " " + id;
    }
  }
  return out;
}

struct Row {
  std::string text, expected;
};

}  // namespace

TEST_CASE("a mention is resolved by what it names, and by nothing else") {
  const Rulebook rulebook = citing_rulebook();
  const std::vector<Row> rows = {
      // Author and year.
      {"Cord blood was tried in cerebral palsy (Hale et al., 2018).", "Hale et al., 2018 => hale-2018 (probable)"},
      {"Hale and Ito (2018) gave cord blood in cerebral palsy.", "Hale and Ito (2018) => hale-2018 (probable)"},
      {"Hale & Ito (2018) gave cord blood in cerebral palsy.", "Hale & Ito (2018) => hale-2018 (probable)"},
      {"Stem cells were tried in cerebral palsy (Hale, 2018; Marlow, 2016).",
       "Hale, 2018 => hale-2018 (probable); Marlow, 2016 => marlow-2016 (probable)"},
      {"Hale and colleagues gave cord blood in cerebral palsy.", "Hale and colleagues => hale-2018 (probable)"},
      {"Online first: cord blood in cerebral palsy (Hale et al., 2017).", "Hale et al., 2017 => hale-2018 (probable)"},
      {"Cord blood was tried in cerebral palsy (Hale et al., 2011).", "Hale et al., 2011 => -"},
      {"Knees with arthritis were looked at (Hale et al., 2018).", "Hale et al., 2018 => -"},
      {"Stem cells in cerebral palsy were reviewed (Lund, 2019).", "Lund, 2019 => ? lund-2019-a lund-2019-b"},
      {"Stem cells were tried in cerebral palsy (Nobody et al., 2015).", "Nobody et al., 2015 => -"},
      {"Cord blood was tried in cerebral palsy (Hale, 2018).", "Hale, 2018 => hale-2018 (probable)"},
      {"Cord blood was tried in cerebral palsy [Hale et al. 2018].", "Hale et al. 2018 => hale-2018 (probable)"},
      {"Cord blood was tried in cerebral palsy (Hale, et al., 2018).", "Hale, et al., 2018 => hale-2018 (probable)"},
      {"Cord blood was tried in cerebral palsy (Stone-Hale et al., 2018).",
       "Stone-Hale et al., 2018 => hale-2018 (probable)"},
      {"Cord blood was tried in cerebral palsy (Hale et al., 2019).", "Hale et al., 2019 => hale-2018 (probable)"},
      {"Cord blood was tried in cerebral palsy (Hale et al., 2020).", "Hale et al., 2020 => -"},
      {"Hale (2018) gave cord blood in cerebral palsy.", "Hale (2018) => hale-2018 (probable)"},
      {"Stone-Hale et al. (2018) gave cord blood in cerebral palsy.",
       "Stone-Hale et al. (2018) => hale-2018 (probable)"},
      {"Cord blood in cerebral palsy, by Hale et al. 2018", "Hale et al. 2018 => hale-2018 (probable)"},
      {"Hale [2018] gave cord blood in cerebral palsy.", "Hale [2018] => hale-2018 (probable)"},
      {"Hale and Ito gave cord blood in cerebral palsy.", ""},
      {"Hale 2018 gave cord blood in cerebral palsy.", ""},
      {"By 2018 cord blood was tried in cerebral palsy.", ""},
      {"It was summer, 2018, and cord blood was tried in cerebral palsy.", ""},
      // No sources.
      {"Call us in June (2018) or visit Hale in May 2018.", ""},
      {"Dr. Smith and his team welcome you. We opened in Houston, 2018.", ""},
      {"A recent study was held, and several trials went on. A review is planned.", ""},
      {"Checked by the readers' panel, next review May 2027.", ""},
      {"Our study of cerebral palsy began in spring.", ""},
      // Identifiers.
      {"See https://doi.org/10.5555/nm.18.7.", "10.5555/nm.18.7 => hale-2018 (certain)"},
      {"See doi:10.5555/NM.18.7, please.", "10.5555/NM.18.7 => hale-2018 (certain)"},
      {"See doi 10.1234/none.5 there.", "10.1234/none.5 => -"},
      {"PMID: 99887766 and PMC7654321", "PMID: 99887766 + PMC7654321 => hale-2018 (certain)"},
      {"Registered as NCT09990001.", "NCT09990001 => hale-2018 (certain)"},
      {"Registered as NCT01112222.", "NCT01112222 => -"},
      {"Version 10.5 of 2018 costs $10.50.", ""},
      // Titles.
      {"Read Treatment of Cerebral Palsy with Marrow Cells: A Report of 14 Cases, they say.",
       "Treatment of Cerebral Palsy with Marrow Cells: A Report of 14 Cases => marlow-2016 (certain)"},
      {"Treatment of cerebral palsy with cells is what we offer.", ""},
      // Loose ones.
      {"A 2022 meta-analysis of cord blood in cerebral palsy was cautious.",
       "A 2022 meta-analysis => ames-2022 (probable)"},
      {"A meta-analysis from 2022 of cord blood in cerebral palsy was cautious.",
       "A meta-analysis from 2022 => ames-2022 (probable)"},
      {"A 2022 study of cord blood in cerebral palsy was cautious.", "A 2022 study => -"},
      {"A 2022 meta-analysis of knee pain was cautious.", "A 2022 meta-analysis => -"},
      {"One of the best known studies of cord blood in cerebral palsy was held at Ridgeway University.",
       "One of the best known studies of cord blood in cerebral palsy was held at Ridgeway University => hale-2018 "
       "(probable)"},
      {"A Ridgeway study of autism was held.", ""},
      {"A large review published in Child Medicine pooled trials of cord blood in cerebral palsy.",
       "A large review published in Child Medicine => ames-2022 (probable)"},
      {"A large review published in Child Medicine Letters pooled trials of cord blood in cerebral palsy.",
       "A large review published in Child Medicine Letters => -"},
      {"A study published in Northern Medicine looked at cord blood in cerebral palsy.",
       "A study published in Northern Medicine => ? hale-2018"},
      {"A 2018 study published in Northern Medicine looked at cord blood in cerebral palsy.",
       "A 2018 study published in Northern Medicine => hale-2018 (probable)"},
      {"The study was published in the Journal of Rare Weather.",
       "The study was published in the Journal of Rare Weather => -"},
      // Nothing says what it is about.
      {"Hale and colleagues were there.", ""},
      {"It was tried (Hale et al., 2018).", "Hale et al., 2018 => -"},
      {"A review published in Child Medicine was cautious.", "A review published in Child Medicine => -"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(cited(row.text, rulebook) == row.expected);
  }
}

TEST_CASE("a mention in the text and its line of the page's list are one source") {
  const Rulebook rulebook = citing_rulebook();
  const std::string list = "\n\nReferences\n\n";
  const std::vector<std::pair<std::string, std::string>> rows = {
      // The page's year is not the paper's: the list says which paper it is.
      {"Legs were looked at (Brook et al., 2024)." + list +
           "1. Later Results of Heel Cord Lengthening in Children with Cerebral Palsy\n",
       "Brook et al., 2024 + Later Results of Heel Cord Lengthening in Children with Cerebral Palsy => brook-2004 "
       "(certain)"},
      // A title cut short.
      {"Cells were tried [1]." + list +
           "1. Treatment of cerebral palsy with marrow cells: a report...\n2. Some other paper on the weather of the "
           "north\n",
       "[1] + Treatment of cerebral palsy with marrow cells: a report... => marlow-2016 (certain); Some other paper on "
       "the weather of the north => -"},
      {"Cells were tried\u00B2 twice." + list +
           "1. Some other paper on the weather of the north\n2. Hale RM, Ito S. doi:10.5555/nm.18.7\n",
       "\u00B2 + Hale RM, Ito S. doi:10.5555/nm.18.7 => hale-2018 (certain); Some other paper on the weather of the "
       "north => -"},
      {"Cells were tried twice.2 Then came rain." + list +
           "1. Some other paper on the weather of the north\n2. Hale RM, Ito S. doi:10.5555/nm.18.7\n",
       "2 + Hale RM, Ito S. doi:10.5555/nm.18.7 => hale-2018 (certain); Some other paper on the weather of the north "
       "=> -"},
      // Another paper of the same author and year, by its DOI and its title.
      {"Cells were tried (Hale et al., 2018)." + list +
           "Hale, R., Ito, S. (2018). On the price of milk in the hills of the north. Farm Letters, 3(1). "
           "doi:10.1234/farm.9\n",
       "Hale et al., 2018 + Hale, R., Ito, S. (2018). On the price of milk in the hills of the north. Farm Letters, "
       "3(1). doi:10.1234/farm.9 => -"},
      // An author without a year is the one line of the list with that name, not one of two.
      {"Legs were looked at by Brook and colleagues." + list +
           "1. Brook, F. R. (2004). Later Results of Heel Cord Lengthening in Children with Cerebral Palsy.\n",
       "Brook and colleagues + Brook, F. R. (2004). Later Results of Heel Cord Lengthening in Children with Cerebral "
       "Palsy. => brook-2004 (certain)"},
      {"Milk was looked at by Farmer and colleagues." + list +
           "Farmer, A. (2001). On the price of milk in the hills of the north.\nFarmer, A. (2011). On the price of "
           "milk "
           "in the hills of the south.\n",
       "Farmer, A. (2001). On the price of milk in the hills of the north. => -; Farmer, A. (2011). On the price of "
       "milk "
       "in the hills of the south. => -"},
      {"Milk was looked at (Farmer et al., 2011)." + list +
           "Farmer, A. (2001). On the price of milk in the hills of the north.\nFarmer, A. (2011). On the price of "
           "milk "
           "in the hills of the south.\n",
       "Farmer et al., 2011 + Farmer, A. (2011). On the price of milk in the hills of the south. => -; Farmer, A. "
       "(2001). On the price of milk in the hills of the north. => -"},
      // A short line with an author and a year; two that say too little are sources only where the text points at them.
      {"Cells were tried [1] [2] [3]." + list + "1. Hale RM (2018)\n2. Hale RM\n3. Our own page\n",
       "[1] + Hale RM (2018) => hale-2018 (probable); [2] => -; [3] => -"},
      {"Cells were tried [1]." + list + "1. Hale RM (2012)\n", "[1] + Hale RM (2012) => -"},
      {"Cells were tried [1]." + list + "1. Hale RM, Northern Medicine. 2018;7:1\n",
       "[1] + Hale RM, Northern Medicine. 2018;7:1 => hale-2018 (probable)"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(cited(text, rulebook) == expected);
  }
}

TEST_CASE("a number set high in HTML points at the page's list, one in a sentence does not") {
  const Rulebook rulebook = citing_rulebook();
  const std::string page =
      "<p>Cells were tried.<sup>2</sup> They were given, too.<sup>1,2</sup> It took 2 days.</p><h2>References</h2><ol>"
      "<li>Some other paper on the weather of the north</li><li>Hale RM, Ito S. doi:10.5555/nm.18.7</li></ol>";
  const Report report = check(read_document(page, {"page.html", MediaType::html}, rulebook.language), rulebook);
  REQUIRE(report.citations.size() == 2);
  CHECK(report.citations[0].work == "hale-2018");
  CHECK(report.citations[0].spans.size() == 3);
  CHECK(report.citations[1].spans.size() == 2);
}

TEST_CASE("a long page with many sources is read in a time that grows with its length") {
  const Rulebook rulebook = citing_rulebook();
  std::string text;
  for (int i = 0; i < 400; ++i)
    text += "Cord blood was tried in cerebral palsy (Hale et al., 2018) [" + std::to_string(i % 90) + "]. ";
  const Report report = citing_report(text, rulebook);
  REQUIRE(report.citations.size() == 1);
  CHECK(report.citations[0].spans.size() == 400);
}
