// Phrases on sentences, fast against slow. A zero byte parts a phrase, made of pieces of the phrase language, from a
// text, made of words: the machine must find what the oracle of tests/match_oracle.h finds. With a first byte over 127
// all rules are run on a text of their own examples' words, once with the index and once without: the reports must be
// the same. What this finds becomes a row of tests/match_test.cc or tests/phrase_index_test.cc.
#include "check/match.h"

#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "check/cue_scope.h"
#include "match_oracle.h"
#include "report/json_report.h"
#include "require.h"
#include "rulebook/marked_text.h"
#include "rulebook/phrase_compile.h"
#include "text/read.h"

namespace overclaim {
namespace {

const std::vector<std::string> phrase_pieces = {"no ",        "known ",       "side effects ",
                                                "{risk} ",    "{condition} ", "{condition|risk} ",
                                                "(no|zero) ", "[known] ",     "(any|side [known]) ",
                                                "..1 ",       "..3 ",         "..8 ",
                                                ", ",         "^ ",           "$ ",
                                                "cure~ ",     "stop~ ",       "\"ED\" ",
                                                "does not ",  "{number} ",    "{percent} ",
                                                "risk free ", "[,] ",         "(..2|known) ",
                                                "[{risk}] "};
const std::vector<std::string> text_pieces = {
    "no ",      "No ",  "known ",  "side effects ", "side ",      "effects ", "risk ", "risks ",
    "zero ",    "any ", "autism ", "cures ",        "cured ",     "stops ",   "ED ",   "ed ",
    "doesn't ", "not ", "three ",  "12 % ",         "risk-free ", ", ",       ": ",    "- ",
    "but ",     "may ", "non-",    "c u r e ",      "\u200B",     "(",        ") "};

Rulebook& base() {
  static Rulebook made = [] {
    const std::vector<std::vector<NamedBytes>> layers = {test::base_files()};
    LoadedRulebook loaded = load_rulebook(layers);
    test::require(loaded.rulebook.has_value(), "language, terms and cues load");
    return *std::move(loaded.rulebook);
  }();
  return made;
}

// The oracle's time grows exponentially: few pieces.
void compare_with_oracle(std::string_view bytes) {
  const std::size_t cut = bytes.find('\0');
  if (cut == bytes.npos) return;
  const std::string phrase = test::text_of_pieces(bytes.substr(0, std::min<std::size_t>(cut, 5)), phrase_pieces);
  const std::string text = test::text_of_pieces(bytes.substr(cut + 1, 9), text_pieces);
  Rulebook& rulebook = base();
  const ParsedPhrase parsed = parse_phrase(phrase, rulebook.language);
  if (!parsed.error.empty()) return;
  const CompiledPhrase compiled =
      compile_phrase(parsed.root, rulebook.classes, rulebook.inflection, rulebook.vocabulary);
  test::require(compiled.errors.empty(), "the classes of the pieces are there");
  const Document document = read_document(text, {"page"}, rulebook.language);
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    for (std::size_t s = 0; s < document.blocks[b].sentences.size(); ++s) {
      SentenceView view = make_view(document, rulebook, b, s);
      find_cues(document, rulebook, view);
      const std::vector<PhraseMatch> got = find_phrase(compiled.program, document, rulebook, view);
      const std::vector<PhraseMatch> expected = test::MatchOracle(document, rulebook, view).find(parsed.root);
      bool same = got.size() == expected.size();
      for (std::size_t m = 0; same && m < got.size(); ++m) {
        same = got[m].begin == expected[m].begin && got[m].end == expected[m].end &&
               got[m].cue_in_gap == expected[m].cue_in_gap && got[m].written == expected[m].written;
      }
      test::require(same, "the machine finds what the oracle finds: \"" + phrase + "\" in \"" + text + "\"");
    }
  }
}

// Words of all rules' examples.
const std::vector<std::string>& rule_words() {
  static const std::vector<std::string> made = [] {
    std::vector<std::string> words = {". ", "? ", ", ", ": ", "\n\n", "\n- ", "\" "};
    for (const CompiledRule& rule : test::builtin_rulebook().rulebook->rules) {
      for (const std::string& example : rule.rule.examples.match) {
        std::string error;
        std::istringstream in(marked_text(example, error).text);
        for (std::string word; in >> word;) words.push_back(word + " ");
      }
    }
    return words;
  }();
  return made;
}

void compare_with_plain_path(std::string_view bytes) {
  static const Rulebook plain = [] {
    Rulebook copy = *test::builtin_rulebook().rulebook;
    copy.phrase_index = {};
    return copy;
  }();
  std::string text;
  for (std::size_t i = 0; i + 1 < bytes.size() && i < 80; i += 2) {
    const std::size_t number = static_cast<unsigned char>(bytes[i]) * 256U + static_cast<unsigned char>(bytes[i + 1]);
    text += rule_words()[number % rule_words().size()];
  }
  const Rulebook& indexed = *test::builtin_rulebook().rulebook;
  const Document document = read_document(text, {"page"}, indexed.language);
  test::require(to_json_document(check(document, indexed)) == to_json_document(check(document, plain)),
                "with and without the index: " + text);
}

void read(std::string_view bytes) {
  if (bytes.empty()) return;
  if ((static_cast<unsigned char>(bytes[0]) & 0x80U) != 0) return compare_with_plain_path(bytes.substr(1));
  compare_with_oracle(bytes.substr(1));
}

}  // namespace
}  // namespace overclaim

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  overclaim::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
