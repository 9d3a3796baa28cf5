// One operand is a rule, two are a fingerprint and a report. A report is read whole: it was written by us and holds one
// finding a place. Covered by tests/explain_cli_test.cc.
#include "app/command_explain.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/messages.h"
#include "intake/read_file.h"
#include "report/explanation.h"
#include "report/report_documents.h"

namespace overclaim {
namespace {

constexpr std::uint64_t longest_report = std::uint64_t{256} << 20U;  // bytes

std::string no_such_rule(const std::string& id, const Rulebook& rulebook) {
  if (are_fingerprint_digits(id)) return "there is no rule " + shown(id) + "; for a finding name its report too";
  std::vector<std::string_view> ids;
  for (const CompiledRule& rule : rulebook.rules) ids.push_back(rule.rule.id);
  const std::string_view nearest = nearest_name(id, ids);
  return "there is no rule " + shown(id) +
         (nearest.empty() ? "; overclaim rules list shows them" : "; did you mean " + std::string(nearest) + "?");
}

}  // namespace

ExitStatus command_explain(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal) {
  const Rulebook& rulebook = *loaded.rulebook;
  const ExplanationOptions explanation{terminal.width, terminal.color, options.all};
  const std::string& wanted = options.operands.front();
  if (options.operands.size() == 1) {
    const CompiledRule* rule = find_rule(rulebook, wanted);
    if (rule == nullptr) return fail(no_such_rule(wanted, rulebook));
    return print(explain_rule(*rule, rulebook, loaded.words, explanation));
  }
  const std::string& path = options.operands[1];
  const std::string name = path == "-" ? "standard input" : path;
  const std::variant<InputBytes, ReportError> opened = open_input(path);
  if (const ReportError* error = std::get_if<ReportError>(&opened)) return fail(name + ": " + error->message);
  const InputBytes& input = std::get<InputBytes>(opened);
  if (input.size() > longest_report) {
    return fail(name + ": is longer than " + std::to_string(longest_report >> 20U) +
                " MiB; cut out the line of the document (jsonl)");
  }
  const std::optional<std::string> bytes = input.read(0, input.size());
  if (!bytes) return fail(name + ": changed while it was read; try again");
  const std::variant<std::string, ExplanationError> explained =
      explain_finding(wanted, *bytes, name, rulebook, loaded.words, explanation);
  if (const ExplanationError* error = std::get_if<ExplanationError>(&explained)) return fail(error->message);
  return print(std::get<std::string>(explained));
}

}  // namespace overclaim
