// The verdict names statements; which of them a reader is told, and how, is settled here. All of them were not taken:
// five statements on five kinds of cells answer a page that names none worse than the general one. Covered by
// tests/page_summary_test.cc.
#include "report/known_facts.h"

#include <algorithm>

#include "rulebook/number_text.h"

namespace overclaim {
namespace {

constexpr std::size_t most_facts = 2;    // of one claim; the others stand in the details
constexpr std::size_t most_effects = 3;  // bars of one fact
constexpr std::size_t far = 100;         // steps between terms that are not on one line

// How many steps of `broader` lead from one term up to another; to "" for above the topmost.
std::size_t steps_up(std::string_view from, std::string_view to,
                     const std::map<std::string_view, std::string_view>& broader) {
  std::size_t steps = 0;
  for (std::string_view at = from; steps < far; ++steps) {
    if (at == to) return steps;
    if (at.empty()) return far;
    const auto found = broader.find(at);
    at = found == broader.end() ? std::string_view() : found->second;
  }
  return far;
}

std::size_t depth_of(std::string_view term, const std::map<std::string_view, std::string_view>& broader) {
  return steps_up(term, "", broader);
}

}  // namespace

KnownFacts::KnownFacts(const Words& words, const Rulebook* rulebook)
    : words_(words), reference_(rulebook == nullptr ? nullptr : &rulebook->reference) {
  if (rulebook == nullptr) return;
  for (const CompiledTerm& term : rulebook->terms) broader_.emplace(term.id, term.broader);
}

std::vector<const Statement*> KnownFacts::of(const Finding& finding) const {
  std::vector<const Statement*> found;
  if (reference_ == nullptr || !finding.verdict) return found;
  std::size_t nearest = far;
  for (const std::string& id : finding.verdict->statements) {
    const Statement* statement = find_statement(*reference_, id);
    if (statement == nullptr) continue;
    const std::size_t steps = distance(*statement, finding.claim.intervention);
    if (steps < nearest) found.clear();
    nearest = std::min(nearest, steps);
    if (steps == nearest) found.push_back(statement);
  }
  if (found.size() > most_facts) found.resize(most_facts);
  return found;
}

KnownFact KnownFacts::told(const Statement& statement) const {
  return {&statement, statement.summary, copy_note(statement), effects(statement)};
}

std::string KnownFacts::copy_note(const Statement& statement) const {
  std::size_t copies = 0, works = 0;
  for (const std::string& id : statement.works) {
    const Work* work = find_work(*reference_, id);
    if (work == nullptr) continue;
    ++works;
    if (!is_checked(work->seen)) ++copies;
  }
  if (copies == 0) return "";
  return say(words_, copies == works ? "known_in_copy" : "known_partly_in_copy");
}

std::vector<ShownEffect> KnownFacts::effects(const Statement& statement) const {
  std::vector<ShownEffect> shown;
  for (const std::string& id : statement.works) {
    const Work* work = find_work(*reference_, id);
    if (work == nullptr) continue;
    for (const WorkResult& result : work->results) {
      if (!result.effect || !is_checked(result.seen) || shown.size() == most_effects) continue;
      const bool speaks_of_it =
          std::find(statement.outcome.begin(), statement.outcome.end(), result.outcome) != statement.outcome.end();
      if (speaks_of_it) shown.push_back(in_words(*result.effect));
    }
  }
  return shown;
}

ShownEffect KnownFacts::in_words(const EffectSize& size) const {
  ShownEffect shown{"", "", size};
  shown.line = say(words_, "effect_size",
                   {{"what", size.what},
                    {"average", number_text(size.average)},
                    {"unit", size.unit},
                    {"than", size.than},
                    {"scale", number_text(size.scale)}});
  if (size.low && size.high) {
    shown.range = say(words_, "effect_range", {{"low", number_text(*size.low)}, {"high", number_text(*size.high)}});
  }
  return shown;
}

std::size_t KnownFacts::distance(const Statement& statement, const SlotFill& claimed) const {
  // Where the claim names no treatment, the most general statement goes first.
  std::size_t least = far;
  if (claimed.terms.empty()) {
    if (statement.intervention.empty()) return 0;
    for (const std::string& one : statement.intervention) least = std::min(least, depth_of(one, broader_));
    return least;
  }
  for (const std::string& one : statement.intervention) {
    for (const std::string& other : claimed.terms) {
      least = std::min({least, steps_up(one, other, broader_), steps_up(other, one, broader_)});
    }
  }
  return least;
}

}  // namespace overclaim
