// Only the element, its attributes and its inline style are asked: style sheets are not evaluated. Class names are
// looked at where page builders agree on them. Test: tests/html_blocks_test.cc.
#include "text/html_context.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace overclaim {
namespace {

template <std::size_t size>
bool is_one_of(std::string_view name, const std::string_view (&list)[size]) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

constexpr std::string_view block_names[] = {
    "address", "article",  "aside",    "blockquote", "body",   "caption",   "center",     "dd",     "details",
    "dialog",  "dir",      "div",      "dl",         "dt",     "fieldset",  "figcaption", "figure", "footer",
    "form",    "frameset", "h1",       "h2",         "h3",     "h4",        "h5",         "h6",     "head",
    "header",  "hgroup",   "hr",       "html",       "legend", "li",        "listing",    "main",   "menu",
    "nav",     "ol",       "optgroup", "option",     "p",      "plaintext", "pre",        "search", "section",
    "select",  "summary",  "table",    "tbody",      "td",     "textarea",  "tfoot",      "th",     "thead",
    "title",   "tr",       "ul",       "xmp"};
constexpr std::string_view void_names[] = {"area",  "base",  "basefont", "bgsound", "br",    "col",    "embed",
                                           "frame", "hr",    "img",      "image",   "input", "keygen", "link",
                                           "meta",  "param", "source",   "track",   "wbr"};
constexpr std::string_view invisible_names[] = {"script", "style",   "template", "noscript", "head",   "svg",
                                                "canvas", "video",   "audio",    "iframe",   "object", "datalist",
                                                "rp",     "noembed", "noframes", "title"};
constexpr std::string_view furniture_names[] = {"nav", "label", "select", "textarea", "legend", "menu"};
constexpr std::string_view furniture_roles[] = {"navigation", "menu", "menubar", "search", "tablist", "toolbar"};

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// The parts of class and id: "Footer__Legal-note main" -> footer legal note main.
std::vector<std::string> name_parts(const HtmlEvent& tag) {
  std::vector<std::string> parts;
  for (const std::string_view name : {"class", "id"}) {
    std::string part;
    for (const char c : lower_case_of(value_of(tag, name)) + " ") {
      if (is_letter_or_digit(c)) {
        part += c;
      } else if (!part.empty()) {
        parts.push_back(part);
        part.clear();
      }
    }
  }
  return parts;
}

// Inline style without spaces, lower case: "display:none;color:red".
std::string style_of(const HtmlEvent& tag) {
  std::string style = lower_case_of(value_of(tag, "style"));
  style.erase(std::remove_if(style.begin(), style.end(),
                             [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }),
              style.end());
  return ";" + style;
}

bool style_hides(const HtmlEvent& tag) {
  if (attribute_of(tag, "style") == nullptr) return false;
  const std::string style = style_of(tag);
  return style.find(";display:none") != std::string::npos || style.find(";visibility:hidden") != std::string::npos;
}

void apply_class_names(HtmlContext& context, const HtmlEvent& tag) {
  const std::string_view names[] = {"html", "body", "main", "article"};
  if (is_one_of(tag.name, names)) return;  // they name the page, not a part of it
  const std::vector<std::string> parts = name_parts(tag);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string& part = parts[i];
    const std::string_view next = i + 1 < parts.size() ? std::string_view(parts[i + 1]) : std::string_view();
    if (part == "disclaimer" || part == "disclaimers" || part == "footnote" || part == "footnotes" || part == "legal" ||
        part == "fineprint" || part == "smallprint" || ((part == "fine" || part == "small") && next == "print")) {
      context.small_print = true;
    }
    if (part == "cookie" || part == "cookies" || part == "gdpr" || part == "navbar" || part == "breadcrumb" ||
        part == "breadcrumbs" || part == "pagination") {
      context.furniture = true;
    }
    if ((tag.name == "ol" || tag.name == "ul") && (part == "references" || part == "reflist")) context.reference = true;
  }
}

void apply_item_id(HtmlContext& context, const HtmlEvent& tag) {
  const std::string id = lower_case_of(value_of(tag, "id"));
  const auto numbered = [&id](std::string_view start) {
    return id.starts_with(start) && id.size() > start.size() &&
           (id[start.size()] == '-' || id[start.size()] == '_' || (id[start.size()] >= '0' && id[start.size()] <= '9'));
  };
  if (id.starts_with("cite_note") || numbered("ref") || numbered("bib") || numbered("reference"))
    context.reference = true;
}

}  // namespace

const HtmlAttribute* attribute_of(const HtmlEvent& tag, std::string_view name) {
  for (const HtmlAttribute& attribute : tag.attributes) {
    if (attribute.name == name) return &attribute;
  }
  return nullptr;
}

std::string_view value_of(const HtmlEvent& tag, std::string_view name) {
  const HtmlAttribute* attribute = attribute_of(tag, name);
  return attribute == nullptr ? std::string_view() : std::string_view(attribute->value);
}

bool has_word(std::string_view words, std::string_view word) {
  std::string lower = " " + lower_case_of(words) + " ";
  std::replace_if(
      lower.begin(), lower.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r' || c == '\f'; }, ' ');
  return lower.find(" " + std::string(word) + " ") != std::string::npos;
}

bool is_void_element(std::string_view name) { return is_one_of(name, void_names); }

bool is_block_element(const HtmlEvent& tag) {
  if (is_one_of(tag.name, block_names)) return true;
  return attribute_of(tag, "style") != nullptr && style_of(tag).find(";display:block") != std::string::npos;
}

HtmlContext context_inside(const HtmlContext& around, const HtmlEvent& tag, std::size_t number) {
  HtmlContext inside = around;
  const std::string& name = tag.name;
  const std::string role = lower_case_of(value_of(tag, "role"));
  if (is_one_of(name, invisible_names)) inside.invisible = true;
  if (attribute_of(tag, "hidden") != nullptr || lower_case_of(value_of(tag, "aria-hidden")) == "true" ||
      style_hides(tag) || (name == "dialog" && attribute_of(tag, "open") == nullptr)) {
    inside.hidden = true;
  }
  if (is_one_of(name, furniture_names) || is_one_of(role, furniture_roles)) inside.furniture = true;
  const bool in_heading = around.kind == BlockKind::heading;
  if ((name == "button" || role == "button") && !in_heading && !around.summary && !around.term)
    inside.furniture = inside.button = true;
  apply_class_names(inside, tag);

  if (name == "header" || name == "footer" || role == "banner" || role == "contentinfo") {
    inside.margin = true;
    if (name == "footer" || role == "contentinfo") inside.part = number;
  }
  if (name == "nav" || name == "aside" || role == "complementary") inside.part = number;
  if (name == "aside" || role == "complementary") inside.aside = number;

  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
    inside.kind = BlockKind::heading;
    inside.heading_level = name[1] - '0';
  } else if (role == "heading") {
    const std::string_view level = value_of(tag, "aria-level");
    inside.kind = BlockKind::heading;
    inside.heading_level =
        level.size() == 1 && level[0] >= '1' && level[0] <= '6' ? level[0] - '0' : 2;  // 2: ARIA's default
  } else if (name == "ul" || name == "ol" || name == "menu" || name == "dl") {
    inside.list = number;
    ++inside.list_depth;
    inside.item = 0;
  } else if (name == "li" || name == "dd") {
    if (around.kind != BlockKind::quote) inside.kind = BlockKind::list_item;
    inside.item = number;
    inside.term = false;
    if (name == "li") apply_item_id(inside, tag);
  } else if (name == "dt") {
    inside.kind = BlockKind::paragraph;
    inside.term = true;
    inside.item = 0;
  } else if (name == "blockquote") {
    inside.kind = BlockKind::quote;
  } else if (name == "table") {
    inside.table = number;
    inside.list = inside.item = 0;
    inside.list_depth = 0;
  } else if (name == "td" || name == "th") {
    inside.kind = BlockKind::table_cell;
  } else if (name == "caption" || name == "figcaption") {
    inside.kind = BlockKind::caption;
  } else if (name == "summary") {
    inside.summary = true;
  } else if (name == "details") {
    inside.details = number;
  }

  if (name == "strong" || name == "b") inside.strong = true;
  if (name == "a" && attribute_of(tag, "href") != nullptr) inside.link = true;
  if (name == "small") inside.small = true;
  if (name == "q") inside.quoted = true;

  const std::string_view type = value_of(tag, "itemtype");
  if (type.ends_with("/Question")) {
    inside.question = number;
    inside.question_name = inside.answer_text = false;
  } else if (type.ends_with("/Answer")) {
    inside.answer_text = true;
  } else if (inside.question != 0 && !inside.answer_text && has_word(value_of(tag, "itemprop"), "name")) {
    inside.question_name = true;
  }
  return inside;
}

}  // namespace overclaim
