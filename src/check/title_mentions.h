// Titles of works in the words of a page.
#ifndef OVERCLAIM_CHECK_TITLE_MENTIONS_H_
#define OVERCLAIM_CHECK_TITLE_MENTIONS_H_

#include <cstdint>
#include <vector>

#include "rulebook/citation_index.h"
#include "text/document.h"

namespace overclaim {

// `words` of the title's words stand there in their order; `of`: how many it has.
struct TitleMention {
  Span span;
  std::uint32_t work = 0, words = 0, of = 0;
};

// Titles of which at least five words and three quarters stand in the block, in order, so that a title may be cut short
// or differ in a word. Of several that overlap the most complete; equally complete ones all.
std::vector<TitleMention> find_titles(const Document& document, const Block& block, const CitationIndex& index);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_TITLE_MENTIONS_H_
