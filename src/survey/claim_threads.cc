// Pages first, then what went from one to another: a sentence that stands on two pages and leaves one of them has not
// moved. Covered by tests/history_test.cc.
#include "survey/claim_threads.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "survey/claim_pairs.h"

namespace overclaim {
namespace {

constexpr std::size_t none = no_episode;

struct Chain {
  std::vector<SeenClaim> seen;
};

std::vector<Chain> chains_of(const PageTrack& track) {
  std::vector<Chain> chains;
  std::size_t last_read = none;
  for (std::size_t k = 0; k < track.captures.size(); ++k) {
    if (!was_read(track.captures[k])) continue;
    const std::vector<CapturedClaim>& later = track.captures[k].claims;
    std::vector<EarlierClaim> earlier;
    earlier.reserve(chains.size());
    for (const Chain& chain : chains)
      earlier.push_back({chain.seen.back().claim, last_read != none && chain.seen.back().capture >= last_read});
    std::vector<bool> known(later.size(), false);
    for (const ClaimPair& pair : pair_claims(earlier, later)) {
      chains[pair.earlier].seen.push_back({k, &later[pair.later]});
      known[pair.later] = true;
    }
    for (std::size_t i = 0; i < later.size(); ++i) {
      if (!known[i]) chains.push_back({{{k, &later[i]}}});
    }
    if (was_read_whole(track.captures[k])) last_read = k;
  }
  return chains;
}

std::size_t next_read_whole(const PageTrack& track, std::size_t from) {
  for (std::size_t k = from; k < track.captures.size(); ++k) {
    if (was_read_whole(track.captures[k])) return k;
  }
  return none;
}

std::size_t next_read(const PageTrack& track, std::size_t from) {
  for (std::size_t k = from; k < track.captures.size(); ++k) {
    if (was_read(track.captures[k])) return k;
  }
  return none;
}

// "meadow.example/autism" is "/autism"; "" for what has no path of its own.
std::string_view path_of(std::string_view page) {
  const std::size_t slash = page.find('/');
  return slash == page.npos ? std::string_view() : page.substr(slash);
}
std::string_view host_of_page(std::string_view page) { return page.substr(0, page.find('/')); }

class Follower {
 public:
  explicit Follower(const std::vector<PageTrack>& tracks) : tracks_(tracks) {
    for (std::size_t t = 0; t < tracks.size(); ++t) track_named_[tracks[t].page] = t;
  }

  std::vector<ClaimEpisode> run() {
    for (std::size_t t = 0; t < tracks_.size(); ++t) add_track(t);
    find_leavings();
    pair_successions();
    for (const std::size_t start : starts_in_order()) link_start(start);
    return std::move(episodes_);
  }

 private:
  // How a claim left its page: from this round on. `weak`: nothing says that it left but that nobody saw the page
  // again.
  struct Leaving {
    std::size_t round = 0;
    bool weak = false;
  };

  void add_track(std::size_t t) {
    const PageTrack& track = tracks_[t];
    for (Chain& chain : chains_of(track)) {
      std::size_t before = none;
      for (std::size_t i = 0; i < chain.seen.size();) {
        ClaimEpisode episode;
        episode.track = t;
        do {
          episode.seen.push_back(chain.seen[i++]);
        } while (i < chain.seen.size() &&
                 next_read_whole(track, chain.seen[i - 1].capture + 1) >= chain.seen[i].capture);
        returns_from_.push_back(before);
        before = episodes_.size();
        episodes_.push_back(std::move(episode));
      }
    }
  }

  const PageTrack& track_of(const ClaimEpisode& episode) const { return tracks_[episode.track]; }
  const TrackedCapture& first_of(const ClaimEpisode& episode) const {
    return track_of(episode).captures[episode.seen.front().capture];
  }
  const TrackedCapture& last_of(const ClaimEpisode& episode) const {
    return track_of(episode).captures[episode.seen.back().capture];
  }
  bool begins_page(const ClaimEpisode& episode) const {
    return next_read(track_of(episode), 0) == episode.seen.front().capture;
  }

  void find_leavings() {
    for (const ClaimEpisode& episode : episodes_) {
      const PageTrack& track = track_of(episode);
      const std::size_t after = episode.seen.back().capture + 1;
      const std::size_t read = next_read_whole(track, after);
      Leaving leaving{last_of(episode).round + 1, true};
      if (read != none) {
        leaving = {track.captures[read].round, false};
      } else if (after < track.captures.size()) {
        const TrackedCapture& failed = track.captures[after];
        leaving = {failed.round, !is_gone(*failed.capture)};
      }
      leavings_.push_back(leaving);
    }
  }

  // Whether the claim can have gone from the one place to the other.
  bool fits(std::size_t from, std::size_t to) const {
    const ClaimEpisode &left = episodes_[from], &begun = episodes_[to];
    if (left.track == begun.track || left.next != none) return false;
    const std::size_t last = last_of(left).round, first = first_of(begun).round;
    if (first <= last || first > leavings_[from].round + 1) return false;
    return !leavings_[from].weak || begins_page(begun);
  }

  // Pages that took the place of another: where a redirect leads, and the same path on another host.
  std::vector<std::pair<std::size_t, std::size_t>> successions() const {
    std::set<std::pair<std::size_t, std::size_t>> found;
    std::map<std::string_view, std::vector<std::size_t>> by_path;
    for (std::size_t t = 0; t < tracks_.size(); ++t) {
      by_path[path_of(tracks_[t].page)].push_back(t);
      for (const TrackedCapture& capture : tracks_[t].captures) {
        const auto target = track_named_.find(capture.capture->moved_to);
        if (target != track_named_.end() && target->second != t) found.emplace(t, target->second);
      }
    }
    for (const auto& [path, tracks] : by_path) {
      for (std::size_t i = 0; i + 1 < tracks.size(); ++i) {
        // One after the other in time is enough: hosts of a rebrand follow each other.
        for (std::size_t j = 0; j < tracks.size() && tracks.size() <= most_hosts; ++j) {
          if (i != j && host_of_page(tracks_[tracks[i]].page) != host_of_page(tracks_[tracks[j]].page)) {
            found.emplace(tracks[i], tracks[j]);
            found.emplace(tracks[j], tracks[i]);
          }
        }
      }
    }
    return {found.begin(), found.end()};
  }

  // Of a page and its successor: what left the one, paired with what begins on the other's first capture thereafter.
  void pair_successions() {
    std::map<std::size_t, std::vector<std::size_t>> of_track;
    for (std::size_t e = 0; e < episodes_.size(); ++e) of_track[episodes_[e].track].push_back(e);
    for (const auto& [from, to] : successions()) {
      std::map<std::size_t, std::vector<std::size_t>> begun_at;  // by capture
      for (const std::size_t e : of_track[to]) begun_at[episodes_[e].seen.front().capture].push_back(e);
      for (const auto& [capture, begun] : begun_at) {
        std::vector<std::size_t> lefts;
        std::vector<EarlierClaim> earlier;
        for (const std::size_t left : of_track[from]) {
          if (next_read(tracks_[from], episodes_[left].seen.back().capture + 1) != none) continue;
          if (!fits(left, begun.front())) continue;
          lefts.push_back(left);
          earlier.push_back({episodes_[left].seen.back().claim, true});
        }
        if (lefts.empty()) continue;
        std::vector<CapturedClaim> later;
        for (const std::size_t e : begun) later.push_back(*episodes_[e].seen.front().claim);
        for (const ClaimPair& pair : pair_claims(earlier, later)) {
          like_.emplace(begun[pair.later], lefts[pair.earlier]);
        }
      }
    }
    for (std::size_t e = 0; e < episodes_.size(); ++e) {
      const CapturedClaim& claim = *episodes_[e].seen.back().claim;
      ended_[{sentence_identity(claim), claim.rule}].push_back(e);
    }
  }

  std::vector<std::size_t> starts_in_order() const {
    std::vector<std::size_t> starts;
    for (std::size_t e = 0; e < episodes_.size(); ++e) starts.push_back(e);
    std::stable_sort(starts.begin(), starts.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(first_of(episodes_[a]).round, first_of(episodes_[a]).capture->time) <
             std::tie(first_of(episodes_[b]).round, first_of(episodes_[b]).capture->time);
    });
    return starts;
  }

  void join(std::size_t from, std::size_t to) {
    episodes_[from].next = to;
    episodes_[to].previous = from;
  }

  // A return to its page goes before a move: it needs no guess.
  void link_start(std::size_t start) {
    const std::size_t returns_from = returns_from_[start];
    if (returns_from != none && episodes_[returns_from].next == none) return join(returns_from, start);
    const CapturedClaim& claim = *episodes_[start].seen.front().claim;
    std::size_t best = none;
    const auto same = ended_.find({sentence_identity(claim), claim.rule});
    if (same != ended_.end()) {
      for (const std::size_t from : same->second) {
        if (fits(from, start) && (best == none || is_nearer(from, best))) best = from;
      }
    }
    for (auto [at, end] = like_.equal_range(start); best == none && at != end; ++at) {
      if (fits(at->second, start)) best = at->second;
    }
    if (best != none) join(best, start);
  }

  bool is_nearer(std::size_t one, std::size_t other) const {
    return std::tuple(last_of(episodes_[one]).round, leavings_[other].weak, other) >
           std::tuple(last_of(episodes_[other]).round, leavings_[one].weak, one);
  }

  static constexpr std::size_t most_hosts = 16;

  const std::vector<PageTrack>& tracks_;
  std::map<std::string_view, std::size_t> track_named_;
  std::vector<ClaimEpisode> episodes_;
  std::vector<std::size_t> returns_from_;  // by episode: the one before on its page, or none
  std::vector<Leaving> leavings_;          // by episode
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> ended_;  // by words and rule
  std::multimap<std::size_t, std::size_t> like_;                                   // start -> what may have moved there
};

}  // namespace

bool was_read(const TrackedCapture& capture) { return capture.capture->state == CaptureState::read; }

bool was_read_whole(const TrackedCapture& capture) {
  return was_read(capture) && capture.capture->replaced_by != cut_off_page;
}

bool is_gone(const Capture& capture) {
  if (capture.state == CaptureState::replaced) return capture.replaced_by == "not_found";
  return capture.state == CaptureState::failed &&
         (capture.replaced_by == "redirect" || capture.replaced_by == "http 404" || capture.replaced_by == "http 410");
}

std::vector<PageTrack> tracks_of(const std::vector<const Capture*>& captures, const std::vector<std::size_t>& rounds) {
  std::vector<PageTrack> tracks;
  for (std::size_t i = 0; i < captures.size(); ++i) {
    const Capture& capture = *captures[i];
    if (tracks.empty() || tracks.back().page != capture.page) tracks.push_back({capture.page, {}});
    TrackedCapture tracked{&capture, rounds[i], {}};
    if (capture.state == CaptureState::read) tracked.claims = without_doubles(capture.claims);
    tracks.back().captures.push_back(std::move(tracked));
  }
  return tracks;
}

std::vector<ClaimEpisode> follow_claims(const std::vector<PageTrack>& tracks) { return Follower(tracks).run(); }

}  // namespace overclaim
