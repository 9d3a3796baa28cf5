// One look at each '<' and '&'. A parser was not taken: it makes a tag of "<p was less" too, and does not know a tag
// that a text speaks of from one that it has. Names that are words in forms ("Dear <title>") count in pairs only.
// Covered by tests/html_signs_test.cc.
#include "text/html_signs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "text/html_entities.h"

namespace overclaim {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_tag = 1024;  // bytes looked at
constexpr std::size_t longest_name = 32;
constexpr std::size_t most_bare_attributes = 2;  // "async defer"; more are words of a sentence
constexpr std::size_t longest_joining = 16;      // bytes between two tags that are spoken of: " and "

// Sorted. A start tag of these at the start of a line is a sign by itself.
constexpr auto page_names = std::to_array<std::string_view>({
    "article", "aside",  "blockquote", "body",       "br",      "center", "dd",    "details", "div",
    "dl",      "dt",     "fieldset",   "figcaption", "figure",  "footer", "form",  "frame",   "frameset",
    "h1",      "h2",     "h3",         "h4",         "h5",      "h6",     "head",  "header",  "hr",
    "html",    "iframe", "img",        "li",         "link",    "main",   "meta",  "nav",     "noscript",
    "ol",      "p",      "pre",        "script",     "section", "span",   "style", "table",   "tbody",
    "td",      "tfoot",  "th",         "thead",      "title",   "tr",     "ul",
});

// Sorted. A sign with an end tag, or with an attribute that has a value.
constexpr auto inside_names = std::to_array<std::string_view>({
    "a",       "abbr",     "acronym",  "address", "area",    "audio",    "b",      "base",    "bdi",
    "bdo",     "big",      "blink",    "button",  "caption", "cite",     "code",   "col",     "colgroup",
    "data",    "datalist", "del",      "dfn",     "dialog",  "dir",      "em",     "embed",   "font",
    "hgroup",  "i",        "input",    "ins",     "kbd",     "label",    "legend", "map",     "mark",
    "marquee", "menu",     "meter",    "nobr",    "object",  "optgroup", "option", "output",  "param",
    "picture", "progress", "q",        "rp",      "rt",      "ruby",     "s",      "samp",    "search",
    "select",  "slot",     "small",    "source",  "strike",  "strong",   "sub",    "summary", "sup",
    "svg",     "template", "textarea", "time",    "tt",      "u",        "var",    "video",   "wbr",
});

constexpr auto joining_words = std::to_array<std::string_view>({"", "&", "+", ",", "/", "and", "or", "to", "with"});
constexpr auto words_about_tags = std::to_array<std::string_view>({"element", "elements", "tag", "tags"});

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_of_a_word(char c) { return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

bool is_of_name(char c, bool first) { return is_letter(c) || (!first && (is_digit(c) || c == '-' || c == ':')); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& sorted, std::string_view name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

struct Tag {
  std::string name;
  std::size_t end = 0;  // behind '>'; 0 for no tag
  bool closing = false, has_value = false;
};

// What stands at text[at] == '<', where it is written as a tag is: attributes have values, or are few words.
Tag tag_at(std::string_view text, std::size_t at) {
  Tag tag;
  std::size_t next = at + 1;
  tag.closing = next < text.size() && text[next] == '/';
  if (tag.closing) ++next;
  const std::size_t name = next;
  while (next < text.size() && next - name < longest_name && is_of_name(text[next], next == name)) ++next;
  tag.name = lower(text.substr(name, next - name));
  const std::size_t limit = std::min(text.size(), at + longest_tag);
  std::size_t bare = 0;
  while (next < limit) {
    const std::size_t before = next;
    while (next < limit && is_space(text[next])) ++next;
    if (next == limit) break;
    if (text[next] == '>' || text.substr(next, 2) == "/>") {
      if (bare <= most_bare_attributes || tag.has_value) tag.end = text.find('>', next) + 1;
      return tag;
    }
    if (next == before) return tag;
    const std::size_t attribute = next;
    while (next < limit && !is_space(text[next]) && "=>\"'<"sv.find(text[next]) == std::string_view::npos) ++next;
    if (next == attribute || is_digit(text[attribute])) return tag;
    if (next == limit) break;
    if (text[next] != '=') {
      if (text[next - 1] == '/') --next;
      if (next == attribute) return tag;
      const std::string_view bare_name = text.substr(attribute, next - attribute);
      if (!std::all_of(bare_name.begin(), bare_name.end(), [](char c) { return is_letter(c) || c == '-'; })) return tag;
      ++bare;
      continue;
    }
    ++next;
    tag.has_value = true;
    if (next < limit && (text[next] == '"' || text[next] == '\'')) {
      const std::size_t close = text.find(text[next], next + 1);
      if (close >= limit) {  // a picture written out in its address is longer than what is looked at
        tag.end = limit;
        return tag;
      }
      next = close + 1;
      if (next < limit && !is_space(text[next]) && text[next] != '>' && text[next] != '/') return tag;
    } else {
      while (next < limit && !is_space(text[next]) && text[next] != '>') ++next;
    }
  }
  return tag;
}

class Signs {
 public:
  explicit Signs(std::string_view text) : text_(text.substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0)) {}

  HtmlSigns all() {
    while (at_ < text_.size() && found_ != HtmlSigns::page) {
      const char c = text_[at_];
      if (c == '<') {
        mark();
        continue;
      }
      if (c == '&') reference();
      if (c == '`' && code()) continue;
      line_start_ = is_line_end(c) || (line_start_ && is_space(c));
      ++at_;
    }
    return found_;
  }

 private:
  char before() const { return at_ == 0 ? '\n' : text_[at_ - 1]; }
  char behind(std::size_t end) const { return end >= text_.size() ? '\n' : text_[end]; }

  void mark() {
    if (pass_over_comment()) return;
    const bool line_start = std::exchange(line_start_, false);
    if (line_start && lower(text_.substr(at_, 14)) == "<!doctype html") found_ = HtmlSigns::page;
    const Tag tag = tag_at(text_, at_);
    const bool of_page = is_among(page_names, tag.name);
    const bool own = tag.name.find_first_of("-:") != tag.name.npos;  // an element of the page's own, or of an office's
    if (tag.end == 0 || !(of_page || own || is_among(inside_names, tag.name))) {
      ++at_;
      return;
    }
    if (!is_spoken_of(tag.end)) {
      if (tag.closing) {
        if (ends_pair(tag)) add(of_page);
      } else {
        const bool ends_line = tag.name == "br" && is_line_end(behind(tag.end));
        const bool alone = line_start || ends_line || (tag.name != "title" && is_joined(tag.end));
        const bool never_a_word = tag.name == "strong" || tag.name == "em" || tag.name == "wbr";
        if ((of_page && alone) || (never_a_word && is_joined(tag.end)) || tag.has_value) add(of_page);
        opened_[tag.name] = tag.end;
      }
    }
    at_ = tag.end;
    line_start_ = line_start && found_ == HtmlSigns::none && tag.closing;
  }

  void add(bool of_page) { found_ = std::max(found_, of_page ? HtmlSigns::page : HtmlSigns::inside); }

  // "<!-- ... -->" and "<?xml ... ?>": what stands behind one may begin the line still. Where one is not closed, none of
  // its kind is behind it, and no other is looked for.
  bool pass_over_comment() {
    const std::string_view rest = text_.substr(at_);
    const bool instruction = rest.starts_with("<?");
    bool& unclosed = instruction ? unclosed_instruction_ : unclosed_comment_;
    if (unclosed || !(instruction || rest.starts_with("<!--"))) return false;
    const std::string_view close = instruction ? ">"sv : "-->"sv;
    const std::size_t end = rest.find(close, 2);
    unclosed = end == rest.npos;
    if (unclosed) return false;
    if (!instruction && (is_of_a_word(before()) || is_of_a_word(behind(at_ + end + close.size())))) add(false);
    at_ += end + close.size();
    return true;
  }

  // "`<b>`" and "`&nbsp;`".
  bool code() {
    if (behind(at_ + 1) != '<' && behind(at_ + 1) != '&') return false;
    const std::size_t close = text_.find_first_of("`\r\n", at_ + 1);
    if (close == text_.npos || text_[close] != '`') return false;
    at_ = close + 1;
    return true;
  }

  // Words touch the tag, on one side at least.
  bool is_joined(std::size_t end) const {
    const char next = behind(end);
    return is_of_a_word(before()) || ".!?:;,>"sv.find(before()) != std::string_view::npos || is_of_a_word(next) ||
           next == '<' || next == '&';
  }

  bool is_spoken_of(std::size_t end) const {
    if ((before() == '"' || before() == '\'' || before() == '`') && behind(end) == before()) return true;
    const std::string_view upto = text_.substr(0, at_), from = text_.substr(std::min(end, text_.size()));
    for (const auto& [open, close] : {std::pair("\u201C"sv, "\u201D"sv), std::pair("\u2018"sv, "\u2019"sv),
                                      std::pair("\u201E"sv, "\u201C"sv), std::pair("\u00AB"sv, "\u00BB"sv)}) {
      if (upto.ends_with(open) && from.starts_with(close)) return true;
    }
    const std::size_t word = from.find_first_not_of(' ');
    if (word == from.npos || word == 0) return false;
    std::size_t word_end = word;
    while (word_end < from.size() && word_end - word < 10 && is_letter(from[word_end])) ++word_end;
    return is_among(words_about_tags, lower(from.substr(word, word_end - word)));
  }

  bool ends_pair(const Tag& tag) const {
    const auto opened = opened_.find(tag.name);
    if (opened == opened_.end() || opened->second > at_) return false;
    std::string_view inside = text_.substr(opened->second, at_ - opened->second);
    if (inside.size() > longest_joining) return true;
    while (!inside.empty() && is_space(inside.front())) inside.remove_prefix(1);
    while (!inside.empty() && is_space(inside.back())) inside.remove_suffix(1);
    return !is_among(joining_words, lower(inside));
  }

  void reference() {
    const CharacterReference reference = character_reference_at(text_, at_, false);
    if (reference.size == 0 || text_[at_ + reference.size - 1] != ';') return;
    if (reference.text == "&" || reference.text == "<" || reference.text == ">" || reference.text == "\"") return;
    if (is_of_a_word(before()) || is_of_a_word(behind(at_ + reference.size))) add(false);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::map<std::string, std::size_t> opened_;  // where the words in the last one of a name begin
  HtmlSigns found_ = HtmlSigns::none;
  bool line_start_ = true, unclosed_comment_ = false, unclosed_instruction_ = false;
};

}  // namespace

HtmlSigns html_signs(std::string_view text) { return Signs(text).all(); }

}  // namespace overclaim
