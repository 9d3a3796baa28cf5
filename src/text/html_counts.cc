// Test: tests/html_blocks_test.cc.
#include "text/html_counts.h"

#include <string>
#include <string_view>

#include "text/html_context.h"
#include "text/html_flow.h"
#include "text/html_style.h"
#include "text/html_tags.h"

namespace overclaim {
namespace {

// A field whose value a visitor sees and may write over; buttons say theirs, and boxes to tick show none.
bool is_text_field(const HtmlEvent& input) {
  const std::string type = lower_case_of(value_of(input, HtmlAttributeName::type));
  for (const std::string_view other :
       {"hidden", "submit", "button", "reset", "image", "checkbox", "radio", "file", "range", "color", "password"}) {
    if (type == other) return false;
  }
  return true;
}

bool is_film(const HtmlEvent& frame) {
  std::string_view address = value_of(frame, HtmlAttributeName::src);
  if (address.empty()) address = value_of(frame, HtmlAttributeName::data_src);
  for (const std::string_view host : {"youtube.com/", "youtube-nocookie.com/", "youtu.be/", "vimeo.com/"}) {
    if (address.find(host) != std::string_view::npos) return true;
  }
  return false;
}

// A picture behind the words, by the element's own style; those of style sheets are counted with the sheet.
bool has_background_picture(const HtmlEvent& tag) {
  const HtmlAttribute* style = attribute_of(tag, HtmlAttributeName::style);
  if (style == nullptr || lower_case_of(style->value).find("url(") == std::string::npos) return false;
  const InlineStyle declared(style->value);
  return declared.value(StyleProperty::background).find("url(") != std::string_view::npos;
}

}  // namespace

void count_shown(const HtmlEvent& tag, NotExamined& counts) {
  if (has_background_picture(tag)) ++counts.images;
  switch (tag.element) {
    case HtmlName::img:
    case HtmlName::image:
    case HtmlName::svg:
    case HtmlName::canvas:
      ++counts.images;
      break;
    case HtmlName::input:
      if (lower_case_of(value_of(tag, HtmlAttributeName::type)) == "image") ++counts.images;
      if (is_text_field(tag) && !is_blank(value_of(tag, HtmlAttributeName::value))) ++counts.field_values;
      break;
    case HtmlName::template_:
      if (attribute_of(tag, HtmlAttributeName::shadowrootmode) != nullptr) ++counts.shadow_trees;
      break;
    case HtmlName::video:
      ++counts.videos;
      break;
    case HtmlName::audio:
      ++counts.audios;
      break;
    case HtmlName::frame:
    case HtmlName::object:
    case HtmlName::embed:
      ++counts.frames;
      break;
    case HtmlName::iframe:
      ++(is_film(tag) ? counts.videos : counts.frames);
      break;
    case HtmlName::a:
      if (attribute_of(tag, HtmlAttributeName::href) != nullptr) ++counts.links;
      break;
    default:
      break;
  }
}

void count_at_work(const HtmlEvent& tag, NotExamined& counts) {
  if (tag.element == HtmlName::track) ++counts.captions;
  const bool own = tag.element == HtmlName::style;
  const bool linked = tag.element == HtmlName::link && has_word(value_of(tag, HtmlAttributeName::rel), "stylesheet");
  if (own || linked) ++counts.style_sheets;
}

}  // namespace overclaim
