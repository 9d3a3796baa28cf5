// Where findings stand in what an item's bytes were taken out of.
#ifndef OVERCLAIM_INTAKE_PLACE_FINDINGS_H_
#define OVERCLAIM_INTAKE_PLACE_FINDINGS_H_

#include <span>

#include "check/report.h"
#include "intake/extracted.h"

namespace overclaim {

// Says for each finding what its spans count bytes of, and the page or paragraph it begins in.
// Requires: `places` are sorted by begin, and count bytes of the same text as the spans.
void place_findings(SpanOf span_of, std::span<const ExtractedPlace> places, Report& report);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_PLACE_FINDINGS_H_
