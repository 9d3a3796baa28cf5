// How far apart two places of a page stand for a reader, and which of them is the larger.
#ifndef OVERCLAIM_CHECK_PAGE_DISTANCE_H_
#define OVERCLAIM_CHECK_PAGE_DISTANCE_H_

#include <cstdint>
#include <vector>

#include "check/tensions.h"
#include "text/document.h"

namespace overclaim {

// Counts only what a visitor sees in the text; a place elsewhere (a title, a hidden paragraph) stands where the file
// has it, between what is seen.
class PageDistance {
 public:
  explicit PageDistance(const Document& document);

  // Paragraphs (headings, items, cells) from one place to the other; 0 in the same.
  std::uint64_t blocks(Span one, Span other) const;

  // Of the text a visitor sees, the percentage that stands between the two, rounded down; 0 to 100.
  int share(Span one, Span other) const;

  // The larger of the two: a heading, question or title before running text, that before small print, captions,
  // furniture and what is hidden or no text of the page.
  StandsOut larger(Span claim, Span weaker) const;

  // Whether it is small print, furniture, a caption, hidden or no text of the page.
  bool is_small(Span place) const;

 private:
  int size_of(Span place) const;
  std::uint64_t text_before(std::uint32_t place) const;

  const Document& document_;
  std::vector<std::uint64_t> blocks_before_;  // seen blocks up to and with this one
  std::vector<std::uint64_t> text_before_;    // bytes of seen text before this block; one more entry for all
};

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_PAGE_DISTANCE_H_
