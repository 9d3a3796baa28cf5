// What every target needs: a promise that ends the run where it does not hold, and the rulebooks to try it with.
#ifndef OVERCLAIM_TESTS_FUZZ_REQUIRE_H_
#define OVERCLAIM_TESTS_FUZZ_REQUIRE_H_

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "app/builtin.h"
#include "rulebook/load.h"

namespace overclaim::test {

inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

inline void require(bool holds, const std::string& what) { require(holds, what.c_str()); }

// The whole built-in rulebook, read once.
inline const LoadedRulebook& builtin_rulebook() {
  static const LoadedRulebook loaded = [] {
    const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
    return load_rulebook(layers);
  }();
  require(loaded.rulebook.has_value(), "the built-in rulebook loads");
  return loaded;
}

// The smallest base on which rules can stand: the language, its terms and its cues.
inline std::vector<NamedBytes> base_files() {
  std::vector<NamedBytes> base;
  for (const NamedBytes& file : builtin_files()) {
    for (const std::string_view needed : {"rules/en/language.json", "rules/en/terms.json", "rules/en/cues.json"}) {
      if (file.name == needed) base.push_back(file);
    }
  }
  return base;
}

// A text of pieces, one a byte: the fuzzer then varies words, not letters.
inline std::string text_of_pieces(std::string_view bytes, const std::vector<std::string>& pieces) {
  std::string text;
  for (const char c : bytes) text += pieces[static_cast<unsigned char>(c) % pieces.size()];
  return text;
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_FUZZ_REQUIRE_H_
