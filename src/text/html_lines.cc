// By shape alone: which words are labels no list knows. Test: tests/html_lines_test.cc.
#include "text/html_lines.h"

#include <algorithm>
#include <cstddef>

#include "text/plain_characters.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr int most_label_words = 5;
constexpr std::size_t longest_answer = 5;  // bytes: no, none, nein, 100%
constexpr std::size_t longest_line = 200;  // bytes; of longer ones only the end or the begin is asked

constexpr std::string_view white_space = " \t\r\n\f";

// Takes the first word off a text; empty at its end.
std::string_view take_word(std::string_view& text) {
  const std::size_t begin = std::min(text.find_first_not_of(white_space), text.size());
  const std::size_t end = std::min(text.find_first_of(white_space, begin), text.size());
  const std::string_view word = text.substr(begin, end - begin);
  text.remove_prefix(end);
  return word;
}

bool is_lone_dash(std::string_view word) {
  if (word.empty()) return false;
  const CodePoint first = code_point_at(word, 0);
  return first.size == word.size() && is_dash(first.value);
}

bool ends_label(std::string_view word) { return word.ends_with(':') || word.ends_with('?') || is_lone_dash(word); }

// "Side effects: fever", "Is it new? No", "Price - 9".
bool has_label(std::string_view line) {
  for (int words = 0; words < most_label_words; ++words) {
    const std::string_view word = take_word(line);
    if (word.empty()) return false;
    if (ends_label(word) && !(words == 0 && is_lone_dash(word))) return true;
  }
  return false;
}

// The word behind a short label or a question; empty where there are none or more.
std::string_view only_answer(std::string_view line) {
  const std::size_t space = line.find_last_of(white_space);
  if (space == std::string_view::npos) return {};
  const std::string_view label = line.substr(0, line.find_last_not_of(white_space, space) + 1);
  const bool is_label = label.ends_with('?') || (label.ends_with(':') && has_label(label));
  return is_label ? line.substr(space + 1) : std::string_view();
}

bool is_closed(std::string_view line) {
  const char last = line.back();
  return last == '.' || last == '!' || last == '?' || last == ';' || (last != ':' && has_label(line)) ||
         !only_answer(line).empty();
}

bool begins_with_capital(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {  // bullets and quotation marks before it do not matter
    const CodePoint c = code_point_at(text, at);
    if (is_letter(c.value) || is_digit(c.value)) return is_upper(c.value);
    at += c.size;
  }
  return false;
}

// "Side Effects", "Risks!": its second word is capitalised too, or there is none.
bool is_headline(std::string_view line) {
  take_word(line);
  const std::string_view second = take_word(line);
  return second.empty() || begins_with_capital(second);
}

}  // namespace

bool begins_anew(std::string_view before, std::string_view next) {
  if (before.empty()) return false;
  before = before.substr(before.size() - std::min(before.size(), longest_line));
  next = next.substr(0, longest_line);
  if (!begins_with_capital(next)) return false;
  if (has_label(next)) return is_closed(before);
  const std::string_view answer = only_answer(before);
  return !answer.empty() && answer.size() <= longest_answer && !is_headline(next);
}

}  // namespace overclaim
