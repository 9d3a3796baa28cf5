// What the program says to people: lines on standard error, and a text printed whole.
#ifndef OVERCLAIM_APP_MESSAGES_H_
#define OVERCLAIM_APP_MESSAGES_H_

#include <string_view>

#include "app/exit_status.h"
#include "app/output.h"

namespace overclaim {

// One line on standard error, fit for a terminal (report/wrap.h). Example: complain("no such file") writes
// "overclaim: no such file\n".
void complain(std::string_view message);

// The same for each line of a text, such as the list of all that is wrong in a file.
void complain_lines(std::string_view lines);

// A complaint, and how the program ends for it.
ExitStatus fail(std::string_view message, ExitStatus status = ExitStatus::unusable);

// The text as the whole of the output; false where it could not be written, which it then says.
bool deliver(Output output, std::string_view text);

// The text on standard output; `status`, or not_written.
ExitStatus print(std::string_view text, ExitStatus status = ExitStatus::clean);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_MESSAGES_H_
