// Covered by words_test.cc.
#include "rulebook/history_word_keys.h"

namespace overclaim {

const std::vector<WordKey>& history_word_keys() {
  static const std::vector<WordKey> keys = {
      // What stands in place of a page, by the names of page_replacement.h.
      {"replaced_page", {"what"}}, {"replaced_parked", {}},       {"replaced_not_found", {}},
      {"replaced_login", {}},      {"replaced_script_shell", {}}, {"replaced_suspended", {}},
  };
  return keys;
}

}  // namespace overclaim
