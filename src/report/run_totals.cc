// Covered by tests/text_report_test.cc.
#include "report/run_totals.h"

namespace overclaim {

std::string in_words(const RunEntry& entry, const Words& words) {
  if (!entry.error.empty()) return say(words, "could_not_be_read", {{"message", entry.error}});
  std::string found = in_words(entry.counts, words);
  if (entry.incomplete) found += say(words, "list_separator") + say(words, "index_incomplete");
  return found;
}

}  // namespace overclaim
