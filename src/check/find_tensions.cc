// One look at the findings for all three audits. Covered by tests/contradictions_test.cc, disclaimers_test.cc,
// take_back_test.cc.
#include "check/find_tensions.h"

#include <utility>

#include "check/claim_subject.h"
#include "check/contradictions.h"
#include "check/disclaimers.h"
#include "check/page_distance.h"
#include "check/take_back.h"

namespace overclaim {

std::set<std::string> find_tensions(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                    bool sells, std::uint64_t part_begin, Report& report) {
  const SubjectFinder subjects(document, rulebook, reading, report.findings);
  const SensePlaces places = places_of_senses(report.findings, rulebook, sells);
  PulledApart apart = pull_apart(report.findings, places, subjects, rulebook);
  report.contradictions = std::move(apart.rows);

  const PageDistance distance(document);
  DisclaimerLedger ledger = find_disclaimers(document, rulebook, reading, report.findings, distance);
  report.disclaimers = std::move(ledger.disclaimers);
  report.undisclaimed = std::move(ledger.undisclaimed);
  report.take_backs =
      find_take_backs(document, rulebook, report.findings, places, subjects, report.disclaimers, distance);

  // Findings are counted in bytes of the whole input already.
  const auto shift = [part_begin](SourceSpan& span) {
    span.begin += part_begin;
    span.end += part_begin;
  };
  for (Disclaimer& disclaimer : report.disclaimers) shift(disclaimer.span);
  for (TakeBack& take_back : report.take_backs) {
    if (take_back.by == TakenBackBy::disclaimer) shift(take_back.weaker);
  }
  return std::move(apart.withdrawn);
}

}  // namespace overclaim
