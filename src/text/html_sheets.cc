// A rule is only taken where its class or id is named once: then no cascade is needed. Whatever else is met (an
// at-rule, a nested rule, a selector of several parts) names the classes and ids in it once more, which takes them out.
// A cascade was not taken: it needs the sheets of other addresses, and scripts open most of what sheets close. Covered
// by tests/html_sheets_test.cc.
#include "text/html_sheets.h"

#include <algorithm>
#include <cstddef>

#include "text/html_context.h"
#include "text/html_tags.h"

namespace overclaim {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// ".x" or "#x" and nothing else.
bool is_one_name(std::string_view selector) {
  return selector.size() > 1 && (selector[0] == '.' || selector[0] == '#') &&
         std::all_of(selector.begin() + 1, selector.end(), is_name_character);
}

// Behind the bracket that closes the one at `at`, or the end.
std::size_t block_end(std::string_view css, std::size_t at) {
  for (int depth = 0; at < css.size();) {
    if (const std::size_t end = css_opaque_end(css, at); end > at) {
      at = end;
      continue;
    }
    if (css[at] == '{') ++depth;
    if (css[at] == '}' && --depth == 0) return at + 1;
    at += css[at] == '\\' ? 2U : 1U;
  }
  return css.size();
}

// " onclick=": what stands in the tag is code.
bool has_handler(std::string_view tag) {
  for (std::size_t at = 1; at + 3 < tag.size(); ++at) {
    const bool on = (tag[at] | 0x20) == 'o' && (tag[at + 1] | 0x20) == 'n';
    if (on && !is_name_character(tag[at - 1]) && is_name_character(tag[at + 2])) return true;
  }
  return false;
}

// Not a <style type="text/x-template">, which no browser applies.
bool is_css(const HtmlEvent& style) {
  const std::string type = lower_case_of(value_of(style, HtmlAttributeName::type));
  return type.empty() || type == "text/css";
}

bool is_data(const HtmlEvent& script) {
  return lower_case_of(value_of(script, HtmlAttributeName::type)).starts_with("application/ld+json");
}

}  // namespace

HtmlSheets::HtmlSheets(std::string_view input, const std::vector<HtmlEvent>& events) {
  const auto is_style = [](const HtmlEvent& event) {
    return event.kind == HtmlEventKind::start_tag && event.element == HtmlName::style;
  };
  if (std::none_of(events.begin(), events.end(), is_style)) return;
  HtmlName inside = HtmlName::other;  // the raw text before its end tag
  bool on_a_medium = false;           // for printing, or wide windows only
  int not_applied = 0;                // open elements whose sheets are none: templates, what stands for scripts
  for (const HtmlEvent& event : events) {
    const bool is_apart = event.element == HtmlName::template_ || event.element == HtmlName::noscript;
    if (is_apart && event.kind != HtmlEventKind::text) not_applied += event.kind == HtmlEventKind::start_tag ? 1 : -1;
    if (event.kind == HtmlEventKind::start_tag) {
      const bool is_sheet =
          event.element == HtmlName::link && has_word(value_of(event, HtmlAttributeName::rel), "stylesheet");
      const bool is_code = event.element == HtmlName::script && !is_data(event);
      if (is_sheet || (is_code && attribute_of(event, HtmlAttributeName::src) != nullptr)) is_open_ = true;
      inside = event.element;
      const std::string_view tag = input.substr(event.source.begin, event.source.end - event.source.begin);
      if (inside == HtmlName::style)
        on_a_medium = not_applied > 0 || lower_case_of(tag).find("media") != std::string::npos || !is_css(event);
    } else if (event.kind == HtmlEventKind::end_tag) {
      inside = HtmlName::other;
    } else if (inside == HtmlName::style) {
      const std::string_view css = input.substr(event.source.begin, event.source.end - event.source.begin);
      on_a_medium ? name_all(css) : read_sheet(css);
    }
    if (is_open_) {
      named_.clear();
      return;
    }
  }
  const bool any = std::any_of(named_.begin(), named_.end(),
                               [](const auto& entry) { return entry.second.hiding && entry.second.times == 1; });
  if (!any) {
    named_.clear();
    return;
  }
  // Scripts last: what they name must be known.
  inside = HtmlName::other;
  for (const HtmlEvent& event : events) {
    const std::string_view written = input.substr(event.source.begin, event.source.end - event.source.begin);
    if (event.kind == HtmlEventKind::start_tag) {
      inside = event.element == HtmlName::script && !is_data(event) ? event.element : HtmlName::other;
      if (has_handler(written)) take_out(written);
    } else if (event.kind == HtmlEventKind::end_tag) {
      inside = HtmlName::other;
    } else if (inside == HtmlName::script) {
      take_out(written);
    }
  }
}

const InlineStyle* HtmlSheets::hiding(const HtmlEvent& tag) const {
  if (named_.empty()) return nullptr;
  const InlineStyle* hiding = nullptr;
  int says = 0;
  const auto ask = [&](const std::string& name) {
    const auto found = named_.find(name);
    if (found == named_.end()) return;
    if (found->second.says || found->second.times > 1) ++says;
    if (found->second.hiding && found->second.times == 1) hiding = &*found->second.hiding;
  };
  const std::string_view id = value_of(tag, HtmlAttributeName::id);
  if (!id.empty()) ask("#" + std::string(id));
  std::string_view classes = value_of(tag, HtmlAttributeName::class_);
  while (!classes.empty()) {
    const auto end = static_cast<std::size_t>(std::find_if(classes.begin(), classes.end(), is_blank) - classes.begin());
    if (end > 0) ask("." + std::string(classes.substr(0, end)));
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return says == 1 ? hiding : nullptr;
}

void HtmlSheets::read_sheet(std::string_view css) {
  std::size_t begin = 0;
  bool spoilt = false;
  for (std::size_t at = 0; at < css.size();) {
    if (const std::size_t end = css_opaque_end(css, at); end > at) {
      if (css.substr(at, 2) == "/*" && trimmed(css.substr(begin, at - begin)).empty()) begin = end;
      at = end;
      continue;
    }
    if (css[at] == ';') {  // an at-rule without a block, or no rule: then the next one is none either
      const std::string statement = lower_case_of(trimmed(css.substr(begin, at - begin)));
      if (statement.find("@import") != std::string::npos) is_open_ = true;
      spoilt = spoilt || !statement.starts_with('@');
      begin = ++at;
    } else if (css[at] == '{') {
      const std::size_t end = block_end(css, at);
      const std::string_view prelude = trimmed(css.substr(begin, at - begin));
      std::string_view body = css.substr(at + 1, end - at - 1);
      if (body.ends_with('}')) body.remove_suffix(1);
      if (prelude.starts_with('@') || spoilt) {
        name_all(css.substr(begin, end - begin));
      } else {
        read_rule(prelude, body);
      }
      spoilt = false;
      begin = at = end;
    } else {
      at += css[at] == '\\' ? 2U : 1U;
    }
  }
}

void HtmlSheets::read_rule(std::string_view selectors, std::string_view body) {
  if (selectors.find_first_of("[\\") != std::string_view::npos) is_open_ = true;  // may mean any class, any name
  if (body.find('{') != std::string_view::npos) {
    name_all(selectors);
    return name_all(body);
  }
  const InlineStyle style(body);
  const std::string_view display = style.value(StyleProperty::display), size = style.value(StyleProperty::font_size),
                         visibility = style.value(StyleProperty::visibility);
  const bool says = !display.empty() || !size.empty() || !visibility.empty();
  const bool hides = display == "none" || visibility == "hidden" || (!size.empty() && is_too_small(size));
  while (!selectors.empty()) {
    const std::size_t end = std::min(selectors.find(','), selectors.size());
    const std::string_view selector = trimmed(selectors.substr(0, end));
    selectors.remove_prefix(std::min(end + 1, selectors.size()));
    if (!is_one_name(selector)) {
      if (says && body.find("important") != std::string_view::npos) is_open_ = true;  // before any class
      name_all(selector);
      continue;
    }
    Named& named = named_[std::string(selector)];
    ++named.times;
    named.says = named.says || says;
    named.hiding = hides ? std::optional(style) : std::nullopt;
  }
}

// Every class and id in a piece of a sheet, as of a selector that is not followed.
void HtmlSheets::name_all(std::string_view css) {
  for (std::size_t at = 0; at + 1 < css.size();) {
    if (css[at] != '.' && css[at] != '#') {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < css.size() && is_name_character(css[end])) ++end;
    if (end > at + 1) named_[std::string(css.substr(at, end - at))].times += 2;
    at = end;
  }
}

// Names that code says.
void HtmlSheets::take_out(std::string_view code) {
  if (named_.empty()) return;
  for (std::size_t at = 0; at < code.size();) {
    if (!is_name_character(code[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < code.size() && is_name_character(code[end])) ++end;
    for (const char mark : {'.', '#'}) {
      const auto found = named_.find(mark + std::string(code.substr(at, end - at)));
      if (found != named_.end()) found->second.times += 2;
    }
    at = end;
  }
}

}  // namespace overclaim
