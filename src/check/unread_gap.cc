// Signs and foreign letters are tokens; what was left out of the text shows where its map to the input leaps. A leap
// over plain mark-up of text is none; over anything else it is: to name all that draws something would be to miss the
// next element. Covered by unread_gap_test.cc.
#include "check/unread_gap.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/html_decode.h"
#include "text/html_flow.h"
#include "text/html_tags.h"
#include "text/utf8.h"

namespace overclaim {

namespace {

// Elements that show their text and nothing of their own.
constexpr std::array<std::string_view, 35> text_elements = {
    "a",    "abbr",  "acronym", "b",      "bdi",    "big",   "br",   "cite", "code", "data", "del", "dfn",
    "div",  "em",    "font",    "i",      "ins",    "label", "mark", "nobr", "p",    "q",    "s",   "samp",
    "slot", "small", "span",    "strike", "strong", "sub",   "sup",  "time", "tt",   "u",    "wbr"};

bool is_text_element(std::string_view name) {
  return std::find(text_elements.begin(), text_elements.end(), name) != text_elements.end();
}

// Signs that belong to the words around them.
bool is_plain_sign(char32_t c) {
  constexpr std::u32string_view plain =
      U"\u00A9\u00AE\u2120\u2122\u00B0"         // (c), (R), SM, TM, degrees
      U"\u2020\u2021\u00B9\u00B2\u00B3"         // of footnotes
      U"\u00B1\u00D7\u2192\u2248\u2264\u2265";  // of figures
  const bool is_raised_digit = c >= 0x2070 && c <= 0x2079, is_variation = c == 0xFE0E || c == 0xFE0F;
  return c < 0x80 || is_raised_digit || is_variation || plain.find(c) != std::u32string_view::npos;
}

// Letters of other alphabets than the Latin one; a Greek letter alone is a name ("TGF-\u03B2").
bool is_foreign(std::string_view folded) {
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = code_point_at(folded, at);
    at += c.size;
    const bool is_latin = c.value < 0x250 || (c.value >= 0x1E00 && c.value < 0x1F00);
    const bool is_greek_alone = c.value >= 0x370 && c.value < 0x400 && c.size == folded.size();
    const bool is_mark = (c.value >= 0x300 && c.value < 0x370) || (c.value >= 0x2000 && c.value < 0x2070);
    if (!is_latin && !is_greek_alone && !is_mark) return true;
  }
  return false;
}

bool is_plain_signs(std::string_view signs) {
  for (std::size_t at = 0; at < signs.size();) {
    const CodePoint c = code_point_at(signs, at);
    if (!is_plain_sign(c.value)) return false;
    at += c.size;
  }
  return true;
}

bool has_unread_token(const Document& document, const Sentence& sentence, Span match,
                      const std::vector<Span>& written) {
  auto token = std::partition_point(sentence.tokens.begin(), sentence.tokens.end(),
                                    [&](const Token& known) { return known.span.end <= match.begin; });
  for (; token != sentence.tokens.end() && token->span.begin < match.end; ++token) {
    if (token->kind == TokenKind::symbol && !is_plain_signs(document.text_of(token->span))) return true;
    if (token->kind != TokenKind::word || !is_foreign(document.folded_of(*token))) continue;
    if (std::none_of(written.begin(), written.end(), [&](Span span) { return overlaps(span, token->span); }))
      return true;
  }
  return false;
}

bool is_blank_text(std::string_view text) { return is_blank(decode_html(text, {0, text.size()}, HtmlRun::text).text); }

// Whether a stretch of HTML that gave no text may show something all the same: another element than those of text, one
// that is empty but has a class or a style of its own (the signs of icon fonts), or words that were taken out.
bool may_show_something(std::string_view html) {
  std::string drawn_open;  // the element just opened, where a style sheet may draw it
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t end = html[at] == '<' ? html_markup_end(html, at) : at;
    if (end == at) {
      const std::size_t next = std::min(html.find('<', at + 1), html.size());
      if (!is_blank_text(html.substr(at, next - at))) return true;
      at = next;
      continue;
    }
    if (is_html_tag_at(html, at)) {
      const HtmlTag tag = html_tag_at(html, at);
      const std::string name = lower_case_of(tag.name);
      if (!is_text_element(name) || (tag.closing && name == drawn_open)) return true;
      drawn_open = !tag.closing && tag.attributes > 0 && name != "a" && name != "br" ? name : "";
    }
    at = end;
  }
  return false;
}

// What a Markdown text leaves out between words: its own marks, pictures, HTML, words that are crossed out.
bool may_show_something_of_markdown(std::string_view left_out) {
  if (left_out.find("![") != std::string_view::npos || left_out.find("~~") != std::string_view::npos) return true;
  std::string html(left_out);
  std::erase_if(html, [](char c) { return std::string_view("*_~`[]()\\").find(c) != std::string_view::npos; });
  return html.find('<') != std::string::npos && may_show_something(html);
}

bool leaps_over_something(const Document& document, Span match) {
  const bool is_html = document.media_type == "text/html", is_markdown = document.media_type == "text/markdown";
  if (!is_html && !is_markdown) return false;
  const std::vector<OffsetRun>& runs = document.text_to_source.runs();
  auto run = std::upper_bound(runs.begin(), runs.end(), match.begin,
                              [](std::uint64_t at, const OffsetRun& known) { return at < known.derived_end; });
  for (; run != runs.end() && run + 1 != runs.end() && run->derived_end < match.end; ++run) {
    if ((run + 1)->original_begin <= run->original_end) continue;
    const auto at = static_cast<std::uint32_t>(run->derived_end);
    const std::uint64_t from = document.source_of({at - 1, at}).end, to = document.source_of({at, at + 1}).begin;
    if (to <= from || to > document.input.size()) continue;
    std::string left_out = document.input.substr(from, to - from);
    std::erase(left_out, '\0');  // of UTF-16
    if (is_html ? may_show_something(left_out) : may_show_something_of_markdown(left_out)) return true;
  }
  return false;
}

}  // namespace

bool has_unread_gap(const Document& document, const Sentence& sentence, Span match, const std::vector<Span>& written) {
  return has_unread_token(document, sentence, match, written) || leaps_over_something(document, match);
}

}  // namespace overclaim
