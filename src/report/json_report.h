// Reports as JSON: the report contract, overclaim-report/1 (docs/report-format.md, docs/report.schema.json).
//
// Keys stand in the documented order and are always all there: what is absent is null, a list without entries []. The
// same report gives the same bytes. Never throws; bytes that are not UTF-8 come out as U+FFFD.
#ifndef OVERCLAIM_REPORT_JSON_REPORT_H_
#define OVERCLAIM_REPORT_JSON_REPORT_H_

#include <span>
#include <string>

#include "check/report.h"
#include "report/rule_selection.h"
#include "report/run_totals.h"

namespace overclaim {

// One document, compact, on one line without a line end. A line of JSONL is this and "\n".
// `selection`: what the run left out; "tool" says it, where it is anything.
// Example: to_json_document(Report{}) begins {"schema":"overclaim-report/1","tool":{"version":null,
std::string to_json_document(const Report& report, const RuleSelection& selection = {});

// What stands before the first document of the whole object, and behind the last; documents are parted by ",\n". So a
// caller can write each document when it is ready. Behind the documents stands what the run read and left out.
std::string json_opening(const Tool& tool, const RuleSelection& selection = {});
std::string json_closing(const RunTotals& totals);

// The whole object: {"schema", "tool", "documents", "run"}, one document a line, with a line end behind it. `tool` is
// that of the first report; without reports all its keys are null.
std::string to_json(std::span<const Report> reports);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_JSON_REPORT_H_
