// The insertion modes of tables and <select>. What stands in a table outside of its cells is read as in the body and
// stays where it is; the standard puts it before the table (HtmlEvent::fostered). Covered by tests/html_events_test.cc and, against another
// parser, tests/html_oracle_test.cc.
#include "text/html_construction.h"
#include "text/html_tags.h"

namespace overclaim {
namespace {

using enum HtmlTokenKind;
using Name = HtmlName;

constexpr std::uint32_t bit(int which) { return 1U << static_cast<unsigned>(which); }
constexpr std::uint32_t to_table = bit(0), to_body = bit(1), to_row = bit(2);

bool is_end(const HtmlToken& token, Name name) { return token.kind == end_tag && token.element == name; }

// caption, col, tbody, td ...
bool starts_part(const HtmlToken& token) {
  return token.kind == start_tag && has_trait(token.element, html_table_part);
}

bool is_section(Name name) { return name == Name::tbody || name == Name::thead || name == Name::tfoot; }

bool is_cell(Name name) { return name == Name::td || name == Name::th; }

}  // namespace

// Closes down to a table (or its sections, or its rows); <template> and <html> stand for all of them.
void HtmlConstruction::clear_stack_to(std::uint32_t names) {
  while (true) {
    const OpenHtmlElement& top = open_.at(open_.top());
    if (top.in == HtmlNamespace::html) {
      const Name name = top.element;
      if (name == Name::html || name == Name::template_) return;
      if (names == to_table && name == Name::table) return;
      if (names == to_body && is_section(name)) return;
      if (names == to_row && name == Name::tr) return;
    }
    close();
  }
}

bool HtmlConstruction::in_table(const HtmlToken& token) {
  switch (token.kind) {
    case HtmlTokenKind::text: {
      const OpenHtmlElement& top = open_.at(open_.top());
      const bool in_structure = top.element == Name::table || top.element == Name::template_ ||
                                top.element == Name::tr || is_section(top.element);
      if (!in_structure || !is_blank(token)) return in_body(token);
      text(token);
      return false;
    }
    case start_tag:
      switch (token.element) {
        case Name::caption:
          clear_stack_to(to_table);
          formatting_.push_marker();
          insert(token);
          mode_ = Mode::in_caption;
          return false;
        case Name::colgroup:
          clear_stack_to(to_table);
          insert(token);
          mode_ = Mode::in_column_group;
          return false;
        case Name::col:
          clear_stack_to(to_table);
          insert_implied(Name::colgroup);
          mode_ = Mode::in_column_group;
          return true;
        case Name::tbody:
        case Name::tfoot:
        case Name::thead:
          clear_stack_to(to_table);
          insert(token);
          mode_ = Mode::in_table_body;
          return false;
        case Name::td:
        case Name::th:
        case Name::tr:
          clear_stack_to(to_table);
          insert_implied(Name::tbody);
          mode_ = Mode::in_table_body;
          return true;
        case Name::table: {
          const Slot table = open_.in_reach(Name::table, HtmlReach::table_scope);
          if (table == none) return false;
          close_to(table, {at_, at_});
          reset_mode();
          return true;
        }
        case Name::style:
        case Name::script:
        case Name::template_:
          return in_head(token);
        case Name::input:
          for (const HtmlAttribute& attribute : token.attributes) {
            if (attribute.name == HtmlAttributeName::type && lower_case_of(attribute.value) == "hidden") {
              insert_void(token);
              return false;
            }
          }
          break;
        case Name::form:
          if (in_template_element() || form_ != none) return false;
          insert(token);
          close({token.source.end, token.source.end});
          form_ = form_closed;  // it is around nothing, but the form of what follows
          return false;
        default:
          break;
      }
      break;
    case end_tag:
      if (token.element == Name::table) {
        const Slot table = open_.in_reach(Name::table, HtmlReach::table_scope);
        if (table == none) return false;
        close_to(table, token.source);
        reset_mode();
        return false;
      }
      if (token.element == Name::template_) return in_head(token);
      if (token.element == Name::body || token.element == Name::html || has_trait(token.element, html_table_part))
        return false;
      break;
    case end_of_input:
    case comment:
    case doctype:
      break;
  }
  return in_body(token);
}

bool HtmlConstruction::end_caption(const HtmlToken& token) {
  const Slot caption = open_.in_reach(Name::caption, HtmlReach::table_scope);
  if (caption == none) return false;
  close_to(caption, is_end(token, Name::caption) ? token.source : OffsetRange{at_, at_});
  formatting_.clear_to_marker();
  mode_ = Mode::in_table;
  return true;
}

bool HtmlConstruction::in_caption(const HtmlToken& token) {
  if (is_end(token, Name::caption)) {
    end_caption(token);
    return false;
  }
  if (starts_part(token) || is_end(token, Name::table)) return end_caption(token);
  if (token.kind == end_tag &&
      (token.element == Name::body || token.element == Name::html || has_trait(token.element, html_table_part))) {
    return false;
  }
  return in_body(token);
}

bool HtmlConstruction::in_column_group(const HtmlToken& token) {
  HtmlToken rest = token;
  switch (token.kind) {
    case HtmlTokenKind::text:
      rest = without_blank(token, true);
      if (rest.source.begin == rest.source.end) return false;
      break;
    case start_tag:
      if (token.element == Name::html) return in_body(token);
      if (token.element == Name::template_) return in_head(token);
      if (token.element == Name::col) {
        insert_void(token);
        return false;
      }
      break;
    case end_tag:
      if (token.element == Name::colgroup) {
        if (!top_is(Name::colgroup)) return false;
        close(token.source);
        mode_ = Mode::in_table;
        return false;
      }
      if (token.element == Name::col) return false;
      if (token.element == Name::template_) return in_head(token);
      break;
    case end_of_input:
      return in_body(token);
    case comment:
    case doctype:
      return false;
  }
  if (!top_is(Name::colgroup)) return false;
  close();
  mode_ = Mode::in_table;
  while (process(rest)) {
  }
  return false;
}

bool HtmlConstruction::in_table_body(const HtmlToken& token) {
  const auto end_section = [this](OffsetRange source) {
    clear_stack_to(to_body);
    close(source);
    mode_ = Mode::in_table;
  };
  if (token.kind == start_tag && (token.element == Name::tr || is_cell(token.element))) {
    clear_stack_to(to_body);
    mode_ = Mode::in_row;
    if (token.element == Name::tr) {
      insert(token);
      return false;
    }
    insert_implied(Name::tr);
    return true;
  }
  if (token.kind == end_tag && is_section(token.element)) {
    if (open_.in_reach(token.element, HtmlReach::table_scope) != none) end_section(token.source);
    return false;
  }
  if (starts_part(token) || is_end(token, Name::table)) {
    if (open_.in_reach(Name::tbody, HtmlReach::table_scope) == none &&
        open_.in_reach(Name::thead, HtmlReach::table_scope) == none &&
        open_.in_reach(Name::tfoot, HtmlReach::table_scope) == none) {
      return false;
    }
    end_section({at_, at_});
    return true;
  }
  return in_table(token);  // it ignores the end tags that are left
}

bool HtmlConstruction::in_row(const HtmlToken& token) {
  const auto end_row = [this](OffsetRange source) {
    if (open_.in_reach(Name::tr, HtmlReach::table_scope) == none) return false;
    clear_stack_to(to_row);
    close(source);
    mode_ = Mode::in_table_body;
    return true;
  };
  if (token.kind == start_tag && is_cell(token.element)) {
    clear_stack_to(to_row);
    insert(token);
    mode_ = Mode::in_cell;
    formatting_.push_marker();
    return false;
  }
  if (is_end(token, Name::tr)) {
    end_row(token.source);
    return false;
  }
  if (starts_part(token) || is_end(token, Name::table)) return end_row({at_, at_});
  if (token.kind == end_tag && is_section(token.element)) {
    if (open_.in_reach(token.element, HtmlReach::table_scope) == none) return false;
    return end_row({at_, at_});
  }
  return in_table(token);
}

bool HtmlConstruction::end_cell() {
  Slot cell = open_.in_reach(Name::td, HtmlReach::table_scope);
  if (cell == none) cell = open_.in_reach(Name::th, HtmlReach::table_scope);
  if (cell == none) return false;
  close_to(cell, {at_, at_});
  formatting_.clear_to_marker();
  mode_ = Mode::in_row;
  return true;
}

bool HtmlConstruction::in_cell(const HtmlToken& token) {
  if (token.kind == end_tag) {
    if (is_cell(token.element)) {
      const Slot cell = open_.in_reach(token.element, HtmlReach::table_scope);
      if (cell == none) return false;
      close_to(cell, token.source);
      formatting_.clear_to_marker();
      mode_ = Mode::in_row;
      return false;
    }
    if (token.element == Name::table || token.element == Name::tr || is_section(token.element)) {
      return open_.in_reach(token.element, HtmlReach::table_scope) != none && end_cell();
    }
    if (token.element == Name::body || token.element == Name::html || has_trait(token.element, html_table_part))
      return false;
  }
  if (starts_part(token)) return end_cell();
  return in_body(token);
}

void HtmlConstruction::end_select() {
  const Slot select = open_.in_reach(Name::select, HtmlReach::table_scope);
  if (select == none) return;
  close_to(select, {at_, at_});
  reset_mode();
}

bool HtmlConstruction::in_select(const HtmlToken& token) {
  switch (token.kind) {
    case HtmlTokenKind::text:
      text(token);
      return false;
    case start_tag:
      switch (token.element) {
        case Name::html:
          return in_body(token);
        case Name::option:
          if (top_is(Name::option)) close();
          insert(token);
          return false;
        case Name::optgroup:
          if (top_is(Name::option)) close();
          if (top_is(Name::optgroup)) close();
          insert(token);
          return false;
        case Name::select:
          end_select();
          return false;
        case Name::input:
        case Name::keygen:
        case Name::textarea:
          if (open_.in_reach(Name::select, HtmlReach::table_scope) == none) return false;
          end_select();
          return true;
        case Name::script:
        case Name::template_:
          return in_head(token);
        default:
          return false;
      }
    case end_tag:
      if (token.element == Name::optgroup) {
        if (top_is(Name::option)) {
          const Slot around = open_.at(open_.top()).below;
          if (open_.at(around).element == Name::optgroup) close();
        }
        if (top_is(Name::optgroup)) close(token.source);
      } else if (token.element == Name::option) {
        if (top_is(Name::option)) close(token.source);
      } else if (token.element == Name::select) {
        const Slot select = open_.in_reach(Name::select, HtmlReach::table_scope);
        if (select == none) return false;
        close_to(select, token.source);
        reset_mode();
      } else if (token.element == Name::template_) {
        return in_head(token);
      }
      return false;
    case end_of_input:
      return in_body(token);
    case comment:
    case doctype:
      break;
  }
  return false;
}

bool HtmlConstruction::in_select_in_table(const HtmlToken& token) {
  const Name name = token.element;
  const bool of_table =
      (token.kind == start_tag || token.kind == end_tag) &&
      (name == Name::caption || name == Name::table || is_section(name) || name == Name::tr || is_cell(name));
  if (!of_table) return in_select(token);
  if (token.kind == end_tag && open_.in_reach(name, HtmlReach::table_scope) == none) return false;
  if (open_.in_reach(Name::select, HtmlReach::table_scope) == none) return false;
  end_select();
  return true;
}

// "reset the insertion mode appropriately"
void HtmlConstruction::reset_mode() {
  const Slot slot = open_.innermost_mode();
  if (slot == none) {
    mode_ = Mode::in_body;
    return;
  }
  switch (open_.at(slot).element) {
    case Name::select: {
      const Slot table = open_.innermost(Name::table), nearest = open_.innermost(Name::template_);
      const bool in_table = table != none && open_.at(table).serial > open_.at(nearest).serial;
      mode_ = in_table ? Mode::in_select_in_table : Mode::in_select;
      return;
    }
    case Name::td:
    case Name::th:
      mode_ = Mode::in_cell;
      return;
    case Name::tr:
      mode_ = Mode::in_row;
      return;
    case Name::tbody:
    case Name::thead:
    case Name::tfoot:
      mode_ = Mode::in_table_body;
      return;
    case Name::caption:
      mode_ = Mode::in_caption;
      return;
    case Name::colgroup:
      mode_ = Mode::in_column_group;
      return;
    case Name::table:
      mode_ = Mode::in_table;
      return;
    case Name::template_:
      mode_ = template_modes_.back();
      return;
    case Name::head:
      mode_ = Mode::in_head;
      return;
    case Name::frameset:
      mode_ = Mode::in_frameset;
      return;
    case Name::html:
      mode_ = has_head_ ? Mode::after_head : Mode::before_head;
      return;
    default:
      mode_ = Mode::in_body;
      return;
  }
}

}  // namespace overclaim
