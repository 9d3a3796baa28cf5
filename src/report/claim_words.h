// What became of a claim, in sentences for people: shared by the history, the passport and the difference.
#ifndef OVERCLAIM_REPORT_CLAIM_WORDS_H_
#define OVERCLAIM_REPORT_CLAIM_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "rulebook/words.h"
#include "survey/history.h"

namespace overclaim {

// "2024-03-01" of "2024-03-01T12:00:00Z".
std::string day_of_time(const std::string& time);

// The words shown for a version: the claim itself; where the one before or after it has the same words in another
// sentence, its sentence.
std::string shown_words(const ClaimThread& thread, std::size_t version);

// The whole life in one line: "Said from 2021-03-02 to 2022-11-10 as “cures”, since 2022-12-01 as “may help”; last
// looked 2024-05-01." `last_looked`: at the site.
std::string life_in_words(const ClaimThread& thread, const std::string& last_looked, const Words& words);

// What the words say, a sentence each: the message of their rule, and whether they answer a question, as "Yes." says
// nothing by itself.
std::vector<std::string> meaning_in_words(const ClaimThread& thread, const Words& words);

// What the life leaves out, a sentence each: returns and moves.
std::vector<std::string> turns_in_words(const ClaimThread& thread, const Words& words);

// "the server answered 503", "the domain is for sale or unused".
std::string reason_in_words(std::string_view replaced_by, const Words& words);
std::string gap_in_words(const Gap& gap, const Words& words);

// Whether any version was flagged: what a history is about. The rest is careful wording.
bool was_flagged(const ClaimThread& thread);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_CLAIM_WORDS_H_
