// Drafts made of what people confirmed: a letter to who published the words, and a report to an authority. Both ask and
// quote; neither says what anybody did. A person reads, completes and signs them.
#ifndef OVERCLAIM_REPORT_LETTER_H_
#define OVERCLAIM_REPORT_LETTER_H_

#include <cstddef>
#include <string>
#include <vector>

#include "check/decision.h"
#include "report/sheet.h"
#include "rulebook/complaints.h"
#include "rulebook/words.h"
#include "survey/roll_up.h"

namespace overclaim {

// A flagged finding that people confirmed (is_for_print in survey/decision.h), taken out of its report.
struct ConfirmedClaim {
  SaidClaim said;
  std::vector<Decision> decisions;
};

// In the order of the run. Makes a line an item of a run, so that a letter stays one: at most most_letter_items.
struct ConfirmedClaims {
  std::vector<ConfirmedClaim> claims;
  std::size_t further = 0;  // that are not kept
};
inline constexpr std::size_t most_letter_items = 1000;

// Adds the confirmed findings of a report. `day`: of the page, "" for unknown.
void add_confirmed(const Report& report, const std::string& day, ConfirmedClaims& claims);

// For each statement: what it says, the quote in its sentence, the page, the day it was saved, the question for
// evidence and room for the reply; at the end room for a person's signature.
Sheet letter_sheet(const ConfirmedClaims& claims, const Words& words, const std::string& language);

// For an authority: how it takes reports, what it asks for, the statements, and where we read all that.
Sheet complaint_sheet(const ConfirmedClaims& claims, const Authority& authority, const Words& words,
                      const std::string& language);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_LETTER_H_
