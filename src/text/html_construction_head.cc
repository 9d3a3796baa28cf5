// The insertion modes before the body. Covered by tests/html_events_test.cc and, against another parser,
// tests/html_oracle_test.cc.
#include "text/html_construction.h"

namespace overclaim {
namespace {

using enum HtmlTokenKind;
using Name = HtmlName;

bool is_start(const HtmlToken& token) { return token.kind == start_tag; }
bool is_end(const HtmlToken& token) { return token.kind == end_tag; }

}  // namespace

// "initial" and "before html".
bool HtmlConstruction::initial(const HtmlToken& token) {
  if (token.kind == doctype) {
    quirks_ = is_quirky(token.source);
    return false;
  }
  if (token.kind == HtmlTokenKind::text) {
    const HtmlToken rest = without_blank(token, false);
    if (rest.source.begin == rest.source.end) return false;
    html_ = insert_implied(Name::html);
    mode_ = Mode::before_head;
    while (process(rest)) {
    }
    return false;
  }
  if (is_start(token) && token.element == Name::html) {
    html_ = insert(token);
    mode_ = Mode::before_head;
    return false;
  }
  if (is_end(token) && token.element != Name::head && token.element != Name::body && token.element != Name::html &&
      token.element != Name::br) {
    return false;
  }
  html_ = insert_implied(Name::html);
  mode_ = Mode::before_head;
  return true;
}

bool HtmlConstruction::before_head(const HtmlToken& token) {
  if (token.kind == doctype) return false;
  if (token.kind == HtmlTokenKind::text) {
    const HtmlToken rest = without_blank(token, false);
    if (rest.source.begin == rest.source.end) return false;
    insert_implied(Name::head);
    has_head_ = true;
    mode_ = Mode::in_head;
    while (process(rest)) {
    }
    return false;
  }
  if (is_start(token)) {
    if (token.element == Name::html) return in_body(token);
    if (token.element == Name::head) {
      insert(token);
      has_head_ = true;
      mode_ = Mode::in_head;
      return false;
    }
  }
  if (is_end(token) && token.element != Name::head && token.element != Name::body && token.element != Name::html &&
      token.element != Name::br) {
    return false;
  }
  insert_implied(Name::head);
  has_head_ = true;
  mode_ = Mode::in_head;
  return true;
}

bool HtmlConstruction::in_head(const HtmlToken& token) {
  if (token.kind == doctype) return false;
  if (token.kind == HtmlTokenKind::text) {
    const HtmlToken rest = without_blank(token, true);
    if (rest.source.begin == rest.source.end) return false;
    close();
    mode_ = Mode::after_head;
    while (process(rest)) {
    }
    return false;
  }
  if (is_start(token)) {
    switch (token.element) {
      case Name::html:
        return in_body(token);
      case Name::base:
      case Name::basefont:
      case Name::bgsound:
      case Name::link:
      case Name::meta:
        insert_void(token);
        return false;
      case Name::title:
        insert_content(token, HtmlContent::rcdata);
        return false;
      case Name::noscript:
        insert(token);
        mode_ = Mode::in_head_noscript;
        return false;
      case Name::noframes:
      case Name::style:
        insert_content(token, HtmlContent::raw_text);
        return false;
      case Name::script:
        insert_content(token, HtmlContent::script);
        return false;
      case Name::template_:
        insert(token);
        formatting_.push_marker();
        frameset_ok_ = false;
        mode_ = Mode::in_template;
        template_modes_.push_back(Mode::in_template);
        return false;
      case Name::head:
        return false;
      default:
        break;
    }
  }
  if (is_end(token)) {
    if (token.element == Name::head) {
      close(token.source);
      mode_ = Mode::after_head;
      return false;
    }
    if (token.element == Name::template_) {
      end_template(token);
      return false;
    }
    if (token.element != Name::body && token.element != Name::html && token.element != Name::br) return false;
  }
  close();
  mode_ = Mode::after_head;
  return true;
}

bool HtmlConstruction::in_head_noscript(const HtmlToken& token) {
  if (token.kind == doctype) return false;
  if (token.kind == HtmlTokenKind::text && blank_prefix(token.source, false) == token.source.end) {
    text(token);
    return false;
  }
  if (is_start(token)) {
    switch (token.element) {
      case Name::html:
        return in_body(token);
      case Name::basefont:
      case Name::bgsound:
      case Name::link:
      case Name::meta:
      case Name::noframes:
      case Name::style:
        return in_head(token);
      case Name::head:
      case Name::noscript:
        return false;
      default:
        break;
    }
  }
  if (is_end(token)) {
    if (token.element == Name::noscript) {
      close(token.source);
      mode_ = Mode::in_head;
      return false;
    }
    if (token.element != Name::br) return false;
  }
  close();
  mode_ = Mode::in_head;
  return true;
}

bool HtmlConstruction::after_head(const HtmlToken& token) {
  if (token.kind == doctype) return false;
  if (token.kind == HtmlTokenKind::text) {
    const HtmlToken rest = without_blank(token, true);
    if (rest.source.begin == rest.source.end) return false;
    body_ = insert_implied(Name::body);
    mode_ = Mode::in_body;
    while (process(rest)) {
    }
    return false;
  }
  if (is_start(token)) {
    switch (token.element) {
      case Name::html:
        return in_body(token);
      case Name::body:
        body_ = insert(token);
        frameset_ok_ = false;
        mode_ = Mode::in_body;
        return false;
      case Name::frameset:
        insert(token);
        mode_ = Mode::in_frameset;
        return false;
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
        return in_head(token);  // the standard puts them back into the head
      case Name::head:
        return false;
      default:
        break;
    }
  }
  if (is_end(token)) {
    if (token.element == Name::template_) return in_head(token);
    if (token.element != Name::body && token.element != Name::html && token.element != Name::br) return false;
  }
  body_ = insert_implied(Name::body);
  mode_ = Mode::in_body;
  return true;
}

}  // namespace overclaim
