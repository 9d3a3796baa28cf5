// What a rulebook holds, for the people who write it. Lists are plain lines with fixed columns, so that grep and cut
// work on them. Covered by tests/explain_cli_test.cc.
#include "app/command_rules.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "app/messages.h"
#include "app/today.h"
#include "check/run_examples.h"
#include "check/sentence_view.h"
#include "report/wrap.h"
#include "rulebook/compile.h"
#include "rulebook/lint.h"

namespace overclaim {
namespace {

constexpr std::size_t column = 14;     // of values in rules show
constexpr std::size_t expanded = 200;  // forms or names of one word or class, at most

std::string padded(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(text.size() < width ? width - text.size() : 1, ' ');
}

std::string severity_of(const CompiledRule& rule) {
  return rule.kind == CategoryKind::flagging ? std::to_string(rule.rule.severity) : "-";
}

std::string listed(const Rulebook& rulebook) {
  std::size_t longest = 0;
  for (const CompiledRule& rule : rulebook.rules) longest = std::max(longest, rule.rule.id.size());
  std::string text;
  for (const CompiledRule& rule : rulebook.rules) {
    text += padded(rule.rule.id, longest + 2) + padded(severity_of(rule), 3) +
            padded(to_string(rule.rule.maturity), 8) + rule.rule.message + "\n";
  }
  return text;
}

void add(std::string& text, std::string_view key, std::string_view value, std::size_t width) {
  if (value.empty()) return;
  text += padded(key, column) + wrapped(value, width, column).substr(column);
}

template <typename Values, typename Show>
void add_list(std::string& text, std::string_view key, const Values& values, std::size_t width, const Show& show) {
  for (const auto& value : values) {
    add(text, key, show(value), width);
    key = "";
  }
}

std::string described(const CompiledRule& compiled, const Rulebook& rulebook, bool expand, std::size_t width) {
  const Rule& rule = compiled.rule;
  const auto as_written = [](const auto& value) { return std::string_view(value); };
  const auto name = [](auto value) { return to_string(value); };
  const auto phrase = [&](const std::string& value) {
    return expand ? expand_phrase(value, rulebook, expanded) : value;
  };
  std::string text;
  add(text, "id", rule.id, width);
  add(text, "severity", severity_of(compiled), width);
  add(text, "maturity", to_string(rule.maturity), width);
  if (rule.by_wording) add(text, "by_wording", "true", width);
  if (rule.implied) add(text, "implied", "true", width);
  add(text, "message", rule.message, width);
  add(text, "plain", rule.plain, width);
  add(text, "ask", rule.ask, width);
  add_list(text, "phrases", rule.phrases, width, phrase);
  add_list(text, "regexes", rule.regexes, width, as_written);
  add_list(text, "unless", rule.unless, width, phrase);
  add_list(text, "blocks", rule.blocks, width, name);
  add_list(text, "channels", rule.channels, width, name);
  add(text, "strength", to_string(rule.strength), width);
  if (compiled.kind == CategoryKind::flagging) {
    add(text, "when",
        "hedged: " + std::string(to_string(rule.when.hedged)) + ", conditional: " +
            std::string(to_string(rule.when.conditional)) + ", asked: " + std::string(to_string(rule.when.asked)),
        width);
  }
  add_list(text, "slots", rule.slots, width, [](const SlotDefault& slot) { return slot.slot + ": " + slot.term; });
  add_list(text, "adjust", rule.adjust, width, as_written);
  add_list(text, "senses", rule.senses, width, as_written);
  add_list(text, "statements", rule.statements, width, as_written);
  add_list(text, "works", rule.works, width, as_written);
  add_list(text, "basis", rule.basis, width, [](const Basis& basis) {
    return basis.jurisdiction + ": " + basis.instrument + (basis.provision.empty() ? "" : ", " + basis.provision);
  });
  add_list(text, "match", rule.examples.match, width, as_written);
  add_list(text, "clear", rule.examples.clear, width, as_written);
  add_list(text, "none", rule.examples.none, width, as_written);
  return text;
}

ExitStatus show(const Options& options, const Rulebook& rulebook, std::size_t width) {
  const std::string& id = options.operands.front();
  if (const CompiledRule* rule = find_rule(rulebook, id)) {
    return print(described(*rule, rulebook, options.expand, width));
  }
  std::vector<std::string_view> ids;
  for (const CompiledRule& rule : rulebook.rules) ids.push_back(rule.rule.id);
  const std::string_view nearest = nearest_name(id, ids);
  return fail("there is no rule " + shown(id) +
              (nearest.empty() ? "; overclaim rules list shows them" : "; did you mean " + std::string(nearest) + "?"));
}

std::string lines(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) text += to_string(problem) + "\n";
  return text;
}

ExitStatus test(const LoadedRulebook& loaded) {
  const ExamplesRun run = run_examples(loaded);
  const std::string total =
      std::to_string(run.examples) + " examples, " + std::to_string(run.problems.size()) + " failed\n";
  return print(lines(run.problems) + total, run.problems.empty() ? ExitStatus::clean : ExitStatus::unusable);
}

ExitStatus lint(const LoadedRulebook& loaded) {
  const auto find_names = [&](std::string_view text, std::string_view class_name) {
    return names_in(text, class_name, *loaded.rulebook);
  };
  const std::vector<Problem> problems = lint_rules(loaded, find_names, today());
  const std::string total = std::to_string(loaded.rulebook->rules.size()) + " rules, " +
                            std::to_string(problems.size()) + (problems.size() == 1 ? " problem\n" : " problems\n");
  return print(lines(problems) + total, problems.empty() ? ExitStatus::clean : ExitStatus::unusable);
}

}  // namespace

ExitStatus command_rules(const Options& options, const LoadedRulebook& loaded, std::size_t width) {
  switch (options.verb) {
    case Verb::rules_list:
      return print(listed(*loaded.rulebook));
    case Verb::rules_show:
      return show(options, *loaded.rulebook, width);
    case Verb::rules_test:
      return test(loaded);
    case Verb::rules_lint:
      return lint(loaded);
    default:
      break;
  }
  return ExitStatus::unusable;
}

}  // namespace overclaim
