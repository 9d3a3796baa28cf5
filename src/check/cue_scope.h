// Cues of one sentence, and how far each reaches in it: the part of the ConText algorithm that sees one sentence.
#ifndef OVERCLAIM_CHECK_CUE_SCOPE_H_
#define OVERCLAIM_CHECK_CUE_SCOPE_H_

#include <cstdint>
#include <vector>

#include "check/sentence_view.h"
#include "rulebook/rulebook.h"

namespace overclaim {

// Tokens [begin, end) of a sentence's view.
struct TokenRange {
  std::uint32_t begin = 0, end = 0;
};

// A cue as found: tokens [begin, end) of the view. `cores`: what of it is a cue of the same stance by itself ("not" in
// "does not"), itself included. A match that spells out a core owns the cue.
struct FoundCue {
  std::size_t cue = 0;
  std::uint32_t begin = 0, end = 0;
  std::vector<TokenRange> cores;
};

struct SentenceCues {
  std::vector<FoundCue> modifiers;    // modifiers and frames, the longest of overlapping ones, by begin
  std::vector<FoundCue> terminators;  // with the closing commas of openers, by begin
};

// Finds the cues of a sentence and sets ViewToken::starts_terminator and in_cue. A pseudo cue takes away every cue that
// lies inside it; of overlapping modifiers the longest stays, last words (Reach::before) apart from others; of
// overlapping terminators all.
SentenceCues find_cues(const Document& document, const Rulebook& rulebook, SentenceView& view);

// The tokens of the sentence that a clause or sentence scope covers, cue included. A scope of a clause ends at any
// terminator, one of a sentence at those whose own reach is the sentence ("but our ...").
TokenRange scope_in_sentence(const Cue& cue, const FoundCue& found, const SentenceCues& cues, const SentenceView& view,
                             const Rulebook& rulebook);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_CUE_SCOPE_H_
