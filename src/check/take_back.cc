// One row a claim and sort, the nearest, so that the map is as long as the list of claims. All pairs of strong and weak
// sentences were not taken: a page with thirty of each would have nine hundred. Covered by tests/take_back_test.cc.
#include "check/take_back.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>

namespace overclaim {

namespace {

bool names(const std::vector<std::string>& list, std::string_view wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

bool is_named(const std::vector<std::string>& list, const Finding& finding) {
  return names(list, finding.category) || names(list, finding.rule);
}

bool is_strong(const Finding& finding) {
  return finding.status == Status::flagged && finding.speaker != Speaker::critic &&
         (finding.stance == Stance::asserted || finding.stance == Stance::reported);
}

// What the finding says whatever its words: the first sense of its rule, else the rule.
std::string_view claim_key(const Finding& finding, const Rulebook& rulebook) {
  const CompiledRule* compiled = find_rule(rulebook, finding.rule);
  return compiled == nullptr || compiled->rule.senses.empty() ? std::string_view(finding.rule)
                                                              : std::string_view(compiled->rule.senses.front());
}

class TakeBackFinder {
 public:
  TakeBackFinder(const Document& document, const Rulebook& rulebook, const std::vector<Finding>& findings,
                 const SensePlaces& places, const SubjectFinder& subjects, const PageDistance& distance)
      : document_(document),
        rulebook_(rulebook),
        findings_(findings),
        places_(places),
        subjects_(subjects),
        distance_(distance),
        by_sense_(findings.size()),
        by_care_(findings.size()),
        by_disclaimer_(findings.size()) {}

  std::vector<TakeBack> find(const std::vector<Disclaimer>& disclaimers) {
    find_senses();
    find_hedges();
    find_weakenings();
    find_disclaimers(disclaimers);
    std::vector<TakeBack> all;
    for (std::size_t f = 0; f < findings_.size(); ++f) {
      for (const auto* sort : {&by_sense_, &by_disclaimer_, &by_care_}) {
        if (!(*sort)[f]) continue;
        // One sentence that weakens in two ways is shown once.
        const bool known =
            !all.empty() && all.back().claim == findings_[f].id && all.back().text_weaker == (*sort)[f]->text_weaker;
        if (!known) all.push_back(*(*sort)[f]);
      }
    }
    return all;
  }

 private:
  TakeBack made(std::size_t claim, TakenBackBy by, Span weaker, const std::string& message) const {
    TakeBack take_back;
    take_back.claim = findings_[claim].id;
    take_back.by = by;
    take_back.text_sentence = findings_[claim].sentence_span;
    take_back.text_weaker = weaker;
    take_back.sentence = findings_[claim].sentence;
    take_back.weaker = document_.source_of(weaker);
    take_back.blocks = distance_.blocks(take_back.text_sentence, weaker);
    take_back.share = distance_.share(take_back.text_sentence, weaker);
    take_back.stands_out = distance_.larger(take_back.text_sentence, weaker);
    take_back.small_print = distance_.is_small(weaker);
    take_back.message = message;
    return take_back;
  }

  // Keeps the nearer of what is there and what was found.
  void offer(std::vector<std::optional<TakeBack>>& sort, std::size_t claim, const SubjectPlace& place, TakenBackBy by,
             const std::string& id, const std::string& message) const {
    TakeBack found = made(claim, by, findings_[place.finding].sentence_span, message);
    found.weaker = findings_[place.finding].sentence;
    found.finding = findings_[place.finding].id;
    found.id = id;
    const auto far = [](const TakeBack& one) { return std::pair(one.blocks, one.share); };
    if (!sort[claim] || far(found) < far(*sort[claim])) sort[claim] = std::move(found);
  }

  std::vector<std::size_t> only(const std::vector<std::size_t>& findings, bool strong) const {
    std::vector<std::size_t> kept;
    for (const std::size_t f : findings) {
      if (strong ? is_strong(findings_[f]) : findings_[f].status != Status::flagged) kept.push_back(f);
    }
    return kept;
  }

  void find_senses() {
    for (const SensePair& pair : rulebook_.opposed.pairs) {
      const auto first = places_.find(pair.first), second = places_.find(pair.second);
      if (first == places_.end() || second == places_.end()) continue;
      const std::vector<SubjectGroup> weaker = subjects_.groups_of(only(second->second, false), pair.same, pair.named);
      for (const std::size_t claim : only(first->second, true)) {
        if (!subjects_.names_itself(claim, pair.named)) continue;
        if (const auto place = subjects_.nearest(claim, weaker, pair.same)) {
          offer(by_sense_, claim, *place, TakenBackBy::sense, pair.id, pair.says);
        }
      }
    }
  }

  // "Cures autism" in the title, "may help autism" below: the same rule or sense, set aside for its hedge.
  void find_hedges() {
    static const std::vector<std::string> all_slots(std::begin(pair_slots), std::end(pair_slots));
    std::map<std::string_view, std::vector<std::size_t>> hedged;
    for (std::size_t f = 0; f < findings_.size(); ++f) {
      const Finding& finding = findings_[f];
      const bool careful = finding.stance == Stance::hedged && finding.status == Status::cleared &&
                           (finding.speaker == Speaker::page || finding.speaker == Speaker::study);
      if (careful) hedged[claim_key(finding, rulebook_)].push_back(f);
    }
    std::map<std::string_view, std::vector<SubjectGroup>> groups;
    for (const auto& [key, findings] : hedged) groups[key] = subjects_.groups_of(findings, all_slots);
    for (std::size_t claim = 0; claim < findings_.size(); ++claim) {
      if (!is_strong(findings_[claim])) continue;
      const auto same = groups.find(claim_key(findings_[claim], rulebook_));
      if (same == groups.end()) continue;
      if (const auto place = subjects_.nearest(claim, same->second, all_slots)) {
        offer(by_care_, claim, *place, TakenBackBy::care, "", say(rulebook_.words, "take_back_hedged"));
      }
    }
  }

  void find_weakenings() {
    for (const Weakening& weakening : rulebook_.opposed.weakenings) {
      std::vector<std::size_t> careful;
      for (std::size_t f = 0; f < findings_.size(); ++f) {
        const Finding& finding = findings_[f];
        const bool noted =
            finding.status == Status::noted && (finding.speaker == Speaker::page || finding.speaker == Speaker::study);
        if (noted && is_named(weakening.weakened_by, finding)) careful.push_back(f);
      }
      if (careful.empty()) continue;
      const std::vector<SubjectGroup> groups = subjects_.groups_of(careful, weakening.same);
      for (std::size_t claim = 0; claim < findings_.size(); ++claim) {
        if (!is_strong(findings_[claim]) || !is_named(weakening.claims, findings_[claim])) continue;
        if (const auto place = subjects_.nearest(claim, groups, weakening.same)) {
          offer(by_care_, claim, *place, TakenBackBy::care, weakening.id, weakening.says);
        }
      }
    }
  }

  void find_disclaimers(const std::vector<Disclaimer>& disclaimers) {
    std::map<std::string_view, std::size_t> by_id;
    for (std::size_t f = 0; f < findings_.size(); ++f) by_id.emplace(findings_[f].id, f);
    for (const Disclaimer& disclaimer : disclaimers) {
      if (!disclaimer.weakens) continue;
      for (const std::string& id : disclaimer.governs) {
        const auto claim = by_id.find(id);
        if (claim == by_id.end()) continue;
        TakeBack found = made(claim->second, TakenBackBy::disclaimer, disclaimer.sentence_span, disclaimer.message);
        found.id = disclaimer.id;
        std::optional<TakeBack>& known = by_disclaimer_[claim->second];
        const auto far = [](const TakeBack& one) { return std::pair(one.blocks, one.share); };
        if (!known || far(found) < far(*known)) known = std::move(found);
      }
    }
  }

  const Document& document_;
  const Rulebook& rulebook_;
  const std::vector<Finding>& findings_;
  const SensePlaces& places_;
  const SubjectFinder& subjects_;
  const PageDistance& distance_;
  std::vector<std::optional<TakeBack>> by_sense_, by_care_, by_disclaimer_;  // by finding
};

}  // namespace

std::vector<TakeBack> find_take_backs(const Document& document, const Rulebook& rulebook,
                                      const std::vector<Finding>& findings, const SensePlaces& places,
                                      const SubjectFinder& subjects, const std::vector<Disclaimer>& disclaimers,
                                      const PageDistance& distance) {
  return TakeBackFinder(document, rulebook, findings, places, subjects, distance).find(disclaimers);
}

}  // namespace overclaim
