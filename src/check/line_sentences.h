// Which sentences stand on some lines of the input, and what of those lines belongs to no sentence.
#ifndef OVERCLAIM_CHECK_LINE_SENTENCES_H_
#define OVERCLAIM_CHECK_LINE_SENTENCES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace overclaim {

// Lines end with CR LF, LF or CR. A last line without an end counts; the empty rest behind an end does not.
// Example: count_lines("a\nb") == 2.
std::uint64_t count_lines(std::string_view input);

struct SentencePlace {
  std::size_t block = 0, sentence = 0;
  std::uint64_t line = 0, last_line = 0;  // of the input, from 1
};

struct LineSentences {
  std::vector<SentencePlace> touching;  // in text order
  std::optional<SentencePlace>
      nearest;                     // by lines, the earlier of two; nothing where a sentence touches or none is there
  std::vector<SourceSpan> unread;  // stretches of the lines that belong to no sentence, without white space around
};

// Lines `from` to `to`, counted from 1 in the document's own input. Lines behind the end hold nothing.
LineSentences sentences_on(const Document& document, std::uint64_t from, std::uint64_t to);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_LINE_SENTENCES_H_
