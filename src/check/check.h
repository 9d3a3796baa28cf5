// A document and a rulebook in, a report out. The stages in order: sentence views, cues, matches, stance, claims,
// status, findings.
#ifndef OVERCLAIM_CHECK_CHECK_H_
#define OVERCLAIM_CHECK_CHECK_H_

#include <cstdint>
#include <string>
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
};

// Total. Pure: same arguments, same report.
Report check(const Document& document, const Rulebook& rulebook, const CheckOptions& options = {});

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_CHECK_H_
