// What holds for the sentences and tokens of any text. Used by segment_test.cc and by the fuzz targets.
#ifndef OVERCLAIM_TESTS_SEGMENT_FAULTS_H_
#define OVERCLAIM_TESTS_SEGMENT_FAULTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/document.h"

namespace overclaim::test {

inline bool at_character(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u;
}

// What holds for every document, whatever the text. The name of the first thing that does not hold.
inline std::string fault_in_sentences(const Document& document) {
  if (document.folded_to_text.derived_size() != document.folded.size()) return "map covers the folded text";
  std::uint32_t last = 0, last_folded = 0;
  for (const Block& block : document.blocks) {
    std::uint32_t last_sentence = block.span.begin;
    for (const Sentence& sentence : block.sentences) {
      if (empty(sentence.span) || !contains(block.span, sentence.span)) return "sentence in block";
      if (sentence.span.begin < last_sentence) return "sentences in order";
      last_sentence = sentence.span.end;
      for (const Token& token : sentence.tokens) {
        if (empty(token.span) || !contains(sentence.span, token.span)) return "token in sentence";
        if (token.span.begin < last) return "tokens in order";
        if (!at_character(document.text, token.span.begin) || !at_character(document.text, token.span.end)) {
          return "token at characters";
        }
        if (token.folded.begin < last_folded || token.folded.end < token.folded.begin ||
            token.folded.end > document.folded.size()) {
          return "folded spans in order";
        }
        if (!at_character(document.folded, token.folded.begin) || !at_character(document.folded, token.folded.end)) {
          return "folded span at characters";
        }
        if (token.folded.begin == token.folded.end) return "folded form not empty";
        if (document.folded_of(token).find(' ') != std::string_view::npos) return "no space in a folded form";
        if (document.text_of(token.span).find_first_of(" \t\n\r") != std::string_view::npos)
          return "no space in a token";
        const OffsetRange back = document.folded_to_text.original_of(token.folded.begin, token.folded.end);
        if (back.begin < token.span.begin || back.end > token.span.end) return "folded form made from the token";
        last = token.span.end;
        last_folded = token.folded.end;
      }
    }
  }
  return "";
}

// The tokens that begin in the first `size` bytes, one a line. Sentences may end elsewhere with other words behind.
inline std::string tokens_drawn(const Document& document, std::size_t size) {
  std::string all;
  for (const Block& block : document.blocks) {
    for (const Sentence& sentence : block.sentences) {
      for (const Token& token : sentence.tokens) {
        if (token.span.begin >= size) continue;
        all += std::string(document.text_of(token.span)) + " " + std::string(to_string(token.kind)) + "\n";
      }
    }
  }
  return all;
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_SEGMENT_FAULTS_H_
