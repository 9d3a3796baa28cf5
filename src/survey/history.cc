// Everything is told from what was read; threads are made first (claim_threads.h), then dated. Covered by
// tests/history_test.cc.
#include "survey/history.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "survey/capture_rounds.h"
#include "survey/claim_pairs.h"
#include "survey/claim_threads.h"

namespace overclaim {
namespace {

constexpr std::size_t none = no_episode;

// How much is claimed: a denied or asked claim says nothing, however strong its words.
int force_of(const CapturedClaim& claim) {
  const bool says = claim.stance != Stance::negated && claim.stance != Stance::asked;
  return says ? static_cast<int>(claim.strength) + 1 : 0;
}

class SiteMaker {
 public:
  explicit SiteMaker(const std::vector<const Capture*>& captures) : captures_(captures), rounds_(rounds_of(captures)) {
    tracks_ = tracks_of(captures_, rounds_);
    episodes_ = follow_claims(tracks_);
    for (const std::size_t round : rounds_) last_round_ = std::max(last_round_, round);
  }

  SiteHistory make() {
    SiteHistory site;
    site.site = captures_.front()->site;
    for (const Capture* capture : captures_) site.last_looked = std::max(site.last_looked, capture->time);
    find_round_times();
    for (const PageTrack& track : tracks_) site.pages.push_back(page_of(track));
    for (std::size_t e = 0; e < episodes_.size(); ++e) {
      if (episodes_[e].previous == none) site.threads.push_back(thread_from(e));
    }
    std::sort(site.threads.begin(), site.threads.end(), [](const ClaimThread& a, const ClaimThread& b) {
      const auto place = [](const ClaimThread& thread) {
        const ClaimVersion& first = thread.versions.front();
        return std::tie(first.page, first.first_seen, first.claim.begin, first.claim.end, first.claim.rule, thread.id);
      };
      return place(a) < place(b);
    });
    return site;
  }

 private:
  struct RoundTimes {
    std::string from, until;
  };

  void find_round_times() {
    round_times_.resize(last_round_ + 1);
    for (std::size_t i = 0; i < captures_.size(); ++i) {
      RoundTimes& times = round_times_[rounds_[i]];
      const std::string& time = captures_[i]->time;
      if (times.from.empty() || time < times.from) times.from = time;
      times.until = std::max(times.until, time);
    }
  }

  PageHistory page_of(const PageTrack& track) const {
    PageHistory page;
    page.page = track.page;
    page.site = captures_.front()->site;
    for (const TrackedCapture& tracked : track.captures) {
      const Capture& capture = *tracked.capture;
      page.captures.push_back({capture.time, capture.sha256, capture.source, capture.replaced_by, capture.moved_to,
                               capture.title, capture.record, capture.state});
      if (was_read(tracked)) page.title = capture.title;
    }
    add_gaps(track, page.gaps);
    return page;
  }

  // Of a round what came behind its last readable capture; of one without any, all of it.
  void add_gaps(const PageTrack& track, std::vector<Gap>& gaps) const {
    std::map<std::size_t, std::vector<const Capture*>> unread;  // by round
    std::set<std::size_t> read;
    for (const TrackedCapture& tracked : track.captures) {
      if (was_read(tracked)) {
        unread[tracked.round].clear();
        read.insert(tracked.round);
      } else {
        unread[tracked.round].push_back(tracked.capture);
      }
    }
    bool goes_on = false;
    for (std::size_t round = read.empty() ? last_round_ + 1 : *read.begin(); round <= last_round_; ++round) {
      const auto found = unread.find(round);
      const bool looked = found != unread.end();
      if (looked && found->second.empty()) {
        goes_on = false;
        continue;
      }
      Gap gap{GapKind::not_captured, round_times_[round].from, round_times_[round].until, ""};
      if (looked) {
        const Capture& last = *found->second.back();
        const GapKind kind = last.state == CaptureState::replaced ? GapKind::replaced : GapKind::failed;
        gap = {kind, found->second.front()->time, last.time, last.replaced_by};
      }
      goes_on = goes_on && read.count(round) == 0;
      if (goes_on && gaps.back().kind == gap.kind && gaps.back().detail == gap.detail) {
        gaps.back().until = gap.until;
      } else {
        gaps.push_back(std::move(gap));
      }
      goes_on = true;
    }
  }

  const std::string& time_of(const ClaimEpisode& episode, std::size_t seen) const {
    return tracks_[episode.track].captures[episode.seen[seen].capture].capture->time;
  }

  static void add_version(const CapturedClaim& claim, const std::string& page, const std::string& time,
                          std::vector<ClaimVersion>& versions) {
    if (!versions.empty()) {
      ClaimVersion& last = versions.back();
      const bool same_words = sentence_identity(last.claim) == sentence_identity(claim);
      if (same_words && force_of(last.claim) == force_of(claim)) {
        last.last_seen = time;
        ++last.captures;
        return;
      }
      ClaimVersion version{claim, page, time, time, 1, {}, same_words};
      version.change = word_change(last.claim, claim);
      versions.push_back(std::move(version));
      return;
    }
    versions.push_back({claim, page, time, time, 1, {}, false});
  }

  Episode episode_of(const ClaimEpisode& tracked) const {
    const PageTrack& track = tracks_[tracked.track];
    Episode episode;
    episode.page = track.page;
    episode.first_seen = time_of(tracked, 0);
    episode.last_seen = time_of(tracked, tracked.seen.size() - 1);
    const bool returns = tracked.next != none && episodes_[tracked.next].track == tracked.track;
    const std::size_t end = returns ? episodes_[tracked.next].seen.front().capture : track.captures.size();
    for (std::size_t k = tracked.seen.back().capture + 1; k < end; ++k) {
      if (!was_read_whole(track.captures[k])) continue;
      if (episode.absent_captures++ == 0) episode.first_absent = track.captures[k].capture->time;
    }
    if (tracked.next != none && !returns) {
      episode.end = EpisodeEnd::moved;
    } else if (episode.absent_captures > 0) {
      episode.end = EpisodeEnd::absent;
    }
    return episode;
  }

  // `instead`: the first capture of what stands in place of the page.
  ClaimState state_after(const ClaimEpisode& last, const Capture*& instead) const {
    const PageTrack& track = tracks_[last.track];
    bool failed = false;
    for (std::size_t k = last.seen.back().capture + 1; k < track.captures.size(); ++k) {
      const TrackedCapture& tracked = track.captures[k];
      if (was_read_whole(tracked)) return ClaimState::absent;
      const bool stands_in = tracked.capture->state == CaptureState::replaced || is_gone(*tracked.capture);
      if (stands_in && instead == nullptr) instead = tracked.capture;
      failed = failed || !stands_in;
    }
    if (instead != nullptr) return ClaimState::page_replaced;
    const bool left_out = track.captures.back().round < last_round_;
    return failed || left_out ? ClaimState::not_captured : ClaimState::present;
  }

  ClaimThread thread_from(std::size_t first) const {
    ClaimThread thread;
    thread.site = captures_.front()->site;
    std::size_t last = first;
    for (std::size_t e = first; e != none; e = episodes_[e].next) {
      const ClaimEpisode& tracked = episodes_[e];
      for (std::size_t i = 0; i < tracked.seen.size(); ++i) {
        add_version(*tracked.seen[i].claim, tracks_[tracked.track].page, time_of(tracked, i), thread.versions);
      }
      thread.episodes.push_back(episode_of(tracked));
      if (tracked.previous != none && episodes_[tracked.previous].track != tracked.track) {
        const ClaimEpisode& from = episodes_[tracked.previous];
        thread.moves.push_back({tracks_[from.track].page, tracks_[tracked.track].page,
                                time_of(from, from.seen.size() - 1), time_of(tracked, 0)});
      }
      last = e;
    }
    thread.id = thread.versions.front().claim.fingerprint;
    thread.page = tracks_[episodes_[last].track].page;
    const Capture* instead = nullptr;
    thread.state = state_after(episodes_[last], instead);
    if (thread.state == ClaimState::page_replaced) {
      thread.instead = instead->replaced_by;
      thread.instead_since = instead->time;
    }
    thread.removed = thread.state == ClaimState::absent && thread.episodes.back().absent_captures >= 2;
    return thread;
  }

  const std::vector<const Capture*>& captures_;
  std::vector<std::size_t> rounds_;
  std::vector<PageTrack> tracks_;
  std::vector<ClaimEpisode> episodes_;
  std::vector<RoundTimes> round_times_;
  std::size_t last_round_ = 0;
};

}  // namespace

std::string_view to_string(WordChange change) {
  switch (change) {
    case WordChange::strengthened:
      return "strengthened";
    case WordChange::softened:
      return "softened";
    case WordChange::reworded:
      return "reworded";
  }
  return "";
}

std::string_view to_string(EpisodeEnd end) {
  switch (end) {
    case EpisodeEnd::open:
      return "open";
    case EpisodeEnd::absent:
      return "absent";
    case EpisodeEnd::moved:
      return "moved";
  }
  return "";
}

std::string_view to_string(ClaimState state) {
  switch (state) {
    case ClaimState::present:
      return "present";
    case ClaimState::absent:
      return "absent";
    case ClaimState::not_captured:
      return "not_captured";
    case ClaimState::page_replaced:
      return "page_replaced";
    case ClaimState::moved:
      return "moved";
  }
  return "";
}

std::string_view to_string(GapKind kind) {
  switch (kind) {
    case GapKind::not_captured:
      return "not_captured";
    case GapKind::failed:
      return "failed";
    case GapKind::replaced:
      return "replaced";
  }
  return "";
}

WordChange word_change(const CapturedClaim& before, const CapturedClaim& after) {
  const int was = force_of(before), is = force_of(after);
  return is > was ? WordChange::strengthened : is < was ? WordChange::softened : WordChange::reworded;
}

ClaimState state_on(const ClaimThread& thread, std::string_view page) {
  if (thread.page == page) return thread.state;
  return ClaimState::moved;
}

History history_of(std::vector<Capture> captures) {
  captures = in_order(std::move(captures));
  History history;
  std::map<std::string_view, std::vector<const Capture*>> sites;
  for (const Capture& capture : captures) {
    if (!capture.time.empty()) {
      sites[capture.site].push_back(&capture);
      continue;
    }
    history.undated.push_back(capture);
    history.undated.back().claims.clear();
  }
  for (const auto& [site, of_site] : sites) history.sites.push_back(SiteMaker(of_site).make());
  return history;
}

}  // namespace overclaim
