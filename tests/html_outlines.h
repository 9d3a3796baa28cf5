// What is read of HTML, drawn as lines: rows of tests on blocks, side texts and hidden words.
#ifndef OVERCLAIM_TESTS_HTML_OUTLINES_H_
#define OVERCLAIM_TESTS_HTML_OUTLINES_H_

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "outline_lines.h"
#include "text/outline.h"

namespace overclaim::test {

inline Language html_language() {
  Language language;
  language.question_labels = {"q", "question"};
  language.answer_labels = {"a", "answer"};
  language.reference_headings = {"references", "sources"};
  language.furniture = {"leave a reply", "we use cookies", "all rights reserved"};
  return language;
}

struct HtmlRow {
  std::string html;
  std::vector<std::string> lines;
};

template <std::size_t size>
void check_outlines(const HtmlRow (&rows)[size]) {
  const Language language = html_language();
  for (const HtmlRow& row : rows) {
    CAPTURE(row.html);
    const std::vector<std::string> lines = shown(outline_of_html(row.html, language));
    for (std::size_t i = 0; i < std::max(lines.size(), row.lines.size()); ++i) {
      CAPTURE(i);
      CHECK((i < lines.size() ? lines[i] : "(no block)") == (i < row.lines.size() ? row.lines[i] : "(no block)"));
    }
  }
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_HTML_OUTLINES_H_
