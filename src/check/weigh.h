// The weighing of whole sentences: what their words and signs add up to, and what follows from it.
#ifndef OVERCLAIM_CHECK_WEIGH_H_
#define OVERCLAIM_CHECK_WEIGH_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "check/findings.h"
#include "check/reading.h"
#include "check/report.h"
#include "check/sentence_signs.h"
#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

struct WeighedSentence {
  SentenceSigns signs;
  std::int32_t points = 0;
  std::vector<Summand> summands;  // those other than 0, in order of the sentence; they add up to `points`
};

using WantedSentences = std::function<bool(std::int32_t points, const SentenceSigns& signs)>;

// How much the words of the whole page speak for selling: more than 0 for it, less against it, within
// Weighing::page_most; 0 where the text is too short to tell. Words that no visitor sees speak for it only. Linear in
// its words.
std::int32_t weigh_page(const Document& document, const Weighing& weighing, const Publisher& publisher);

// Sets `sells` where signals leave it open and the page's points are clear, and opens it again where they speak
// strongly against a "no" of the signals.
void settle_sells(Publisher& publisher, const Document& document, const Weighing& weighing, std::int32_t page_points);

// The sentences of the document whose points are wanted, in text order; of the others nothing is kept. Linear in the
// document's words.
// Requires: rulebook.weighing.
std::vector<WeighedSentence> weigh_sentences(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                             const Publisher* publisher, std::int32_t page_points,
                                             const std::vector<Finding>& findings, const WantedSentences& is_wanted);

// Adds a finding of the rule whose card gives most to every sentence that comes to Weighing::flag_at and holds no
// flagged finding, and clears flagged findings of rules on trial in sentences under Weighing::keep_at, but for those of
// the highest severity on a page that sells: "We cure autism" among careful sentences stays a claim. Leaves texts of up
// to pasted_bytes as they are: a sum of words needs the page it stands on. By place.
// Requires: rulebook.weighing; `findings` are those of find_all, by place.
void weigh(const Document& document, const Rulebook& rulebook, const Reading& reading, const Publisher* publisher,
           std::int32_t page_points, const FindingOptions& options, std::vector<Finding>& findings);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_WEIGH_H_
