// Covered by tests/cli_test.cc.
#include "app/messages.h"

#include <algorithm>
#include <cstddef>
#include <iostream>
#include <string>
#include <utility>

#include "report/wrap.h"

namespace overclaim {

void complain(std::string_view message) { std::cerr << "overclaim: " << terminal_safe(message) << '\n'; }

void complain_lines(std::string_view lines) {
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    complain(lines.substr(begin, end - begin));
    begin = end + 1;
  }
}

ExitStatus fail(std::string_view message, ExitStatus status) {
  complain(message);
  return status;
}

bool deliver(Output output, std::string_view text) {
  const std::string failure = write_whole(std::move(output), text);
  if (!failure.empty()) complain(failure);
  return failure.empty();
}

ExitStatus print(std::string_view text, ExitStatus status) {
  return deliver(Output::standard_output(), text) ? status : ExitStatus::not_written;
}

}  // namespace overclaim
