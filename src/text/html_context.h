// What an element says about the text inside it: hidden, page furniture, a heading, small print.
#ifndef OVERCLAIM_TEXT_HTML_CONTEXT_H_
#define OVERCLAIM_TEXT_HTML_CONTEXT_H_

#include <cstddef>
#include <string_view>

#include "text/html_drafts.h"
#include "text/html_events.h"
#include "text/html_tags.h"

namespace overclaim {

// The attribute of that name, or nullptr. `name` in lower case.
const HtmlAttribute* attribute_of(const HtmlEvent& tag, std::string_view name);
std::string_view value_of(const HtmlEvent& tag, std::string_view name);  // empty if missing

// The context inside `tag`, an element numbered `number`, under the context around it.
HtmlContext context_inside(const HtmlContext& around, const HtmlEvent& tag, std::size_t number);

// Does the element begin and end lines? By name, or by an inline `display`.
bool is_block_element(const HtmlEvent& tag);

bool is_void_element(std::string_view name);

// Space-parted words (class, rel, itemprop) hold `word`, case aside.
bool has_word(std::string_view words, std::string_view word);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_CONTEXT_H_
