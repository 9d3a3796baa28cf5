// The same following of claims as a history's, with two rounds: the last readable capture of each page on either side
// is compared, and older ones of OLD tell what returned. Covered by tests/diff_test.cc.
#include "survey/diff.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "survey/claim_pairs.h"
#include "survey/claim_threads.h"
#include "survey/history.h"

namespace overclaim {
namespace {

constexpr std::size_t none = no_episode;
// Far enough apart that what left a page before OLD's last look has not moved now.
constexpr std::size_t earlier_round = 0, old_round = 2, new_round = 4;

bool has_address(const Capture& capture) { return capture.record && !capture.record->uri.empty(); }

std::set<std::string_view> pages_of(const std::vector<Capture>& captures) {
  std::set<std::string_view> pages;
  for (const Capture& capture : captures) pages.insert(capture.page);
  return pages;
}

// Files have no operator to compare by, and two files named alone are meant to be compared.
void settle_names(std::vector<Capture>& olds, std::vector<Capture>& news) {
  const bool files =
      std::none_of(olds.begin(), olds.end(), has_address) && std::none_of(news.begin(), news.end(), has_address);
  if (files && pages_of(olds).size() == 1 && pages_of(news).size() == 1) {
    const std::string page = news.front().page;
    for (Capture& capture : olds) capture.page = page;
  }
  for (std::vector<Capture>* side : {&olds, &news}) {
    for (Capture& capture : *side) {
      if (!has_address(capture)) capture.site.clear();
    }
  }
}

bool counts(const CapturedClaim& claim) { return claim.status != Status::cleared; }
bool is_flagged(const CapturedClaim& claim) { return claim.status == Status::flagged; }

class SiteDiff {
 public:
  SiteDiff(const std::vector<const Capture*>& captures, const std::vector<std::size_t>& rounds, Diff& diff)
      : tracks_(tracks_of(captures, rounds)),
        episodes_(follow_claims(tracks_)),
        diff_(diff),
        site_(captures.front()->site) {}

  void run() {
    for (std::size_t t = 0; t < tracks_.size(); ++t) {
      last_old_.push_back(last_read(tracks_[t], false));
      last_new_.push_back(last_read(tracks_[t], true));
      if (last_old_[t] != none && last_new_[t] != none) ++diff_.compared_pages;
      if ((last_old_[t] == none) != (last_new_[t] == none)) add_apart(t);
    }
    for (std::size_t e = 0; e < episodes_.size(); ++e) {
      if (episodes_[e].previous == none) add_thread(e);
    }
  }

 private:
  struct Found {
    std::size_t track = none;
    const CapturedClaim* claim = nullptr;
    std::size_t capture = 0;
  };

  static std::size_t last_read(const PageTrack& track, bool of_new) {
    std::size_t last = none;
    for (std::size_t k = 0; k < track.captures.size(); ++k) {
      if (was_read(track.captures[k]) && (track.captures[k].round == new_round) == of_new) last = k;
    }
    return last;
  }

  // Nobody can say that a claim is gone, or new, where the other side did not read its page, or not to its end.
  bool was_read_to_its_end(std::size_t t, const std::vector<std::size_t>& last) const {
    return last[t] != none && was_read_whole(tracks_[t].captures[last[t]]);
  }

  void add_apart(std::size_t t) {
    const PageTrack& track = tracks_[t];
    PageApart apart;
    apart.page = track.page;
    apart.in_old = last_old_[t] != none;
    for (const TrackedCapture& tracked : track.captures) {
      if ((tracked.round == new_round) != apart.in_old) continue;
      apart.found = true;
      apart.state = tracked.capture->state;
      apart.replaced_by = tracked.capture->replaced_by;
    }
    const TrackedCapture& read = track.captures[apart.in_old ? last_old_[t] : last_new_[t]];
    apart.claims = static_cast<std::size_t>(std::count_if(read.claims.begin(), read.claims.end(), is_flagged));
    diff_.apart.push_back(std::move(apart));
  }

  PlacedClaim placed(const Found& found) const {
    const PageTrack& track = tracks_[found.track];
    return {*found.claim, track.page, track.captures[found.capture].capture->time};
  }

  void add_thread(std::size_t first) {
    Found before, after, earlier;
    for (std::size_t e = first; e != none; e = episodes_[e].next) {
      const std::size_t t = episodes_[e].track;
      for (const SeenClaim& seen : episodes_[e].seen) {
        const Found found{t, seen.claim, seen.capture};
        if (seen.capture == last_old_[t]) before = found;
        if (seen.capture == last_new_[t]) after = found;
        if (tracks_[t].captures[seen.capture].round == earlier_round) earlier = found;
      }
    }
    if (before.claim != nullptr && after.claim != nullptr) return compare(before, after);
    ClaimChange change;
    change.site = site_;
    if (before.claim != nullptr) {
      if (!was_read_to_its_end(before.track, last_new_) || !counts(*before.claim)) return;
      change.kind = ClaimChangeKind::gone;
      change.before = placed(before);
    } else if (after.claim != nullptr) {
      const std::size_t was = last_old_[after.track];
      if (!counts(*after.claim) || (was != none && !was_read_to_its_end(after.track, last_old_))) return;
      change.kind = earlier.claim != nullptr ? ClaimChangeKind::returned : ClaimChangeKind::added;
      if (earlier.claim != nullptr) change.before = placed(earlier);
      change.after = placed(after);
      change.page_is_new = last_old_[after.track] == none;
    } else {
      return;
    }
    diff_.changes.push_back(std::move(change));
  }

  void compare(const Found& before, const Found& after) {
    const bool same_words = sentence_identity(*before.claim) == sentence_identity(*after.claim);
    const WordChange change = word_change(*before.claim, *after.claim);
    const bool same_place = before.track == after.track;
    if (!counts(*before.claim) && !counts(*after.claim)) return;
    if (same_words && same_place && change == WordChange::reworded) {
      if (is_flagged(*after.claim)) ++diff_.unchanged;
      if (before.claim->verdict != after.claim->verdict) diff_.judged_anew.push_back({placed(before), placed(after)});
      return;
    }
    ClaimChange made;
    made.site = site_;
    made.before = placed(before);
    made.after = placed(after);
    made.by_context = same_words && change != WordChange::reworded;
    made.kind = change == WordChange::strengthened ? ClaimChangeKind::strengthened
                : change == WordChange::softened   ? ClaimChangeKind::softened
                : same_words                       ? ClaimChangeKind::moved
                                                   : ClaimChangeKind::reworded;
    diff_.changes.push_back(std::move(made));
  }

  std::vector<PageTrack> tracks_;
  std::vector<ClaimEpisode> episodes_;
  std::vector<std::size_t> last_old_, last_new_;  // by track: its last readable capture, or none
  Diff& diff_;
  std::string site_;
};

bool stands_before(const PlacedClaim& one, const PlacedClaim& other) {
  const auto place = [](const PlacedClaim& claim) {
    return std::tie(claim.page, claim.claim.begin, claim.claim.end, claim.claim.rule, claim.claim.fingerprint);
  };
  return place(one) < place(other);
}

bool stands_before(const ClaimChange& one, const ClaimChange& other) {
  if (one.kind != other.kind) return one.kind < other.kind;
  if (one.site != other.site) return one.site < other.site;
  const auto where = [](const ClaimChange& change) -> const PlacedClaim& {
    return change.after ? *change.after : *change.before;
  };
  return stands_before(where(one), where(other));
}

// Of one page: which of its captures of OLD are older than the last readable one.
std::vector<std::size_t> rounds_of_old(const std::vector<const Capture*>& captures,
                                       const std::map<std::string_view, const Capture*>& last_old) {
  std::vector<std::size_t> rounds;
  bool behind = false;
  for (const Capture* capture : captures) {
    const auto last = last_old.find(capture->page);
    behind = behind || last == last_old.end() || last->second == capture;
    rounds.push_back(behind ? old_round : earlier_round);
  }
  return rounds;
}

}  // namespace

std::string_view to_string(ClaimChangeKind kind) {
  switch (kind) {
    case ClaimChangeKind::added:
      return "new";
    case ClaimChangeKind::strengthened:
      return "strengthened";
    case ClaimChangeKind::softened:
      return "softened";
    case ClaimChangeKind::reworded:
      return "reworded";
    case ClaimChangeKind::moved:
      return "moved";
    case ClaimChangeKind::returned:
      return "returned";
    case ClaimChangeKind::gone:
      return "gone";
  }
  return "";
}

std::string difference_of_digests(const std::vector<Capture>& one, const std::vector<Capture>& other) {
  std::set<std::string_view> rulebooks, references;
  for (const std::vector<Capture>* side : {&one, &other}) {
    for (const Capture& capture : *side) {
      if (capture.state == CaptureState::failed) continue;
      rulebooks.insert(capture.rulebook);
      references.insert(capture.reference);
    }
  }
  if (rulebooks.size() > 1) return references.size() > 1 ? "rules and reference list" : "rules";
  return references.size() > 1 ? "reference list" : "";
}

Diff diff_of(DiffSide old_side, DiffSide new_side) {
  Diff diff;
  diff.old_name = std::move(old_side.name);
  diff.new_name = std::move(new_side.name);
  settle_names(old_side.captures, new_side.captures);
  const std::vector<Capture> olds = in_order(std::move(old_side.captures));
  const std::vector<Capture> news = in_order(std::move(new_side.captures));
  diff.old_captures = olds.size();
  diff.new_captures = news.size();
  for (const std::vector<Capture>* side : {&olds, &news}) {
    for (const Capture& capture : *side) {
      if (capture.state == CaptureState::failed) continue;
      diff.rulebook = capture.rulebook;
      diff.reference = capture.reference;
    }
  }
  // By site and page, OLD before NEW.
  std::map<std::string_view, const Capture*> last_old;
  for (const Capture& capture : olds) {
    if (capture.state == CaptureState::read) last_old[capture.page] = &capture;
  }
  using Sides = std::pair<std::vector<const Capture*>, std::vector<const Capture*>>;
  std::map<std::string_view, std::map<std::string_view, Sides>> sites;
  for (const Capture& capture : olds) sites[capture.site][capture.page].first.push_back(&capture);
  for (const Capture& capture : news) sites[capture.site][capture.page].second.push_back(&capture);
  for (const auto& [site, pages] : sites) {
    std::vector<const Capture*> captures;
    std::vector<std::size_t> rounds;
    for (const auto& [page, sides] : pages) {
      const std::vector<std::size_t> old_rounds = rounds_of_old(sides.first, last_old);
      captures.insert(captures.end(), sides.first.begin(), sides.first.end());
      rounds.insert(rounds.end(), old_rounds.begin(), old_rounds.end());
      captures.insert(captures.end(), sides.second.begin(), sides.second.end());
      rounds.insert(rounds.end(), sides.second.size(), new_round);
    }
    SiteDiff(captures, rounds, diff).run();
  }
  std::stable_sort(diff.changes.begin(), diff.changes.end(),
                   [](const ClaimChange& a, const ClaimChange& b) { return stands_before(a, b); });
  std::stable_sort(diff.judged_anew.begin(), diff.judged_anew.end(),
                   [](const JudgedAnew& a, const JudgedAnew& b) { return stands_before(a.after, b.after); });
  std::stable_sort(diff.apart.begin(), diff.apart.end(),
                   [](const PageApart& a, const PageApart& b) { return a.page < b.page; });
  return diff;
}

std::vector<OnlyByRules> only_by_rules(const std::vector<Capture>& reported, const std::vector<Capture>& checked) {
  // A finding is the same where rule and sentence are: its fingerprint on that page with those bytes.
  using Key = std::tuple<std::string, std::string, std::string>;
  const auto found_in = [](const std::vector<Capture>& captures) {
    std::map<Key, PlacedClaim> found;
    for (const Capture& capture : captures) {
      for (const CapturedClaim& claim : capture.claims) {
        if (counts(claim))
          found.emplace(Key{capture.page, capture.sha256, claim.fingerprint},
                        PlacedClaim{claim, capture.page, capture.time});
      }
    }
    return found;
  };
  const std::map<Key, PlacedClaim> then = found_in(reported), now = found_in(checked);
  std::vector<OnlyByRules> only;
  for (const auto& [key, claim] : then) {
    if (now.count(key) == 0) only.push_back({true, claim});
  }
  for (const auto& [key, claim] : now) {
    if (then.count(key) == 0) only.push_back({false, claim});
  }
  std::stable_sort(only.begin(), only.end(),
                   [](const OnlyByRules& a, const OnlyByRules& b) { return stands_before(a.claim, b.claim); });
  return only;
}

}  // namespace overclaim
