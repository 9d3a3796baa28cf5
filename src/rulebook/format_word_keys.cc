// Covered by words_test.cc.
#include "rulebook/format_word_keys.h"

namespace overclaim {

const std::vector<WordKey>& format_word_keys() {
  static const std::vector<WordKey> keys = {
      {"formats_notice", {}},
      {"formats_label", {}},
      {"formats_places_one", {}},
      {"formats_places_many", {"n"}},
  };
  return keys;
}

}  // namespace overclaim
