// A stemmer as data: words of one family share their points, and more is not asked of it. Snowball was not taken: it is
// one more library for a list of nine endings. Covered by weighing_test.cc.
#include "rulebook/weighing.h"

namespace overclaim {

std::string stem_of(std::string_view word, const Weighing& weighing) {
  std::string stem(word);
  for (const StemEnding& ending : weighing.endings) {
    if (!word.ends_with(ending.ending) || word.size() < ending.ending.size() + static_cast<std::size_t>(ending.least)) {
      continue;
    }
    stem = std::string(word.substr(0, word.size() - ending.ending.size())) + ending.put;
    break;
  }
  const std::size_t size = stem.size();
  if (size > 3 && stem[size - 1] == stem[size - 2] && weighing.doubled_stay.find(stem[size - 1]) == std::string::npos) {
    stem.pop_back();
  }
  if (stem.size() > 3 && stem.back() == 'e') stem.pop_back();
  return stem;
}

}  // namespace overclaim
