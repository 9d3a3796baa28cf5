// What became of the claims of the same pages between two readings, an old one and a new one.
#ifndef OVERCLAIM_SURVEY_DIFF_H_
#define OVERCLAIM_SURVEY_DIFF_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "survey/capture.h"

namespace overclaim {

// added: on no capture of OLD. returned: not on the last one of OLD, but on one before. moved: the same words on
// another page of the operator. gone: a page of NEW was read without it.
enum class ClaimChangeKind { added, strengthened, softened, reworded, moved, returned, gone };
std::string_view to_string(ClaimChangeKind kind);

// A claim at one place, as the last readable capture of its page has it.
struct PlacedClaim {
  CapturedClaim claim;
  std::string page, time;
};

// `before`: nothing where OLD has nothing of it; `after`: nothing where it is gone.
struct ClaimChange {
  ClaimChangeKind kind = ClaimChangeKind::added;
  std::string site;
  std::optional<PlacedClaim> before, after;
  bool by_context = false;   // strengthened or softened by the words around the sentence; the sentence is the same
  bool page_is_new = false;  // of added: OLD has no readable capture of the page
};

// The same words, judged otherwise: the evidence of the day differs, or what the page is about.
struct JudgedAnew {
  PlacedClaim before, after;
};

// A page of which one side has no readable capture: nothing on it is gone or new. `claims`: flagged ones of the other
// side.
struct PageApart {
  std::string page;
  bool in_old = false;                        // it is OLD that has it
  CaptureState state = CaptureState::failed;  // of the last capture of the other side, where `found`
  bool found = false;
  std::string replaced_by;
  std::size_t claims = 0;
};

// What a report of other rules said and today's check of the same bytes does not say, or the reverse.
struct OnlyByRules {
  bool in_report = false;  // it stands in the report, and today's rules do not find it
  PlacedClaim claim;
};

struct DiffSide {
  std::string name;  // as it was given
  std::vector<Capture> captures;
};

struct Diff {
  std::string old_name, new_name, rulebook, reference;
  std::size_t old_captures = 0, new_captures = 0, compared_pages = 0, unchanged = 0;  // unchanged: flagged claims
  std::vector<ClaimChange> changes;                                                   // by kind, site, page, place
  std::vector<JudgedAnew> judged_anew;                                                // by page and place
  std::vector<PageApart> apart;                                                       // by page
  std::vector<OnlyByRules> only_by_rules;  // filled by who checked a report again

  bool any() const { return !changes.empty(); }
};

// Whether claims of these captures can be compared: "" or what differs ("rules", "reference list", "rules and reference
// list").
std::string difference_of_digests(const std::vector<Capture>& one, const std::vector<Capture>& other);

// Total and pure; the order of captures in each side does not matter. Changes of claims that were flagged or noted on
// one side; context that clears something on both is none. Where each side is one file without an address they are the
// same page, whatever their names. Requires: difference_of_digests() is "".
Diff diff_of(DiffSide old_side, DiffSide new_side);

// A report's own captures beside those of the same bytes checked today.
std::vector<OnlyByRules> only_by_rules(const std::vector<Capture>& reported, const std::vector<Capture>& checked);

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_DIFF_H_
