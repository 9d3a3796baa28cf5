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
  std::uint64_t rubies = 0;        // small words above others
  std::uint64_t symbols = 0;       // of fonts of signs, not of letters
  std::uint64_t list_marks = 0;    // items or lists whose mark has words: "Step 1"
  std::uint64_t form_fields = 0;   // labels, buttons, texts put in
  std::uint64_t fields = 0;        // their text is made by the program that opens the document
  std::uint64_t alternatives = 0;  // the same place written for other programs, in other words

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
