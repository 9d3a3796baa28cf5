// Test: tests/report_sections_test.cc, tests/text_report_test.cc.
#include "report/marked_sentence.h"

#include "report/page_summary.h"

namespace overclaim {

MarkedSentence marked_sentence(const std::vector<const PageNote*>& notes, const Document* document,
                               std::string (*label)(std::size_t number)) {
  const PageNote& first = *notes.front();
  MarkedSentence marked;
  if (!has_whole_sentence(first, document)) {
    const QuotedWords& words = first.words;
    marked.text = words.before + words.quote + words.after;
    marked.marks = {{words.before.size(), words.before.size() + words.quote.size(), label(first.number)}};
    return marked;
  }
  const Span sentence = first.finding->sentence_span;
  marked.text = document->text_of(sentence);
  for (const PageNote* note : notes) {
    const Span words = note->finding->text_span;
    marked.marks.push_back({words.begin - sentence.begin, words.end - sentence.begin, label(note->number)});
  }
  return marked;
}

}  // namespace overclaim
