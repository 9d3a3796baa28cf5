// A sentence as the matcher sees it: words and marks without joints and signs, with the names of the rulebook found.
#ifndef OVERCLAIM_CHECK_SENTENCE_VIEW_H_
#define OVERCLAIM_CHECK_SENTENCE_VIEW_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

struct ViewToken {
  Span span;
  WordId word = unknown_word;      // of the folded token; marks are words too
  bool is_mark = false;            // punctuation
  bool gap_passes = true;          // a gap may run over it
  bool after_prefix = false;       // part of a compound ("invasive" in "non-invasive")
  bool starts_terminator = false;  // set by find_cues: a gap may not run over it
  bool in_cue = false;             // set by find_cues: part of a cue that changes the stance
  bool is_step = false;            // the seam between what introduces and what is introduced
  // A second reading: the word that letters written apart ("c u r e"), a word parted at a line's end ("ef-" "fects") or
  // a disguised word ("cur3") make, and the token behind the last of them. Always a word of the rulebook.
  WordId joined_word = unknown_word;
  std::uint32_t joined_end = 0;
};

// A name found: tokens [begin, end), the term's index in Rulebook::terms.
struct TermHit {
  std::uint32_t begin = 0, end = 0, term = 0;
};

// A token at which the phrase of a program may begin; of programs that begin anywhere there are none.
struct PhraseBegin {
  ProgramId program = 0;
  std::uint32_t token = 0;
  friend bool operator==(const PhraseBegin&, const PhraseBegin&) = default;
};

struct SentenceView {
  std::size_t block = 0, sentence = 0;  // in Document; the sentence of the introduced part where there is a step
  Span span;                            // of the sentence
  std::vector<ViewToken> tokens;
  std::vector<TermHit> hits;  // by begin, then end, then term
  std::vector<std::uint32_t>
      hits_at;  // hits_at[i]: first hit that begins at token i or later; tokens.size() + 1 entries
  bool starts_block = false, ends_block = false;
  std::uint32_t begin_token = 0;      // first token behind the step; 0 where there is none
  bool is_labelled = false;           // the step is the colon between a label and its value
  bool has_seam = true;               // false: nothing stands where the step would be
  std::vector<Tampering> disguised;   // tokens with a second reading for their letters; by place
  bool is_indexed = false;            // false: the rulebook has no index, and all phrases may match
  std::vector<ProgramId> candidates;  // the programs whose phrases may match here, in order
  std::vector<PhraseBegin> begins;    // by program, then token
};

// Whether the phrase of a program may match there.
bool is_possible(ProgramId program, const SentenceView& view);

// The owners of phrases that may match in one of the views, in order, each once; `count` of them where the rulebook
// has no index. `owners`: of Rulebook::program_owners.
std::vector<std::uint32_t> possible_owners(const Flat<std::uint32_t>& owners, std::size_t count,
                                           const SentenceView& view, std::span<const SentenceView> more = {});

SentenceView make_view(const Document& document, const Rulebook& rulebook, std::size_t block, std::size_t sentence);

// The folded form of each token of a view that make_view gave; as many as it has tokens.
std::vector<std::string_view> folded_words(const Document& document, const SentenceView& view);

// `left`, the step, `right`: as one view, in which phrases with '>' are looked for. `block` and `sentence` are right's.
SentenceView join_views(const SentenceView& left, const SentenceView& right, const Rulebook& rulebook);

// The same for a label and its value, in which a phrase's own colon is looked for: ":" where the step would be.
// Example: "Side effects" and "None" -> "Side effects : None".
SentenceView join_label(const SentenceView& label, const SentenceView& value, const Rulebook& rulebook);

// The same for a number and what it counts, as on a card that shows both: "0" and "side effects" -> "0 side effects".
SentenceView join_number(const SentenceView& number, const SentenceView& counted, const Rulebook& rulebook);

// The text a token stands for, as written.
inline std::string_view text_of(const Document& document, const ViewToken& token) {
  return document.text_of(token.span);
}

// Spans of the names of `class_name` in a piece of text read as one block. Used by lint.
std::vector<Span> names_in(std::string_view text, std::string_view class_name, const Rulebook& rulebook);

// The ids of the terms named at exactly `place` of the document.
std::vector<std::string_view> terms_at(const Document& document, const Rulebook& rulebook, Span place);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_SENTENCE_VIEW_H_
