// Every finding costs or earns by itself; repeats of one claim cost less each time and credits have a cap, so a long page
// is not worse or better for being long. Covered by score_test.cc with the properties score.h promises.
#include "check/score.h"

#include <algorithm>
#include <tuple>

namespace overclaim {

namespace {

std::string claim_of(const Finding& finding) {
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

// The kind of credit a noted finding earns, or nullptr.
const std::pair<const std::string, Credit>* credit_of(const Finding& finding, const Scoring& scoring) {
  for (const std::string& key :
       {finding.rule, finding.category, std::string(is_supported(finding) ? "supported" : "")}) {
    const auto found = scoring.credits.find(key);
    if (found != scoring.credits.end()) return &*found;
  }
  return nullptr;
}

struct Costed {
  int cost = 0;
  const Finding* finding = nullptr;
};

void add_costs(const std::vector<Finding>& findings, const std::map<std::string, bool>& by_wording,
               const Scoring& scoring, std::vector<ScorePart>& parts) {
  std::map<std::string, std::vector<Costed>> by_claim;
  for (const Finding& finding : findings) {
    if (finding.status != Status::flagged) continue;
    const auto wording = by_wording.find(finding.rule);
    by_claim[claim_of(finding)].push_back(
        {cost_of(finding, wording != by_wording.end() && wording->second, scoring), &finding});
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

void add_credits(const std::vector<Finding>& findings, const Scoring& scoring, std::vector<ScorePart>& parts) {
  std::map<std::string, std::vector<const Finding*>> by_credit;
  for (const Finding& finding : findings) {
    if (finding.status != Status::noted) continue;
    if (const auto* credit = credit_of(finding, scoring)) by_credit[credit->first].push_back(&finding);
  }
  for (auto& [key, earned] : by_credit) {
    const Credit& credit = scoring.credits.at(key);
    std::sort(earned.begin(), earned.end(), [](const Finding* a, const Finding* b) { return a->id < b->id; });
    int left = credit.most;
    for (const Finding* finding : earned) {
      const int points = std::min(credit.points, left);
      if (points <= 0) break;
      left -= points;
      parts.push_back({finding->rule, points, finding->id});
    }
  }
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

Score score_of(const std::vector<Finding>& findings, const std::map<std::string, bool>& by_wording,
               const Scoring& scoring) {
  Score score;
  score.parts.push_back({"start", scoring.start, ""});
  add_costs(findings, by_wording, scoring, score.parts);
  add_credits(findings, scoring, score.parts);
  int sum = 0;
  for (const ScorePart& part : score.parts) sum += part.points;
  score.value = std::clamp(sum, 0, 100);
  if (score.value != sum) score.parts.push_back({"bounds", score.value - sum, ""});
  score.band = band_of(score.value, findings, scoring);
  return score;
}

}  // namespace overclaim
