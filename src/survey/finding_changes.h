// What other rules make of the same bytes.
#ifndef OVERCLAIM_SURVEY_FINDING_CHANGES_H_
#define OVERCLAIM_SURVEY_FINDING_CHANGES_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "survey/capture.h"

namespace overclaim {

// gone: not found any more. found: not found before. changed: found at the same words, and judged otherwise.
enum class FindingChangeKind { gone, found, changed };
std::string_view to_string(FindingChangeKind kind);

// `was` and `is`: nothing where there was none, or is none. `what`: of changed the names of the fields that differ:
// status, strength, stance, severity, verdict, statements.
struct FindingChange {
  FindingChangeKind kind = FindingChangeKind::changed;
  std::optional<CapturedClaim> was, is;
  std::vector<std::string_view> what;
};

// By fingerprint, which the same rule gives the same sentence; of the same fingerprint in their order. In text order.
// Requires: both are of the same document.
std::vector<FindingChange> finding_changes(const std::vector<CapturedClaim>& was, const std::vector<CapturedClaim>& is);

// A change on one page, on all captures where it is the same; `first`, `last`: their times.
struct PageChange {
  std::string page, site, first, last;
  std::size_t captures = 0;
  FindingChange change;
};

// Adds the changes of one capture to those of its page that are the same, or as new ones.
class PageChanges {
 public:
  void add(const Capture& capture, std::vector<FindingChange> changes);

  // By site, page, then the words' first time and place.
  std::vector<PageChange> sorted() const;

 private:
  std::vector<PageChange> changes_;
  std::map<std::string, std::size_t> index_;  // what makes two of them the same, and where it is
};

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_FINDING_CHANGES_H_
