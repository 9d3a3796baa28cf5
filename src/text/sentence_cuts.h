// A block's text into sentences. Part of segment.cc.
#ifndef OVERCLAIM_TEXT_SENTENCE_CUTS_H_
#define OVERCLAIM_TEXT_SENTENCE_CUTS_H_

#include <unicode/brkiter.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "text/fold.h"
#include "text/language.h"
#include "text/span.h"

namespace overclaim {

// Requires of both members: `language`, and then `text` and `folded` (the fold of the whole of `text`), outlive it;
// `text` is valid UTF-8.
class SentenceCutter {
 public:
  SentenceCutter(const Language& language, std::string_view text, const Folded& folded);

  // The sentences of text[block] in order, without white space and invisible characters around them; none where nothing
  // visible stands.
  // Example: "Dr. Lind said so. It works." is two sentences where the language lists "dr.".
  std::vector<Span> sentences_of(Span block);

 private:
  std::vector<std::size_t> boundaries_of(Span block);
  bool goes_on(Span before, Span behind) const;
  bool ends_with_abbreviation(Span before) const;
  bool starts_with_opener(Span behind) const;
  bool inside_source_brackets(Span before, Span behind) const;

  const Language& language_;
  std::string_view text_;
  const Folded& folded_;
  std::unordered_set<std::string> openers_;
  std::unique_ptr<icu::BreakIterator> iterator_;  // made when first needed: words of the rulebook have no sentences
};

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_SENTENCE_CUTS_H_
