// Specificity first, verdict second: a claim is never judged by a statement about something wider when there is one
// about the thing itself. Covered by verdict_test.cc and by the examples of every statement.
#include "check/verdict.h"

#include <algorithm>

namespace overclaim {

namespace {

// How the evidence about `stated` fits one term of the claim.
FitKind fit_of_term(const TermTree& tree, const std::vector<std::uint32_t>& stated, std::uint32_t claimed) {
  FitKind best = FitKind::other;
  for (const std::uint32_t term : stated) {
    if (term == claimed) return FitKind::exact;
    if (tree.is_broader_or_same(term, claimed)) {
      best = FitKind::broader;
    } else if (best == FitKind::other && tree.is_broader_or_same(claimed, term)) {
      best = FitKind::narrower;
    }
  }
  return best;
}

// A claim of several things is wider than evidence about some of them.
FitKind fit_of_slot(const TermTree& tree, const std::vector<std::uint32_t>& stated,
                    const std::vector<std::uint32_t>& claimed) {
  if (claimed.empty()) return FitKind::unstated;
  if (stated.empty()) return FitKind::broader;
  bool exact = true, all_covered = true, any = false;
  for (const std::uint32_t term : claimed) {
    const FitKind fit = fit_of_term(tree, stated, term);
    exact = exact && fit == FitKind::exact;
    all_covered = all_covered && (fit == FitKind::exact || fit == FitKind::broader);
    any = any || fit != FitKind::other;
  }
  if (!any) return FitKind::other;
  if (exact) return FitKind::exact;
  return all_covered ? FitKind::broader : FitKind::narrower;
}

int closeness(FitKind fit, bool is_any) {
  switch (fit) {
    case FitKind::exact:
      return 6;
    case FitKind::broader:
      return is_any ? 1 : 4;
    case FitKind::narrower:
      return 3;
    case FitKind::unstated:
      return is_any ? 2 : 1;
    case FitKind::other:
      break;
  }
  return 0;
}

bool names(const std::vector<std::string>& list, std::string_view wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

bool is_valid(const Statement& statement, std::string_view as_of) {
  if (as_of.empty()) return true;
  return (statement.valid_from.empty() || statement.valid_from <= as_of) &&
         (statement.valid_to.empty() || as_of <= statement.valid_to);
}

struct Candidate {
  const Statement* statement = nullptr;
  Fit fit;
  int closeness = -1;
};

bool rests_on_checked_work(const Statement& statement, const Reference& reference) {
  return std::any_of(statement.works.begin(), statement.works.end(), [&](const std::string& id) {
    const Work* work = find_work(reference, id);
    return work != nullptr && is_checked(work->seen);
  });
}

bool fits_all_exactly(const Fit& fit) {
  return fit.intervention == FitKind::exact && fit.condition == FitKind::exact && fit.outcome == FitKind::exact;
}

bool from_the_claim(const SlotFill& fill) { return fill.from == SlotFrom::match || fill.from == SlotFrom::sentence; }

// Whether one of the things a work is about is what the claim is about, or a kind of it.
bool is_a_case_of(const TermTree& tree, const std::vector<std::string>& studied,
                  const std::vector<std::string>& claimed) {
  const std::vector<std::uint32_t> studied_terms = tree.terms_of(studied), claimed_terms = tree.terms_of(claimed);
  return std::all_of(claimed_terms.begin(), claimed_terms.end(), [&](std::uint32_t claim) {
    return std::any_of(studied_terms.begin(), studied_terms.end(),
                       [&](std::uint32_t term) { return tree.is_broader_or_same(claim, term); });
  });
}

// A case about another product or disease refutes nothing: of "cord blood has no risks" only cord blood can.
bool has_refuting_case(const Statement& statement, const JudgedClaim& claim, const Rulebook& rulebook,
                       const TermTree& tree) {
  return std::any_of(statement.works.begin(), statement.works.end(), [&](const std::string& id) {
    const Work* work = find_work(rulebook.reference, id);
    return work != nullptr && is_checked(work->seen) &&
           (statement.intervention.empty() || is_a_case_of(tree, work->intervention, claim.slots.intervention.terms)) &&
           (claim.slots.condition.terms.empty() || is_a_case_of(tree, work->condition, claim.slots.condition.terms));
  });
}

// The bar of DESIGN section 4 is high on purpose: everything else that goes against a claim leaves it overstated.
bool is_contradicted(const Candidate& candidate, const JudgedClaim& claim, const Rulebook& rulebook,
                     const TermTree& tree) {
  const Statement& statement = *candidate.statement;
  const ClaimSlots& slots = claim.slots;
  if (!claim.asserted_by_page || claim.own_product || claim.unnamed_product) return false;
  if (!statement.intervention.empty() && !from_the_claim(slots.intervention)) return false;
  if (statement.direction == Effect::no_difference && fits_all_exactly(candidate.fit) &&
      from_the_claim(slots.condition) && rests_on_checked_work(statement, rulebook.reference)) {
    return true;
  }
  const bool refuted = std::any_of(claim.rule->senses.begin(), claim.rule->senses.end(),
                                   [&](const std::string& sense) { return names(statement.refutes, sense); });
  return refuted && claim.strength == Strength::certain && has_refuting_case(statement, claim, rulebook, tree);
}

VerdictKind kind_of(const Candidate& candidate, const JudgedClaim& claim, const Rulebook& rulebook,
                    const TermTree& tree) {
  const Statement& statement = *candidate.statement;
  if (is_contradicted(candidate, claim, rulebook, tree)) return VerdictKind::contradicted;
  switch (statement.direction) {
    case Effect::unknown:
      return VerdictKind::unproven;
    case Effect::harm:
    case Effect::no_difference:
      return VerdictKind::overstated;
    case Effect::benefit:
      break;
  }
  const bool covered = candidate.fit.intervention != FitKind::narrower &&
                       candidate.fit.condition != FitKind::narrower && candidate.fit.outcome != FitKind::narrower;
  // A claim that leaves out for what or with what it was shown says more than any one study.
  const bool stated = statement.outcome.empty() || candidate.fit.outcome != FitKind::unstated;
  return covered && stated && !claim.unnamed_product && claim.strength <= statement.ceiling ? VerdictKind::supported
                                                                                            : VerdictKind::overstated;
}

}  // namespace

TermTree::TermTree(const Rulebook& rulebook) {
  numbers_.reserve(rulebook.terms.size());
  for (std::uint32_t t = 0; t < rulebook.terms.size(); ++t) numbers_.emplace(rulebook.terms[t].id, t);
  for (const CompiledTerm& term : rulebook.terms) {
    const auto broader = numbers_.find(term.broader);
    broader_.push_back(broader == numbers_.end() ? no_term : broader->second);
  }
}

std::vector<std::uint32_t> TermTree::terms_of(const std::vector<std::string>& ids) const {
  std::vector<std::uint32_t> terms;
  for (const std::string& id : ids) terms.push_back(numbers_.at(id));
  return terms;
}

bool TermTree::is_broader_or_same(std::uint32_t wide, std::uint32_t narrow) const {
  for (; narrow != no_term; narrow = broader_[narrow]) {
    if (narrow == wide) return true;
  }
  return false;
}

Judge::Judge(const Rulebook& rulebook, std::string_view as_of) : rulebook_(rulebook), tree_(rulebook) {
  for (const Statement& statement : rulebook.reference.statements) {
    if (!is_valid(statement, as_of)) continue;
    statements_.push_back({&statement, tree_.terms_of(statement.intervention), tree_.terms_of(statement.condition),
                           tree_.terms_of(statement.outcome)});
  }
}

// What may judge a rule's claims, in the order of the list.
const std::vector<Judge::ForRule>& Judge::statements_for(const Rule& rule) {
  const auto [known, is_new] = by_rule_.try_emplace(&rule);
  if (!is_new) return known->second;
  for (const Stated& stated : statements_) {
    const Statement& statement = *stated.statement;
    ForRule one{&stated, names(rule.statements, statement.id), names(statement.claims, rule.id)};
    if (!one.named_by_rule && !one.judges_rule && !names(statement.claims, category_of(rule.id))) continue;
    known->second.push_back(one);
  }
  return known->second;
}

Verdict Judge::judge(const JudgedClaim& claim) {
  const std::vector<std::uint32_t> intervention = tree_.terms_of(claim.slots.intervention.terms);
  const std::vector<std::uint32_t> condition = tree_.terms_of(claim.slots.condition.terms);
  const std::vector<std::uint32_t> outcome = tree_.terms_of(claim.slots.outcome.terms);
  // Whether the terms leave open what is meant: there are none, or only words like "the treatment".
  const auto names_nothing = [&](const std::vector<std::uint32_t>& terms) {
    return std::all_of(terms.begin(), terms.end(), [&](std::uint32_t term) { return rulebook_.terms[term].anaphor; });
  };
  const bool no_intervention = names_nothing(intervention), no_condition = names_nothing(condition);
  std::vector<Candidate> best;
  for (const ForRule& one : statements_for(*claim.rule)) {
    const Stated& stated = *one.stated;
    if (!one.named_by_rule &&
        ((no_intervention && !stated.intervention.empty()) || (no_condition && !stated.condition.empty()))) {
      continue;
    }
    const Fit fit = {fit_of_slot(tree_, stated.intervention, intervention),
                     fit_of_slot(tree_, stated.condition, condition), fit_of_slot(tree_, stated.outcome, outcome)};
    if (fit.intervention == FitKind::other || fit.condition == FitKind::other || fit.outcome == FitKind::other)
      continue;
    const int close =
        closeness(fit.intervention, stated.intervention.empty()) + closeness(fit.condition, stated.condition.empty()) +
        2 * closeness(fit.outcome, stated.outcome.empty()) + (one.judges_rule ? 10 : 0) + (one.named_by_rule ? 20 : 0);
    if (!best.empty() && close < best.front().closeness) continue;
    if (!best.empty() && close > best.front().closeness) best.clear();
    best.push_back({stated.statement, fit, close});
  }
  Verdict verdict;
  if (best.empty()) return verdict;
  verdict.kind = kind_of(best.front(), claim, rulebook_, tree_);
  verdict.fit = best.front().fit;
  for (const Candidate& candidate : best) {
    // Statements that fit alike and disagree, as on a claim of several outcomes: it says more than they bear together.
    if (kind_of(candidate, claim, rulebook_, tree_) != verdict.kind) verdict.kind = VerdictKind::overstated;
    verdict.statements.push_back(candidate.statement->id);
    verdict.reason += (verdict.reason.empty() ? "" : " ") + candidate.statement->summary;
  }
  const Statement& first = *best.front().statement;
  if (first.route != "any") verdict.fit.route = FitKind::narrower;
  verdict.fit.population = first.population == "any" ? FitKind::broader : FitKind::unstated;
  return verdict;
}

}  // namespace overclaim
