// A rule, or a finding of a report, explained to people who know neither.
#ifndef OVERCLAIM_REPORT_EXPLANATION_H_
#define OVERCLAIM_REPORT_EXPLANATION_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

struct ExplanationOptions {
  std::size_t width = 80;
  bool color = false;
  bool all = false;  // all statements of the reference list, not the first few
};

// What the rule finds, why it matters, what to ask, how severe it is and what changes that, what the context does,
// where it looks, what it leaves out, examples, and what the reference list says about such claims. A work seen only
// from memory is not named.
std::string explain_rule(const CompiledRule& rule, const Rulebook& rulebook, const Words& words,
                         const ExplanationOptions& options = {});

// What is wrong, in one line.
struct ExplanationError {
  std::string message;
};

// A finding of a report of ours (JSON or JSONL) by its fingerprint, its id, or at least min_fingerprint_digits
// (report_documents.h) first digits of one of them that fit no other. Several findings with that very fingerprint are
// all explained. Texts of rules come from the report, statements and works from `rulebook`; where the report was made
// with another one, it says so. Errors: not a report of ours, no such finding, digits that fit several.
// Example: explain_finding("df45d12a", bytes, "report.json", rulebook, words)
std::variant<std::string, ExplanationError> explain_finding(std::string_view digits, std::string_view report,
                                                            std::string_view report_name, const Rulebook& rulebook,
                                                            const Words& words, const ExplanationOptions& options = {});

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_EXPLANATION_H_
