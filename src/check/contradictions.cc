// Pairs of senses are data and findings are few, so a contradiction is two look-ups and a comparison of subjects. An
// entailment model was not taken: it could not be replayed at a hearing, nor say which words it rests on. Covered by
// tests/contradictions_test.cc and the examples of each pair.
#include "check/contradictions.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace overclaim {

namespace {

const Sense* find_sense(const Rulebook& rulebook, std::string_view id) {
  const auto found = std::lower_bound(rulebook.senses.begin(), rulebook.senses.end(), id,
                                      [](const Sense& sense, std::string_view wanted) { return sense.id < wanted; });
  return found != rulebook.senses.end() && found->id == id ? &*found : nullptr;
}

bool speaks_for_page(const Finding& finding, bool sells) {
  return finding.speaker == Speaker::page || finding.speaker == Speaker::study ||
         (sells && finding.speaker == Speaker::third_party);
}

bool is_said(const Finding& finding, CategoryKind kind) {
  if (finding.status == Status::cleared) return false;
  if (kind == CategoryKind::noting) return finding.stance == Stance::asserted || finding.stance == Stance::hedged;
  return finding.stance == Stance::asserted || finding.stance == Stance::reported;
}

// Groups of both sides, joined where they may be about the same.
class Rows {
 public:
  Rows(const SubjectFinder& subjects, std::vector<SubjectGroup> first, std::vector<SubjectGroup> second)
      : first_(std::move(first)), second_(std::move(second)), parent_(first_.size() + second_.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    for (std::size_t a = 0; a < first_.size(); ++a) {
      for (std::size_t b = 0; b < second_.size(); ++b) {
        if (!subjects.may_be_same(first_[a].subject, second_[b].subject)) continue;
        if (!stand_apart(first_[a].places, second_[b].places)) continue;
        edges_.emplace_back(a, b);
        parent_[root(a)] = root(first_.size() + b);
      }
    }
  }

  const std::vector<std::pair<std::size_t, std::size_t>>& edges() const { return edges_; }
  const SubjectGroup& first(std::size_t i) const { return first_[i]; }
  const SubjectGroup& second(std::size_t i) const { return second_[i]; }

  // The places of each row with their sides, in text order.
  std::vector<std::vector<std::pair<SubjectPlace, int>>> rows() {
    std::map<std::size_t, std::vector<std::pair<SubjectPlace, int>>> by_root;
    std::vector<bool> joined(parent_.size(), false);
    for (const auto& [a, b] : edges_) joined[a] = joined[first_.size() + b] = true;
    for (std::size_t g = 0; g < parent_.size(); ++g) {
      if (!joined[g]) continue;
      const int side = g < first_.size() ? 0 : 1;
      const auto& places = side == 0 ? first_[g].places : second_[g - first_.size()].places;
      for (const SubjectPlace& place : places) by_root[root(g)].emplace_back(place, side);
    }
    std::vector<std::vector<std::pair<SubjectPlace, int>>> all;
    for (auto& [at, row] : by_root) {
      std::sort(row.begin(), row.end(), [](const auto& x, const auto& y) {
        return std::pair(x.first.begin, x.first.finding) < std::pair(y.first.begin, y.first.finding);
      });
      all.push_back(std::move(row));
    }
    return all;
  }

 private:
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  std::vector<SubjectGroup> first_, second_;
  std::vector<std::size_t> parent_;
  std::vector<std::pair<std::size_t, std::size_t>> edges_;
};

std::vector<SubjectPlace> flagged_of(const std::vector<SubjectPlace>& places) {
  std::vector<SubjectPlace> flagged;
  std::copy_if(places.begin(), places.end(), std::back_inserter(flagged),
               [](const SubjectPlace& place) { return place.flagged; });
  return flagged;
}

// Noted words of `careful` that a flagged finding of `strong` says the opposite of.
void withdraw(const std::vector<Finding>& findings, const std::vector<SubjectPlace>& strong,
              const std::vector<SubjectPlace>& careful, std::set<std::string>& withdrawn) {
  const std::vector<SubjectPlace> flagged = flagged_of(strong);
  for (const SubjectPlace& place : careful) {
    if (findings[place.finding].status == Status::noted && stand_apart(flagged, {place})) {
      withdrawn.insert(findings[place.finding].id);
    }
  }
}

}  // namespace

std::vector<std::string_view> senses_said(const Finding& finding, const Rulebook& rulebook, bool sells) {
  std::vector<std::string_view> said;
  const CompiledRule* compiled = find_rule(rulebook, finding.rule);
  if (compiled == nullptr || !speaks_for_page(finding, sells)) return said;
  const bool denied = finding.stance == Stance::negated && finding.cleared_by != cleared_by_publisher;
  if (!denied && !is_said(finding, compiled->kind)) return said;
  const auto add = [&](const Rule& rule) {
    for (const std::string& id : rule.senses) {
      const Sense* sense = denied ? find_sense(rulebook, id) : nullptr;
      if (!denied) said.push_back(id);
      if (sense != nullptr && !sense->denied.empty()) said.push_back(sense->denied);
    }
  };
  add(compiled->rule);
  for (const std::string& also : finding.also_alike) {
    if (const CompiledRule* other = find_rule(rulebook, also)) add(other->rule);
  }
  std::sort(said.begin(), said.end());
  said.erase(std::unique(said.begin(), said.end()), said.end());
  return said;
}

SensePlaces places_of_senses(const std::vector<Finding>& findings, const Rulebook& rulebook, bool sells) {
  SensePlaces places;
  for (std::size_t f = 0; f < findings.size(); ++f) {
    for (const std::string_view sense : senses_said(findings[f], rulebook, sells)) places[sense].push_back(f);
  }
  return places;
}

PulledApart pull_apart(const std::vector<Finding>& findings, const SensePlaces& places, const SubjectFinder& subjects,
                       const Rulebook& rulebook) {
  PulledApart apart;
  std::vector<std::pair<std::uint32_t, Contradiction>> found;
  for (const SensePair& pair : rulebook.opposed.pairs) {
    const auto first = places.find(pair.first), second = places.find(pair.second);
    if (first == places.end() || second == places.end()) continue;
    Rows rows(subjects, subjects.groups_of(first->second, pair.same, pair.named),
              subjects.groups_of(second->second, pair.same, pair.named));
    for (const auto& [a, b] : rows.edges()) {
      withdraw(findings, rows.first(a).places, rows.second(b).places, apart.withdrawn);
      withdraw(findings, rows.second(b).places, rows.first(a).places, apart.withdrawn);
    }
    for (const auto& row : rows.rows()) {
      Contradiction contradiction{{pair.first, pair.second}, {}, {}, {}, pair.says};
      for (const auto& [place, side] : row) {
        contradiction.findings.push_back(findings[place.finding].id);
        contradiction.spans.push_back(findings[place.finding].span);
        contradiction.sides.push_back(side);
      }
      found.emplace_back(row.front().first.begin, std::move(contradiction));
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
  for (auto& entry : found) apart.rows.push_back(std::move(entry.second));
  return apart;
}

}  // namespace overclaim
