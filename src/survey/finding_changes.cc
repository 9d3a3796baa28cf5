// Not by similarity, as between two days of a page: the bytes are the same, so the same words are the same words.
// Covered by tests/finding_changes_test.cc.
#include "survey/finding_changes.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace overclaim {
namespace {

std::string_view verdict_name(const CapturedClaim& claim) {
  return claim.verdict ? to_string(*claim.verdict) : std::string_view();
}

std::vector<std::string_view> differences(const CapturedClaim& was, const CapturedClaim& is) {
  std::vector<std::string_view> what;
  if (was.status != is.status) what.emplace_back("status");
  if (was.strength != is.strength) what.emplace_back("strength");
  if (was.stance != is.stance) what.emplace_back("stance");
  if (was.severity != is.severity) what.emplace_back("severity");
  if (was.verdict != is.verdict) what.emplace_back("verdict");
  if (was.statements != is.statements) what.emplace_back("statements");
  return what;
}

const CapturedClaim& words_of(const FindingChange& change) { return change.is ? *change.is : *change.was; }

// All by which two changes of one page are told apart, but for the time.
std::string key_of(const Capture& capture, const FindingChange& change) {
  std::string key = capture.site + '\0' + capture.page + '\0' + words_of(change).fingerprint;
  key += '\0' + std::string(to_string(change.kind));
  for (const std::optional<CapturedClaim>* side : {&change.was, &change.is}) {
    if (!*side) continue;
    const CapturedClaim& claim = **side;
    key += '\0' + std::string(to_string(claim.status)) + '\0' + std::string(to_string(claim.strength)) + '\0' +
           std::string(to_string(claim.stance)) + '\0' + std::to_string(claim.severity) + '\0' +
           std::string(verdict_name(claim));
    for (const std::string& statement : claim.statements) key += '\0' + statement;
  }
  return key;
}

}  // namespace

std::string_view to_string(FindingChangeKind kind) {
  switch (kind) {
    case FindingChangeKind::gone:
      return "gone";
    case FindingChangeKind::found:
      return "found";
    case FindingChangeKind::changed:
      return "changed";
  }
  return "";
}

std::vector<FindingChange> finding_changes(const std::vector<CapturedClaim>& was,
                                           const std::vector<CapturedClaim>& is) {
  std::map<std::string_view, std::vector<const CapturedClaim*>> before;
  for (const CapturedClaim& claim : was) before[claim.fingerprint].push_back(&claim);
  std::map<std::string_view, std::size_t> taken;
  std::vector<FindingChange> changes;
  for (const CapturedClaim& claim : is) {
    const auto found = before.find(claim.fingerprint);
    std::size_t& at = taken[claim.fingerprint];
    if (found == before.end() || at == found->second.size()) {
      changes.push_back({FindingChangeKind::found, std::nullopt, claim, {}});
      continue;
    }
    const CapturedClaim& earlier = *found->second[at++];
    std::vector<std::string_view> what = differences(earlier, claim);
    if (!what.empty()) changes.push_back({FindingChangeKind::changed, earlier, claim, std::move(what)});
  }
  for (const auto& [fingerprint, claims] : before) {
    const auto used = taken.find(fingerprint);
    for (std::size_t i = used == taken.end() ? 0 : used->second; i < claims.size(); ++i) {
      changes.push_back({FindingChangeKind::gone, *claims[i], std::nullopt, {}});
    }
  }
  std::stable_sort(changes.begin(), changes.end(), [](const FindingChange& one, const FindingChange& other) {
    return std::tie(words_of(one).begin, words_of(one).rule) < std::tie(words_of(other).begin, words_of(other).rule);
  });
  return changes;
}

void PageChanges::add(const Capture& capture, std::vector<FindingChange> changes) {
  for (FindingChange& change : changes) {
    std::string key = key_of(capture, change);
    const auto [place, is_new] = index_.emplace(std::move(key), changes_.size());
    if (is_new) {
      changes_.push_back({capture.page, capture.site, capture.time, capture.time, 1, std::move(change)});
      continue;
    }
    PageChange& known = changes_[place->second];
    ++known.captures;
    known.first = std::min(known.first, capture.time);
    known.last = std::max(known.last, capture.time);
  }
}

std::vector<PageChange> PageChanges::sorted() const {
  std::vector<PageChange> sorted = changes_;
  const auto place = [](const PageChange& one) {
    const CapturedClaim& claim = words_of(one.change);
    return std::tie(one.site, one.page, one.first, claim.begin, claim.rule, claim.fingerprint, one.change.kind);
  };
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const PageChange& one, const PageChange& other) { return place(one) < place(other); });
  return sorted;
}

}  // namespace overclaim
