// The marks at the start of plain-text lines: bullets, numbers, labels.
#ifndef OVERCLAIM_TEXT_PLAIN_MARKS_H_
#define OVERCLAIM_TEXT_PLAIN_MARKS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "text/plain_lines.h"

namespace overclaim {

struct Mark {
  LineMark kind = LineMark::none;
  std::uint32_t size = 0;  // bytes, with the white space behind it
  char32_t sign = 0;
  std::uint16_t value = 0, roman = 0;
};

// The mark `line` opens with, judged by this line alone. `line` has no white space around it.
// Example: "(2) Rest" opens with a number of value 2, sign '(', size 4.
Mark mark_at(std::string_view line);

// The labels of questions and answers of a language.
struct Labels {
  explicit Labels(const Language& language);
  std::unordered_set<std::string> questions, answers;
  std::size_t longest = 0;  // bytes
};

// The question or answer label `line` opens with, for "A." too; whether a question came before is the caller's matter.
// Example: "Q2: Is it new?" -> question, size 4. "A nurse: Ann" -> none.
Mark label_at(std::string_view line, const Labels& labels);

// The lines whose marks the lines around contradict: "12. The" in the middle of a wrapped sentence, a dash that only
// happens to start a line, "A. Smith" without a "B.", "Trial 3:" without a neighbour. Indexes of the lines, sorted.
// Linear time.
std::vector<std::size_t> contradicted_marks(const std::vector<PlainLine>& lines, std::string_view input);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_PLAIN_MARKS_H_
