// Decisions of people in a file: JSON lines, one decision each, that are only ever added (docs/decisions.md). The file
// is the truth; whoever wants to take a decision back adds another one.
#ifndef OVERCLAIM_STORE_DECISION_FILE_H_
#define OVERCLAIM_STORE_DECISION_FILE_H_

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "check/decision.h"

namespace overclaim {

// `cut_lines`: the numbers, from 1, of lines that were never written to their end, as where the power failed. They are
// not read; the others are.
struct DecisionLines {
  std::vector<Decision> decisions;  // in the order of the file
  std::vector<std::size_t> cut_lines;
};

inline constexpr std::string_view cut_mark = " #cut";

// The line of one decision, with its line end. Requires: wrong_in(decision) is "".
std::string decision_line(const Decision& decision);

// Total. The text is what is wrong, a line each, with the name of the file, the number of the line and what is allowed:
// all lines that are wrong are named. A last line without a line end is a decision where it can be read as one, and
// cut where it is the beginning of one.
// Example: "decisions.jsonl:3 /decision: must be one of confirmed, dismissed, needs_evidence, answered, is \"maybe\"".
std::variant<DecisionLines, std::string> read_decision_lines(std::string_view bytes, const std::string& name);

// The same of a file; also where it cannot be read.
std::variant<DecisionLines, std::string> read_decision_file(const std::string& path);

// Appends one line, which is on disk (fsync) when it returns; holds a lock on the file meanwhile, so that two programs
// do not write into each other. Makes the file where there is none. A cut last line stays as it is; behind it is
// written cut_mark, by which every reading knows it. Nothing where it was written, else what failed, for people; then
// the file is as it was. Requires: wrong_in(decision) is "".
std::optional<std::string> append_decision(const std::string& path, const Decision& decision);

}  // namespace overclaim

#endif  // OVERCLAIM_STORE_DECISION_FILE_H_
