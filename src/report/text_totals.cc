// The end of a run. Never ordered by what was found: a list with the worst on top would judge whoever stands on it.
// Covered by tests/text_report_test.cc.
#include <algorithm>

#include "report/page_summary.h"
#include "report/text_report.h"
#include "report/wrap.h"
#include "text/display_width.h"

namespace overclaim {
namespace {

constexpr std::size_t indent = 2;

void table(const RunTotals& totals, const Words& words, std::size_t width, TerminalText& out) {
  const RunSums sums = sums_of(totals);
  out.paragraph(say(words, "index_heading", {{"n", std::to_string(sums.documents + sums.unreadable)}}), 0, Ink::strong);
  out.paragraph(say(words, "index_order"));
  // Names that are longer than half a line have one of their own.
  std::size_t column = 0;
  const auto name_of = [&](const RunEntry& entry) {
    return entry.name == "-" ? say(words, "standard_input") : entry.name;
  };
  for (const RunEntry& entry : totals.inputs) {
    const std::size_t wide = display_width(terminal_safe(name_of(entry)));
    if (2 * wide <= width) column = std::max(column, wide);
  }
  for (const RunEntry& entry : totals.inputs) {
    out.labelled(name_of(entry), Ink::strong, {{in_words(entry, words)}}, indent, column + 2 * indent);
  }
  if (totals.further.inputs > 0) {
    out.labelled(counted(words, "index_further", totals.further.inputs), Ink::strong,
                 {{in_words(totals.further, words)}}, indent, column + 2 * indent);
  }
  std::string sum = say(words, "documents_flagged",
                        {{"documents", counted(words, "documents", sums.documents + sums.unreadable)},
                         {"n", std::to_string(sums.flagged)}});
  if (sums.unreadable > 0) sum += say(words, "list_separator") + counted(words, "unreadable", sums.unreadable);
  out.paragraph(say(words, "summary", {{"list", sum}}));
}

}  // namespace

std::string to_text(const RunTotals& totals, const Words& words, const TextOptions& options) {
  if (totals.inputs.empty()) return "";
  TerminalText out(options.style);
  const std::string left_out = left_out_in_words(totals, words);
  const bool many = totals.inputs.size() > 1 || totals.inputs.front().documents > 1;
  if (many) {
    table(totals, words, options.style.width, out);
    if (left_out.empty()) out.blank();
  }
  if (!left_out.empty()) {
    out.paragraph(say(words, "left_out", {{"list", left_out}}));
    out.blank();
  }
  if (totals.stopped) {
    out.paragraph(say(words, "run_stopped"), 0, Ink::strong);
    out.blank();
  }
  MarkCounts all;
  bool any_read = false;
  for (const RunEntry& entry : totals.inputs) {
    all += entry.counts;
    any_read = any_read || entry.read() > 0;
  }
  if (!any_read) return out.take();
  out.paragraph(say(words, "calm_heading"), 0, Ink::strong);
  out.paragraph(say(words, "calm_text"));
  std::string hints = say(words, "made_by");
  if (all.cleared > 0 && !options.show_cleared) hints += " " + say(words, "cleared_hint");
  if (!options.details) hints += " " + say(words, "details_hint");
  if (all.ask > 0 && !options.details) hints += " " + say(words, "fair_and_note_hint");
  out.blank();
  out.paragraph(hints, 0, Ink::quiet);
  return out.take();
}

}  // namespace overclaim
