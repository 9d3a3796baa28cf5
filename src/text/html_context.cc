// The element, its attributes and its inline style are asked; of style sheets only what html_sheets.h takes. Class names
// are looked at where page builders agree on them. Test: tests/html_blocks_test.cc and tests/html_hidden_test.cc.
#include "text/html_context.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/html_style.h"

namespace overclaim {
namespace {

constexpr std::array<std::string_view, 6> furniture_roles = {"navigation", "menu",    "menubar",
                                                             "search",     "tablist", "toolbar"};

// Letters in lower case and digits; 0 for what parts names.
constexpr std::array<char, 256> name_characters = [] {
  std::array<char, 256> characters{};
  for (int c = 0; c < 256; ++c) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) characters[static_cast<std::size_t>(c)] = static_cast<char>(c);
    if (c >= 'A' && c <= 'Z') characters[static_cast<std::size_t>(c)] = static_cast<char>(c - 'A' + 'a');
  }
  return characters;
}();

// The parts of a class or id, one call each: "Footer__Legal-note main" -> footer legal note main. Parts longer than any
// word that is looked for come cut.
template <typename Use>
void for_each_name_part(std::string_view names, const Use& use) {
  std::array<char, 12> part;
  std::size_t size = 0;
  for (const char written : names) {
    const char c = name_characters[static_cast<unsigned char>(written)];
    if (c != 0) {
      if (size < part.size()) part[size++] = c;
    } else if (size > 0) {
      use(std::string_view(part.data(), size));
      size = 0;
    }
  }
  if (size > 0) use(std::string_view(part.data(), size));
}

constexpr std::uint32_t bit(HtmlAttributeName name) { return 1U << static_cast<unsigned>(name); }
constexpr std::uint32_t bits_of_hiding = bit(HtmlAttributeName::hidden) | bit(HtmlAttributeName::aria_hidden) |
                                         bit(HtmlAttributeName::style) | bit(HtmlAttributeName::popover);
constexpr std::uint32_t bits_of_names = bit(HtmlAttributeName::class_) | bit(HtmlAttributeName::id);
constexpr std::uint32_t bits_of_items = bit(HtmlAttributeName::itemtype) | bit(HtmlAttributeName::itemprop);

InlineStyle style_of(const HtmlEvent& tag) {
  const HtmlAttribute* style = attribute_of(tag, HtmlAttributeName::style);
  return style == nullptr ? InlineStyle() : InlineStyle(style->value);
}

// Left or above of every screen.
bool is_far_off(std::string_view length) {
  constexpr double nearest = -999;
  return pixels_of(length).value_or(0) <= nearest;
}

// Right of or below what it stands in, where that is not as tall as a page.
bool is_far_back(std::string_view length) {
  constexpr double nearest = 9999;
  return pixels_of(length).value_or(0) >= nearest;
}

bool is_keyword_of_parent(std::string_view value) {
  return value == "inherit" || value == "unset" || value.starts_with("revert");
}

// Nobody reads a text with font-size:0 or 1px. What a style sheet may give a size again, by a class, counts as seen: page
// builders set it on a row to close the gaps in it.
bool is_without_size(bool around, const InlineStyle& style, bool may_have_size) {
  const std::string_view size = style.value(StyleProperty::font_size);
  if (size.empty()) return around && !may_have_size;
  if (is_too_small(size)) return true;
  const bool relative = size.ends_with('%') || (size.ends_with("em") && !size.ends_with("rem")) ||
                        size.ends_with("ex") || size.ends_with("ch") || size == "smaller" || size == "larger";
  return around && (relative || is_keyword_of_parent(size));
}

// Not displayed unless something says so. <dialog> and popovers are closed by the browser's own style sheet, which
// "revert" goes back to; `hidden` is the page's word.
bool is_displayed(const HtmlEvent& tag, std::string_view display) {
  if (display == "none" || display.starts_with("table-column")) return false;
  const bool is_open = attribute_of(tag, HtmlAttributeName::open) != nullptr;
  const bool is_dialog = tag.element == HtmlName::dialog;
  const bool is_closed =
      (is_dialog && !is_open) || (attribute_of(tag, HtmlAttributeName::popover) != nullptr && !(is_dialog && is_open));
  const HtmlAttribute* hidden = attribute_of(tag, HtmlAttributeName::hidden);
  const bool is_hidden = hidden != nullptr && lower_case_of(hidden->value) != "until-found";
  const bool has_own = !display.empty() && !display.starts_with("revert");
  return !(is_closed && !has_own) && !(is_hidden && !has_own && display != "revert");
}

// A transform does nothing to a box that is part of a line.
bool is_scaled_away(const HtmlEvent& tag, const InlineStyle& style, bool is_taken_out) {
  const std::string_view display = style.value(StyleProperty::display);
  const bool is_part =
      display.empty() ? !has_trait(tag.element, html_block) : display == "inline" || display == "contents";
  return (!is_part || is_taken_out) && scales_to_nothing(style.value(StyleProperty::scaling));
}

// What the attributes and the inline style hide from those who see the page, and show again.
void apply_hiding(HtmlContext& context, const HtmlEvent& tag, const InlineStyle& style, bool may_have_size) {
  using Property = StyleProperty;
  if (lower_case_of(value_of(tag, HtmlAttributeName::aria_hidden)) == "true") context.unheard = true;
  const std::string_view display = style.value(Property::display);
  // What is moved in the flow, or moved back, is not followed: it counts as seen.
  const bool is_taken_out = style.is(Property::position, "absolute") || style.is(Property::position, "fixed");
  const bool is_moved = is_taken_out && style.value(Property::moving).empty();
  const bool is_clipped =
      (is_taken_out && clips_all(style.value(Property::clip))) || clips_all(style.value(Property::clip_path));
  const auto is_beyond = [&](Property near_side, Property far_side) {
    const std::string_view near = style.value(near_side);
    return is_far_off(near) || ((near.empty() || near == "auto") && is_far_back(style.value(far_side)));
  };
  const bool is_off =
      is_moved && (is_beyond(Property::left, Property::right) || is_beyond(Property::top, Property::bottom));
  // Found by searching the page, not by reading it; the words of a line it cannot hide.
  const bool waits_to_be_found = lower_case_of(value_of(tag, HtmlAttributeName::hidden)) == "until-found" &&
                                 display.empty() && has_trait(tag.element, html_block);
  if (!is_displayed(tag, display)) context.no_box = true;
  if (context.no_box || is_too_faint(style.value(Property::opacity)) || is_clipped || is_off || waits_to_be_found ||
      is_scaled_away(tag, style, is_taken_out)) {
    context.not_shown = true;
  }
  const std::string_view visibility = style.value(Property::visibility);
  if (!visibility.empty() && !is_keyword_of_parent(visibility))
    context.not_visible = visibility == "hidden" || visibility == "collapse";
  const std::string_view indent = style.value(Property::text_indent);
  if (!indent.empty() && !is_keyword_of_parent(indent))
    context.indented_away = is_far_off(indent) && (has_trait(tag.element, html_block) || display.ends_with("block"));
  context.without_size = is_without_size(context.without_size, style, may_have_size);
  context.hidden = context.not_shown || context.not_visible || context.without_size || context.indented_away;
}

bool is_struck_by_name(const HtmlEvent& tag) {
  return tag.element == HtmlName::s || tag.element == HtmlName::strike || tag.name == "del";
}

// A line through the words of the element. Boxes with a flow of their own have none of the lines around them.
void apply_striking(HtmlContext& context, const HtmlEvent& tag, const InlineStyle& style) {
  using Property = StyleProperty;
  const std::string_view display = style.value(Property::display), float_side = style.value(Property::float_side),
                         position = style.value(Property::position), lines = style.value(Property::text_decoration);
  const bool is_box = display.starts_with("inline-") || display.starts_with("inline ") || position == "absolute" ||
                      position == "fixed" || float_side == "left" || float_side == "right" ||
                      tag.element == HtmlName::button || tag.element == HtmlName::select ||
                      tag.element == HtmlName::textarea;
  if (is_box) context.struck = false;
  const bool is_default = lines.empty() || lines.starts_with("revert");
  const bool has_line = is_default ? is_struck_by_name(tag) : has_word(lines, "line-through");
  if (has_line && !has_clear_color(style.value(Property::decoration_color))) context.struck = true;
}

// Are line ends and spaces seen as they are written?
void apply_white_space(HtmlContext& context, const InlineStyle& style) {
  const std::string_view space = style.value(StyleProperty::white_space);
  if (space.empty() || is_keyword_of_parent(space)) return;
  context.preformatted = space.starts_with("pre") || space == "break-spaces";
}

// The text of a script is seen where a style displays it.
bool is_raw_text_shown(const HtmlEvent& tag) {
  switch (tag.element) {
    case HtmlName::script:
    case HtmlName::style:
    case HtmlName::noframes:
    case HtmlName::title:
    case HtmlName::rp:
      break;
    default:
      return false;
  }
  const InlineStyle style = style_of(tag);
  const std::string_view display = style.value(StyleProperty::display);
  return !display.empty() && display != "none" && display.find('(') == std::string_view::npos &&
         !display.starts_with("revert");
}

void set_furniture(HtmlContext& context) {
  context.furniture = true;
  context.named_furniture = false;
}

void apply_class_names(HtmlContext& context, const HtmlEvent& tag) {
  const HtmlName name = tag.element;
  // They name the page, not a part of it.
  if (name == HtmlName::html || name == HtmlName::body || name == HtmlName::main || name == HtmlName::article) return;
  const bool is_list = name == HtmlName::ol || name == HtmlName::ul;
  const bool was_furniture = context.furniture;
  bool behind_fine = false;
  const auto apply = [&](std::string_view part) {
    const bool was_behind_fine = std::exchange(behind_fine, false);
    switch (part[0]) {
      case 'b':
        if (part == "breadcrumb" || part == "breadcrumbs") context.furniture = true;
        break;
      case 'c':
        if (part == "cookie" || part == "cookies") context.furniture = true;
        break;
      case 'd':
        if (part == "disclaimer" || part == "disclaimers") context.small_print = true;
        break;
      case 'f':
        if (part == "footnote" || part == "footnotes" || part == "fineprint") context.small_print = true;
        behind_fine = part == "fine";
        break;
      case 'g':
        if (part == "gdpr") context.furniture = true;
        break;
      case 'l':
        if (part == "legal") context.small_print = true;
        break;
      case 'n':
        if (part == "navbar") context.furniture = true;
        break;
      case 'p':
        if (part == "print" && was_behind_fine) context.small_print = true;
        if (part == "pagination") context.furniture = true;
        break;
      case 'r':
        if (is_list && (part == "references" || part == "reflist")) context.reference = true;
        break;
      case 's':
        if (part == "smallprint") context.small_print = true;
        behind_fine = part == "small";
        break;
      default:
        break;
    }
  };
  for_each_name_part(value_of(tag, HtmlAttributeName::class_), apply);
  for_each_name_part(value_of(tag, HtmlAttributeName::id), apply);
  if (context.furniture && !was_furniture) context.named_furniture = true;
}

void apply_item_id(HtmlContext& context, const HtmlEvent& tag) {
  const std::string id = lower_case_of(value_of(tag, HtmlAttributeName::id));
  const auto numbered = [&id](std::string_view start) {
    return id.starts_with(start) && id.size() > start.size() &&
           (id[start.size()] == '-' || id[start.size()] == '_' || (id[start.size()] >= '0' && id[start.size()] <= '9'));
  };
  if (id.starts_with("cite_note") || numbered("ref") || numbered("bib") || numbered("reference"))
    context.reference = true;
}

}  // namespace

const HtmlAttribute* attribute_of(const HtmlEvent& tag, HtmlAttributeName name) {
  for (const HtmlAttribute& attribute : tag.attributes) {
    if (attribute.name == name) return &attribute;
  }
  return nullptr;
}

std::string_view value_of(const HtmlEvent& tag, HtmlAttributeName name) {
  const HtmlAttribute* attribute = attribute_of(tag, name);
  return attribute == nullptr ? std::string_view() : attribute->value;
}

void hide_by_sheet(HtmlContext& context, const HtmlEvent& tag, const InlineStyle& sheet) {
  const InlineStyle own = style_of(tag);
  const auto says = [&](StyleProperty property) { return own.value(property).empty() ? sheet.value(property) : ""; };
  if (says(StyleProperty::display) == "none") context.not_shown = context.no_box = true;
  if (says(StyleProperty::visibility) == "hidden") context.not_visible = true;
  const std::string_view size = says(StyleProperty::font_size);
  if (!size.empty() && is_too_small(size)) context.without_size = true;
  context.hidden = context.not_shown || context.not_visible || context.without_size || context.indented_away;
}

bool has_word(std::string_view words, std::string_view word) {
  std::string lower = " " + lower_case_of(words) + " ";
  std::replace_if(
      lower.begin(), lower.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r' || c == '\f'; }, ' ');
  return lower.find(" " + std::string(word) + " ") != std::string::npos;
}

HtmlBox box_of(const HtmlEvent& tag) {
  HtmlBox box;
  box.is_block = has_trait(tag.element, html_block);
  const InlineStyle style = style_of(tag);
  const std::string_view display = style.value(StyleProperty::display);
  if (display.empty() || display == "none" || display.starts_with("table-column") || display == "inherit" ||
      display.starts_with("revert") || display.find('(') != std::string_view::npos) {
    return box;
  }
  box.edges_children = display.find("flex") != std::string_view::npos || display.find("grid") != std::string_view::npos;
  if (display == "table-cell") {
    box.has_edges = !box.is_block;
    return box;
  }
  const bool is_boxed = display.find("inline-") != std::string_view::npos || display.starts_with("inline ");
  const bool in_line = is_boxed || display == "inline" || display == "contents" || display == "initial" ||
                       display == "unset" || display.starts_with("ruby") || display == "math";
  // What floats or is taken out of the lines is no part of them, whatever its display.
  const std::string_view side = style.value(StyleProperty::float_side);
  const bool is_apart = (!side.empty() && side != "none") || style.is(StyleProperty::position, "absolute") ||
                        style.is(StyleProperty::position, "fixed");
  if (in_line && is_apart) return box;
  box.has_edges = box.is_block && is_boxed;
  box.is_block = !in_line;
  return box;
}

void enter_element(HtmlContext& context, const HtmlEvent& tag, std::uint32_t number) {
  using Name = HtmlName;
  const Name name = tag.element;
  const bool around_heading = context.kind == BlockKind::heading, around_quote = context.kind == BlockKind::quote;
  std::uint32_t said = 0;  // which attributes there are, a bit each
  for (const HtmlAttribute& attribute : tag.attributes) said |= bit(attribute.name);
  const bool has_names = (said & bits_of_names) != 0;
  const bool is_control =
      name == Name::button || name == Name::select || name == Name::textarea;  // by browsers' sheets
  const bool sized =
      context.without_size &&
      (has_names || is_control || (name == Name::font && attribute_of(tag, HtmlAttributeName::size) != nullptr));
  if (name == Name::pre || name == Name::listing || name == Name::xmp || name == Name::plaintext ||
      name == Name::textarea)
    context.preformatted = true;
  if ((said & bits_of_hiding) != 0 || name == Name::dialog || context.struck || sized || is_struck_by_name(tag)) {
    const InlineStyle style = style_of(tag);
    apply_hiding(context, tag, style, sized);
    apply_striking(context, tag, style);
    apply_white_space(context, style);
  }
  std::string role;
  if ((said & bit(HtmlAttributeName::role)) != 0) {
    role = lower_case_of(value_of(tag, HtmlAttributeName::role));
    if (std::find(furniture_roles.begin(), furniture_roles.end(), role) != furniture_roles.end())
      set_furniture(context);
  }
  if (has_trait(name, html_invisible) && !is_raw_text_shown(tag)) context.invisible = true;
  if (has_trait(name, html_furniture)) set_furniture(context);
  if ((name == Name::button || name == Name::legend || role == "button") && !around_heading && !context.summary &&
      !context.term) {
    set_furniture(context);
    context.button = true;
  }
  if (has_names) apply_class_names(context, tag);

  const bool is_footer = name == Name::footer || role == "contentinfo";
  const bool is_aside = name == Name::aside || role == "complementary";
  if (is_footer || name == Name::header || role == "banner") context.margin = true;
  if (is_footer || is_aside || name == Name::nav) context.part = number;
  if (is_aside) context.aside = number;

  if (name >= Name::h1 && name <= Name::h6) {
    context.kind = BlockKind::heading;
    context.heading_level = 1 + static_cast<int>(name) - static_cast<int>(Name::h1);
  } else if (role == "heading") {
    const std::string_view level = value_of(tag, HtmlAttributeName::aria_level);
    context.kind = BlockKind::heading;
    context.heading_level =
        level.size() == 1 && level[0] >= '1' && level[0] <= '6' ? level[0] - '0' : 2;  // 2: ARIA's default
  } else {
    switch (name) {
      case Name::ul:
      case Name::ol:
      case Name::menu:
      case Name::dl:
        context.list = number;
        ++context.list_depth;
        context.item = 0;
        break;
      case Name::li:
      case Name::dd:
        if (!around_quote) context.kind = BlockKind::list_item;
        context.item = number;
        context.term = false;
        if (name == Name::li) apply_item_id(context, tag);
        break;
      case Name::dt:
        context.kind = BlockKind::paragraph;
        context.term = true;
        context.item = 0;
        break;
      case Name::blockquote:
        context.kind = BlockKind::quote;
        break;
      case Name::ruby:
        context.in_ruby = true;
        break;
      case Name::rt:
      case Name::rtc:
        if (context.in_ruby) context.above = true;
        break;
      case Name::table:
        context.table = number;
        context.list = context.item = 0;
        context.list_depth = 0;
        break;
      case Name::td:
      case Name::th:
        context.kind = BlockKind::table_cell;
        break;
      case Name::caption:
      case Name::figcaption:
        context.kind = BlockKind::caption;
        break;
      case Name::summary:
        context.summary = true;
        break;
      case Name::details:
        context.details = number;
        break;
      default:
        break;
    }
  }

  if (name == Name::strong || name == Name::b) context.strong = true;
  if (name == Name::a && attribute_of(tag, HtmlAttributeName::href) != nullptr) context.link = true;
  if (name == Name::small) context.small = true;
  if (name == Name::q) context.quoted = true;

  if ((said & bits_of_items) == 0) return;
  const std::string_view type = value_of(tag, HtmlAttributeName::itemtype);
  if (type.ends_with("/Question")) {
    context.question = number;
    context.question_name = context.answer_text = false;
  } else if (type.ends_with("/Answer")) {
    context.answer_text = true;
  } else if (context.question != 0 && !context.answer_text &&
             has_word(value_of(tag, HtmlAttributeName::itemprop), "name")) {
    context.question_name = true;
  }
}

bool is_box_to_tick(const HtmlEvent& tag) {
  if (tag.element != HtmlName::input) return false;
  const std::string type = lower_case_of(value_of(tag, HtmlAttributeName::type));
  return type == "checkbox" || type == "radio";
}

}  // namespace overclaim
