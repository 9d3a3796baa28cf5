// Arguments as a shell takes them again.
#ifndef OVERCLAIM_APP_SHELL_QUOTE_H_
#define OVERCLAIM_APP_SHELL_QUOTE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "report/html_escape.h"
#include "text/utf8.h"

namespace overclaim {

// As it is where it holds only letters, digits and @%+=:,./_-; else in single quotes. Where a byte of it could steer a
// terminal, or turn or break the line, in $'...' (POSIX since 2024; bash, zsh and ksh long before) with such bytes as
// three octal digits, so that no digit behind them can be taken for one of theirs.
// Example: shell_quoted("it's") == "'it'\\''s'"; shell_quoted("a\x1B[31m") == "$'a\\033[31m'".
inline std::string shell_quoted(std::string_view argument) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@%+=:,./_-";
  if (!argument.empty() && argument.find_first_not_of(plain) == argument.npos) return std::string(argument);
  std::string quoted, escaped;
  bool is_unsafe = false;
  for (std::size_t at = 0; at < argument.size();) {
    const CodePoint point = code_point_at(argument, at);
    const std::string_view bytes = argument.substr(at, point.size);
    at += point.size;
    quoted += bytes == "'" ? "'\\''" : bytes;
    const bool marks = point.value == 0x061C || point.value == 0x200E || point.value == 0x200F;
    const bool breaks = point.value == '\t' || point.value == '\n' || point.value == 0x2028 || point.value == 0x2029;
    if (!point.valid || marks || breaks || is_unsafe_in_html(point.value)) {
      is_unsafe = true;
      for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        escaped += '\\';
        for (const int shift : {6, 3, 0}) escaped += static_cast<char>('0' + ((value >> shift) & 7));
      }
    } else {
      if (bytes == "'" || bytes == "\\") escaped += '\\';
      escaped += bytes;
    }
  }
  return is_unsafe ? "$'" + escaped + "'" : "'" + quoted + "'";
}

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SHELL_QUOTE_H_
