// Places of two kinds may be mixed, so the last of each before the finding counts. Covered by
// tests/item_source_test.cc.
#include "intake/place_findings.h"

namespace overclaim {

void place_findings(SpanOf span_of, std::span<const ExtractedPlace> places, Report& report) {
  std::size_t next = 0;
  std::uint64_t page = 0, paragraph = 0, last = 0;
  for (Finding& finding : report.findings) {
    finding.span_of = span_of;
    if (finding.span.begin < last) next = page = paragraph = 0;  // findings are sorted by span; if not, look anew
    last = finding.span.begin;
    for (; next < places.size() && places[next].begin <= finding.span.begin; ++next) {
      (places[next].kind == "page" ? page : paragraph) = places[next].number;
    }
    finding.page = page;
    finding.paragraph = paragraph;
  }
}

}  // namespace overclaim
