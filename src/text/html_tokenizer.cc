// The states of the standard as functions: a tag, a comment or the content of a script is read from its first byte to
// its last in one loop, and plain text is skipped with memchr. A table of states was not taken: it reads text byte by
// byte. Repeated attributes are known by one bit a name, as only attributes with a meaning here are kept.
// Covered by tests/html_tokenizer_test.cc and, against another parser, tests/html_oracle_test.cc.
#include "text/html_tokenizer.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/html_tags.h"

namespace overclaim {
namespace {

constexpr std::string_view literal_opening = "<![CDATA[", literal_closing = "]]>";

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool ends_tag_name(char c) { return is_space(c) || c == '/' || c == '>'; }
char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Ends of attribute names as a table: they are asked for at every byte of a tag.
constexpr std::array<bool, 256> ends_attribute_name = [] {
  std::array<bool, 256> ends{};
  for (const char c : {' ', '\n', '\t', '\f', '\r', '/', '>', '='}) ends[static_cast<unsigned char>(c)] = true;
  return ends;
}();

static_assert(static_cast<std::size_t>(HtmlAttributeName::count) <= 32);  // one bit each

}  // namespace

HtmlTokenizer::HtmlTokenizer(std::string_view input, HtmlStore& store) : input_(input), store_(store) {
  if (input_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

HtmlToken HtmlTokenizer::next(bool in_foreign) {
  while (at_ < input_.size()) {
    if (content_ != HtmlContent::data) {
      const std::size_t begin = at_, end = content_end();
      const HtmlRun run = content_ == HtmlContent::rcdata ? HtmlRun::rcdata : HtmlRun::raw;
      content_ = HtmlContent::data;
      if (end > begin) return text(begin, end, run);
    }
    std::size_t end = input_.find('<', at_);
    while (end != std::string_view::npos && !markup_at(end)) end = input_.find('<', end + 1);
    end = std::min(end, input_.size());
    if (end > at_) return text(at_, end, HtmlRun::text);
    if (input_.substr(at_, 3) == "</>") {
      at_ += 3;
      continue;
    }
    if (in_foreign && input_.substr(at_, literal_opening.size()) == literal_opening) {
      const std::size_t begin = at_ + literal_opening.size();
      const std::size_t closing = std::min(input_.find(literal_closing, begin), input_.size());
      at_ = std::min(closing + literal_closing.size(), input_.size());
      if (closing == begin) continue;
      HtmlToken token;
      token.kind = HtmlTokenKind::text;
      token.run = HtmlRun::raw;
      token.source = {begin, closing};
      return token;
    }
    return markup();
  }
  return end_of_input();
}

// Is the '<' at `at` more than text?
bool HtmlTokenizer::markup_at(std::size_t at) const {
  if (at + 1 >= input_.size()) return false;
  const char next = input_[at + 1];
  if (next == '/') return at + 2 < input_.size();
  return is_letter(next) || next == '!' || next == '?';
}

HtmlToken HtmlTokenizer::text(std::size_t begin, std::size_t end, HtmlRun run) {
  HtmlToken token;
  token.kind = HtmlTokenKind::text;
  token.run = run;
  token.source = {begin, end};
  at_ = end;
  return token;
}

// Requires: markup_at(at_).
HtmlToken HtmlTokenizer::markup() {
  const char next = input_[at_ + 1];
  if (is_letter(next)) return tag(false);
  if (next == '/' && is_letter(input_[at_ + 2])) return tag(true);
  if (input_.substr(at_, 4) == "<!--") return comment(comment_end());
  const std::size_t close = input_.find('>', at_ + 2);
  constexpr std::string_view doctype = "<!doctype";
  HtmlToken token = comment(close == std::string_view::npos ? input_.size() : close + 1);
  const std::string_view written = input_.substr(token.source.begin, doctype.size());
  if (written.size() == doctype.size() && lower_case_of(written) == doctype) token.kind = HtmlTokenKind::doctype;
  return token;
}

HtmlToken HtmlTokenizer::comment(std::size_t end) {
  HtmlToken token;
  token.kind = HtmlTokenKind::comment;
  token.source = {at_, end};
  at_ = end;
  return token;
}

HtmlToken HtmlTokenizer::end_of_input() {
  at_ = input_.size();
  HtmlToken token;
  token.source = {at_, at_};
  return token;
}

HtmlToken HtmlTokenizer::tag(bool closing) {
  HtmlToken token;
  token.kind = closing ? HtmlTokenKind::end_tag : HtmlTokenKind::start_tag;
  const std::size_t begin = at_, name_begin = at_ + (closing ? 2 : 1);
  at_ = name_begin;
  bool has_upper_case = false;
  while (at_ < input_.size() && !ends_tag_name(input_[at_])) {
    has_upper_case = has_upper_case || (input_[at_] >= 'A' && input_[at_] <= 'Z');
    ++at_;
  }
  const std::string_view written = input_.substr(name_begin, at_ - name_begin);
  token.element = html_name_of(written);
  if (token.element != HtmlName::other) {
    token.name = text_of(token.element);
  } else {
    token.name = has_upper_case ? store_.keep(lower_case_of(written)) : written;
  }
  attributes_.clear();
  seen_ = 0;
  while (at_ < input_.size()) {
    const char c = input_[at_];
    if (c == '>') {
      ++at_;
      token.source = {begin, at_};
      if (!closing) token.attributes = store_.keep(std::span<const HtmlAttribute>(attributes_));
      return token;
    }
    if (is_space(c)) {
      ++at_;
    } else if (c == '/') {
      token.self_closing = at_ + 1 < input_.size() && input_[at_ + 1] == '>';
      ++at_;
    } else {
      attribute(token);
    }
  }
  return end_of_input();  // the tag never closes
}

// The attribute at at_, which is moved behind it.
void HtmlTokenizer::attribute(HtmlToken& tag) {
  const auto skip_space = [this] {
    while (at_ < input_.size() && is_space(input_[at_])) ++at_;
  };
  const std::size_t name_begin = at_++;  // an '=' may begin a name
  while (at_ < input_.size() && !ends_attribute_name[static_cast<unsigned char>(input_[at_])]) ++at_;
  const std::size_t name_end = at_;
  OffsetRange value{name_end, name_end};
  skip_space();
  if (at_ < input_.size() && input_[at_] == '=') {
    ++at_;
    skip_space();
    if (at_ < input_.size() && (input_[at_] == '"' || input_[at_] == '\'')) {
      const std::size_t close = std::min(input_.find(input_[at_], at_ + 1), input_.size());
      value = {at_ + 1, close};
      at_ = std::min(close + 1, input_.size());
    } else {
      value.begin = at_;
      while (at_ < input_.size() && !is_space(input_[at_]) && input_[at_] != '>') ++at_;
      value.end = at_;
    }
  }
  if (tag.kind == HtmlTokenKind::end_tag || value.begin > value.end) return;
  const HtmlAttributeName name = html_attribute_name_of(input_.substr(name_begin, name_end - name_begin));
  const std::uint32_t bit = 1U << static_cast<unsigned>(name);
  if (name == HtmlAttributeName::other || (seen_ & bit) != 0) return;
  seen_ |= bit;
  std::string_view decoded = input_.substr(value.begin, value.end - value.begin);
  if (std::any_of(decoded.begin(), decoded.end(), [](char c) { return c == '&' || c == '\r' || c == '\0'; })) {
    std::string text;
    decode_html_pieces(input_, value, HtmlRun::attribute,
                       [&text](std::string_view piece, OffsetRange, bool) { text += piece; });
    decoded = store_.keep(std::move(text));
  }
  attributes_.push_back({name, decoded, value});
}

// Behind the comment at at_.
std::size_t HtmlTokenizer::comment_end() const {
  std::size_t next = at_ + 4;
  if (input_.substr(next, 1) == ">") return next + 1;
  if (input_.substr(next, 2) == "->") return next + 2;
  for (next = input_.find("--", next); next != std::string_view::npos; next = input_.find("--", next + 1)) {
    if (input_.substr(next + 2, 1) == ">") return next + 3;
    if (input_.substr(next + 2, 2) == "!>") return next + 4;
  }
  return input_.size();
}

// Does a tag's name stand at `at`, in any case?
bool HtmlTokenizer::named_at(std::size_t at, std::string_view name) const {
  if (at + name.size() >= input_.size() || !ends_tag_name(input_[at + name.size()])) return false;
  return std::equal(name.begin(), name.end(), input_.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char lower, char written) { return lower == lower_case(written); });
}

// Where the content that begins at at_ ends.
std::size_t HtmlTokenizer::content_end() const {
  if (content_ == HtmlContent::plaintext) return input_.size();
  if (content_ == HtmlContent::script) return script_end();
  for (std::size_t at = input_.find("</", at_); at != std::string_view::npos; at = input_.find("</", at + 2)) {
    if (named_at(at + 2, content_name_)) return at;
  }
  return input_.size();
}

bool HtmlTokenizer::ends_before_next(std::string_view name) const {
  for (std::size_t at = input_.find('<', at_); at != std::string_view::npos; at = input_.find('<', at + 1)) {
    if (named_at(at + 1, name)) return false;
    if (at + 1 < input_.size() && input_[at + 1] == '/' && named_at(at + 2, name)) return true;
  }
  return false;
}

// "<!--" hides what follows up to "-->", but not an end tag; a "<script" in it hides the next end tag too.
std::size_t HtmlTokenizer::script_end() const {
  enum class Escaped { no, yes, twice };
  Escaped escaped = Escaped::no;
  constexpr std::string_view name = "script";
  std::size_t at = at_;
  while (at < input_.size()) {
    at = escaped == Escaped::no ? input_.find('<', at) : input_.find_first_of("<-", at);
    if (at == std::string_view::npos) break;
    if (input_[at] == '-') {
      const std::size_t end = std::min(input_.find_first_not_of('-', at), input_.size());
      if (end - at >= 2 && end < input_.size() && input_[end] == '>') escaped = Escaped::no;
      at = end;
    } else if (escaped == Escaped::no && input_.substr(at, 4) == "<!--") {
      escaped = Escaped::yes;
      at += 2;  // its dashes may be those of the end: "<!-->"
    } else if (input_.substr(at, 2) == "</" && named_at(at + 2, name)) {
      if (escaped != Escaped::twice) return at;
      escaped = Escaped::yes;
      at += 2 + name.size();
    } else if (escaped == Escaped::yes && named_at(at + 1, name)) {
      escaped = Escaped::twice;
      at += 1 + name.size();
    } else {
      ++at;
    }
  }
  return input_.size();
}

}  // namespace overclaim
