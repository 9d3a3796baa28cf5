// Specificity first, verdict second: a claim is never judged by a statement about something wider when there is one
// about the thing itself. Covered by verdict_test.cc and by the examples of every statement.
#include "check/verdict.h"

#include <algorithm>

namespace overclaim {

namespace {

const CompiledTerm* find_term(const Rulebook& rulebook, std::string_view id) {
  const auto found = std::find_if(rulebook.terms.begin(), rulebook.terms.end(),
                                  [&](const CompiledTerm& term) { return term.id == id; });
  return found == rulebook.terms.end() ? nullptr : &*found;
}

// Whether `wide` is `narrow` or one of the things it is a kind of.
bool is_broader_or_same(const Rulebook& rulebook, std::string_view wide, std::string_view narrow) {
  for (const CompiledTerm* term = find_term(rulebook, narrow); term != nullptr;
       term = find_term(rulebook, term->broader)) {
    if (term->id == wide) return true;
    if (term->broader.empty()) break;
  }
  return false;
}

// How the evidence about `stated` fits one term of the claim.
FitKind fit_of_term(const Rulebook& rulebook, const std::vector<std::string>& stated, const std::string& claimed) {
  FitKind best = FitKind::other;
  for (const std::string& term : stated) {
    if (term == claimed) return FitKind::exact;
    if (is_broader_or_same(rulebook, term, claimed)) {
      best = FitKind::broader;
    } else if (best == FitKind::other && is_broader_or_same(rulebook, claimed, term)) {
      best = FitKind::narrower;
    }
  }
  return best;
}

// A claim of several things is wider than evidence about some of them.
FitKind fit_of_slot(const Rulebook& rulebook, const std::vector<std::string>& stated,
                    const std::vector<std::string>& claimed) {
  if (claimed.empty()) return FitKind::unstated;
  if (stated.empty()) return FitKind::broader;
  bool exact = true, all_covered = true, any = false;
  for (const std::string& term : claimed) {
    const FitKind fit = fit_of_term(rulebook, stated, term);
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

// Whether the terms leave open what is meant: there are none, or only words like "the treatment".
bool names_nothing(const Rulebook& rulebook, const std::vector<std::string>& terms) {
  return std::all_of(terms.begin(), terms.end(), [&](const std::string& id) {
    const CompiledTerm* term = find_term(rulebook, id);
    return term != nullptr && term->anaphor;
  });
}

struct Candidate {
  const Statement* statement = nullptr;
  Fit fit;
  int closeness = -1;
};

Candidate candidate_of(const Statement& statement, const JudgedClaim& claim, const Rulebook& rulebook) {
  Candidate candidate;
  const Rule& rule = *claim.rule;
  const bool named_by_rule = names(rule.statements, statement.id);
  const bool judges_rule = names(statement.claims, rule.id);
  if (!named_by_rule && !judges_rule && !names(statement.claims, category_of(rule.id))) return candidate;
  const auto is_open = [&](const std::vector<std::string>& stated, const SlotFill& claimed) {
    return !stated.empty() && names_nothing(rulebook, claimed.terms) && !named_by_rule;
  };
  if (is_open(statement.intervention, claim.slots.intervention)) return candidate;
  if (is_open(statement.condition, claim.slots.condition)) return candidate;
  candidate.fit.intervention = fit_of_slot(rulebook, statement.intervention, claim.slots.intervention.terms);
  candidate.fit.condition = fit_of_slot(rulebook, statement.condition, claim.slots.condition.terms);
  candidate.fit.outcome = fit_of_slot(rulebook, statement.outcome, claim.slots.outcome.terms);
  for (const FitKind fit : {candidate.fit.intervention, candidate.fit.condition, candidate.fit.outcome}) {
    if (fit == FitKind::other) return candidate;
  }
  candidate.statement = &statement;
  candidate.closeness = closeness(candidate.fit.intervention, statement.intervention.empty()) +
                        closeness(candidate.fit.condition, statement.condition.empty()) +
                        2 * closeness(candidate.fit.outcome, statement.outcome.empty()) + (judges_rule ? 10 : 0) +
                        (named_by_rule ? 20 : 0);
  return candidate;
}

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
bool is_a_case_of(const Rulebook& rulebook, const std::vector<std::string>& studied,
                  const std::vector<std::string>& claimed) {
  return std::all_of(claimed.begin(), claimed.end(), [&](const std::string& claim) {
    return std::any_of(studied.begin(), studied.end(),
                       [&](const std::string& term) { return is_broader_or_same(rulebook, claim, term); });
  });
}

// A case about another product or disease refutes nothing: of "cord blood has no risks" only cord blood can.
bool has_refuting_case(const Statement& statement, const JudgedClaim& claim, const Rulebook& rulebook) {
  return std::any_of(statement.works.begin(), statement.works.end(), [&](const std::string& id) {
    const Work* work = find_work(rulebook.reference, id);
    return work != nullptr && is_checked(work->seen) &&
           (statement.intervention.empty() ||
            is_a_case_of(rulebook, work->intervention, claim.slots.intervention.terms)) &&
           (claim.slots.condition.terms.empty() ||
            is_a_case_of(rulebook, work->condition, claim.slots.condition.terms));
  });
}

// The bar of DESIGN section 4 is high on purpose: everything else that goes against a claim leaves it overstated.
bool is_contradicted(const Candidate& candidate, const JudgedClaim& claim, const Rulebook& rulebook) {
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
  return refuted && claim.strength == Strength::certain && has_refuting_case(statement, claim, rulebook);
}

VerdictKind kind_of(const Candidate& candidate, const JudgedClaim& claim, const Rulebook& rulebook) {
  const Statement& statement = *candidate.statement;
  if (is_contradicted(candidate, claim, rulebook)) return VerdictKind::contradicted;
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

Verdict judge(const JudgedClaim& claim, const Rulebook& rulebook, std::string_view as_of) {
  std::vector<Candidate> best;
  for (const Statement& statement : rulebook.reference.statements) {
    if (!is_valid(statement, as_of)) continue;
    const Candidate candidate = candidate_of(statement, claim, rulebook);
    if (candidate.statement == nullptr) continue;
    if (!best.empty() && candidate.closeness < best.front().closeness) continue;
    if (!best.empty() && candidate.closeness > best.front().closeness) best.clear();
    best.push_back(candidate);
  }
  Verdict verdict;
  if (best.empty()) return verdict;
  verdict.kind = kind_of(best.front(), claim, rulebook);
  verdict.fit = best.front().fit;
  for (const Candidate& candidate : best) {
    // Statements that fit alike and disagree, as on a claim of several outcomes: it says more than they bear together.
    if (kind_of(candidate, claim, rulebook) != verdict.kind) verdict.kind = VerdictKind::overstated;
    verdict.statements.push_back(candidate.statement->id);
    verdict.reason += (verdict.reason.empty() ? "" : " ") + candidate.statement->summary;
  }
  const Statement& first = *best.front().statement;
  if (first.route != "any") verdict.fit.route = FitKind::narrower;
  verdict.fit.population = first.population == "any" ? FitKind::broader : FitKind::unstated;
  return verdict;
}

}  // namespace overclaim
