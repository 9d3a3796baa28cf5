// Covered by tests/passport_test.cc.
#include "survey/passport.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "survey/claim_pairs.h"
#include "survey/roll_up.h"

namespace overclaim {
namespace {

// The thread's claim in that capture: by fingerprint, of any of its versions.
const CapturedClaim* claim_in(const Capture& capture, const std::set<std::string_view>& fingerprints) {
  for (const CapturedClaim& claim : capture.claims) {
    if (fingerprints.count(claim.fingerprint) > 0) return &claim;
  }
  return nullptr;
}

DatedVerdict judged(const std::string& page, const std::string& time, const std::set<std::string_view>& fingerprints,
                    const std::vector<Capture>& captures, const CapturedClaim& otherwise) {
  DatedVerdict found{time, "", "", otherwise.verdict, otherwise.statements};
  for (const Capture& capture : captures) {
    if (capture.page != page || capture.time != time || capture.state != CaptureState::read) continue;
    const CapturedClaim* claim = claim_in(capture, fingerprints);
    if (claim == nullptr) continue;
    return {time, capture.as_of, capture.reference, claim->verdict, claim->statements};
  }
  return found;
}

}  // namespace

std::vector<const ClaimThread*> threads_of(const History& history, std::string_view fingerprint) {
  std::vector<const ClaimThread*> found;
  for (const SiteHistory& site : history.sites) {
    for (const ClaimThread& thread : site.threads) {
      const bool holds = std::any_of(thread.versions.begin(), thread.versions.end(), [&](const ClaimVersion& version) {
        return version.claim.fingerprint.starts_with(fingerprint) || version.claim.finding.starts_with(fingerprint);
      });
      if (holds) found.push_back(&thread);
    }
  }
  return found;
}

Passport passport_of(const ClaimThread& thread, const History& history, const std::vector<Capture>& captures,
                     std::vector<PassportDecision> decisions) {
  Passport passport;
  passport.thread = thread;
  std::set<std::string_view> fingerprints;
  std::map<std::string, bool> sentences;  // whether long enough to be a sign of copying
  for (const ClaimVersion& version : thread.versions) {
    fingerprints.insert(version.claim.fingerprint);
    sentences[sentence_identity(version.claim)] = version.claim.sentence_words >= least_shared_words;
  }
  std::set<std::string_view> pages;
  for (const Episode& episode : thread.episodes) pages.insert(episode.page);
  for (const SiteHistory& site : history.sites) {
    if (site.site == thread.site) {
      passport.last_looked = site.last_looked;
      for (const PageHistory& page : site.pages) {
        if (pages.count(page.page) == 0) continue;
        for (const Gap& gap : page.gaps) {
          if (gap.until >= thread.first_seen()) passport.gaps.push_back(gap);
        }
      }
      continue;
    }
    for (const ClaimThread& other : site.threads) {
      for (const ClaimVersion& version : other.versions) {
        const auto same = sentences.find(sentence_identity(version.claim));
        if (same == sentences.end() || !same->second || version.claim.status == Status::cleared) continue;
        passport.elsewhere.push_back({site.site, version.page, version.first_seen, version.last_seen});
      }
    }
  }
  std::sort(passport.gaps.begin(), passport.gaps.end(),
            [](const Gap& a, const Gap& b) { return std::tie(a.from, a.until) < std::tie(b.from, b.until); });
  const ClaimVersion &first = thread.versions.front(), &last = thread.versions.back();
  passport.then = judged(first.page, thread.first_seen(), fingerprints, captures, first.claim);
  passport.now = judged(thread.page, thread.last_seen(), fingerprints, captures, last.claim);
  passport.decisions = std::move(decisions);
  std::stable_sort(passport.decisions.begin(), passport.decisions.end(),
                   [](const PassportDecision& a, const PassportDecision& b) { return a.date < b.date; });
  return passport;
}

}  // namespace overclaim
