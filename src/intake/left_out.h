// What a reader counts instead of reading, in words.
#ifndef OVERCLAIM_INTAKE_LEFT_OUT_H_
#define OVERCLAIM_INTAKE_LEFT_OUT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "check/report.h"

namespace overclaim {

struct LeftOut {
  std::uint64_t comments = 0, deletions = 0, objects = 0, charts = 0, diagrams = 0;

  // Example: {"2 comments", "1 deleted passage (tracked changes)"}; what is 0 is not said.
  std::vector<std::string> lines() const;
};

// "1 chart", "2 charts".
std::string counted(std::uint64_t count, const std::string& one, const std::string& many);

// Code too_long: the text itself has more than `most` bytes.
ReportError too_long_text(std::uint64_t most);

// Code too_long: the elements of an office document nest deeper than `most`.
ReportError too_deep(std::uint64_t most);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_LEFT_OUT_H_
