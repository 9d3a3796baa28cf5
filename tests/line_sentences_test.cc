#include "check/line_sentences.h"

#include <doctest/doctest.h>

#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

// Sentences that touch, one a line; "nearest: ..." where none does; "unread: ..." what is no sentence.
std::string told(const Document& document, std::uint64_t from, std::uint64_t to) {
  const LineSentences lines = sentences_on(document, from, to);
  const auto text = [&](const SentencePlace& place) {
    return std::string(document.text_of(document.blocks[place.block].sentences[place.sentence].span)) + "@" +
           std::to_string(place.line) + "\n";
  };
  std::string out;
  for (const SentencePlace& place : lines.touching) out += text(place);
  if (lines.nearest) out += "nearest: " + text(*lines.nearest);
  for (const SourceSpan span : lines.unread) {
    out += "unread: " + document.input.substr(span.begin, span.end - span.begin) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("lines end with LF, CR LF and CR, and the last needs no end") {
  struct Row {
    std::string_view text;
    std::uint64_t lines;
  };
  for (const Row& row :
       {Row{"", 0}, {"a", 1}, {"a\n", 1}, {"a\nb", 2}, {"a\r\nb\rc\n", 3}, {"\n\n", 2}, {"\r\r\n", 2}}) {
    CAPTURE(row.text);
    CHECK(count_lines(row.text) == row.lines);
  }
}

TEST_CASE("sentences of a line are those that touch it, else the nearest is named") {
  const Rulebook rulebook = built(hand_source());
  struct Row {
    std::string_view text;
    std::uint64_t from, to;
    std::string_view told;
  };
  const Row rows[] = {
      {"One here. Two here.\n", 1, 1, "One here.@1\nTwo here.@1\n"},
      {"One goes\non. Two here.\n", 1, 1, "One goes on.@1\n"},
      {"One goes\non. Two here.\n", 2, 2, "One goes on.@1\nTwo here.@2\n"},
      {"One.\r\n\r\n\r\nTwo.\r\n", 2, 2, "nearest: One.@1\n"},
      {"One.\r\n\r\n\r\n\r\nTwo.\r\n", 4, 4, "nearest: Two.@5\n"},
      {"One.\n\n\nTwo.\n", 2, 4, "Two.@4\n"},
      {"- One\n- Two\n", 2, 2, "Two@2\nunread: -\n"},
      {"\n\n", 1, 1, ""},
      {"One.\n", 7, 7, "nearest: One.@1\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.from);
    CHECK(told(plain_document(row.text, rulebook), row.from, row.to) == row.told);
  }
}

TEST_CASE("mark-up and scripts of a line are named as unread") {
  const Rulebook rulebook = built(hand_source());
  ReadOptions options;
  options.media_type = MediaType::html;
  const Document document = read_document(
      "<p>No <b>side</b>&nbsp;effects.</p>\n<script>var x;</script>\n<p>After.</p>\n", options, rulebook.language);
  CHECK(told(document, 1, 1) == "No side effects.@1\nunread: <p>\nunread: </p>\n");
  CHECK(told(document, 2, 2).rfind("nearest: No side", 0) == 0);
  CHECK(told(document, 2, 2).find("unread: <script>var x;</script>\n") != std::string::npos);
}
