// A document read with a rulebook: a view of every sentence, the cues found, and what each cue reaches.
#ifndef OVERCLAIM_CHECK_READING_H_
#define OVERCLAIM_CHECK_READING_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "check/cue_scope.h"
#include "check/quotation.h"
#include "check/sentence_view.h"
#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

// A cue that stands in a sentence. `scopes`: the stretches of text it governs, in order, apart from each other; for a
// terminator, opener or pseudo cue none.
struct CueHit {
  std::size_t cue = 0;  // index of Rulebook::cues
  std::size_t block = 0, sentence = 0;
  std::uint32_t begin = 0, end = 0;  // tokens of the sentence's view
  std::vector<TokenRange> cores;     // see FoundCue
  Span span;
  std::vector<Span> scopes;
};

struct Reading {
  std::vector<std::vector<SentenceView>> views;                 // by block, by sentence
  std::vector<CueHit> hits;                                     // in text order
  std::vector<std::vector<std::vector<std::size_t>>> reaching;  // by block and sentence: hits with a scope in it
  Quotations quotations;                                        // of the document
  std::vector<ProgramId> candidates;  // those of all views, in order, where the rulebook has an index
};

// Of phrases those that may match in some sentence: whoever asks one at all sentences need not ask the others. All of
// them where the rulebook has no index.
std::vector<const PhraseProgram*> possible_in(const Reading& reading, const std::vector<PhraseProgram>& phrases);

// A page may be made to have cues and lists without end, so a scope goes on from a lead-in through so many levels of
// lists (people write three), into so many quotations behind it, and of one cue so many in a block go beyond their
// sentence: the work grows with the page, and no page that is written for people notices. Two negations in a heading
// stay two.
inline constexpr int most_list_levels = 16;
inline constexpr int most_quotations_behind = 64;
inline constexpr int most_alike_beyond = 4;

// Total; every sentence is looked at once. Where `stopped` turns true the reading is of no use, as it ends there.
Reading read_context(const Document& document, const Rulebook& rulebook, const std::function<bool()>& stopped = {});

// The scope of a hit that `place` meets, the first of several; nullptr for none. As many steps as halving takes.
const Span* scope_over(const CueHit& hit, Span place);

// Whether the sentence ends with a question mark.
bool asks(const Document& document, const SentenceView& view);

// The question that a sentence may answer: of its block's sentences the one before it, or before a short one that says
// neither yes nor no ("Great question!"); of the first, and of one behind nothing but such an aside, the question that
// its block answers. nullptr for none. Requires: cues have been looked for in the views.
const SentenceView* question_before(const Document& document, const std::vector<std::vector<SentenceView>>& views,
                                    std::size_t block, std::size_t sentence);

// Whether a cue of that id governs `target` somewhere in the document. For the examples of cues.
bool governs(const Document& document, const Rulebook& rulebook, std::string_view cue_id, Span target);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_READING_H_
