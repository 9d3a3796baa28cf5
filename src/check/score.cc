// Every finding costs or earns by itself; repeats of one claim cost less each time and credits have a cap, so a long
// page is not worse or better for being long. Two rules that say the same of one place share a sense and are one claim.
// Charging overlapping spans once, whatever their sense, was not taken: a finding that overlaps two others would take
// their place and could raise the score by being added. What is one claim must follow from the finding alone.
// Covered by score_test.cc with the properties score.h promises.
#include "check/score.h"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>

namespace overclaim {

namespace {

using ScoredRules = std::map<std::string, ScoredRule>;

const ScoredRule& rule_of(const Finding& finding, const ScoredRules& rules) {
  static const ScoredRule unknown;
  const auto found = rules.find(finding.rule);
  return found == rules.end() ? unknown : found->second;
}

// Rules that share a sense say the same of whatever they speak about; a rule by itself says it of its slots.
std::string claim_of(const Finding& finding, const ScoredRule& rule) {
  if (!rule.claim.empty()) return rule.claim;
  std::string claim = finding.rule;
  for (const SlotFill* slot : {&finding.claim.intervention, &finding.claim.condition, &finding.claim.outcome}) {
    claim += '\n';
    for (const std::string& term : slot->terms) claim += term + ' ';
  }
  return claim;
}

int cost_of(const Finding& finding, bool by_wording, const Scoring& scoring) {
  const int severity = std::clamp(finding.severity.value, 1, 5);
  const int cost = scoring.cost[static_cast<std::size_t>(severity) - 1];
  const bool unknown = !finding.verdict || finding.verdict->kind == VerdictKind::not_assessed;
  return unknown && !by_wording ? std::min(cost, scoring.not_assessed_cost) : cost;
}

bool is_supported(const Finding& finding) { return finding.verdict && finding.verdict->kind == VerdictKind::supported; }

// The credit a noted finding earns, "" for none: what its rule earns, else that of a claim the evidence bears.
std::string credit_of(const Finding& finding) {
  if (!finding.credit.empty()) return finding.credit;
  return is_supported(finding) ? "supported" : "";
}

struct Costed {
  int cost = 0;
  const Finding* finding = nullptr;
};

void add_costs(const std::vector<Finding>& findings, const ScoredRules& rules, const Scoring& scoring,
               std::vector<ScorePart>& parts) {
  std::map<std::string, std::vector<Costed>> by_claim;
  for (const Finding& finding : findings) {
    if (finding.status != Status::flagged) continue;
    const ScoredRule& rule = rule_of(finding, rules);
    by_claim[claim_of(finding, rule)].push_back({cost_of(finding, rule.by_wording, scoring), &finding});
  }
  for (auto& [claim, costed] : by_claim) {
    std::sort(costed.begin(), costed.end(), [](const Costed& a, const Costed& b) {
      return std::tie(b.cost, a.finding->id) < std::tie(a.cost, b.finding->id);
    });
    for (std::size_t k = 0; k < costed.size(); ++k) {
      const int repeats = static_cast<int>(std::min<std::size_t>(k + 1, 1000));
      const int cost = costed[k].cost / (repeats * repeats);
      if (cost > 0) parts.push_back({costed[k].finding->rule, -cost, costed[k].finding->id});
    }
  }
}

void add_credits(const std::vector<Finding>& findings, const Scoring& scoring, const std::set<std::string>& withdrawn,
                 std::vector<ScorePart>& parts) {
  std::map<std::string, std::vector<const Finding*>> by_credit;
  for (const Finding& finding : findings) {
    if (finding.status != Status::noted) continue;
    const std::string credit = credit_of(finding);
    if (scoring.credits.count(credit) > 0) by_credit[credit].push_back(&finding);
  }
  for (auto& [key, earned] : by_credit) {
    const Credit& credit = scoring.credits.at(key);
    const auto is_withdrawn = [&](const Finding* finding) { return withdrawn.count(finding->id) > 0; };
    std::sort(earned.begin(), earned.end(), [&](const Finding* a, const Finding* b) {
      return std::pair(is_withdrawn(a), std::string_view(a->id)) < std::pair(is_withdrawn(b), std::string_view(b->id));
    });
    int left = credit.most;
    for (const Finding* finding : earned) {
      const int points = std::min(credit.points, left);
      if (points <= 0) break;
      left -= points;
      parts.push_back({finding->rule, points, finding->id});
      if (is_withdrawn(finding)) parts.push_back({std::string(contradicted_reason), -points, finding->id});
    }
  }
}

// As is between the bounds; beyond them the distance d to the bound counts as room * d / (room + d), which starts at d
// and stays under `room`, the points there are. Never lower for a higher sum.
int bounded(int sum, const Bounds& bounds) {
  const auto soft = [](std::int64_t distance, std::int64_t room) {
    return room == 0 ? 0 : static_cast<int>(room * distance / (room + distance));
  };
  if (sum < bounds.low) return bounds.low - soft(bounds.low - sum, bounds.low);
  if (sum > bounds.high) return bounds.high + soft(sum - bounds.high, 100 - bounds.high);
  return sum;
}

std::string band_of(int value, const std::vector<Finding>& findings, const Scoring& scoring) {
  int worst = 0, noted = 0, flagged = 0;
  for (const Finding& finding : findings) {
    if (finding.status == Status::flagged) {
      worst = std::max(worst, finding.severity.value);
      ++flagged;
    }
    if (finding.status == Status::noted) ++noted;
  }
  if (flagged == 0 && noted < scoring.too_little) return scoring.too_little_band;
  std::size_t band = 0;
  for (std::size_t i = 0; i < scoring.bands.size(); ++i) {
    if (value >= scoring.bands[i].from && worst <= scoring.bands[i].worst) band = i;
  }
  // One finding alone never gives the lowest band.
  if (band == 0 && flagged <= 1 && scoring.bands.size() > 1) band = 1;
  return scoring.bands.empty() ? "" : scoring.bands[band].id;
}

}  // namespace

Score score_of(const std::vector<Finding>& findings, const ScoredRules& rules, const Scoring& scoring,
               const std::set<std::string>& withdrawn) {
  Score score;
  score.parts.push_back({"start", scoring.start, ""});
  add_costs(findings, rules, scoring, score.parts);
  add_credits(findings, scoring, withdrawn, score.parts);
  int sum = 0;
  for (const ScorePart& part : score.parts) sum += part.points;
  score.value = bounded(sum, scoring.bounds);
  if (score.value != sum) score.parts.push_back({"bounds", score.value - sum, ""});
  score.band = band_of(score.value, findings, scoring);
  return score;
}

}  // namespace overclaim
