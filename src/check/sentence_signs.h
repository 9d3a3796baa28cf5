// What the weighing of a sentence sees of it: its words, and signs of the context it stands in.
#ifndef OVERCLAIM_CHECK_SENTENCE_SIGNS_H_
#define OVERCLAIM_CHECK_SENTENCE_SIGNS_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "check/reading.h"
#include "check/report.h"
#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

struct SentenceSigns {
  std::size_t block = 0, sentence = 0;
  std::vector<std::string_view> words;  // folded, in order; "#" for a number; of the marks only ? ! % and quotes
  std::vector<std::string> signs;       // sorted, without doubles: "block:heading", "cue:hedged", "class:therapy" ...
};

// One entry a sentence of every block that has any, in text order. The words point into `document`.
// The names of signs are those that rules/<lang>/weighing.json gives points to; its README lists them.
// Example: of "Is it safe?" the words is, it, safe, ? and, among the signs, "block:paragraph" and "length:1".
std::vector<SentenceSigns> signs_of_sentences(const Document& document, const Rulebook& rulebook,
                                              const Reading& reading, const Publisher* publisher,
                                              const std::vector<Finding>& findings);

// The same one after the other, for long texts: a sentence's signs take many times the memory of its words.
void for_each_sentence_signs(const Document& document, const Rulebook& rulebook, const Reading& reading,
                             const Publisher* publisher, const std::vector<Finding>& findings,
                             const std::function<void(SentenceSigns)>& use);

// The words of a sentence as above.
std::vector<std::string_view> weighed_words(const Document& document, const Sentence& sentence);

// Of the whole page: who publishes it, as far as its words show that.
std::vector<std::string> signs_of_page(const Publisher& publisher);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_SENTENCE_SIGNS_H_
