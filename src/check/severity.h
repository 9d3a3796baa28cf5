// How much a flagged finding weighs, and why.
#ifndef OVERCLAIM_CHECK_SEVERITY_H_
#define OVERCLAIM_CHECK_SEVERITY_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "check/reading.h"
#include "check/report.h"

namespace overclaim {

inline constexpr int heaviest_severity = 5;

// What a noting rule's finding in this sentence earns: a key of Scoring::credits, "" for nothing.
std::string credit_of(const Rule& rule, const Rulebook& rulebook, const SentenceView& view);

// Adjustments of one document: which classes are named where is asked of the views, for the page once.
class SeverityLedger {
 public:
  SeverityLedger(const Rulebook& rulebook, const Reading& reading);

  // The rule's severity, one lower where a stance lowered it (`lowered_by`, "" for none), adjusted as the rule names;
  // within 1 to 5. Every step is listed; a step that the bounds swallow is not.
  Severity of(const Rule& rule, std::string_view lowered_by, const SentenceView& view) const;

 private:
  bool is_named(const Adjustment& adjustment, const SentenceView& view) const;

  const Rulebook& rulebook_;
  const Reading& reading_;
  std::vector<bool> on_page_;  // by class
  std::map<const Adjustment*, std::vector<std::size_t>> classes_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_SEVERITY_H_
