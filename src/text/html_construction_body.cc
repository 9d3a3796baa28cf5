// The insertion modes "in body" and "text": most of a page. Covered by tests/html_events_test.cc and, against another
// parser, tests/html_oracle_test.cc.
#include "text/html_construction.h"
#include "text/html_tags.h"

namespace overclaim {
namespace {

using enum HtmlTokenKind;
using Name = HtmlName;

bool is_end(const HtmlToken& token) { return token.kind == end_tag; }

// An <input> that is not seen.
bool is_hidden_input(const HtmlToken& token) {
  for (const HtmlAttribute& attribute : token.attributes) {
    if (attribute.name == HtmlAttributeName::type) return lower_case_of(attribute.value) == "hidden";
  }
  return false;
}

bool is_heading(Name name) { return name >= Name::h1 && name <= Name::h6; }

}  // namespace

bool HtmlConstruction::in_body(const HtmlToken& token) {
  switch (token.kind) {
    case HtmlTokenKind::text:
      reopen_formatting();
      if (frameset_ok_ && !is_blank(token)) frameset_ok_ = false;
      text(token);
      return false;
    case start_tag:
      return body_start(token);
    case end_tag:
      return body_end(token);
    case end_of_input:
      if (!template_modes_.empty()) return in_template(token);
      done_ = true;
      return false;
    case comment:
    case doctype:
      break;
  }
  return false;
}

bool HtmlConstruction::body_start(const HtmlToken& token) {
  switch (token.element) {
    case Name::html:
      if (!in_template_element()) merge_attributes(html_, token);
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
      return in_head(token);
    case Name::body:
      if (body_ == none || in_template_element()) return false;
      frameset_ok_ = false;
      merge_attributes(body_, token);
      return false;
    case Name::frameset:
      if (!frameset_ok_ || body_ == none) return false;
      drop_body();
      insert(token);
      mode_ = Mode::in_frameset;
      return false;
    case Name::p:
      close_paragraph();
      insert(token);
      return false;
    case Name::h1:
    case Name::h2:
    case Name::h3:
    case Name::h4:
    case Name::h5:
    case Name::h6:
      close_paragraph();
      if (const OpenHtmlElement& top = open_.at(open_.top()); top.in == HtmlNamespace::html && is_heading(top.element))
        close();
      insert(token);
      return false;
    case Name::pre:
    case Name::listing:
      close_paragraph();
      insert(token);
      skip_line_end_ = true;
      frameset_ok_ = false;
      return false;
    case Name::form:
      if (form_ != none && !in_template_element()) return false;
      close_paragraph();
      if (const Slot form = insert(token); !in_template_element()) form_ = form;
      return false;
    case Name::li:
    case Name::dd:
    case Name::dt: {
      frameset_ok_ = false;
      Slot item = open_.in_reach(token.element, HtmlReach::list_item);
      if (token.element != Name::li) {
        const Slot other = open_.in_reach(token.element == Name::dd ? Name::dt : Name::dd, HtmlReach::list_item);
        if (item == none) item = other;
      }
      if (item != none) close_to(item, {at_, at_});
      close_paragraph();
      insert(token);
      return false;
    }
    case Name::plaintext:
      close_paragraph();
      insert(token);
      tokenizer_.read_content(HtmlContent::plaintext, {});
      return false;
    case Name::button:
      if (const Slot button = open_.in_reach(Name::button, HtmlReach::scope); button != none)
        close_to(button, {at_, at_});
      reopen_formatting();
      insert(token);
      frameset_ok_ = false;
      return false;
    case Name::a: {
      if (const std::size_t entry = formatting_.last_of(Name::a); entry < formatting_.size()) {
        const Slot before = formatting_.at(entry).slot;
        const std::uint32_t serial = formatting_.at(entry).serial;
        end_formatting(token, Name::a);
        // Behind the start of a table the first one stays open around the table, and around nothing else.
        if (const std::size_t left = formatting_.last_of(Name::a);
            left < formatting_.size() && formatting_.at(left).serial == serial) {
          formatting_.erase(left);
        }
        if (open_.at(before).serial == serial) steps_ += open_.set_gone(before);
      }
      reopen_formatting();
      insert_formatting(token);
      return false;
    }
    case Name::nobr:
      reopen_formatting();
      if (open_.in_reach(Name::nobr, HtmlReach::scope) != none) {
        end_formatting(token, Name::nobr);
        reopen_formatting();
      }
      insert_formatting(token);
      return false;
    case Name::applet:
    case Name::marquee:
    case Name::object:
      reopen_formatting();
      insert(token);
      formatting_.push_marker();
      frameset_ok_ = false;
      return false;
    case Name::table:
      if (!quirks_) close_paragraph();
      insert(token);
      frameset_ok_ = false;
      mode_ = Mode::in_table;
      return false;
    case Name::area:
    case Name::br:
    case Name::embed:
    case Name::img:
    case Name::keygen:
    case Name::wbr:
      reopen_formatting();
      insert_void(token);
      frameset_ok_ = false;
      return false;
    case Name::input:
      reopen_formatting();
      insert_void(token);
      if (!is_hidden_input(token)) frameset_ok_ = false;
      return false;
    case Name::param:
    case Name::source:
    case Name::track:
      insert_void(token);
      return false;
    case Name::hr:
      close_paragraph();
      insert_void(token);
      frameset_ok_ = false;
      return false;
    case Name::image: {
      HtmlToken picture = token;
      picture.element = Name::img;
      picture.name = text_of(Name::img);
      return body_start(picture);
    }
    case Name::textarea:
      insert_content(token, HtmlContent::rcdata);
      skip_line_end_ = true;
      frameset_ok_ = false;
      return false;
    case Name::xmp:
      close_paragraph();
      reopen_formatting();
      frameset_ok_ = false;
      insert_content(token, HtmlContent::raw_text);
      return false;
    case Name::iframe:
      frameset_ok_ = false;
      insert_content(token, HtmlContent::raw_text);
      return false;
    case Name::noembed:
      insert_content(token, HtmlContent::raw_text);
      return false;
    case Name::select: {
      reopen_formatting();
      insert(token);
      frameset_ok_ = false;
      const bool in_table = mode_ == Mode::in_table || mode_ == Mode::in_caption || mode_ == Mode::in_table_body ||
                            mode_ == Mode::in_row || mode_ == Mode::in_cell;
      mode_ = in_table ? Mode::in_select_in_table : Mode::in_select;
      return false;
    }
    case Name::optgroup:
    case Name::option:
      if (top_is(Name::option)) close();
      reopen_formatting();
      insert(token);
      return false;
    case Name::rb:
    case Name::rtc:
      if (open_.in_reach(Name::ruby, HtmlReach::scope) != none) close_implied();
      insert(token);
      return false;
    case Name::rp:
    case Name::rt:
      if (open_.in_reach(Name::ruby, HtmlReach::scope) != none) close_implied(Name::rtc);
      insert(token);
      return false;
    case Name::math:
    case Name::svg:
      reopen_formatting();
      insert_foreign(token, token.element == Name::svg ? HtmlNamespace::svg : HtmlNamespace::math);
      return false;
    case Name::caption:
    case Name::col:
    case Name::colgroup:
    case Name::frame:
    case Name::head:
    case Name::tbody:
    case Name::td:
    case Name::tfoot:
    case Name::th:
    case Name::thead:
    case Name::tr:
      return false;
    default:
      break;
  }
  if (has_trait(token.element, html_closes_paragraph)) {
    close_paragraph();
    insert(token);
  } else {
    reopen_formatting();
    if (has_trait(token.element, html_formatting)) {
      insert_formatting(token);
    } else {
      insert(token);
    }
  }
  return false;
}

bool HtmlConstruction::body_end(const HtmlToken& token) {
  const auto close_if_in = [&](HtmlReach reach) {
    const Slot slot = open_.in_reach(token.element, reach);
    if (slot != none) close_to(slot, token.source);
    return slot != none;
  };
  switch (token.element) {
    case Name::template_:
      return in_head(token);
    case Name::body:
    case Name::html:
      if (open_.in_reach(Name::body, HtmlReach::scope) == none) return false;
      mode_ = Mode::after_body;
      return token.element == Name::html;
    case Name::form: {
      if (in_template_element()) {
        close_if_in(HtmlReach::scope);
        return false;
      }
      const Slot form = form_;
      form_ = none;
      if (form == none || form == form_closed || !open_.reaches(form, HtmlReach::scope)) return false;
      close_implied();
      if (form == open_.top()) {
        close(token.source);
        form_ = none;
      } else {
        steps_ += open_.set_gone(form);
      }
      return false;
    }
    case Name::p:
      if (open_.in_reach(Name::p, HtmlReach::button_scope) == none) insert_implied(Name::p);
      close_to(open_.innermost(Name::p), token.source);
      return false;
    case Name::li:
      close_if_in(HtmlReach::list_scope);
      return false;
    case Name::dd:
    case Name::dt:
    case Name::button:
    case Name::pre:
    case Name::listing:
      close_if_in(HtmlReach::scope);
      return false;
    case Name::h1:
    case Name::h2:
    case Name::h3:
    case Name::h4:
    case Name::h5:
    case Name::h6: {
      Slot innermost = none;
      for (auto name = static_cast<int>(Name::h1); name <= static_cast<int>(Name::h6); ++name) {
        const Slot slot = open_.in_reach(static_cast<Name>(name), HtmlReach::scope);
        if (slot != none && open_.at(slot).serial > open_.at(innermost).serial) innermost = slot;
      }
      if (innermost != none) close_to(innermost, token.source);
      return false;
    }
    case Name::applet:
    case Name::marquee:
    case Name::object:
      if (close_if_in(HtmlReach::scope)) formatting_.clear_to_marker();
      return false;
    case Name::br: {
      HtmlToken line_end = token;  // it is read as a start tag
      line_end.kind = start_tag;
      return body_start(line_end);
    }
    default:
      break;
  }
  if (has_trait(token.element, html_closes_paragraph)) {
    close_if_in(HtmlReach::scope);
  } else if (has_trait(token.element, html_formatting)) {
    end_formatting(token, token.element);
  } else {
    end_other(token);
  }
  return false;
}

bool HtmlConstruction::in_text(const HtmlToken& token) {
  if (token.kind == HtmlTokenKind::text) {
    text(token);
    return false;
  }
  close(is_end(token) ? token.source : OffsetRange{at_, at_});
  mode_ = text_return_;
  return token.kind == end_of_input;
}

}  // namespace overclaim
