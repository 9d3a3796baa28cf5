// One table of elements; the standard's lists are its columns. A name is found in a table of slots made when this file is
// compiled: a chain of comparisons for each tag would cost more than reading the tag.
// Covered by tests/html_tokenizer_test.cc.
#include "text/html_names.h"

#include <array>
#include <cstddef>

namespace overclaim {
namespace {

struct ElementRow {
  HtmlName name;
  std::string_view text;
  std::uint32_t traits;
};

constexpr ElementRow elements[] = {
    {HtmlName::other, "", 0},
    {HtmlName::a, "a", html_formatting},
    {HtmlName::address, "address", html_special | html_closes_paragraph | html_block},
    {HtmlName::annotation_xml, "annotation-xml", html_foreign_scope},
    {HtmlName::applet, "applet", html_special | html_scope},
    {HtmlName::area, "area", html_void | html_special},
    {HtmlName::article, "article", html_special | html_closes_paragraph | html_block},
    {HtmlName::aside, "aside", html_special | html_closes_paragraph | html_block},
    {HtmlName::audio, "audio", html_invisible},
    {HtmlName::b, "b", html_formatting | html_ends_foreign},
    {HtmlName::base, "base", html_void | html_special},
    {HtmlName::basefont, "basefont", html_void | html_special},
    {HtmlName::bgsound, "bgsound", html_void | html_special},
    {HtmlName::big, "big", html_formatting | html_ends_foreign},
    {HtmlName::blockquote, "blockquote", html_special | html_ends_foreign | html_closes_paragraph | html_block},
    {HtmlName::body, "body", html_special | html_ends_foreign | html_decides_mode | html_block},
    {HtmlName::br, "br", html_void | html_special | html_ends_foreign},
    {HtmlName::button, "button", html_special},
    {HtmlName::canvas, "canvas", html_invisible},
    {HtmlName::caption, "caption",
     html_special | html_scope | html_table_implied_end | html_table_part | html_decides_mode | html_block},
    {HtmlName::center, "center", html_special | html_ends_foreign | html_closes_paragraph | html_block},
    {HtmlName::code, "code", html_formatting | html_ends_foreign},
    {HtmlName::col, "col", html_void | html_special | html_table_part},
    {HtmlName::colgroup, "colgroup", html_special | html_table_implied_end | html_table_part | html_decides_mode},
    {HtmlName::datalist, "datalist", html_invisible},
    {HtmlName::dd, "dd", html_special | html_implied_end | html_ends_foreign | html_block},
    {HtmlName::desc, "desc", html_foreign_scope},
    {HtmlName::details, "details", html_special | html_closes_paragraph | html_block},
    {HtmlName::dialog, "dialog", html_closes_paragraph | html_block},
    {HtmlName::dir, "dir", html_special | html_closes_paragraph | html_block},
    {HtmlName::div, "div", html_special | html_ends_foreign | html_closes_paragraph | html_block},
    {HtmlName::dl, "dl", html_special | html_ends_foreign | html_closes_paragraph | html_block},
    {HtmlName::dt, "dt", html_special | html_implied_end | html_ends_foreign | html_block},
    {HtmlName::em, "em", html_formatting | html_ends_foreign},
    {HtmlName::embed, "embed", html_void | html_special | html_ends_foreign},
    {HtmlName::fieldset, "fieldset", html_special | html_closes_paragraph | html_block},
    {HtmlName::figcaption, "figcaption", html_special | html_closes_paragraph | html_block},
    {HtmlName::figure, "figure", html_special | html_closes_paragraph | html_block},
    {HtmlName::font, "font", html_formatting},
    {HtmlName::footer, "footer", html_special | html_closes_paragraph | html_block},
    {HtmlName::foreign_object, "foreignobject", html_foreign_scope},
    {HtmlName::form, "form", html_special | html_block},
    {HtmlName::frame, "frame", html_void | html_special},
    {HtmlName::frameset, "frameset", html_special | html_decides_mode | html_block},
    {HtmlName::h1, "h1", html_special | html_ends_foreign | html_block},
    {HtmlName::h2, "h2", html_special | html_ends_foreign | html_block},
    {HtmlName::h3, "h3", html_special | html_ends_foreign | html_block},
    {HtmlName::h4, "h4", html_special | html_ends_foreign | html_block},
    {HtmlName::h5, "h5", html_special | html_ends_foreign | html_block},
    {HtmlName::h6, "h6", html_special | html_ends_foreign | html_block},
    {HtmlName::head, "head", html_special | html_ends_foreign | html_decides_mode | html_block | html_invisible},
    {HtmlName::header, "header", html_special | html_closes_paragraph | html_block},
    {HtmlName::hgroup, "hgroup", html_special | html_closes_paragraph | html_block},
    {HtmlName::hr, "hr", html_void | html_special | html_ends_foreign | html_block},
    {HtmlName::html, "html", html_special | html_scope | html_decides_mode | html_block},
    {HtmlName::i, "i", html_formatting | html_ends_foreign},
    {HtmlName::iframe, "iframe", html_special | html_invisible},
    {HtmlName::image, "image", html_void},
    {HtmlName::img, "img", html_void | html_special | html_ends_foreign},
    {HtmlName::input, "input", html_void | html_special},
    {HtmlName::keygen, "keygen", html_void | html_special},
    {HtmlName::label, "label", html_furniture},
    {HtmlName::legend, "legend", html_block | html_furniture},
    {HtmlName::li, "li", html_special | html_implied_end | html_ends_foreign | html_block},
    {HtmlName::link, "link", html_void | html_special},
    {HtmlName::listing, "listing", html_special | html_ends_foreign | html_block},
    {HtmlName::main, "main", html_special | html_closes_paragraph | html_block},
    {HtmlName::malignmark, "malignmark", 0},
    {HtmlName::marquee, "marquee", html_special | html_scope},
    {HtmlName::math, "math", 0},
    {HtmlName::menu, "menu", html_special | html_ends_foreign | html_closes_paragraph | html_block | html_furniture},
    {HtmlName::meta, "meta", html_void | html_special | html_ends_foreign},
    {HtmlName::mglyph, "mglyph", 0},
    {HtmlName::mi, "mi", html_foreign_scope},
    {HtmlName::mn, "mn", html_foreign_scope},
    {HtmlName::mo, "mo", html_foreign_scope},
    {HtmlName::ms, "ms", html_foreign_scope},
    {HtmlName::mtext, "mtext", html_foreign_scope},
    {HtmlName::nav, "nav", html_special | html_closes_paragraph | html_block | html_furniture},
    {HtmlName::nobr, "nobr", html_formatting | html_ends_foreign},
    {HtmlName::noembed, "noembed", html_special | html_invisible},
    {HtmlName::noframes, "noframes", html_special | html_invisible},
    {HtmlName::noscript, "noscript", html_special | html_invisible},
    {HtmlName::object, "object", html_special | html_scope | html_invisible},
    {HtmlName::ol, "ol", html_special | html_ends_foreign | html_closes_paragraph | html_block},
    {HtmlName::optgroup, "optgroup", html_implied_end | html_block},
    {HtmlName::option, "option", html_implied_end | html_block},
    {HtmlName::p, "p", html_special | html_implied_end | html_ends_foreign | html_block},
    {HtmlName::param, "param", html_void | html_special},
    {HtmlName::plaintext, "plaintext", html_special | html_block},
    {HtmlName::pre, "pre", html_special | html_ends_foreign | html_block},
    {HtmlName::q, "q", 0},
    {HtmlName::rb, "rb", html_implied_end},
    {HtmlName::rp, "rp", html_implied_end | html_invisible},
    {HtmlName::rt, "rt", html_implied_end},
    {HtmlName::rtc, "rtc", html_implied_end},
    {HtmlName::ruby, "ruby", html_ends_foreign},
    {HtmlName::s, "s", html_formatting | html_ends_foreign},
    {HtmlName::script, "script", html_special | html_invisible},
    {HtmlName::search, "search", html_special | html_closes_paragraph | html_block},
    {HtmlName::section, "section", html_special | html_closes_paragraph | html_block},
    {HtmlName::select, "select", html_special | html_decides_mode | html_block | html_furniture},
    {HtmlName::small, "small", html_formatting | html_ends_foreign},
    {HtmlName::source, "source", html_void | html_special},
    {HtmlName::span, "span", html_ends_foreign},
    {HtmlName::strike, "strike", html_formatting | html_ends_foreign},
    {HtmlName::strong, "strong", html_formatting | html_ends_foreign},
    {HtmlName::style, "style", html_special | html_invisible},
    {HtmlName::sub, "sub", html_ends_foreign},
    {HtmlName::summary, "summary", html_special | html_closes_paragraph | html_block},
    {HtmlName::sup, "sup", html_ends_foreign},
    {HtmlName::svg, "svg", html_invisible},
    {HtmlName::table, "table", html_special | html_scope | html_ends_foreign | html_decides_mode | html_block},
    {HtmlName::tbody, "tbody",
     html_special | html_table_implied_end | html_table_part | html_decides_mode | html_block},
    {HtmlName::td, "td",
     html_special | html_scope | html_table_implied_end | html_table_part | html_decides_mode | html_block},
    {HtmlName::template_, "template", html_special | html_scope | html_decides_mode | html_invisible},
    {HtmlName::textarea, "textarea", html_special | html_block | html_furniture},
    {HtmlName::tfoot, "tfoot",
     html_special | html_table_implied_end | html_table_part | html_decides_mode | html_block},
    {HtmlName::th, "th",
     html_special | html_scope | html_table_implied_end | html_table_part | html_decides_mode | html_block},
    {HtmlName::thead, "thead",
     html_special | html_table_implied_end | html_table_part | html_decides_mode | html_block},
    {HtmlName::title, "title", html_special | html_block | html_invisible | html_foreign_scope},
    {HtmlName::tr, "tr", html_special | html_table_implied_end | html_table_part | html_decides_mode | html_block},
    {HtmlName::track, "track", html_void | html_special},
    {HtmlName::tt, "tt", html_formatting | html_ends_foreign},
    {HtmlName::u, "u", html_formatting | html_ends_foreign},
    {HtmlName::ul, "ul", html_special | html_ends_foreign | html_closes_paragraph | html_block},
    {HtmlName::var, "var", html_ends_foreign},
    {HtmlName::video, "video", html_invisible},
    {HtmlName::wbr, "wbr", html_void | html_special},
    {HtmlName::xmp, "xmp", html_special | html_block},
};

struct AttributeRow {
  HtmlAttributeName name;
  std::string_view text;
};

constexpr AttributeRow attributes[] = {
    {HtmlAttributeName::other, ""},
    {HtmlAttributeName::alt, "alt"},
    {HtmlAttributeName::aria_hidden, "aria-hidden"},
    {HtmlAttributeName::aria_label, "aria-label"},
    {HtmlAttributeName::aria_level, "aria-level"},
    {HtmlAttributeName::class_, "class"},
    {HtmlAttributeName::color, "color"},
    {HtmlAttributeName::colspan, "colspan"},
    {HtmlAttributeName::content, "content"},
    {HtmlAttributeName::data_src, "data-src"},
    {HtmlAttributeName::encoding, "encoding"},
    {HtmlAttributeName::face, "face"},
    {HtmlAttributeName::hidden, "hidden"},
    {HtmlAttributeName::href, "href"},
    {HtmlAttributeName::id, "id"},
    {HtmlAttributeName::itemprop, "itemprop"},
    {HtmlAttributeName::itemtype, "itemtype"},
    {HtmlAttributeName::name, "name"},
    {HtmlAttributeName::open, "open"},
    {HtmlAttributeName::property, "property"},
    {HtmlAttributeName::rel, "rel"},
    {HtmlAttributeName::role, "role"},
    {HtmlAttributeName::scope, "scope"},
    {HtmlAttributeName::size, "size"},
    {HtmlAttributeName::src, "src"},
    {HtmlAttributeName::style, "style"},
    {HtmlAttributeName::type, "type"},
    {HtmlAttributeName::value, "value"},
};

constexpr std::size_t longest_name = 16;

constexpr char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr std::size_t first_slot(std::string_view lower, std::size_t slots) {
  std::size_t hash = lower.size();
  for (const char c : lower) hash = hash * 31 + static_cast<unsigned char>(c);
  return (hash ^ (hash >> 7U)) % slots;
}

// Open addressing; 0 is free, as row 0 has no text.
template <std::size_t slots, typename Row, std::size_t size>
constexpr std::array<std::uint8_t, slots> slots_of(const Row (&rows)[size]) {
  std::array<std::uint8_t, slots> table{};
  for (std::size_t i = 1; i < size; ++i) {
    std::size_t slot = first_slot(rows[i].text, slots);
    while (table[slot] != 0) slot = (slot + 1) % slots;
    table[slot] = static_cast<std::uint8_t>(i);
  }
  return table;
}

constexpr auto element_slots = slots_of<512>(elements);
constexpr auto attribute_slots = slots_of<128>(attributes);

template <typename Row, std::size_t size>
constexpr bool is_in_order(const Row (&rows)[size], std::size_t count) {
  for (std::size_t i = 0; i < size; ++i) {
    if (static_cast<std::size_t>(rows[i].name) != i || rows[i].text.size() > longest_name) return false;
  }
  return size == count;
}
static_assert(is_in_order(elements, static_cast<std::size_t>(HtmlName::count)));
static_assert(is_in_order(attributes, static_cast<std::size_t>(HtmlAttributeName::count)));

template <std::size_t slots, typename Row, std::size_t size>
std::size_t row_of(std::string_view name, const std::array<std::uint8_t, slots>& table, const Row (&rows)[size]) {
  if (name.empty() || name.size() > longest_name) return 0;
  char buffer[longest_name];
  for (std::size_t i = 0; i < name.size(); ++i) buffer[i] = lower_case(name[i]);
  const std::string_view lower(buffer, name.size());
  for (std::size_t slot = first_slot(lower, slots); table[slot] != 0; slot = (slot + 1) % slots) {
    if (rows[table[slot]].text == lower) return table[slot];
  }
  return 0;
}

}  // namespace

std::uint32_t traits_of(HtmlName name) { return elements[static_cast<std::size_t>(name)].traits; }

std::string_view text_of(HtmlName name) { return elements[static_cast<std::size_t>(name)].text; }

HtmlName html_name_of(std::string_view name) { return elements[row_of(name, element_slots, elements)].name; }

std::string_view text_of(HtmlAttributeName name) { return attributes[static_cast<std::size_t>(name)].text; }

HtmlAttributeName html_attribute_name_of(std::string_view name) {
  return attributes[row_of(name, attribute_slots, attributes)].name;
}

}  // namespace overclaim
