// Reading token by token: which mode reads it, templates, frames, drawings, and the events all modes write. The modes
// of the head, the body and tables stand in html_construction_head.cc, _body.cc and _tables.cc. The order of functions,
// and of cases in them, is that of the standard, so that both can be read side by side. Not taken: a tree, walked
// afterwards. It costs memory and time for each element, and what a tree has elsewhere than in the source (text moved
// out of tables) would have to be put back.
// Where the standard moves an element, the event stays at its place in the source.
// Covered by tests/html_events_test.cc and, against another parser, tests/html_oracle_test.cc.
#include "text/html_construction.h"

#include <algorithm>
#include <string>

#include "text/html_tags.h"

namespace overclaim {
namespace {

using enum HtmlTokenKind;
using Name = HtmlName;

bool is_start(const HtmlToken& token) { return token.kind == start_tag; }
bool is_end(const HtmlToken& token) { return token.kind == end_tag; }

const HtmlAttribute* attribute_of(const HtmlToken& token, HtmlAttributeName name) {
  for (const HtmlAttribute& attribute : token.attributes) {
    if (attribute.name == name) return &attribute;
  }
  return nullptr;
}

bool has_value(const HtmlToken& token, HtmlAttributeName name, std::string_view lower) {
  const HtmlAttribute* attribute = attribute_of(token, name);
  return attribute != nullptr && lower_case_of(attribute->value) == lower;
}

constexpr std::string_view xhtml_namespace = "http://www.w3.org/1999/xhtml";

// What has no text of its own: that stands in its cells.
bool is_table_structure(const OpenHtmlElement& element) {
  const Name name = element.element;
  return element.in == HtmlNamespace::html &&
         (name == Name::table || name == Name::tbody || name == Name::thead || name == Name::tfoot || name == Name::tr);
}

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r'; }

}  // namespace

HtmlConstruction::HtmlConstruction(std::string_view input) : input_(input), tokenizer_(input, out_.store) {
  out_.events.reserve(input.size() / 16 + 8);  // about what pages have
  const std::size_t first = std::min(input.find_first_not_of("\xEF\xBB\xBF \t\r\n"), input.size());
  xhtml_ = input.substr(first).starts_with("<?xml");
}

HtmlEvents HtmlConstruction::run() {
  while (!done_) {
    const bool in_foreign = !open_.empty() && open_.at(open_.top()).in != HtmlNamespace::html;
    HtmlToken token = tokenizer_.next(in_foreign);
    if (token.kind == comment) continue;
    at_ = token.source.begin;
    if (is_start(token) && token.element == Name::html && open_.empty() && !xhtml_) {
      xhtml_ = input_.substr(at_, token.source.end - at_).find(xhtml_namespace) != std::string_view::npos;
    }
    if (token.kind == HtmlTokenKind::text && skip_line_end_) {
      const std::string_view written = input_.substr(token.source.begin, token.source.end - token.source.begin);
      token.source.begin += written.starts_with("\r\n") ? 2U : written[0] == '\n' || written[0] == '\r' ? 1U : 0U;
      skip_line_end_ = false;
      if (token.source.begin == token.source.end) continue;
    }
    skip_line_end_ = false;
    do {
      ++steps_;
    } while (process(token) && !done_);
  }
  at_ = input_.size();
  while (!open_.empty()) close();
  write_patches();
  return std::move(out_);
}

bool HtmlConstruction::process(const HtmlToken& token) {
  return is_foreign(token) ? foreign(token) : by_mode(token, mode_);
}

bool HtmlConstruction::by_mode(const HtmlToken& token, Mode mode) {
  switch (mode) {
    case Mode::initial:
      return initial(token);
    case Mode::before_head:
      return before_head(token);
    case Mode::in_head:
      return in_head(token);
    case Mode::in_head_noscript:
      return in_head_noscript(token);
    case Mode::after_head:
      return after_head(token);
    case Mode::in_body:
      return in_body(token);
    case Mode::text:
      return in_text(token);
    case Mode::in_table:
      return in_table(token);
    case Mode::in_caption:
      return in_caption(token);
    case Mode::in_column_group:
      return in_column_group(token);
    case Mode::in_table_body:
      return in_table_body(token);
    case Mode::in_row:
      return in_row(token);
    case Mode::in_cell:
      return in_cell(token);
    case Mode::in_select:
      return in_select(token);
    case Mode::in_select_in_table:
      return in_select_in_table(token);
    case Mode::in_template:
      return in_template(token);
    case Mode::after_body:
    case Mode::after_after_body:
      return after_body(token);
    case Mode::in_frameset:
      return in_frameset(token);
    case Mode::after_frameset:
    case Mode::after_after_frameset:
      return after_frameset(token);
  }
  return false;
}

// ---- templates, frames, the end ----

bool HtmlConstruction::in_template(const HtmlToken& token) {
  const auto go_on_as = [this](Mode mode) {
    template_modes_.back() = mode;
    mode_ = mode;
    return true;
  };
  switch (token.kind) {
    case HtmlTokenKind::text:
      return in_body(token);
    case end_tag:
      return token.element == Name::template_ ? in_head(token) : false;
    case end_of_input:
      if (!in_template_element()) {
        done_ = true;
        return false;
      }
      end_template(token);
      return true;
    case start_tag:
      break;
    case comment:
    case doctype:
      return false;
  }
  switch (token.element) {
    case Name::base:
    case Name::basefont:
    case Name::bgsound:
    case Name::link:
    case Name::meta:
    case Name::noframes:
    case Name::script:
    case Name::style:
    case Name::template_:
    case Name::title:
      return in_head(token);
    case Name::caption:
    case Name::colgroup:
    case Name::tbody:
    case Name::tfoot:
    case Name::thead:
      return go_on_as(Mode::in_table);
    case Name::col:
      return go_on_as(Mode::in_column_group);
    case Name::tr:
      return go_on_as(Mode::in_table_body);
    case Name::td:
    case Name::th:
      return go_on_as(Mode::in_row);
    default:
      return go_on_as(Mode::in_body);
  }
}

void HtmlConstruction::end_template(const HtmlToken& token) {
  const Slot slot = open_.innermost(Name::template_);
  if (slot == none) return;
  close_to(slot, is_end(token) ? token.source : OffsetRange{at_, at_});
  formatting_.clear_to_marker();
  template_modes_.pop_back();
  reset_mode();
}

// "after body" and "after after body".
bool HtmlConstruction::after_body(const HtmlToken& token) {
  switch (token.kind) {
    case HtmlTokenKind::text:
      if (is_blank(token)) return in_body(token);
      break;
    case start_tag:
      if (token.element == Name::html) return in_body(token);
      break;
    case end_tag:
      if (token.element == Name::html && mode_ == Mode::after_body) {
        mode_ = Mode::after_after_body;
        return false;
      }
      break;
    case end_of_input:
      done_ = true;
      return false;
    case comment:
    case doctype:
      return false;
  }
  mode_ = Mode::in_body;
  return true;
}

bool HtmlConstruction::in_frameset(const HtmlToken& token) {
  if (token.kind == HtmlTokenKind::text && is_blank(token)) text(token);
  if (token.kind == end_of_input) done_ = true;
  if (is_start(token)) {
    if (token.element == Name::html) return in_body(token);
    if (token.element == Name::frameset) insert(token);
    if (token.element == Name::frame) insert_void(token);
    if (token.element == Name::noframes) return in_head(token);
  }
  if (is_end(token) && token.element == Name::frameset && open_.top() != html_) {
    close(token.source);
    if (!top_is(Name::frameset)) mode_ = Mode::after_frameset;
  }
  return false;
}

// "after frameset" and "after after frameset". What stands there is not shown by browsers.
bool HtmlConstruction::after_frameset(const HtmlToken& token) {
  if (token.kind == HtmlTokenKind::text && is_blank(token)) text(token);
  if (token.kind == end_of_input) done_ = true;
  if (is_start(token)) {
    if (token.element == Name::html) return in_body(token);
    if (token.element == Name::noframes) return in_head(token);
  }
  if (is_end(token) && token.element == Name::html) mode_ = Mode::after_after_frameset;
  return false;
}

// A <frameset> takes the place of a body without words.
void HtmlConstruction::drop_body() {
  const std::size_t first = open_.at(body_).event;
  close_to(body_, {at_, at_});
  body_ = none;
  out_.events.resize(first);
  std::erase_if(patches_, [first](const Patch& patch) { return patch.event >= first; });
}

// ---- SVG and MathML ----

bool HtmlConstruction::is_foreign(const HtmlToken& token) const {
  if (open_.empty() || token.kind == end_of_input) return false;
  const OpenHtmlElement& top = open_.at(open_.top());
  if (top.in == HtmlNamespace::html) return false;
  const bool text = token.kind == HtmlTokenKind::text, start = is_start(token);
  if (top.math_text && (text || (start && token.element != Name::mglyph && token.element != Name::malignmark)))
    return false;
  if (top.element == Name::annotation_xml && top.in == HtmlNamespace::math && start && token.element == Name::svg)
    return false;
  return !(top.html_inside && (text || start));
}

bool HtmlConstruction::foreign(const HtmlToken& token) {
  if (token.kind == HtmlTokenKind::text) {
    if (!is_blank(token)) frameset_ok_ = false;
    text(token);
    return false;
  }
  const bool sized_font = is_start(token) && token.element == Name::font &&
                          std::any_of(token.attributes.begin(), token.attributes.end(), [](const HtmlAttribute& one) {
                            return one.name == HtmlAttributeName::color || one.name == HtmlAttributeName::face ||
                                   one.name == HtmlAttributeName::size;
                          });
  const bool ends_block = is_end(token) && (token.element == Name::p || token.element == Name::br);
  if (sized_font || ends_block || (is_start(token) && has_trait(token.element, html_ends_foreign))) {
    while (true) {
      const OpenHtmlElement& top = open_.at(open_.top());
      if (top.in == HtmlNamespace::html || top.math_text || top.html_inside) break;
      close();
    }
    return by_mode(token, mode_);
  }
  if (is_start(token)) {
    insert_foreign(token, open_.at(open_.top()).in);
  } else if (is_end(token)) {
    const Slot slot = open_.innermost_foreign(token.element, token.name);
    if (slot == none) return by_mode(token, mode_);
    close_to(slot, token.source);
  }
  return false;
}

// ---- events ----

// Would the standard put an element of that name, opened now, before the table it is written in?
bool HtmlConstruction::is_fostered(HtmlName name) const {
  const bool stays = has_trait(name, html_table_part) || name == Name::style || name == Name::script ||
                     name == Name::template_ || name == Name::form;
  return !stays && !open_.empty() && is_table_structure(open_.at(open_.top()));
}

void HtmlConstruction::text(OffsetRange source, HtmlRun run) {
  if (source.begin >= source.end) return;
  const OpenHtmlElement& around = open_.at(open_.top());
  HtmlEvent event;
  event.run = run;
  // MathML shows the text of its tokens (mi, mtext ...) and no other.
  event.raw = around.raw || (around.in == HtmlNamespace::math && !around.math_text);
  event.fostered = is_table_structure(around) && blank_prefix(source, true) < source.end;
  event.source = source;
  out_.events.push_back(event);
}

HtmlConstruction::Slot HtmlConstruction::open(OpenHtmlElement element, OffsetRange source) {
  HtmlEvent event;
  event.kind = HtmlEventKind::start_tag;
  event.element = element.element;
  event.name = element.name;
  event.attributes = element.attributes;
  event.fostered = is_fostered(element.element);
  event.source = source;
  element.event = static_cast<std::uint32_t>(out_.events.size());
  out_.events.push_back(event);
  return open_.push(element);
}

HtmlConstruction::Slot HtmlConstruction::insert(const HtmlToken& token) {
  OpenHtmlElement element;
  element.element = token.element;
  element.name = token.name;
  element.attributes = token.attributes;
  const bool never_seen = token.element == Name::script || token.element == Name::style ||
                          token.element == Name::iframe || token.element == Name::noembed ||
                          token.element == Name::noframes || token.element == Name::template_;
  element.raw = never_seen || (!open_.empty() && open_.at(open_.top()).raw);
  return open(element, token.source);
}

void HtmlConstruction::insert_void(const HtmlToken& token) {
  HtmlEvent event;
  event.kind = HtmlEventKind::start_tag;
  event.element = token.element;
  event.name = token.name;
  event.attributes = token.attributes;
  event.fostered = is_fostered(token.element);
  event.source = token.source;
  out_.events.push_back(event);
}

HtmlConstruction::Slot HtmlConstruction::insert_implied(HtmlName name) {
  HtmlToken token;
  token.kind = start_tag;
  token.element = name;
  token.name = text_of(name);
  token.source = {at_, at_};
  return insert(token);
}

void HtmlConstruction::insert_foreign(const HtmlToken& token, HtmlNamespace in) {
  OpenHtmlElement element;
  element.element = token.element;
  element.name = token.name;
  element.attributes = token.attributes;
  element.in = in;
  element.raw = open_.at(open_.top()).raw || (in == HtmlNamespace::math && token.name == "mphantom");
  const Name name = token.element;
  if (in == HtmlNamespace::math) {
    element.math_text =
        name == Name::mi || name == Name::mo || name == Name::mn || name == Name::ms || name == Name::mtext;
    element.html_inside =
        name == Name::annotation_xml && (has_value(token, HtmlAttributeName::encoding, "text/html") ||
                                         has_value(token, HtmlAttributeName::encoding, "application/xhtml+xml"));
  } else {
    element.html_inside = name == Name::foreign_object || name == Name::desc || name == Name::title;
  }
  open(element, token.source);
  if (token.self_closing) close({token.source.end, token.source.end});
}

void HtmlConstruction::insert_content(const HtmlToken& token, HtmlContent content) {
  insert(token);
  if (xhtml_ && token.self_closing && !tokenizer_.ends_before_next(token.name)) {
    close({token.source.end, token.source.end});
    return;
  }
  tokenizer_.read_content(content, token.name);
  text_return_ = mode_;
  mode_ = Mode::text;
}

void HtmlConstruction::close(OffsetRange source) {
  do {
    const OpenHtmlElement& top = open_.at(open_.top());
    HtmlEvent event;
    event.kind = HtmlEventKind::end_tag;
    event.element = top.element;
    event.name = top.name;
    event.source = source;
    out_.events.push_back(event);
    if (open_.top() == form_) form_ = form_closed;
    open_.pop();
    source = {source.end, source.end};
  } while (!open_.empty() && open_.at(open_.top()).gone);
}

void HtmlConstruction::close_to(Slot slot, OffsetRange source) {
  while (open_.top() != slot) close({source.begin, source.begin});
  close(source);
}

void HtmlConstruction::close_implied(HtmlName except) {
  while (true) {
    const OpenHtmlElement& top = open_.at(open_.top());
    if (top.in != HtmlNamespace::html || top.element == except || !has_trait(top.element, html_implied_end)) return;
    close();
  }
}

// Attributes of a second <html> or <body> belong to the first one, where it does not have them.
void HtmlConstruction::merge_attributes(Slot slot, const HtmlToken& token) {
  HtmlEvent& event = out_.events[open_.at(slot).event];
  std::vector<HtmlAttribute> merged(event.attributes.begin(), event.attributes.end());
  for (const HtmlAttribute& attribute : token.attributes) {
    const auto same = [&](const HtmlAttribute& one) { return one.name == attribute.name; };
    if (std::none_of(merged.begin(), merged.end(), same)) merged.push_back(attribute);
  }
  if (merged.size() > event.attributes.size())
    event.attributes = out_.store.keep(std::span<const HtmlAttribute>(merged));
}

// ---- blocks ----

void HtmlConstruction::close_paragraph() {
  const Slot slot = open_.in_reach(Name::p, HtmlReach::button_scope);
  if (slot != none) close_to(slot, {at_, at_});
}

void HtmlConstruction::end_other(const HtmlToken& token) {
  const Slot slot = token.element == Name::other ? open_.innermost_other(token.name) : open_.innermost(token.element);
  if (slot != none && open_.reaches(slot, HtmlReach::inline_only)) close_to(slot, token.source);
}

std::size_t HtmlConstruction::blank_prefix(OffsetRange source, bool with_zeros) const {
  const std::string_view run = input_.substr(0, source.end);
  std::size_t at = source.begin;
  while (at < run.size()) {
    if (is_white(run[at]) || (with_zeros && run[at] == '\0')) {
      ++at;
      continue;
    }
    if (run[at] != '&') break;
    const CharacterReference reference = character_reference_at(run, at, false);
    if (reference.text.size() != 1 || !is_white(reference.text[0])) break;
    at += reference.size;
  }
  return at;
}

HtmlToken HtmlConstruction::without_blank(const HtmlToken& token, bool write) {
  HtmlToken rest = token;
  rest.source.begin = at_ = blank_prefix(token.source, false);
  if (write) text({token.source.begin, rest.source.begin}, token.run);
  return rest;
}

// The doctypes of old pages, in which a table does not end a paragraph.
bool HtmlConstruction::is_quirky(OffsetRange range) const {
  const std::string written = lower_case_of(input_.substr(range.begin, range.end - range.begin));
  constexpr std::string_view opening = "<!doctype";
  std::string_view rest = std::string_view(written).substr(opening.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n\f"), rest.size()));
  if (!rest.starts_with("html") || rest.size() < 5 || (!is_white(rest[4]) && rest[4] != '>')) return true;
  for (const std::string_view id : {"-//ietf//dtd html", "-//w3c//dtd html 3", "-//w3c//dtd html 4.0 frameset//",
                                    "-//w3c//dtd html 4.0 transitional//", "-//netscape comm. corp.//",
                                    "-//microsoft//dtd internet explorer", "-//w3o//dtd w3 html"}) {
    if (rest.find(id) != std::string_view::npos) return true;
  }
  const bool loose = rest.find("-//w3c//dtd html 4.01 transitional//") != std::string_view::npos ||
                     rest.find("-//w3c//dtd html 4.01 frameset//") != std::string_view::npos;
  return loose && rest.find("http://www.w3.org/tr/") == std::string_view::npos;
}

}  // namespace overclaim
