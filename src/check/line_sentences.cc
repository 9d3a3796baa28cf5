// Asked in bytes of the input, so that it holds for mark-up and plain text alike. Covered by
// tests/line_sentences_test.cc.
#include "check/line_sentences.h"

#include <algorithm>

namespace overclaim {

namespace {

// Where each line begins, and where the last ends.
std::vector<std::uint64_t> line_begins(std::string_view input) {
  std::vector<std::uint64_t> begins = {0};
  for (std::size_t at = 0; at < input.size(); ++at) {
    const bool ends = input[at] == '\n' || (input[at] == '\r' && !(at + 1 < input.size() && input[at + 1] == '\n'));
    if (ends) begins.push_back(at + 1);
  }
  if (begins.back() != input.size()) begins.push_back(input.size());
  return begins;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

std::uint64_t count_lines(std::string_view input) { return line_begins(input).size() - 1; }

LineSentences sentences_on(const Document& document, std::uint64_t from, std::uint64_t to) {
  LineSentences found;
  const std::vector<std::uint64_t> begins = line_begins(document.input);
  const std::uint64_t lines = begins.size() - 1;
  const auto line_of = [&](std::uint64_t offset) {
    return static_cast<std::uint64_t>(std::upper_bound(begins.begin(), begins.end(), offset) - begins.begin());
  };
  std::vector<SourceSpan> read;
  std::uint64_t least = 0;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const std::vector<Sentence>& sentences = document.blocks[b].sentences;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      const SourceSpan span = document.source_of(sentences[s].span);
      if (span.begin >= span.end) continue;
      const SentencePlace place{b, s, line_of(span.begin), line_of(span.end - 1)};
      if (place.line <= to && from <= place.last_line) {
        found.touching.push_back(place);
        read.push_back(span);
        continue;
      }
      const std::uint64_t away = place.line > to ? place.line - to : from - place.last_line;
      if (!found.nearest || away < least) {
        found.nearest = place;
        least = away;
      }
    }
  }
  if (!found.touching.empty()) found.nearest.reset();
  if (from < 1 || from > lines) return found;
  const std::uint64_t end = begins[static_cast<std::size_t>(std::min(to, lines))];
  std::uint64_t at = begins[static_cast<std::size_t>(from - 1)];
  std::sort(read.begin(), read.end(), [](SourceSpan a, SourceSpan b) { return a.begin < b.begin; });
  read.push_back({end, end});
  for (const SourceSpan span : read) {
    SourceSpan rest{at, std::max(at, std::min(span.begin, end))};
    while (rest.begin < rest.end && is_space(document.input[static_cast<std::size_t>(rest.begin)])) ++rest.begin;
    while (rest.begin < rest.end && is_space(document.input[static_cast<std::size_t>(rest.end - 1)])) --rest.end;
    if (rest.begin < rest.end) found.unread.push_back(rest);
    at = std::max(at, span.end);
  }
  return found;
}

}  // namespace overclaim
