// Plain text to blocks, drawn one block a line: "kind level h=heading l=lead-in q=question | text", where the level is
// left out if 0 and a link if there is none.
#ifndef OVERCLAIM_TESTS_PLAIN_OUTLINES_H_
#define OVERCLAIM_TESTS_PLAIN_OUTLINES_H_

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "text/outline.h"

namespace overclaim::test {

inline Language plain_language() {
  Language language;
  language.question_labels = {"q", "question"};
  language.answer_labels = {"a", "answer"};
  language.reference_headings = {"references", "sources"};
  language.open_words = {"no", "not", "a", "the", "zero", "that"};
  language.function_words = {"is", "it", "there", "are", "of", "who", "for", "we", "what", "don't"};
  language.answer_words = {"or", "yes"};
  language.furniture = {"leave a reply", "next story",         "home", "call now", "contact us",
                        "share this",    "all rights reserved"};
  return language;
}

inline std::string drawn(const Outline& outline) {
  std::string lines;
  for (const Block& block : outline.blocks) {
    if (!lines.empty()) lines += '\n';
    lines += to_string(block.kind);
    if (block.level != 0) lines += " " + std::to_string(block.level);
    if (block.heading != no_block) lines += " h=" + std::to_string(block.heading);
    if (block.lead_in != no_block) lines += " l=" + std::to_string(block.lead_in);
    if (block.question != no_block) lines += " q=" + std::to_string(block.question);
    lines += " | " + outline.text.substr(block.span.begin, block.span.end - block.span.begin);
  }
  return lines;
}

struct PlainRow {
  std::string about, input, expected;
};

inline void check_plain(const std::vector<PlainRow>& rows) {
  const Language language = plain_language();
  for (const PlainRow& row : rows) {
    CAPTURE(row.about);
    CAPTURE(row.input);
    CHECK(drawn(outline_of_plain(row.input, language)) == row.expected);
  }
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_PLAIN_OUTLINES_H_
