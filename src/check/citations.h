// The page's sources against the reference list: which works they are, what those studied, and whether the page's words
// let a reader think more.
#ifndef OVERCLAIM_CHECK_CITATIONS_H_
#define OVERCLAIM_CHECK_CITATIONS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "check/citation_mentions.h"
#include "check/report.h"

namespace overclaim {

struct CitedSentence {
  std::size_t block = 0, sentence = 0;
  friend bool operator==(const CitedSentence&, const CitedSentence&) = default;
};

inline constexpr std::uint32_t no_work = static_cast<std::uint32_t>(-1);

// All mentions that are one source. `told`: the sentences that name it in the text or go on about it; `near`: up to two
// sentences before one that only closes with it ("... (Sun et al., 2017)").
struct CitedSource {
  std::vector<Mention> mentions;  // by place
  std::uint32_t work = no_work;   // index into Reference::works
  std::vector<std::uint32_t> candidates;
  CitationCertainty certainty = CitationCertainty::ambiguous;
  std::vector<CitedSentence> told, near;
};

// By first place.
std::vector<CitedSource> join_mentions(std::vector<Mention> mentions, const Document& document,
                                       const Rulebook& rulebook, const Reading& reading);

// Fills report.citations and report.numbers, and the verdicts that hang on a source: a flagged claim that nothing else
// judged is overstated where the source it names studied something else or found something else; contradicted where the
// page surely names a work, whose abstract or text was seen, and all it found on that outcome is no difference.
// Requires: report.findings as find_all gives them. Leaves status and all noted and cleared findings as they are.
void audit_citations(const Document& document, const Rulebook& rulebook, const Reading& reading, Report& report);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_CITATIONS_H_
