// The words by which a page names a source and says what was studied: rules/<lang>/citations.json.
#ifndef OVERCLAIM_RULEBOOK_CITATION_PHRASE_H_
#define OVERCLAIM_RULEBOOK_CITATION_PHRASE_H_

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/publisher_signal.h"
#include "rulebook/reference.h"

namespace overclaim {

enum class CitationRole {
  kind,           // a kind of source: "a 2022 meta-analysis"; `designs`: what it may be
  venue_lead,     // what stands before the name of a journal: "published in"
  authors_more,   // behind an author's name: "et al."
  authors_and,    // between two authors: "and"
  follow_on,      // opens a paragraph that goes on about the source before it: "this study found"
  retreat,        // says itself what the problem `of` would say: "there was no control group"
  trial,          // calls the source a trial
  case_title,     // in a title: a report of cases
  no_difference,  // a result that is none: "no difference"
  aspect,         // of the product: `of` is the aspect, `value` what it says
  part,           // of the body: `value`; `within` is the part it belongs to
  rate,           // a share of people who got better
  measure,        // what it was measured with
  comparison,     // with whom it was compared
  people,         // those who are counted: "children"
  most,           // more than half: "most"
  about,          // before a figure: about, nearly
  over,           // before a figure: over, more than
  per_births,     // counts children born: "births"
  age_lead        // before an age: "ages"
};
inline constexpr std::array all_citation_roles = {
    CitationRole::kind,          CitationRole::venue_lead, CitationRole::authors_more, CitationRole::authors_and,
    CitationRole::follow_on,     CitationRole::retreat,    CitationRole::trial,        CitationRole::case_title,
    CitationRole::no_difference, CitationRole::aspect,     CitationRole::part,         CitationRole::rate,
    CitationRole::measure,       CitationRole::comparison, CitationRole::people,       CitationRole::most,
    CitationRole::about,         CitationRole::over,       CitationRole::per_births,   CitationRole::age_lead};
std::string_view to_string(CitationRole role);

// `shown`: an aspect's value in words for people. `terms`: ids of terms that say the same as an aspect's phrases.
struct CitationPhrase {
  std::string id;
  CitationRole role = CitationRole::kind;
  std::string of, value, shown, within;
  std::vector<WorkDesign> designs;
  std::vector<std::string> terms, phrases;
  SignalExamples examples;
};

// `registries`: letters that begin a number of a register of trials ("nct"). `plain_words`: words of a work's alias
// that tell no source from another ("a", "study"). `range_words`, `year_words`: of ages, "6 to 15 years". Folded.
struct CitationWords {
  std::vector<std::string> registries, plain_words, range_words, year_words;
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_CITATION_PHRASE_H_
