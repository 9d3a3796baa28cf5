// Covered by tests/text_report_test.cc.
#include "report/run_totals.h"

namespace overclaim {

std::string in_words(const RunEntry& entry, const Words& words) {
  if (entry.is_unread() && entry.inputs < 2) return say(words, "could_not_be_read", {{"message", entry.error}});
  const std::string separator = say(words, "list_separator");
  std::string failed = entry.failed == 0 ? "" : separator + counted(words, "unreadable", entry.failed);
  if (entry.documents == 0) return say(words, "entry_empty") + failed;
  std::string found = in_words(entry.counts, words);
  if (entry.documents > 1) {
    found = say(words, "documents_many", {{"n", std::to_string(entry.documents)}}) + separator + found;
  }
  found += failed;
  if (entry.incomplete) found += separator + say(words, "index_incomplete");
  return found;
}

RunEntry& begin_entry(RunTotals& totals, const std::string& name) {
  RunEntry* entry = &totals.further;
  if (totals.inputs.size() < most_run_entries) entry = &totals.inputs.emplace_back();
  if (entry->inputs++ == 0) {
    entry->name = name;
    entry->documents = 0;
  }
  return *entry;
}

std::string left_out_in_words(const RunTotals& totals, const Words& words) {
  std::string list;
  for (const auto& [kind, count] : totals.left_out) {
    if (count == 0) continue;
    list += (list.empty() ? "" : say(words, "list_separator")) + counted(words, "left_out_" + kind, count);
  }
  return list;
}

RunSums sums_of(const RunTotals& totals) {
  RunSums sums;
  const auto add = [&](const RunEntry& entry) {
    sums.documents += entry.read();
    sums.flagged += entry.flagged > 0 ? entry.flagged : entry.counts.ask > 0 ? 1 : 0;
    sums.unreadable += entry.unreadable();
  };
  for (const RunEntry& entry : totals.inputs) add(entry);
  if (totals.further.inputs > 0) add(totals.further);
  return sums;
}

}  // namespace overclaim
