// The claims of a site's pages followed through their captures: the part that history and difference have in common.
// Knows no days, only the order of captures and which of them belong to one round.
#ifndef OVERCLAIM_SURVEY_CLAIM_THREADS_H_
#define OVERCLAIM_SURVEY_CLAIM_THREADS_H_

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "survey/capture.h"

namespace overclaim {

// `claims`: without doubles; only of what was read.
struct TrackedCapture {
  const Capture* capture = nullptr;
  std::size_t round = 0;
  std::vector<CapturedClaim> claims;
};

// A page and its captures, the earliest first.
struct PageTrack {
  std::string page;
  std::vector<TrackedCapture> captures;
};

struct SeenClaim {
  std::size_t capture = 0;  // place in the track
  const CapturedClaim* claim = nullptr;
};

inline constexpr std::size_t no_episode = std::numeric_limits<std::size_t>::max();

// A claim on one page, seen in each readable capture from the first to the last. `previous`, `next`: the episodes of
// the same claim before and after: on the same page it was absent between, from another page it moved.
struct ClaimEpisode {
  std::size_t track = 0;
  std::vector<SeenClaim> seen;
  std::size_t previous = no_episode, next = no_episode;
};

bool was_read(const TrackedCapture& capture);

// Whether a claim that it lacks was not on the page: not where the end of the page was cut off.
bool was_read_whole(const TrackedCapture& capture);

// Whether the server, or the page itself, says that the page is not there any more or elsewhere.
bool is_gone(const Capture& capture);

// The tracks of the captures of one site, by page; `rounds` says of each capture its round.
// Requires: in_order(); the captures outlive the tracks, as many rounds as captures.
std::vector<PageTrack> tracks_of(const std::vector<const Capture*>& captures, const std::vector<std::size_t>& rounds);

// By their first place: page, capture, text. A claim that left a page is followed to another where the same words begin
// to stand there in the same or the next round; where one page took the place of another (a redirect, the same path on
// another host of the operator) like words do. A page that is no longer captured has been left only for a new page.
// Requires: the tracks outlive the episodes.
std::vector<ClaimEpisode> follow_claims(const std::vector<PageTrack>& tracks);

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_CLAIM_THREADS_H_
