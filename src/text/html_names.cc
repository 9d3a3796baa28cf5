// One table of elements; the standard's lists are its columns. A name is found in a table of slots made when this file
// is compiled: a chain of comparisons for each tag would cost more than reading the tag.
// Covered by tests/html_tokenizer_test.cc.
#include "text/html_names.h"

#include <array>
#include <cstddef>

namespace overclaim {
namespace {

struct ElementRow {
  std::string_view text;
  std::uint32_t traits;
  HtmlName name;
};

constexpr ElementRow elements[] = {
    {"", 0, HtmlName::other},
    {"a", html_formatting, HtmlName::a},
    {"address", html_special | html_closes_paragraph | html_block, HtmlName::address},
    {"annotation-xml", html_foreign_scope, HtmlName::annotation_xml},
    {"applet", html_special | html_scope, HtmlName::applet},
    {"area", html_void | html_special, HtmlName::area},
    {"article", html_special | html_closes_paragraph | html_block, HtmlName::article},
    {"aside", html_special | html_closes_paragraph | html_block, HtmlName::aside},
    {"audio", html_invisible, HtmlName::audio},
    {"b", html_formatting | html_ends_foreign, HtmlName::b},
    {"base", html_void | html_special, HtmlName::base},
    {"basefont", html_void | html_special, HtmlName::basefont},
    {"bgsound", html_void | html_special, HtmlName::bgsound},
    {"big", html_formatting | html_ends_foreign, HtmlName::big},
    {"blockquote", html_special | html_ends_foreign | html_closes_paragraph | html_block, HtmlName::blockquote},
    {"body", html_special | html_ends_foreign | html_decides_mode | html_block, HtmlName::body},
    {"br", html_void | html_special | html_ends_foreign, HtmlName::br},
    {"button", html_special, HtmlName::button},
    {"canvas", html_invisible, HtmlName::canvas},
    {"caption", html_special | html_scope | html_table_implied_end | html_table_part | html_decides_mode | html_block,
     HtmlName::caption},
    {"center", html_special | html_ends_foreign | html_closes_paragraph | html_block, HtmlName::center},
    {"code", html_formatting | html_ends_foreign, HtmlName::code},
    {"col", html_void | html_special | html_table_part, HtmlName::col},
    {"colgroup", html_special | html_table_implied_end | html_table_part | html_decides_mode, HtmlName::colgroup},
    {"datalist", html_invisible, HtmlName::datalist},
    {"dd", html_special | html_implied_end | html_ends_foreign | html_block, HtmlName::dd},
    {"desc", html_foreign_scope, HtmlName::desc},
    {"details", html_special | html_closes_paragraph | html_block, HtmlName::details},
    {"dialog", html_closes_paragraph | html_block, HtmlName::dialog},
    {"dir", html_special | html_closes_paragraph | html_block, HtmlName::dir},
    {"div", html_special | html_ends_foreign | html_closes_paragraph | html_block, HtmlName::div},
    {"dl", html_special | html_ends_foreign | html_closes_paragraph | html_block, HtmlName::dl},
    {"dt", html_special | html_implied_end | html_ends_foreign | html_block, HtmlName::dt},
    {"em", html_formatting | html_ends_foreign, HtmlName::em},
    {"embed", html_void | html_special | html_ends_foreign, HtmlName::embed},
    {"fieldset", html_special | html_closes_paragraph | html_block, HtmlName::fieldset},
    {"figcaption", html_special | html_closes_paragraph | html_block, HtmlName::figcaption},
    {"figure", html_special | html_closes_paragraph | html_block, HtmlName::figure},
    {"font", html_formatting, HtmlName::font},
    {"footer", html_special | html_closes_paragraph | html_block, HtmlName::footer},
    {"foreignobject", html_foreign_scope, HtmlName::foreign_object},
    {"form", html_special | html_block, HtmlName::form},
    {"frame", html_void | html_special, HtmlName::frame},
    {"frameset", html_special | html_decides_mode | html_block, HtmlName::frameset},
    {"h1", html_special | html_ends_foreign | html_block, HtmlName::h1},
    {"h2", html_special | html_ends_foreign | html_block, HtmlName::h2},
    {"h3", html_special | html_ends_foreign | html_block, HtmlName::h3},
    {"h4", html_special | html_ends_foreign | html_block, HtmlName::h4},
    {"h5", html_special | html_ends_foreign | html_block, HtmlName::h5},
    {"h6", html_special | html_ends_foreign | html_block, HtmlName::h6},
    {"head", html_special | html_ends_foreign | html_decides_mode | html_block | html_invisible, HtmlName::head},
    {"header", html_special | html_closes_paragraph | html_block, HtmlName::header},
    {"hgroup", html_special | html_closes_paragraph | html_block, HtmlName::hgroup},
    {"hr", html_void | html_special | html_ends_foreign | html_block, HtmlName::hr},
    {"html", html_special | html_scope | html_decides_mode | html_block, HtmlName::html},
    {"i", html_formatting | html_ends_foreign, HtmlName::i},
    {"iframe", html_special | html_invisible, HtmlName::iframe},
    {"image", html_void, HtmlName::image},
    {"img", html_void | html_special | html_ends_foreign, HtmlName::img},
    {"input", html_void | html_special, HtmlName::input},
    {"keygen", html_void | html_special, HtmlName::keygen},
    {"label", html_furniture, HtmlName::label},
    {"legend", html_block | html_furniture, HtmlName::legend},
    {"li", html_special | html_implied_end | html_ends_foreign | html_block, HtmlName::li},
    {"link", html_void | html_special, HtmlName::link},
    {"listing", html_special | html_ends_foreign | html_block, HtmlName::listing},
    {"main", html_special | html_closes_paragraph | html_block, HtmlName::main},
    {"malignmark", 0, HtmlName::malignmark},
    {"marquee", html_special | html_scope, HtmlName::marquee},
    {"math", 0, HtmlName::math},
    {"menu", html_special | html_ends_foreign | html_closes_paragraph | html_block | html_furniture, HtmlName::menu},
    {"meta", html_void | html_special | html_ends_foreign, HtmlName::meta},
    {"meter", html_invisible, HtmlName::meter},
    {"mglyph", 0, HtmlName::mglyph},
    {"mi", html_foreign_scope, HtmlName::mi},
    {"mn", html_foreign_scope, HtmlName::mn},
    {"mo", html_foreign_scope, HtmlName::mo},
    {"ms", html_foreign_scope, HtmlName::ms},
    {"mtext", html_foreign_scope, HtmlName::mtext},
    {"nav", html_special | html_closes_paragraph | html_block | html_furniture, HtmlName::nav},
    {"nobr", html_formatting | html_ends_foreign, HtmlName::nobr},
    {"noembed", html_special | html_invisible, HtmlName::noembed},
    {"noframes", html_special | html_invisible, HtmlName::noframes},
    {"noscript", html_special | html_invisible, HtmlName::noscript},
    {"object", html_special | html_scope | html_invisible, HtmlName::object},
    {"ol", html_special | html_ends_foreign | html_closes_paragraph | html_block, HtmlName::ol},
    {"optgroup", html_implied_end | html_block, HtmlName::optgroup},
    {"option", html_implied_end | html_block, HtmlName::option},
    {"p", html_special | html_implied_end | html_ends_foreign | html_block, HtmlName::p},
    {"param", html_void | html_special, HtmlName::param},
    {"plaintext", html_special | html_block, HtmlName::plaintext},
    {"pre", html_special | html_ends_foreign | html_block, HtmlName::pre},
    {"progress", html_invisible, HtmlName::progress},
    {"q", 0, HtmlName::q},
    {"rb", html_implied_end, HtmlName::rb},
    {"rp", html_implied_end | html_invisible, HtmlName::rp},
    {"rt", html_implied_end, HtmlName::rt},
    {"rtc", html_implied_end, HtmlName::rtc},
    {"ruby", html_ends_foreign, HtmlName::ruby},
    {"s", html_formatting | html_ends_foreign, HtmlName::s},
    {"script", html_special | html_invisible, HtmlName::script},
    {"search", html_special | html_closes_paragraph | html_block, HtmlName::search},
    {"section", html_special | html_closes_paragraph | html_block, HtmlName::section},
    {"select", html_special | html_decides_mode | html_block | html_furniture, HtmlName::select},
    {"small", html_formatting | html_ends_foreign, HtmlName::small},
    {"source", html_void | html_special, HtmlName::source},
    {"span", html_ends_foreign, HtmlName::span},
    {"strike", html_formatting | html_ends_foreign, HtmlName::strike},
    {"strong", html_formatting | html_ends_foreign, HtmlName::strong},
    {"style", html_special | html_invisible, HtmlName::style},
    {"sub", html_ends_foreign, HtmlName::sub},
    {"summary", html_special | html_closes_paragraph | html_block, HtmlName::summary},
    {"sup", html_ends_foreign, HtmlName::sup},
    {"svg", html_invisible, HtmlName::svg},
    {"table", html_special | html_scope | html_ends_foreign | html_decides_mode | html_block, HtmlName::table},
    {"tbody", html_special | html_table_implied_end | html_table_part | html_decides_mode | html_block,
     HtmlName::tbody},
    {"td", html_special | html_scope | html_table_implied_end | html_table_part | html_decides_mode | html_block,
     HtmlName::td},
    {"template", html_special | html_scope | html_decides_mode | html_invisible, HtmlName::template_},
    {"textarea", html_special | html_block | html_furniture, HtmlName::textarea},
    {"tfoot", html_special | html_table_implied_end | html_table_part | html_decides_mode | html_block,
     HtmlName::tfoot},
    {"th", html_special | html_scope | html_table_implied_end | html_table_part | html_decides_mode | html_block,
     HtmlName::th},
    {"thead", html_special | html_table_implied_end | html_table_part | html_decides_mode | html_block,
     HtmlName::thead},
    {"title", html_special | html_block | html_invisible | html_foreign_scope, HtmlName::title},
    {"tr", html_special | html_table_implied_end | html_table_part | html_decides_mode | html_block, HtmlName::tr},
    {"track", html_void | html_special, HtmlName::track},
    {"tt", html_formatting | html_ends_foreign, HtmlName::tt},
    {"u", html_formatting | html_ends_foreign, HtmlName::u},
    {"ul", html_special | html_ends_foreign | html_closes_paragraph | html_block, HtmlName::ul},
    {"var", html_ends_foreign, HtmlName::var},
    {"video", html_invisible, HtmlName::video},
    {"wbr", html_void | html_special, HtmlName::wbr},
    {"xmp", html_special | html_block, HtmlName::xmp},
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
    {HtmlAttributeName::popover, "popover"},
    {HtmlAttributeName::property, "property"},
    {HtmlAttributeName::rel, "rel"},
    {HtmlAttributeName::role, "role"},
    {HtmlAttributeName::scope, "scope"},
    {HtmlAttributeName::shadowrootmode, "shadowrootmode"},
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
