// Adjustments are data (rules/scoring.json); this only asks where their classes are named. Covered by severity_test.cc.
#include "check/severity.h"

#include <algorithm>

namespace overclaim {

namespace {

bool is_in_view(const CompiledClass& named, const SentenceView& view) {
  return std::any_of(view.hits.begin(), view.hits.end(), [&](const TermHit& hit) { return named.has_term[hit.term]; });
}

}  // namespace

std::string credit_of(const Rule& rule, const Rulebook& rulebook, const SentenceView& view) {
  if (!rulebook.scoring || rule.credit == no_credit) return "";
  const std::string key = rule.credit.empty() ? std::string(category_of(rule.id)) : rule.credit;
  const auto found = rulebook.scoring->credits.find(key);
  if (found == rulebook.scoring->credits.end()) return "";
  const std::vector<std::string>& classes = found->second.classes;
  const bool earned =
      classes.empty() || std::any_of(rulebook.classes.begin(), rulebook.classes.end(), [&](const CompiledClass& known) {
        return std::find(classes.begin(), classes.end(), known.name) != classes.end() && is_in_view(known, view);
      });
  return earned ? key : "";
}

SeverityLedger::SeverityLedger(const Rulebook& rulebook, const Reading& reading)
    : rulebook_(rulebook), reading_(reading), on_page_(rulebook.classes.size(), false) {
  std::vector<bool> is_named(rulebook.terms.size(), false);
  std::vector<std::uint32_t> named;
  for (const std::vector<SentenceView>& block : reading.views) {
    for (const SentenceView& view : block) {
      for (const TermHit& hit : view.hits) {
        if (!is_named[hit.term]) named.push_back(hit.term);
        is_named[hit.term] = true;
      }
    }
  }
  for (std::size_t c = 0; c < on_page_.size(); ++c) {
    const std::vector<bool>& has_term = rulebook.classes[c].has_term;
    on_page_[c] = std::any_of(named.begin(), named.end(), [&](std::uint32_t term) { return has_term[term]; });
  }
  if (!rulebook.scoring) return;
  for (const Adjustment& adjustment : rulebook.scoring->adjustments) {
    std::vector<std::size_t>& classes = classes_[&adjustment];
    for (std::size_t c = 0; c < rulebook.classes.size(); ++c) {
      const auto& names = adjustment.classes;
      if (std::find(names.begin(), names.end(), rulebook.classes[c].name) != names.end()) classes.push_back(c);
    }
  }
}

bool SeverityLedger::is_named(const Adjustment& adjustment, const SentenceView& view) const {
  for (const std::size_t c : classes_.at(&adjustment)) {
    const CompiledClass& known = rulebook_.classes[c];
    switch (adjustment.where) {
      case AdjustmentWhere::sentence:
        if (is_in_view(known, view)) return true;
        break;
      case AdjustmentWhere::block:
        for (const SentenceView& other : reading_.views[view.block]) {
          if (is_in_view(known, other)) return true;
        }
        break;
      case AdjustmentWhere::page:
        if (on_page_[c]) return true;
        break;
    }
  }
  return false;
}

Severity SeverityLedger::of(const Rule& rule, std::string_view lowered_by, const SentenceView& view) const {
  Severity severity;
  severity.base = severity.value = rule.severity;
  const auto step = [&](std::string_view reason, int delta) {
    const int value = std::clamp(severity.value + delta, 1, 5);
    if (value == severity.value) return;
    severity.adjustments.push_back({std::string(reason), value - severity.value});
    severity.value = value;
  };
  if (!lowered_by.empty()) step(lowered_by, -1);
  if (!rulebook_.scoring) return severity;
  for (const Adjustment& adjustment : rulebook_.scoring->adjustments) {
    const bool named_by_rule = std::find(rule.adjust.begin(), rule.adjust.end(), adjustment.id) != rule.adjust.end();
    if (named_by_rule && is_named(adjustment, view)) step(adjustment.id, adjustment.delta);
  }
  return severity;
}

}  // namespace overclaim
