// Reads our own JSON reports back, as far as captures of their claims need it.
#ifndef OVERCLAIM_REPORT_READ_REPORT_H_
#define OVERCLAIM_REPORT_READ_REPORT_H_

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "check/report.h"

namespace overclaim {

// Reports of --format json (an object with `documents`), of jsonl (a line each) and of one document. Of each: where it
// stands, its digests, error, replaced_by and the findings without what a capture does not need (cues, places of
// context, texts of rules but their messages). The neighbours of a quote end with its sentence only as far as the
// report can tell: in HTML a sentence with mark-up in it may show words beside it. The text says what is wrong
// (each_report_document).
std::variant<std::vector<Report>, std::string> read_reports(std::string_view bytes);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_READ_REPORT_H_
