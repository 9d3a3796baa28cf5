// Names of HTML elements and attributes as numbers, and what the standard says about each element.
#ifndef OVERCLAIM_TEXT_HTML_NAMES_H_
#define OVERCLAIM_TEXT_HTML_NAMES_H_

#include <cstdint>
#include <string_view>

namespace overclaim {

// Elements that some rule of parsing or reading names. All others are `other`: read as ordinary inline elements.
// clang-format off
enum class HtmlName : std::uint8_t {
  other, a, address, annotation_xml, applet, area, article, aside, audio, b, base, basefont, bgsound, big, blockquote,
  body, br, button, canvas, caption, center, code, col, colgroup, datalist, dd, desc, details, dialog, dir, div, dl, dt,
  em, embed, fieldset, figcaption, figure, font, footer, foreign_object, form, frame, frameset, h1, h2, h3, h4, h5, h6,
  head, header, hgroup, hr, html, i, iframe, image, img, input, keygen, label, legend, li, link, listing, main,
  malignmark, marquee, math, menu, meta, meter, mglyph, mi, mn, mo, ms, mtext, nav, nobr, noembed, noframes,
  noscript, object, ol, optgroup, option, p, param, plaintext, pre, progress, q, rb, rp, rt, rtc, ruby, s, script, search, section, select, small,
  source, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td, template_, textarea, tfoot, th, thead,
  title, tr, track, tt, u, ul, var, video, wbr, xmp,
  count
};
// clang-format on

// What holds for elements of a name, as bits.
enum HtmlTrait : std::uint32_t {
  html_void = 1U << 0U,               // has no content and no end tag
  html_special = 1U << 1U,            // the standard's category: end tags of inline elements do not reach over it
  html_formatting = 1U << 2U,         // <b>, <font>: opened again in the next block when left open
  html_scope = 1U << 3U,              // bounds a scope: end tags of blocks do not reach over it
  html_implied_end = 1U << 4U,        // its end tag may be left out
  html_table_implied_end = 1U << 5U,  // the same, but only at the end of a template
  html_ends_foreign = 1U << 6U,       // its start tag ends SVG and MathML
  html_closes_paragraph = 1U << 7U,  // a block whose start tag ends an open <p>, and whose end tag closes what is in it
  html_table_part = 1U << 8U,        // caption, col, row, cell ...: means nothing outside of tables
  html_decides_mode = 1U << 9U,      // the innermost of them says how the next tag is read
  html_block = 1U << 10U,            // begins and ends lines
  html_invisible = 1U << 11U,        // its text is not seen
  html_furniture = 1U << 12U,        // its text is for getting about on the page
  html_foreign_scope = 1U << 13U,    // an element of SVG or MathML with HTML or text inside; bounds a scope there
};

// 0 for `other`.
std::uint32_t traits_of(HtmlName name);
inline bool has_trait(HtmlName name, std::uint32_t traits) { return (traits_of(name) & traits) != 0; }

// Lower case; empty for `other`.
std::string_view text_of(HtmlName name);

// Example: "DIV" -> div. `other` for names without a rule.
HtmlName html_name_of(std::string_view name);

// Attributes that some rule reads. The others are not kept.
enum class HtmlAttributeName : std::uint8_t {
  other,
  alt,
  aria_hidden,
  aria_label,
  aria_level,
  class_,
  color,
  colspan,
  content,
  data_src,
  encoding,
  face,
  hidden,
  href,
  id,
  itemprop,
  itemtype,
  name,
  open,
  popover,
  property,
  rel,
  role,
  scope,
  shadowrootmode,
  size,
  src,
  style,
  type,
  value,
  count
};

std::string_view text_of(HtmlAttributeName name);
HtmlAttributeName html_attribute_name_of(std::string_view name);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_NAMES_H_
