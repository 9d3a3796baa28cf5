// What an element says about the text inside it: hidden, page furniture, a heading, small print.
#ifndef OVERCLAIM_TEXT_HTML_CONTEXT_H_
#define OVERCLAIM_TEXT_HTML_CONTEXT_H_

#include <cstdint>
#include <string_view>

#include "text/html_drafts.h"
#include "text/html_events.h"
#include "text/html_style.h"
#include "text/html_tags.h"

namespace overclaim {

// The attribute of that name, or nullptr.
const HtmlAttribute* attribute_of(const HtmlEvent& tag, HtmlAttributeName name);
std::string_view value_of(const HtmlEvent& tag, HtmlAttributeName name);  // empty if missing

// Changes `context`, of what is around `tag`, to the one inside it, an element numbered `number`.
void enter_element(HtmlContext& context, const HtmlEvent& tag, std::uint32_t number);

// The same for what a style sheet says of the element (html_sheets.h); its own inline style goes before that.
void hide_by_sheet(HtmlContext& context, const HtmlEvent& tag, const InlineStyle& sheet);

// How the element stands among the words around it: by name, or by an inline `display`.
struct HtmlBox {
  bool is_block = false;        // begins and ends lines
  bool has_edges = false;       // stands in a line as a box of its own: <div style="display:inline-block">
  bool edges_children = false;  // what stands directly in it are such boxes (flex, grid)
};
HtmlBox box_of(const HtmlEvent& tag);

inline bool is_void_element(HtmlName name) { return has_trait(name, html_void); }

// Space-parted words (class, rel, itemprop) hold `word`, case aside.
bool has_word(std::string_view words, std::string_view word);

// A visible box to tick: the caption behind it is what the visitor says, not the page.
bool is_box_to_tick(const HtmlEvent& tag);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_CONTEXT_H_
