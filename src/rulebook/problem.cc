// Messages for people who edit data by hand: the order is that of the file, not that in which the checks ran, and
// nothing of a file reaches a terminal unescaped. Sorting pointers as plain text was not taken: /rules/10 would stand
// before /rules/9. Covered by tests/json_reader_test.cc.
#include "rulebook/problem.h"

#include <algorithm>
#include <charconv>

#include "text/utf8.h"
#include "text/writing_direction.h"

namespace overclaim {

namespace {

constexpr std::size_t shown_characters = 60;

// Those that turn the direction of writing too: behind one, a message reads as something else.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || turns_direction(c);
}

void append_spelled_out(std::string& out, char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += "\\u";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) out += digits[(c >> shift) & 15U];
}

std::string without_controls(std::string_view text, std::size_t limit) {
  std::string out;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) {
    if (characters == limit) return out + "...";
    const CodePoint code_point = code_point_at(text, at);
    at += code_point.size;
    if (is_control(code_point.value)) {
      append_spelled_out(out, code_point.value);
    } else {
      append_utf8(out, code_point.value);
    }
  }
  return out;
}

// Cuts the first step off a pointer: "/rules/9" -> "rules", leaving "/9".
std::string_view take_step(std::string_view& pointer) {
  const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
  const std::string_view step = pointer.substr(1, end - 1);
  pointer.remove_prefix(end);
  return step;
}

bool as_index(std::string_view step, std::size_t& index) {
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  return error == std::errc() && end == step.data() + step.size();
}

bool pointer_before(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    const std::string_view step_a = take_step(a), step_b = take_step(b);
    if (step_a == step_b) continue;
    std::size_t index_a = 0, index_b = 0;
    if (as_index(step_a, index_a) && as_index(step_b, index_b)) return index_a < index_b;
    return step_a < step_b;
  }
  return a.empty() && !b.empty();
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string to_string(const Problem& problem) {
  std::string out = without_controls(problem.file, std::string::npos);
  if (!problem.pointer.empty()) out += " " + without_controls(problem.pointer, std::string::npos);
  return out + ": " + without_controls(problem.message, std::string::npos);
}

void sort_problems(std::vector<Problem>& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return a.file != b.file ? a.file < b.file : pointer_before(a.pointer, b.pointer);
  });
}

std::string shown(std::string_view text) { return "\"" + without_controls(text, shown_characters) + "\""; }

std::string joined(const std::vector<std::string_view>& names) {
  std::string out;
  for (const std::string_view name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

std::string_view nearest_name(std::string_view name, const std::vector<std::string_view>& names) {
  std::string_view nearest;
  if (name.size() > 40) return nearest;  // no slip of the hand, and the table below is quadratic
  std::size_t least = std::max<std::size_t>(1, name.size() / 3) + 1;
  for (const std::string_view candidate : names) {
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace overclaim
