// The sentence that findings of one place are shown in, with each of them marked.
#ifndef OVERCLAIM_REPORT_MARKED_SENTENCE_H_
#define OVERCLAIM_REPORT_MARKED_SENTENCE_H_

#include <cstddef>
#include <string>
#include <vector>

namespace overclaim {

struct Document;
struct PageNote;

// Bytes [begin, end) of a sentence to mark, and the label of the mark: "[3]".
struct Underline {
  std::size_t begin = 0, end = 0;
  std::string label;
};

struct MarkedSentence {
  std::string text;
  std::vector<Underline> marks;
};

// Of the notes of one group (by_sentence, page_summary.h): their whole sentence with a mark for each, or the words
// around the one note of a sentence that is not known or too long. `label`: of the number of a note. Requires: `notes`
// is not empty.
MarkedSentence marked_sentence(const std::vector<const PageNote*>& notes, const Document* document,
                               std::string (*label)(std::size_t number));

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_MARKED_SENTENCE_H_
