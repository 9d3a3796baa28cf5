// The names are shown as they were given and not as the list of rules they stand for: who reads the report can type
// them again. Covered by tests/rule_selection_test.cc.
#include "report/rule_selection.h"

#include <algorithm>

#include "check/findings.h"

namespace overclaim {
namespace {

std::string listed(const std::vector<std::string>& names, const Words& words) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : say(words, "list_separator")) + name;
  return list;
}

}  // namespace

bool is_empty(const RuleSelection& selection, const Rulebook& rulebook) {
  if (selection.only.empty() && selection.disable.empty()) return false;
  FindingOptions options;
  options.only = selection.only;
  options.disable = selection.disable;
  return std::none_of(rulebook.rules.begin(), rulebook.rules.end(),
                      [&](const CompiledRule& rule) { return is_asked_for(rule.rule, options); });
}

std::string switched_off_line(const RuleSelection& selection, const Words& words) {
  if (selection.only.empty() && selection.disable.empty()) return "";
  const std::string only = listed(selection.only, words), without = listed(selection.disable, words);
  if (selection.only.empty()) return say(words, "selection_disable", {{"list", without}});
  if (selection.disable.empty()) return say(words, "selection_only", {{"list", only}});
  return say(words, "selection_both", {{"list", only}, {"without", without}});
}

std::string selection_line(const RuleSelection& selection, const Words& words) {
  std::string line = switched_off_line(selection, words);
  if (selection.min_severity > 1) {
    line +=
        (line.empty() ? "" : " ") + say(words, "selection_severity", {{"n", std::to_string(selection.min_severity)}});
  }
  return line;
}

}  // namespace overclaim
