// What whoever checks the report itself needs of a finding and of a file, for the formats people read: behind Details.
//
// Names are those of the report contract (docs/report-format.md), so that what is read here is found again in the JSON.
#ifndef OVERCLAIM_REPORT_FINDING_DETAILS_H_
#define OVERCLAIM_REPORT_FINDING_DETAILS_H_

#include <string>
#include <string_view>
#include <vector>

#include "check/report.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

struct DetailRow {
  std::string name, value;
};

// Rows with a value only. Quotes in them are the page's own bytes.
// Example: the first row is {"rule", "safety.no-risks"}.
// What speaks most for the sentence: "word:loosen +64, page +120"; eight parts at most.
std::string largest_parts(const Weighed& weighed);

std::vector<DetailRow> finding_details(const Finding& finding, const Rulebook* rulebook);
std::vector<DetailRow> report_details(const Report& report);

// The works behind the statements of the verdict, each once; those that were never seen are left out. None without a
// rulebook.
std::vector<const Work*> works_behind(const Finding& finding, const Rulebook* rulebook);
std::vector<const Work*> works_behind(const Statement& statement, const Rulebook* rulebook);

// "Sun JM, Song AW, Case LE ... Title. Venue 2017."
std::string citation_of(const Work& work);

// In few words: "Sun and others, 2017".
std::string short_citation_of(const Work& work, const Words& words);

// Its DOI as an address, else its own; "" where neither is a web address of visible ASCII characters.
std::string address_of(const Work& work);

// Why its context cleared it, in words: `it is denied: "not"`. The cue is the page's own bytes.
std::string cleared_because(const Finding& finding, const Words& words);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_FINDING_DETAILS_H_
