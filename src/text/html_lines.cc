// By shape alone: which words are labels no list knows. Test: tests/html_lines_test.cc.
#include "text/html_lines.h"

#include <algorithm>
#include <cstddef>

#include "text/html_decode.h"
#include "text/html_tags.h"
#include "text/plain_characters.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr int most_label_words = 5;
constexpr int most_closing_marks = 32;                                  // behind the end of a sentence
constexpr std::size_t longest_line_start = 120, most_line_events = 12;  // what is asked of the line behind a line end
constexpr std::size_t longest_answer = 5;                               // bytes: no, none, nein, 100%
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

std::string line_from(std::string_view input, std::span<const HtmlEvent> coming, const HtmlEvent& event,
                      std::string_view words) {
  std::string line(words);
  const bool is_whole = event.source.end == coming.front().source.end;
  for (std::size_t i = 1; is_whole && i < std::min(coming.size(), most_line_events); ++i) {
    const HtmlEvent& next = coming[i];
    if (line.size() > longest_line_start) break;
    if (next.kind != HtmlEventKind::text) {
      if (next.element == HtmlName::br || has_trait(next.element, html_block)) break;
      continue;
    }
    if (next.raw) continue;
    const OffsetRange start{next.source.begin, std::min(next.source.end, next.source.begin + longest_line_start)};
    line += decode_html(input, start, next.run).text;
  }
  return std::string(trimmed(line));
}

std::size_t count_words(std::string_view text) {
  std::size_t words = text.empty() ? 0 : 1;
  for (const char c : text) words += c == ' ' ? 1U : 0U;
  return words;
}

bool begins_small(std::string_view words) {
  const std::string_view text = trimmed(words);
  return !text.empty() && is_lower(code_point_at(text, 0).value);
}

bool is_sentence_over(std::string_view text) {
  for (int marks = 0; !text.empty() && marks < most_closing_marks; ++marks) {
    const CodePoint last = code_point_before(text, text.size());
    switch (last.value) {
      case '.':
      case '!':
      case '?':
      case ':':
      case ';':
      case 0x2026:
      case 0x3002:
        return true;
      case '"':
      case '\'':
      case ')':
      case ']':
      case 0x2019:
      case 0x201D:
      case 0xBB:
        break;
      default:
        return false;
    }
    text.remove_suffix(last.size);
  }
  return true;
}

bool parts_from_mark(std::string_view before, std::string_view mark) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const char first = mark.front();
  const bool is_mark = is_digit(first) || first == '[' || first == '*';
  return is_mark && !is_digit(before.back());
}

}  // namespace overclaim
