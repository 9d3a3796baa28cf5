// Where findings stand in the file as given, in the units other programs count in.
#ifndef OVERCLAIM_REPORT_INPUT_PLACES_H_
#define OVERCLAIM_REPORT_INPUT_PLACES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/report.h"
#include "report/checked_page.h"

namespace overclaim {

// A place in a line, each column from 1. 0 for a column that is not known: in the first line of a later part of a long
// input, when that part begins inside the line.
struct LineColumn {
  std::uint64_t line = 1, utf16_column = 1, utf8_column = 1;
};

// `begin` and `end` of a finding; `characters_begin`, `characters_end` count code points of the decoded input from its
// beginning, mark-up kept and a byte order mark dropped (not known in a later part). `source`: the bytes there,
// decoded.
struct InputPlace {
  LineColumn begin, end;
  std::optional<std::uint64_t> characters_begin, characters_end;
  std::string source;
};

// One for each finding of the report, in their order; nothing where its span does not count bytes of page.document's
// input, or there is no document. The input is decoded and counted once for all.
std::vector<std::optional<InputPlace>> input_places(const CheckedPage& page);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_INPUT_PLACES_H_
