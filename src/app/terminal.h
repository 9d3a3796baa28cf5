// What can be known of the terminal that a report goes to.
#ifndef OVERCLAIM_APP_TERMINAL_H_
#define OVERCLAIM_APP_TERMINAL_H_

#include <functional>
#include <string>

#include "app/options.h"
#include "report/terminal_text.h"

namespace overclaim {

// The value of a variable of the environment; "" where it is not set.
using Environment = std::function<std::string(const std::string& name)>;

// Whether the terminal is known to show OSC 8 links; others would print their addresses, or nothing at all.
// Example: true where WT_SESSION is set; false where TERM says "screen".
bool takes_hyperlinks(const Environment& environment);

// `columns`: those of standard output, 0 where it is no terminal or does not say. What the options say goes first;
// colour and links by themselves only on a terminal that is not dumb, and colour not where NO_COLOR is set.
TerminalStyle terminal_style(const Options& options, bool is_terminal, std::size_t columns,
                             const Environment& environment);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_TERMINAL_H_
