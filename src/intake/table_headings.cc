// In advertisements the headline often is the claim. One text of both, so that a report, its hash and its spans are of
// one thing. Covered by tests/table_reader_test.cc.
#include "intake/table_headings.h"

#include <algorithm>
#include <array>

#include "intake/input_kind.h"

namespace overclaim {
namespace {

constexpr std::array<std::string_view, 20> heading_names = {"headline",
                                                            "title",
                                                            "subject",
                                                            "heading",
                                                            "ad_headline",
                                                            "ad_heading",
                                                            "ad_title",
                                                            "ad_subject",
                                                            "creative_title",
                                                            "ad_creative_title",
                                                            "ad_creative_link_title",
                                                            "ad_creative_link_titles",
                                                            "link_title",
                                                            "page_title",
                                                            "post_title",
                                                            "subject_line",
                                                            "headline_1",
                                                            "headline_2",
                                                            "headline_3",
                                                            "subtitle"};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  text.remove_prefix(std::min(text.find_first_not_of(space), text.size()));
  return text.substr(0, text.find_last_not_of(space) + 1);
}

// Words, not the beginning of one.
bool begins_with(std::string_view text, std::string_view heading) {
  const auto is_plain = [](char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); };
  if (!text.starts_with(heading)) return false;
  return text.size() == heading.size() || !is_plain(text[heading.size()]) || !is_plain(heading.back());
}

// "About <style>" opens no element; "&eacute;" stays what it is in the text.
std::string as_html(std::string_view heading) {
  std::string html;
  for (const char c : heading) html += c == '<' ? std::string("&lt;") : std::string(1, c);
  return html;
}

}  // namespace

bool is_heading_name(std::string_view plain_name) {
  return std::find(heading_names.begin(), heading_names.end(), plain_name) != heading_names.end();
}

std::string with_heading(std::string_view heading, std::string text) {
  heading = trimmed(heading);
  if (heading.empty() || begins_with(trimmed(text), heading)) return text;
  const bool html = media_type_of(text, "", "utf-8") == MediaType::html;
  return html ? "<h1>" + as_html(heading) + "</h1>\n" + text : std::string(heading) + "\n\n" + text;
}

}  // namespace overclaim
