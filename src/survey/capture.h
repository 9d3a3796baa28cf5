// One page on one day, as the history of its claims needs it: taken out of its report, so that a store can keep it.
#ifndef OVERCLAIM_SURVEY_CAPTURE_H_
#define OVERCLAIM_SURVEY_CAPTURE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/report.h"
#include "survey/site.h"

namespace overclaim {

// A finding of any status: what was flagged may come back as a cleared hedge. `before`, `quote`, `after`: of its
// sentence (said_claim.h); `before` and `after` are "" where a store keeps a testimonial without its neighbours.
// `text_hash` is of the three as they were read.
struct CapturedClaim {
  std::string fingerprint, finding, rule, category;
  std::string message;  // of its rule, for people
  int severity = 0;
  Status status = Status::flagged;
  Strength strength = Strength::effect;
  Stance stance = Stance::asserted;
  Speaker speaker = Speaker::page;
  std::optional<VerdictKind> verdict;
  std::vector<std::string> statements;
  std::vector<std::string> conditions, interventions;  // terms
  std::string before, quote, after;
  std::string sentence_key;  // the same for the same sentence on any page
  std::uint32_t sentence_words = 0;
  std::string text_hash;
  std::uint64_t begin = 0, end = 0, line = 1, column = 1;
  BlockKind block = BlockKind::paragraph;
  Channel channel = Channel::body;
  bool hidden = false;

  std::string sentence() const { return before + quote + after; }
  friend bool operator==(const CapturedClaim&, const CapturedClaim&) = default;
};

// failed: could not be read, or the server gave no page.
enum class CaptureState { read, replaced, failed };
std::string_view to_string(CaptureState state);
std::optional<CaptureState> capture_state_named(std::string_view name);

// A page of which the archive kept only the beginning: what it says counts, what it lacks may stand behind the cut.
inline constexpr std::string_view cut_off_page = "cut_off";

struct Capture {
  std::string page;  // page_key()
  std::string site;  // its operator (site.h)
  std::string time;  // at least a day: "2024-03-01" or "2024-03-01T12:00:00Z"; "" for unknown
  std::string sha256;
  std::string source;            // where it can be read again
  std::optional<Record> record;  // without columns
  CaptureState state = CaptureState::read;
  // read: "", or cut_off_page where its end is not there. replaced: Report::replaced_by (parked, not_found ...).
  // failed: "http 503", "redirect", or the error's code.
  std::string replaced_by;
  std::string moved_to;  // of a redirect, the page key it leads to; "" for none
  std::string title;
  std::string rulebook, reference, as_of;  // what the claims were found and judged with
  std::vector<CapturedClaim> claims;       // in text order; none of what was not read
};

// `otherwise_day`: of pages that carry none; "" for unknown. A page that something stands in place of has no claims, as
// the words on it are not the clinic's.
// Example: capture_of(report of "https://meadow.example/a/" saved on 2021-03-02, {}, "").page == "meadow.example/a".
Capture capture_of(const Report& report, const SiteTable& sites, const std::string& otherwise_day);

// What a server answered without a page: `status` 300-599, `location` of a redirect or "".
struct FailedAnswer {
  int status = 0;
  std::string location;
};
Capture capture_of_answer(const FailedAnswer& answer, const std::string& source, const Record& record,
                          const SiteTable& sites, const std::string& otherwise_day);

// The same time and the same bytes of a page are one capture; the parts of a long page too. Sorted by site, page, time,
// bytes; those without a day last. Whatever order they come in, the result is the same.
std::vector<Capture> in_order(std::vector<Capture> captures);

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_CAPTURE_H_
