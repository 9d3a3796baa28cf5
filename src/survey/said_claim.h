// A finding taken out of its report, so that it can stand in a sheet over many.
#ifndef OVERCLAIM_SURVEY_SAID_CLAIM_H_
#define OVERCLAIM_SURVEY_SAID_CLAIM_H_

#include <string>

#include "check/report.h"
#include "survey/roll_up.h"

namespace overclaim {

// `day`: of the page, "" for unknown.
SaidClaim said_claim(const Report& report, const Finding& finding, const std::string& day);

// The page's address, else the name of the file it stands in.
const std::string& page_name(const SeenAt& at);

// What of the quote's own sentence is shown on each side of it, cut with "…" where the report keeps no more.
struct SentenceNeighbours {
  std::string before, after;
};
SentenceNeighbours sentence_neighbours(const Finding& finding);

// Whether the claim's own sentence names its condition; else a heading did, or what the page is about.
bool names_condition(const SaidClaim& said);

// Whether `one` is the stronger claim, as said at StrongestClaim. Of two claims at different places one always is.
bool is_stronger(const SaidClaim& one, const SaidClaim& other);

// In the order of the text: by the page's address or name, then by day, then by place.
bool stands_before(const SaidClaim& one, const SaidClaim& other);

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_SAID_CLAIM_H_
