// Covered by tests/html_blocks_test.cc.
#include "text/html_swallowed.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "text/html_tags.h"

namespace overclaim {
namespace {

// Whether words stand behind a tag: a page, not a style or a script alone.
bool has_words_behind_tag(std::string_view content) {
  bool in_page = false;
  for (std::size_t at = 0; at < content.size();) {
    if (content[at] == '<' && is_html_tag_at(content, at)) {
      in_page = true;
      at = std::min(content.find('>', at), content.size() - 1) + 1;
    } else if (in_page && static_cast<unsigned char>(content[at]) > ' ') {
      return true;
    } else {
      ++at;
    }
  }
  return false;
}

}  // namespace

std::optional<SkippedPart> swallowed_part(std::string_view input, const HtmlEvent& text, HtmlName element,
                                          std::string_view name) {
  if (text.source.end != input.size()) return std::nullopt;
  switch (element) {
    case HtmlName::script:
    case HtmlName::style:
    case HtmlName::textarea:
    case HtmlName::title:
    case HtmlName::iframe:
    case HtmlName::noembed:
    case HtmlName::noframes:
      break;
    default:
      return std::nullopt;
  }
  const std::string_view content = input.substr(text.source.begin, text.source.end - text.source.begin);
  if (text.run == HtmlRun::text || !has_words_behind_tag(content)) return std::nullopt;
  return SkippedPart{
      {text.source.begin, text.source.end},
      "The element <" + std::string(name) + "> never ends. It takes the rest of the page, which was not read as one."};
}

}  // namespace overclaim
