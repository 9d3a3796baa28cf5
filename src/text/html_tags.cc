// The few tokenizer states that decide where a tag ends; what it means is the parser's. Test:
// tests/html_events_test.cc.
#include "text/html_tags.h"

namespace overclaim {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r'; }

bool is_font_attribute(std::string_view name) { return name == "color" || name == "face" || name == "size"; }

std::size_t comment_end(std::string_view input, std::size_t at) {
  std::size_t next = at + 4;
  if (input.substr(next, 1) == ">") return next + 1;
  if (input.substr(next, 2) == "->") return next + 2;
  for (next = input.find("--", next); next != std::string_view::npos; next = input.find("--", next + 1)) {
    if (input.substr(next + 2, 1) == ">") return next + 3;
    if (input.substr(next + 2, 2) == "!>") return next + 4;
  }
  return input.size();
}

}  // namespace

std::string lower_case_of(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool is_html_tag_at(std::string_view input, std::size_t at) {
  if (at + 1 >= input.size() || input[at] != '<') return false;
  return is_letter(input[at + 1]) || (input[at + 1] == '/' && at + 2 < input.size() && is_letter(input[at + 2]));
}

HtmlTag html_tag_at(std::string_view input, std::size_t at) {
  HtmlTag tag;
  tag.closing = input[at + 1] == '/';
  std::size_t next = at + (tag.closing ? 2 : 1);
  const std::size_t name_begin = next;
  while (next < input.size() && !is_space(input[next]) && input[next] != '/' && input[next] != '>') ++next;
  tag.name = input.substr(name_begin, next - name_begin);
  while (next < input.size()) {
    if (is_space(input[next])) {
      ++next;
    } else if (input[next] == '>') {
      tag.complete = true;
      tag.end = next + 1;
      return tag;
    } else if (input[next] == '/') {
      tag.self_closing = next + 1 < input.size() && input[next + 1] == '>';
      ++next;
    } else {
      const std::size_t attribute = next++;  // an '=' may begin a name
      while (next < input.size() && !is_space(input[next]) &&
             std::string_view("/>=").find(input[next]) == std::string_view::npos)
        ++next;
      ++tag.attributes;
      if (next - attribute <= 5 && is_font_attribute(lower_case_of(input.substr(attribute, next - attribute)))) {
        tag.font_attributes = true;
      }
      while (next < input.size() && is_space(input[next])) ++next;
      if (next >= input.size() || input[next] != '=') continue;
      ++next;
      while (next < input.size() && is_space(input[next])) ++next;
      if (next < input.size() && (input[next] == '"' || input[next] == '\'')) {
        const std::size_t close = input.find(input[next], next + 1);
        next = close == std::string_view::npos ? input.size() : close + 1;
      } else {
        while (next < input.size() && !is_space(input[next]) && input[next] != '>') ++next;
      }
    }
  }
  tag.end = input.size();
  return tag;
}

std::size_t html_markup_end(std::string_view input, std::size_t at) {
  if (is_html_tag_at(input, at)) return html_tag_at(input, at).end;
  if (at + 1 >= input.size()) return at;
  if (input.substr(at, 4) == "<!--") return comment_end(input, at);
  const char next = input[at + 1];
  const bool end_tag_without_name = next == '/' && at + 2 < input.size();
  if (next != '!' && next != '?' && !end_tag_without_name) return at;
  const std::size_t close = input.find('>', at + 2);
  return close == std::string_view::npos ? input.size() : close + 1;
}

}  // namespace overclaim
