// The elements that are open while a page is read, and the formatting elements that will be opened again: the "stack of
// open elements" and the "list of active formatting elements" of the standard, with every question answered in
// constant time.
#ifndef OVERCLAIM_TEXT_HTML_OPEN_ELEMENTS_H_
#define OVERCLAIM_TEXT_HTML_OPEN_ELEMENTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "text/html_events.h"
#include "text/html_names.h"

namespace overclaim {

// What may stand between an element and the innermost one for a tag to reach it.
enum class HtmlReach : std::uint8_t {
  scope,         // no cell, table, object ...
  button_scope,  // the same, and no button
  list_scope,    // the same as scope, and no list
  table_scope,   // no table
  inline_only,   // no special element
  list_item,     // no special element but address, div, p
  count
};

enum class HtmlNamespace : std::uint8_t { html, svg, math };

struct OpenHtmlElement {
  using Slot = std::uint32_t;

  HtmlName element = HtmlName::other;
  HtmlNamespace in = HtmlNamespace::html;
  bool math_text = false;    // mi, mo ...: text and most tags inside are HTML
  bool html_inside = false;  // foreignObject, desc ...: all inside is HTML
  bool raw = false;          // its text is never visible
  std::uint8_t bounds = 0;   // the reaches it bounds, a bit each
  bool gone = false;         // closed for the standard, but still around open elements (<form>)
  std::string_view name;
  std::span<const HtmlAttribute> attributes;
  std::uint32_t event = 0;   // index of its start tag
  std::uint32_t serial = 0;  // of all elements of the page; without reopened ones, higher is further in
  Slot below = 0, above = 0;
  Slot same_below = 0, same_above = 0;  // of the same name and namespace
  Slot mode_below = 0;                  // html_decides_mode
  std::uint32_t island = 0;             // SVG, MathML: serial of the HTML element around
  std::array<std::uint32_t, static_cast<std::size_t>(HtmlReach::count)> bounds_below{};
};

class HtmlOpenElements {
 public:
  using Slot = OpenHtmlElement::Slot;
  static constexpr Slot none = 0;

  HtmlOpenElements();

  bool empty() const { return top_ == none; }
  Slot top() const { return top_; }
  OpenHtmlElement& at(Slot slot) { return elements_[slot]; }
  const OpenHtmlElement& at(Slot slot) const { return elements_[slot]; }
  bool top_is(HtmlName name) const;  // of HTML

  // Copies `element` onto the top, or directly above `place`; its links and counts are set here. Above a place only
  // formatting elements may be put.
  Slot push(const OpenHtmlElement& element);
  Slot insert_above(Slot place, const OpenHtmlElement& element);
  void pop() { remove(top_); }
  void remove(Slot slot);  // from anywhere; not special where it is not the top

  // Takes an element out of all questions, while it stays where it is. Returns how many elements it walked: those
  // inside of it.
  std::size_t set_gone(Slot slot);

  // The innermost element of a name, `none` if there is none or something bounds the reach.
  Slot innermost(HtmlName name) const;  // of HTML
  Slot innermost_foreign(HtmlName element, std::string_view name) const;
  Slot innermost_other(std::string_view name) const;  // of HTML, a name without number
  Slot in_reach(HtmlName name, HtmlReach reach) const;
  bool reaches(Slot slot, HtmlReach reach) const;

  Slot innermost_mode() const { return mode_; }  // html_decides_mode

 private:
  std::size_t key_of(const OpenHtmlElement& element);
  Slot head_of(std::size_t key) const { return key < heads_.size() ? heads_[key] : none; }
  void unlink_name(const OpenHtmlElement& element);

  std::vector<OpenHtmlElement> elements_;  // [0] is nobody's
  std::vector<Slot> free_;
  Slot top_ = none, mode_ = none;
  std::vector<Slot> heads_;  // by key: innermost element of a name and namespace
  std::map<std::string_view, std::size_t> other_names_;
  std::array<std::uint32_t, static_cast<std::size_t>(HtmlReach::count)> bounds_{};
  std::uint32_t serials_ = 0;
};

// Formatting elements in order of their start tags, with markers where a cell or object begins. At most
// most_formatting of them stand behind the last marker, and three that look the same: older ones are forgotten, which
// costs a later block its bold type and no words.
class HtmlFormatting {
 public:
  static constexpr std::size_t most_formatting = 64;

  struct Entry {
    HtmlOpenElements::Slot slot = HtmlOpenElements::none;  // none: a marker
    std::uint32_t serial = 0;                              // of the element that was in that slot
    std::string_view written;                              // the tag
    OpenHtmlElement element;                               // to open it again
  };

  void push(const HtmlOpenElements& open, HtmlOpenElements::Slot slot, std::string_view written);
  void push_marker() { entries_.emplace_back(); }
  void clear_to_marker();
  void forget_from(std::size_t index) { entries_.resize(index); }
  void erase(std::size_t index) { entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(index)); }
  void insert(std::size_t index, const Entry& entry) {
    entries_.insert(entries_.begin() + static_cast<std::ptrdiff_t>(index), entry);
  }

  std::size_t size() const { return entries_.size(); }
  Entry& at(std::size_t index) { return entries_[index]; }

  // First index behind the last marker.
  std::size_t first_behind_marker() const;
  // The last of a name behind the last marker; size() if there is none.
  std::size_t last_of(HtmlName name) const;
  // The entry of an open element behind the last marker; size() if there is none.
  std::size_t index_of(const HtmlOpenElements& open, HtmlOpenElements::Slot slot) const;
  // Is the entry's element still open?
  bool is_open(const HtmlOpenElements& open, std::size_t index) const;

 private:
  std::vector<Entry> entries_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_OPEN_ELEMENTS_H_
