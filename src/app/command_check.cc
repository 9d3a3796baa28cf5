// What the command line names is compared with the rulebook here; the run itself is check_run.h.
#include "app/command_check.h"

#include <algorithm>
#include <iostream>
#include <vector>

#include "report/wrap.h"
#include "rulebook/problem.h"
#include "rulebook/rule.h"

namespace overclaim {
namespace {

std::string unknown_name(const std::vector<std::string>& names, const Rulebook& rulebook, std::string_view option) {
  std::vector<std::string_view> known;
  for (const auto* categories : {&flagging_categories(), &noting_categories()}) {
    known.insert(known.end(), categories->begin(), categories->end());
  }
  for (const CompiledRule& rule : rulebook.rules) known.push_back(rule.rule.id);
  for (const std::string& name : names) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string_view nearest = nearest_name(name, known);
    return "--" + std::string(option) + " names no rule and no category: " + shown(name) +
           (nearest.empty() ? "; overclaim rules list shows them" : "; did you mean " + std::string(nearest) + "?");
  }
  return "";
}

}  // namespace

ExitStatus command_check(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
                         const ErrorStream& errors, const std::string& version) {
  std::string wrong = unknown_name(options.only, *loaded.rulebook, "only");
  if (wrong.empty()) wrong = unknown_name(options.disable, *loaded.rulebook, "disable");
  if (!wrong.empty()) {
    std::cerr << "overclaim: " << wrong << '\n';
    return ExitStatus::unusable;
  }
  return run_check(options, loaded, terminal, errors, version);
}

}  // namespace overclaim
