// What is wrong with a data file: said so that the person who wrote it can mend it.
#ifndef OVERCLAIM_RULEBOOK_PROBLEM_H_
#define OVERCLAIM_RULEBOOK_PROBLEM_H_

#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

// `file` as it was named, `pointer` a JSON Pointer (RFC 6901) into it ("" is the whole file), `message` one sentence of
// what is wrong and what is allowed.
// Example: {"rules/en/safety.json", "/rules/3/severity", "must be a whole number from 1 to 5, is 7"}.
struct Problem {
  std::string file, pointer, message;
  friend bool operator==(const Problem&, const Problem&) = default;
};

// "rules/en/safety.json /rules/3/severity: must be ..." One line, no line end; control characters are spelled out.
std::string to_string(const Problem& problem);

// By file, then by place: entries of a list by number ("/rules/9" before "/rules/10"), keys by name, a whole before its
// parts. Problems of one place keep their order.
void sort_problems(std::vector<Problem>& problems);

// Text of a data file as a message may show it: in quotation marks, control characters and bytes that are not UTF-8
// spelled out, cut after 60 characters. Example: shown("a\nb") == "\"a\\u000Ab\"".
std::string shown(std::string_view text);

// The names as one list: "a, b, c".
std::string joined(const std::vector<std::string_view>& names);

// The name most like `name`, where it is likely a slip of the hand; "" where none is.
// Example: nearest_name("severty", {"id", "severity"}) == "severity".
std::string_view nearest_name(std::string_view name, const std::vector<std::string_view>& names);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_PROBLEM_H_
