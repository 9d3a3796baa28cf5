// Kept out of loading on purpose: a work nobody names makes no verdict wrong, and whoever adds works first and
// statements later must be able to run the program in between. Faults of form, which make a fact untraceable (a DOI, a
// day, one DOI for two works), do stop a rulebook from loading. Covered by tests/lint_reference_test.cc.
#include "rulebook/lint_reference.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "rulebook/spaced_words.h"

namespace overclaim {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "1,200 of 3.5 %" -> {"1200", "3.5"}.
std::set<std::string> numbers_in(std::string_view text) {
  std::set<std::string> numbers;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    std::string number;
    for (; at < text.size(); ++at) {
      const bool inside = (text[at] == '.' || text[at] == ',') && at + 1 < text.size() && is_digit(text[at + 1]);
      if (!is_digit(text[at]) && !inside) break;
      if (text[at] != ',') number += text[at];
    }
    numbers.insert(std::move(number));
  }
  return numbers;
}

class ReferenceLinter {
 public:
  explicit ReferenceLinter(const LoadedRulebook& loaded) : loaded_(loaded), reference_(loaded.rulebook->reference) {}

  std::vector<Problem> run() {
    lint_reach();
    for (const Statement& statement : reference_.statements) {
      lint_contradiction(statement);
      lint_search(statement);
    }
    return std::move(problems_);
  }

 private:
  using Places = std::map<std::string, Place, std::less<>>;

  void report(const Places& places, std::string_view id, std::string_view below, std::string message) {
    const auto found = places.find(id);
    const Place place = found == places.end() ? Place{std::string(id), ""} : found->second;
    problems_.push_back({place.file, place.pointer + std::string(below), std::move(message)});
  }

  void lint_reach() {
    std::set<std::string_view> named;
    for (const Statement& statement : reference_.statements)
      named.insert(statement.works.begin(), statement.works.end());
    for (const CompiledRule& rule : loaded_.rulebook->rules)
      named.insert(rule.rule.works.begin(), rule.rule.works.end());
    for (const Work& work : reference_.works) {
      if (named.count(work.id) > 0) continue;
      report(loaded_.places.works, work.id, "/id",
             "the work " + shown(work.id) + " is named by no statement and no rule, so no example reaches it");
    }
  }

  void lint_contradiction(const Statement& statement) {
    const bool contradicts =
        std::any_of(statement.examples.begin(), statement.examples.end(),
                    [](const StatementExample& example) { return example.verdict == "contradicted"; });
    if (!contradicts) return;
    bool any_checked = false;
    std::set<std::string> checked, copied;
    for (const std::string& id : statement.works) {
      const Work* work = find_work(reference_, id);
      if (work == nullptr) continue;
      any_checked = any_checked || is_checked(work->seen);
      for (const std::string* text : {&work->title, &work->age, &work->venue}) checked.merge(numbers_in(*text));
      checked.insert(std::to_string(work->year));
      for (const WorkResult& result : work->results) {
        std::set<std::string>& numbers = is_checked(result.seen) ? checked : copied;
        for (const std::string* text : {&result.value, &result.denominator, &result.unit, &result.text}) {
          numbers.merge(numbers_in(*text));
        }
      }
    }
    if (!any_checked) {
      report(loaded_.places.statements, statement.id, "/works",
             "has an example that is contradicted, and no work that was seen itself (full_text, abstract, registry or "
             "official)");
    }
    lint_numbers(statement, "/summary", statement.summary, checked, copied);
    lint_numbers(statement, "/honest", statement.honest, checked, copied);
  }

  void lint_numbers(const Statement& statement, std::string_view key, const std::string& text,
                    const std::set<std::string>& checked, const std::set<std::string>& copied) {
    for (const std::string& number : numbers_in(text)) {
      if (checked.count(number) > 0 || copied.count(number) == 0) continue;
      report(
          loaded_.places.statements, statement.id, key,
          "takes " + number + " from a figure that was read in a copy only, and has an example that is contradicted");
    }
  }

  void lint_search(const Statement& statement) {
    if (statement.search) return;
    const auto check = [&](std::string_view key, const std::string& text) {
      const std::string words = spaced_words(text);
      for (const std::string& claim : loaded_.search_claims) {
        if (words.find(spaced_words(claim)) == words.npos) continue;
        report(loaded_.places.statements, statement.id, key,
               "says " + shown(claim) + " and has no \"search\" {where, words, until}");
      }
    };
    check("/summary", statement.summary);
    check("/honest", statement.honest);
  }

  const LoadedRulebook& loaded_;
  const Reference& reference_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> lint_reference(const LoadedRulebook& loaded) { return ReferenceLinter(loaded).run(); }

}  // namespace overclaim
