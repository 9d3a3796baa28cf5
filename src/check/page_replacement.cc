// By what the page says of itself and how little else it says. A likeness to other pages of the host was not taken: one
// page is judged without the others, so that its report is the same alone and in an archive. Covered by
// tests/page_replacement_test.cc.
#include "check/page_replacement.h"

#include <algorithm>

#include "check/match.h"

namespace overclaim {
namespace {

bool is_text_of_page(const Block& block) {
  return block.channel == Channel::body && !block.hidden && block.kind != BlockKind::furniture;
}

std::size_t own_words(const Document& document) {
  std::size_t words = 0;
  for (const Block& block : document.blocks) {
    if (!is_text_of_page(block)) continue;
    for (const Sentence& sentence : block.sentences) {
      words += static_cast<std::size_t>(std::count_if(
          sentence.tokens.begin(), sentence.tokens.end(),
          [](const Token& token) { return token.kind == TokenKind::word || token.kind == TokenKind::number; }));
    }
  }
  return words;
}

// In the text and the title; a menu has a "Log in" on every page.
bool says(const CompiledReplacement& compiled, const Document& document, const Rulebook& rulebook,
          const Reading& reading) {
  const std::vector<const PhraseProgram*> phrases = possible_in(reading, compiled.phrases);
  for (std::size_t b = 0; b < reading.views.size() && !phrases.empty(); ++b) {
    const Block& block = document.blocks[b];
    if (!is_text_of_page(block) && block.channel != Channel::title) continue;
    for (const SentenceView& view : reading.views[b]) {
      for (const PhraseProgram* program : phrases) {
        if (!find_phrase(*program, document, rulebook, view).empty()) return true;
      }
    }
  }
  return false;
}

}  // namespace

const PageReplacement* find_replacement(const Document& document, const Rulebook& rulebook, const Reading& reading) {
  const std::size_t words = own_words(document);
  for (const CompiledReplacement& compiled : rulebook.replacements) {
    const PageReplacement& replacement = compiled.replacement;
    if (words > static_cast<std::size_t>(replacement.most_words)) continue;
    if (replacement.scripts && document.not_examined.scripted_regions == 0) continue;
    const bool by_scripts = replacement.scripts && compiled.phrases.empty();
    if (by_scripts || says(compiled, document, rulebook, reading)) return &replacement;
  }
  return nullptr;
}

const PageReplacement* replacement_of(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                      const std::vector<Finding>& findings) {
  const bool claims = std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.status == Status::flagged && finding.channel == Channel::body && !finding.hidden;
  });
  return claims ? nullptr : find_replacement(document, rulebook, reading);
}

}  // namespace overclaim
