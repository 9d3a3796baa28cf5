// Covered by words_test.cc.
#include "rulebook/run_word_keys.h"

namespace overclaim {

const std::vector<WordKey>& run_word_keys() {
  static const std::vector<WordKey> keys = {
      {"run_stopped", {}},         {"run_stopped_resume", {}},  {"run_stopped_in_replay", {}},
      {"progress_done", {"n"}},    {"progress_pace", {"n"}},    {"progress_left", {"time"}},
      {"progress_flagged", {"n"}}, {"progress_seconds", {"n"}}, {"progress_minutes", {"n"}},
      {"progress_hours", {"n"}},
  };
  return keys;
}

}  // namespace overclaim
