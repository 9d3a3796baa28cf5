// Cues and how far they reach, in sentences made of the words of the cues' own examples.
// What this finds becomes a row of tests/stance_test.cc.
#include "check/cue_scope.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "require.h"
#include "rulebook/marked_text.h"
#include "text/read.h"

namespace overclaim {
namespace {

const std::vector<std::string>& words() {
  static const std::vector<std::string> made = [] {
    std::vector<std::string> words = {", ", "; ", ": ", "( ", ") ", "\" ", "? ", ". ", "- ", "\n- ", "\n\n"};
    for (const CompiledCue& cue : test::builtin_rulebook().rulebook->cues) {
      for (const auto* list : {&cue.cue.examples.governed, &cue.cue.examples.free}) {
        for (const std::string& example : *list) {
          std::string error;
          std::istringstream in(marked_text(example, error).text);
          for (std::string word; in >> word;) words.push_back(word + " ");
        }
      }
    }
    return words;
  }();
  return made;
}

void check_scopes(const SentenceCues& cues, const SentenceView& view, const Rulebook& rulebook) {
  std::uint32_t last = 0;
  std::array<std::uint32_t, 2> behind = {0, 0};  // of last words, and of all others
  for (const FoundCue& found : cues.modifiers) {
    std::uint32_t& of_its_kind = behind[rulebook.cues[found.cue].cue.reach == Reach::before ? 0 : 1];
    test::require(found.begin >= last && found.begin < found.end && found.end <= view.tokens.size(),
                  "modifiers stand in order");
    test::require(found.begin >= of_its_kind, "modifiers of a kind stand apart");
    last = found.begin;
    of_its_kind = found.end;
    for (const TokenRange& core : found.cores) {
      test::require(found.begin <= core.begin && core.begin < core.end && core.end <= found.end,
                    "a core lies in its cue");
    }
    const Cue& cue = rulebook.cues[found.cue].cue;
    const TokenRange scope = scope_in_sentence(cue, found, cues, view, rulebook);
    test::require(scope.begin <= found.begin && found.end <= scope.end && scope.end <= view.tokens.size(),
                  "a scope holds its cue and lies in the sentence");
    test::require(cue.direction != Direction::forward || scope.begin == found.begin, "forward is not back");
    test::require(cue.direction != Direction::backward || scope.end == found.end, "back is not forward");
    if (cue.max_tokens > 0) {
      int after = 0;
      for (std::uint32_t t = found.end; t < scope.end; ++t) after += view.tokens[t].is_mark ? 0 : 1;
      test::require(after <= cue.max_tokens, "no further than the cue allows");
    }
    if (cue.reach != Reach::clause) continue;
    for (const FoundCue& terminator : cues.terminators) {
      test::require(terminator.begin < found.end || terminator.begin >= scope.end, "a clause ends at a terminator");
    }
  }
}

void read(std::string_view bytes) {
  const Rulebook& rulebook = *test::builtin_rulebook().rulebook;
  std::string text;
  for (std::size_t i = 0; i + 1 < bytes.size() && i < 160; i += 2) {
    const std::size_t number = static_cast<unsigned char>(bytes[i]) * 256U + static_cast<unsigned char>(bytes[i + 1]);
    text += words()[number % words().size()];
  }
  const Document document = read_document(text, {"page"}, rulebook.language);
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    for (std::size_t s = 0; s < document.blocks[b].sentences.size(); ++s) {
      SentenceView view = make_view(document, rulebook, b, s);
      check_scopes(find_cues(document, rulebook, view), view, rulebook);
    }
  }
}

}  // namespace
}  // namespace overclaim

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  overclaim::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
