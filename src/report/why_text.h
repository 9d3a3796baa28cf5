// The answer to "why is this flagged, and why is that not", for people.
#ifndef OVERCLAIM_REPORT_WHY_TEXT_H_
#define OVERCLAIM_REPORT_WHY_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "check/line_sentences.h"
#include "check/reading.h"
#include "check/report.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"
#include "text/document.h"

namespace overclaim {

struct WhyOptions {
  std::size_t width = 80;
  bool color = false;
  bool all = false;                // all near matches, not the first ten
  std::uint64_t lines_before = 0;  // lines of the whole input before this document (parts of a long input)
};

// What of a page is asked about. `report` is check(document, rulebook); `reading` is read_context of the same.
struct WhyQuestion {
  const Document& document;
  const Rulebook& rulebook;
  const Reading& reading;
  const Report& report;
  std::uint64_t from = 1, to = 1;  // lines of the document, from 1
};

// The sentences of those lines in text order, with what was found in each and why, what took matches away and what
// nearly matched; what of the lines is no text; where no sentence stands there, the nearest.
std::string why_text(const WhyQuestion& question, const Words& words, const WhyOptions& options = {});

// A list in one line, as the words part it. Example: "a, b".
std::string listed(const Words& words, const std::vector<std::string>& items);

// What a cue does to the words it reaches. Example: "a denial".
std::string cue_effect(const Words& words, const Cue& cue);

// How far a severity goes up or down: "+1", "-1".
std::string signed_number(int delta);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_WHY_TEXT_H_
