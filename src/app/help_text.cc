// Help is made from the tables and from nothing else, so that it cannot forget an option. Covered by
// tests/options_test.cc.
#include <algorithm>

#include "app/options.h"
#include "app/verb_table.h"
#include "report/wrap.h"

namespace overclaim {

std::string help_text(std::optional<Verb> verb, std::size_t width) {
  constexpr std::size_t column = 26;
  const auto entry = [&](const std::string& left, std::string_view right) {
    std::string text = "  " + left;
    const std::string lines = wrapped(right, width, column);
    if (text.size() + 2 > column) return text + "\n" + lines;
    return text + std::string(column - text.size(), ' ') + lines.substr(column);
  };
  const Verb about = verb.value_or(Verb::check);
  const std::string_view group = row_of(about).first;

  std::string text;
  if (about == Verb::check) {
    text = wrapped("overclaim reads what a page says about a treatment and shows the wording to question.", width, 0) +
           "\n";
  }
  text += "Usage:\n";
  for (const VerbRow& row : verb_table()) {
    if (verb && row.first != group) continue;
    text += "  overclaim " + name_of(row) + (row.operands.empty() ? "" : " " + std::string(row.operands)) +
            " [OPTION...]\n";
    text += wrapped(row.help, width, 6);
  }
  text += "\nOptions:\n";
  for (const OptionRow& row : option_table()) {
    const bool shown_here =
        std::any_of(row.verbs.begin(), row.verbs.end(), [&](Verb of) { return row_of(of).first == group; });
    if (!shown_here) continue;
    std::string left = row.letter == '\0' ? "    --" : std::string("-") + row.letter + ", --";
    left += row.name;
    if (!row.value.empty()) left += " " + std::string(row.value);
    text += entry(left, row.help);
  }
  if (about != Verb::check) return text;
  text += "\nExit status:\n";
  text += entry("0", "All was read, and nothing was flagged (see --fail-on).");
  text += entry("1", "Something was flagged.");
  text += entry("2", "The command line or a rule is wrong, or nothing could be read.");
  text += entry("3", "Some input or part was not covered; the rest is complete.");
  text += entry("4", "An output could not be written.");
  return text;
}

}  // namespace overclaim
