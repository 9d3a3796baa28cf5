// Letters are told by their code points: all from U+00AA on count, as the texts are ours. Covered by tests/lint_test.cc
// and tests/reference_selection_test.cc.
#include "rulebook/spaced_words.h"

#include "text/fold.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

bool is_letter_or_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xAA;
}

}  // namespace

std::string spaced_words(std::string_view text) {
  const std::string folded = fold_word(text);
  std::string out = " ";
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint code_point = code_point_at(folded, at);
    at += code_point.size;
    if (is_letter_or_digit(code_point.value)) {
      append_utf8(out, code_point.value);
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

}  // namespace overclaim
