// A document and a rulebook in, a report out. The stages in order: sentence views, cues, matches, stance, claims,
// status, findings.
#ifndef OVERCLAIM_CHECK_CHECK_H_
#define OVERCLAIM_CHECK_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "check/report.h"
#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

struct CheckOptions {
  std::vector<std::string> only, disable;  // rule ids or categories; empty `only`: all
  std::string version;                     // of the tool, for Report::tool
  std::string as_of;                       // a day like 2025-04-30; "": the reference list's own date
  std::uint64_t part_begin = 0;            // bytes of the whole input before this document (parts of a long input)
  Position part_start;                     // position of the document's first byte in the whole input
  std::string sha256;                      // of the whole input; "" to take the document's own
  std::uint64_t bytes = 0;                 // of the whole input; 0 to take the document's own
  std::size_t max_words = 8'000'000;       // and marks; a document with more is not checked
  std::size_t max_findings = 300'000;      // more are counted in the coverage and not listed
  std::function<bool()> stopped;           // asked for each sentence; once true it stays true. None: nothing stops
};

// Errors of a document with more than max_words, and of one that `stopped` ended.
inline constexpr std::string_view over_words_code = "over_words", stopped_code = "stopped";

// Total. Pure: same arguments, same report. Where a limit ended it, the report has no findings and one of these errors,
// without a message: the caller knows where the limit comes from.
Report check(const Document& document, const Rulebook& rulebook, const CheckOptions& options = {});

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_CHECK_H_
