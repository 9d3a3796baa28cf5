// A rule is only taken where its class or id is named once: then no cascade is needed. Whatever else is met (an
// at-rule, a nested rule, a selector of several parts) names the classes and ids in it once more, which takes them out;
// where it may show elements without naming them, those of its type are taken out, or all. Doubt means: read as seen.
// A cascade was not taken: it needs the sheets of other addresses, and scripts open most of what sheets close. Covered
// by tests/html_sheets_test.cc.
#include "text/html_sheets.h"

#include <algorithm>
#include <array>
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

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Names of elements, classes and ids, in a row or apart: surely a selector. Of one that browsers do not know, and be it
// for a digit where a name begins, they drop the whole rule.
bool is_plain(std::string_view selector) {
  char before = ' ';
  for (const char c : selector) {
    const bool in_name = is_name_character(before);
    const bool mark = c == '.' || c == '#';
    const bool name = in_name ? is_name_character(c) : is_letter(c) || c == '_';
    const bool space = is_blank(c) && before != '.' && before != '#';
    if (static_cast<unsigned char>(c) >= 0x80 || !(name || space || (mark && (in_name || is_blank(before)))))
      return false;
    before = c;
  }
  return !selector.empty() && before != '.' && before != '#';
}

// ".x" or "#x" and nothing else.
bool is_one_name(std::string_view selector) {
  return is_plain(selector) && !is_name_character(selector[0]) &&
         std::all_of(selector.begin() + 1, selector.end(), is_name_character);
}

// "a,b(c,d)" -> "a", "b(c,d)". Calls `take` with each.
template <typename Take>
void for_each_selector(std::string_view selectors, const Take& take) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= selectors.size(); ++at) {
    if (at < selectors.size() && selectors[at] != ',') continue;
    take(trimmed(selectors.substr(begin, at - begin)));
    begin = at + 1;
  }
}

// What declarations may show again of what another rule hides.
struct Shown {
  bool any = false;
  bool inherited = false;  // what is inside a hidden element too: visibility and size
  bool outranks = false;   // !important, in whatever spelling
};

void add_declaration(std::string_view declaration, Shown& shown) {
  const std::size_t colon = declaration.find(':');
  if (colon == std::string_view::npos) return;
  const std::string name = lower_case_of(trimmed(declaration.substr(0, colon))),
                    value = lower_case_of(trimmed(declaration.substr(colon + 1)));
  const bool unsure = name.find_first_of("\\/") != std::string::npos;  // escapes and comments
  const bool inherited = unsure || name == "visibility" || name == "font" || name == "font-size" || name == "all";
  if ((!inherited && name != "display") || value.starts_with("none") || value.starts_with("hidden")) return;
  shown.any = true;
  shown.inherited = shown.inherited || inherited;
  shown.outranks = shown.outranks || value.find('!') != std::string::npos;
}

// At-rules whose rules are rules like others, in certain cases only.
bool is_group(std::string_view at_rule) {
  const std::string name = lower_case_of(at_rule.substr(0, 10));
  return name.starts_with("@media") || name.starts_with("@supports") || name.starts_with("@layer") ||
         name.starts_with("@container");
}

// A round or square bracket that is open where a rule begins or ends: it takes all that follows with it.
bool has_open_brackets(std::string_view css) {
  std::string closing;
  for (std::size_t at = 0; at < css.size();) {
    if (const std::size_t end = css_opaque_end(css, at); end > at) {
      at = end;
      continue;
    }
    const char c = css[at];
    if (c == '(' || c == '[') closing += c == '(' ? ')' : ']';
    if (!closing.empty() && c == closing.back()) closing.pop_back();
    if (!closing.empty() && (c == '{' || c == '}' || c == ';')) return true;
    at += c == '\\' ? 2U : 1U;
  }
  return false;
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

// The code of the handlers in a tag (" onclick="), one behind the other.
std::string handlers_of(std::string_view tag) {
  std::string code;
  for (std::size_t at = 1; at + 3 < tag.size(); ++at) {
    const bool on = (tag[at] | 0x20) == 'o' && (tag[at + 1] | 0x20) == 'n';
    if (!on || is_name_character(tag[at - 1]) || !is_name_character(tag[at + 2])) continue;
    while (at < tag.size() && is_name_character(tag[at])) ++at;
    while (at < tag.size() && is_blank(tag[at])) ++at;
    if (at == tag.size() || tag[at] != '=') continue;
    at = std::min(tag.find_first_not_of(" \t\r\n\f", at + 1), tag.size());
    if (at == tag.size()) break;
    const bool quoted = tag[at] == '"' || tag[at] == '\'';
    const std::size_t end =
        std::min(quoted ? tag.find(tag[at], at + 1) : tag.find_first_of(" \t\r\n\f>", at), tag.size());
    code.append(tag, at, end - at);
    code += ' ';
    at = end;
  }
  return code;
}

// May the code change sheets, classes or elements without naming what it shows? Code that does not ask for the page's
// parts counts visits or sends a form. The last five are ways to write the others so that they are not found.
bool may_change_page(std::string_view code) {
  static constexpr std::array<std::string_view, 24> words = {
      "document", "style", "sheet",  "class",   "query",  "html",    "element",  "attribute",
      "child",    "node",  "text",   "content", "remove", "replace", "with",     "insert",
      "disabled", "media", "hidden", "eval",    "atob",   "charco",  "construc", "&#"};
  const std::string lower = lower_case_of(code);
  for (std::size_t at = lower.find('['); at != lower.npos; at = lower.find('[', at + 1)) {
    if (lower.compare(at, 2, "[]") != 0) return true;
  }
  return lower.find('\\') != lower.npos ||
         std::any_of(words.begin(), words.end(), [&](std::string_view word) { return lower.find(word) != lower.npos; });
}

// Says who may style the page, with which of its sheets it is shown, or holds a page whose scripts reach this one.
bool decides_on_sheets(const HtmlEvent& event, std::string_view tag) {
  if (event.element != HtmlName::meta && event.element != HtmlName::iframe) return false;
  const std::string lower = lower_case_of(tag);
  if (event.element == HtmlName::iframe) return lower.find("srcdoc") != lower.npos;
  return lower.find("http-equiv") != lower.npos &&
         (lower.find("security") != lower.npos || lower.find("style") != lower.npos || lower.find('&') != lower.npos);
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
      const bool is_elsewhere = attribute_of(event, HtmlAttributeName::src) != nullptr ||
                                attribute_of(event, HtmlAttributeName::href) != nullptr;
      const std::string_view tag = input.substr(event.source.begin, event.source.end - event.source.begin);
      if (is_sheet || (is_code && is_elsewhere) || decides_on_sheets(event, tag)) is_open_ = true;
      inside = event.element;
      if (inside == HtmlName::style) {
        const std::string lower = lower_case_of(tag);
        on_a_medium =
            not_applied > 0 || lower.find("media") != lower.npos || lower.find("title") != lower.npos || !is_css(event);
      }
    } else if (event.kind == HtmlEventKind::end_tag) {
      inside = HtmlName::other;
    } else if (inside == HtmlName::style) {
      const std::string_view css = input.substr(event.source.begin, event.source.end - event.source.begin);
      // In drawings "&#33;" is a sign like others.
      if (has_open_brackets(css) || (!event.raw && css.find('&') != css.npos)) is_open_ = true;
      on_a_medium ? leave_open(css) : read_sheet(css);
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
  const auto read_code = [&](std::string_view code) {
    is_open_ = is_open_ || may_change_page(code);
    take_out(code);
  };
  inside = HtmlName::other;
  for (const HtmlEvent& event : events) {
    const std::string_view written = input.substr(event.source.begin, event.source.end - event.source.begin);
    if (event.kind == HtmlEventKind::start_tag) {
      inside = event.element == HtmlName::script && !is_data(event) ? event.element : HtmlName::other;
      read_code(handlers_of(written));
    } else if (event.kind == HtmlEventKind::end_tag) {
      inside = HtmlName::other;
    } else if (inside == HtmlName::script) {
      read_code(written);
    }
    if (is_open_) {
      named_.clear();
      return;
    }
  }
}

const InlineStyle* HtmlSheets::hiding(const HtmlEvent& tag) const {
  if (named_.empty() || open_types_.contains(std::string(tag.name))) return nullptr;
  const InlineStyle* hiding = nullptr;
  int says = 0;
  const auto ask = [&](const std::string& name) {
    const auto found = named_.find(lower_case_of(name));
    if (found == named_.end()) return;
    const Named& named = found->second;
    if (named.says || named.times > 1) ++says;
    if (!named.hiding || named.times > 1 || named.written != name) return;
    // What is in an element without a box cannot be shown; what is in one that is not visible or has no size can.
    if (named.hiding->is(StyleProperty::display, "none") || !shows_inside_) hiding = &*named.hiding;
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
      const bool is_harmless = statement.starts_with("@charset") || statement.starts_with("@layer");
      if (!is_harmless && statement.find('@') != statement.npos) is_open_ = true;  // @import, @namespace
      spoilt = spoilt || !statement.starts_with('@');
      begin = ++at;
    } else if (css[at] == '{') {
      const std::size_t end = block_end(css, at);
      const std::string_view prelude = trimmed(css.substr(begin, at - begin));
      std::string_view body = css.substr(at + 1, end - at - 1);
      if (body.ends_with('}')) body.remove_suffix(1);
      if (spoilt || !read_rule(prelude, body)) leave_open(css.substr(begin, end - begin));
      spoilt = false;
      begin = at = end;
    } else {
      at += css[at] == '\\' ? 2U : 1U;
    }
  }
}

bool HtmlSheets::read_rule(std::string_view selectors, std::string_view body) {
  bool is_simple = body.find('{') == body.npos;
  for_each_selector(selectors, [&](std::string_view selector) { is_simple = is_simple && is_plain(selector); });
  if (!is_simple) return false;
  const InlineStyle style(body);
  const std::string_view size = style.value(StyleProperty::font_size);
  const bool hides = style.is(StyleProperty::display, "none") || style.is(StyleProperty::visibility, "hidden") ||
                     (!size.empty() && is_too_small(size));
  Shown shown;
  for (std::size_t begin = 0, at = 0; at <= body.size();) {
    if (at < body.size() && body[at] != ';') {
      at = std::max(css_opaque_end(body, at), at + (body[at] == '\\' ? 2U : 1U));
      if (at < body.size()) continue;
    }
    add_declaration(body.substr(begin, std::min(at, body.size()) - begin), shown);
    begin = ++at;
  }
  for_each_selector(selectors, [&](std::string_view selector) {
    if (!is_one_name(selector)) {
      name_all(selector);
      if (shown.any) open(selector, shown.inherited, shown.outranks);
      return;
    }
    Named& named = named_[lower_case_of(selector)];
    ++named.times;
    named.says = named.says || shown.any || hides;
    named.hiding = hides ? std::optional(style) : std::nullopt;
    named.written = selector;
    shows_inside_ = shows_inside_ || (shown.inherited && !hides);
  });
  return true;
}

// Rules that are not followed, with those inside them: the names they say, and what they may show.
void HtmlSheets::leave_open(std::string_view css) {
  name_all(css);
  struct Rule {
    std::string_view prelude;
    bool is_nested = false;   // in another rule, whose rank it has too
    bool is_unknown = false;  // in an at-rule that is no group, as @keyframes
    Shown shown;
  };
  std::vector<Rule> rules(1);  // the open ones; the first is the sheet
  std::size_t begin = 0;
  const auto close = [&] {
    const Rule& rule = rules.back();
    if (rule.shown.any && (rule.is_unknown || rule.prelude.starts_with('@'))) {
      is_open_ = true;
    } else if (rule.shown.any) {
      open(rule.prelude, rule.shown.inherited, rule.is_nested || rule.shown.outranks);
    }
    if (rules.size() > 1) rules.pop_back();
  };
  for (std::size_t at = 0; at < css.size();) {
    if (const std::size_t end = css_opaque_end(css, at); end > at) {
      if (css.substr(at, 2) == "/*" && trimmed(css.substr(begin, at - begin)).empty()) begin = end;
      at = end;
      continue;
    }
    const char c = css[at];
    if (c == '{') {
      const Rule& around = rules.back();
      Rule rule{trimmed(css.substr(begin, at - begin)), around.is_nested, around.is_unknown, {}};
      rule.is_nested = rule.is_nested || (rules.size() > 1 && !around.prelude.starts_with('@'));
      rule.is_unknown = rule.is_unknown || (rule.prelude.find('@') != rule.prelude.npos && !is_group(rule.prelude));
      rules.push_back(rule);
    } else if (c == ';' || c == '}') {
      add_declaration(css.substr(begin, at - begin), rules.back().shown);
      if (c == '}') close();
    }
    if (c == '{' || c == ';' || c == '}') begin = at + 1;
    at += c == '\\' ? 2U : 1U;
  }
  if (begin < css.size()) add_declaration(css.substr(begin), rules.back().shown);
  while (rules.size() > 1) close();
}

// What a rule with such selectors may show: where the last part names a class or id, nothing else than that; where it
// names a type, elements of it, if the rule goes before one of a class; else any.
void HtmlSheets::open(std::string_view selectors, bool inherited, bool outranks) {
  if (selectors.find_first_of("[\\\"'|/") != selectors.npos) is_open_ = true;  // may mean any class, any name
  std::string outside;                                                         // of brackets: ":not(.x)"
  int depth = 0;
  for (const char c : selectors) {
    if (c == ')' && depth > 0) --depth;
    if (depth == 0) outside += c;
    if (c == '(') ++depth;
  }
  for_each_selector(outside, [&](std::string_view selector) {
    const std::size_t parted = selector.find_last_of(" \t\r\n\f>+~");
    const std::string_view last = parted == selector.npos ? selector : selector.substr(parted + 1);
    const auto end =
        static_cast<std::size_t>(std::find_if_not(last.begin(), last.end(), is_name_character) - last.begin());
    const std::string type = lower_case_of(last.substr(0, end));
    shows_inside_ = shows_inside_ || (inherited && type != "html" && type != "body");
    if (last.find_first_of(".#") != last.npos) return;
    if (!outranks && selector.find_first_of(".#:") == selector.npos) return;
    if (type.empty()) is_open_ = true;
    open_types_.insert(type);
  });
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
    if (end > at + 1) named_[lower_case_of(css.substr(at, end - at))].times += 2;
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
      const auto found = named_.find(mark + lower_case_of(code.substr(at, end - at)));
      if (found != named_.end()) found->second.times += 2;
    }
    at = end;
  }
}

}  // namespace overclaim
