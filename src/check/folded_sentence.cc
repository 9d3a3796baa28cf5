// The tokens are those of the fingerprint (check.cc), so that both tell the same sentences apart. Covered by
// tests/sample_test.cc and, by way of the reports, tests/roll_up_test.cc.
#include "check/folded_sentence.h"

#include "text/sha256.h"

namespace overclaim {

FoldedSentence folded_sentence(const Document& document, const Sentence& sentence) {
  constexpr std::size_t key_digits = 16;
  FoldedSentence folded;
  for (const Token& token : sentence.tokens) {
    if (token.kind == TokenKind::joint || token.kind == TokenKind::symbol) continue;
    if (!folded.tokens.empty()) folded.tokens += ' ';
    folded.tokens += document.folded_of(token);
    if (token.kind != TokenKind::punctuation) ++folded.words;
  }
  folded.key = sha256_hex("overclaim-sentence/1\n" + folded.tokens).substr(0, key_digits);
  return folded;
}

}  // namespace overclaim
