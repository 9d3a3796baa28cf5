// When a claim was first and last seen, what it became, whether it came back: the claims of a page followed from one
// capture to the next.
//
// Only what was read counts. A claim is gone where a later capture of the same page was read without it; a server's
// error, a parked domain or a page nobody saved says nothing about it. Whatever order the captures come in, and however
// often one is given, the history is the same.
#ifndef OVERCLAIM_SURVEY_HISTORY_H_
#define OVERCLAIM_SURVEY_HISTORY_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "survey/capture.h"
#include "survey/capture_rounds.h"

namespace overclaim {

// What became of the words. Strengthened and softened go by the ladder of strength, and a claim that is now denied is
// softened; reworded: other words, as strong.
enum class WordChange { strengthened, softened, reworded };
std::string_view to_string(WordChange change);

// Of two wordings of one claim.
WordChange word_change(const CapturedClaim& before, const CapturedClaim& after);

// A claim in one wording, from the first capture in which it stands so to the last. `claim`: as it stands in the first.
struct ClaimVersion {
  CapturedClaim claim;
  std::string page;
  std::string first_seen, last_seen;  // times of captures
  std::size_t captures = 0;           // in which it was seen so
  std::optional<WordChange> change;   // from the version before; nothing for the first
  bool by_context = false;            // the sentence is the same; the words around it make it weaker or stronger
};

enum class EpisodeEnd {
  open,    // it stands on the last readable capture of the page
  absent,  // a later readable capture of the page is without it
  moved    // it left the page, and stands on another of the same operator
};
std::string_view to_string(EpisodeEnd end);

// A claim on one page without a readable capture in between that is without it. first_absent: the first readable
// capture of the page without it; "" where there is none (a moved claim may have none: its page was not captured
// again).
struct Episode {
  std::string page, first_seen, last_seen, first_absent;
  std::size_t absent_captures = 0;  // readable ones without it, up to its return
  EpisodeEnd end = EpisodeEnd::open;
};

// A move: last seen on one page, first seen on the other, in the same or the next round of captures.
struct ClaimMove {
  std::string from_page, to_page, last_seen, first_seen;
};

enum class ClaimState {
  present,        // it stands on the last capture of its page
  absent,         // the last readable capture of its page is without it
  not_captured,   // it stood on the last readable capture; later ones failed, or later rounds are without the page
  page_replaced,  // it stood on the last readable capture; since then something else stands in place of the page
  moved           // of a page that it left (state_on)
};
std::string_view to_string(ClaimState state);

// One claim's life. `removed`: absent, and two readable captures or more are without it; with one it is "not seen
// since".
struct ClaimThread {
  std::string id;  // fingerprint of its first version
  std::string site;
  std::string page;  // where it stood last
  ClaimState state = ClaimState::present;
  bool removed = false;
  std::string instead,
      instead_since;  // of page_replaced: as Capture::replaced_by, and the time of the first such capture
  std::vector<ClaimVersion> versions;  // at least one
  std::vector<Episode> episodes;       // at least one
  std::vector<ClaimMove> moves;

  const std::string& first_seen() const { return episodes.front().first_seen; }
  const std::string& last_seen() const { return episodes.back().last_seen; }
  const std::string& first_absent() const { return episodes.back().first_absent; }
};

// The state of a claim as a visitor of that page sees it: moved where it left for another, else that of the page's last
// episode.
// Requires: the claim has stood on the page.
ClaimState state_on(const ClaimThread& thread, std::string_view page);

enum class GapKind { not_captured, failed, replaced };
std::string_view to_string(GapKind kind);

// Between two readable captures of a page (or behind the last), where it was looked for and not read. not_captured:
// other pages of the site were captured then. `from`, `until`: times of the first and the last such capture or round.
struct Gap {
  GapKind kind = GapKind::not_captured;
  std::string from, until, detail;  // detail: as Capture::replaced_by
};

// A capture without its claims.
struct CaptureMoment {
  std::string time, sha256, source, replaced_by, moved_to, title;
  std::optional<Record> record;
  CaptureState state = CaptureState::read;
};

struct PageHistory {
  std::string page, site, title;        // title: of its last readable capture
  std::vector<CaptureMoment> captures;  // by time
  std::vector<Gap> gaps;                // by time
};

struct SiteHistory {
  std::string site;
  std::string last_looked;           // the time of its last capture, readable or not
  std::vector<PageHistory> pages;    // by key
  std::vector<ClaimThread> threads;  // by page, first_seen, place in the text, id
};

struct History {
  std::vector<SiteHistory> sites;  // by name
  std::vector<Capture> undated;    // cannot be put in order; without claims
};

// Total and pure. Only claims of captures with one and the same pair of digests can be compared: the caller sees to it.
// A site's history hangs on nothing but the captures of that site.
// Example: of two captures with "cures autism" and "may help with autism" at one place there is one thread of two
// versions, the second softened.
History history_of(std::vector<Capture> captures);

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_HISTORY_H_
