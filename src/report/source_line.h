// Which document a report is about, in one line for people.
#ifndef OVERCLAIM_REPORT_SOURCE_LINE_H_
#define OVERCLAIM_REPORT_SOURCE_LINE_H_

#include <string>

#include "check/report.h"
#include "rulebook/words.h"

namespace overclaim {

// The input's name; of a page in an archive its address, the day it was saved and the archive; of a row in a table its
// id and number; of a long input the part. May hold the page's own bytes.
// Example: "https://clinic.example/, saved on 2024-03-01, in site.warc.gz".
std::string source_line(const Report& report, const Words& words);

// Where a finding stands: page or paragraph of a document that has them, else line and column.
std::string place_line(const Finding& finding, const Words& words);

// The same document has the same name and no other one has it, within a run: the source, and where in it.
std::string document_name(const Report& report);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_SOURCE_LINE_H_
