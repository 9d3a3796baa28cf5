// The built-in words of reports in English, without the rest of the rulebook, which takes a second to load.
#ifndef OVERCLAIM_TESTS_ENGLISH_WORDS_H_
#define OVERCLAIM_TESTS_ENGLISH_WORDS_H_

#include <vector>

#include "app/builtin.h"
#include "rulebook/load.h"
#include "rulebook/words.h"

namespace overclaim::test {

inline const Words& english_words() {
  static const Words read = [] {
    for (const NamedBytes& file : builtin_files()) {
      std::vector<Problem> problems;
      if (file.name == "rules/en/words.json") return read_words(file, problems);
    }
    return Words{};
  }();
  return read;
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_ENGLISH_WORDS_H_
