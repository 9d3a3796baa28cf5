// Whether what a run would write lies where it reads, or where it writes something else.
#ifndef OVERCLAIM_APP_OUTPUT_CLASH_H_
#define OVERCLAIM_APP_OUTPUT_CLASH_H_

#include <string>
#include <vector>

#include "app/options.h"
#include "intake/item_source.h"

namespace overclaim {

// Of check and diff: "" or what falls together, for people. Looks only, so that it is asked before anything is written.
// Two names are one file also through links and detours. Of an input folder the files count that would be read. Devices
// and pipes take more than one output, and a folder of reports never overwrites what is no report (report_folder.h).
// Example, of --output json=page.txt: "page.txt: would be read and written over; name another file for the report".
std::string clash_of_run(const Options& options);

// The same of these names. Outputs are files; "-" among the inputs is standard input, and of folders count the files
// that would be read with `intake`.
std::string clash_of_files(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs,
                           const IntakeOptions& intake = {});

}  // namespace overclaim

#endif  // OVERCLAIM_APP_OUTPUT_CLASH_H_
