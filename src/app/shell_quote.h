// Arguments as a POSIX shell takes them again.
#ifndef OVERCLAIM_APP_SHELL_QUOTE_H_
#define OVERCLAIM_APP_SHELL_QUOTE_H_

#include <string>
#include <string_view>

namespace overclaim {

// As it is where it holds only letters, digits and @%+=:,./_-; else in single quotes.
// Example: shell_quoted("it's") == "'it'\\''s'".
inline std::string shell_quoted(std::string_view argument) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@%+=:,./_-";
  if (!argument.empty() && argument.find_first_not_of(plain) == argument.npos) return std::string(argument);
  std::string quoted = "'";
  for (const char c : argument) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + "'";
}

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SHELL_QUOTE_H_
