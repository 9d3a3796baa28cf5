// The standard walks the stack for every question ("has an element in scope"), which is quadratic on deep pages. Here
// an element remembers how many bounds of each kind were open when it opened: nothing bounds its reach while that
// number has not changed. A chain through the elements of each name gives the innermost one. The stack is a list in an
// array, because formatting elements are taken out of its middle. Covered by tests/html_events_test.cc (growth) and
// tests/html_oracle_test.cc.
#include "text/html_open_elements.h"

namespace overclaim {
namespace {

constexpr std::size_t reaches_count = static_cast<std::size_t>(HtmlReach::count);
constexpr auto names_count = static_cast<std::size_t>(HtmlName::count);

constexpr std::uint8_t bit(HtmlReach reach) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(reach)); }

std::uint8_t bounds_of(const OpenHtmlElement& element) {
  constexpr std::uint8_t scopes = bit(HtmlReach::scope) | bit(HtmlReach::button_scope) | bit(HtmlReach::list_scope);
  constexpr std::uint8_t specials = bit(HtmlReach::inline_only) | bit(HtmlReach::list_item);
  const HtmlName name = element.element;
  if (element.in != HtmlNamespace::html) {
    const bool inner = element.math_text || element.html_inside || name == HtmlName::annotation_xml;
    return inner ? scopes | specials : 0;
  }
  const std::uint32_t traits = traits_of(name);
  unsigned bounds = 0;
  if ((traits & html_scope) != 0) bounds |= scopes;
  if ((traits & html_special) != 0) bounds |= specials;
  if (name == HtmlName::button) bounds |= bit(HtmlReach::button_scope);
  if (name == HtmlName::ol || name == HtmlName::ul) bounds |= bit(HtmlReach::list_scope);
  if (name == HtmlName::html || name == HtmlName::table || name == HtmlName::template_)
    bounds |= bit(HtmlReach::table_scope);
  if (name == HtmlName::address || name == HtmlName::div || name == HtmlName::p)
    bounds &= ~static_cast<unsigned>(bit(HtmlReach::list_item));
  return static_cast<std::uint8_t>(bounds);
}

// Adds `by` to the counts of all reaches of `bounds`.
template <typename Counts>
void count(Counts& counts, std::uint8_t bounds, std::uint32_t by) {
  if (bounds == 0) return;
  for (std::size_t i = 0; i < reaches_count; ++i) {
    if ((static_cast<unsigned>(bounds) >> i & 1U) != 0) counts[i] += by;
  }
}

constexpr std::uint32_t one_less = static_cast<std::uint32_t>(-1);

}  // namespace

HtmlOpenElements::HtmlOpenElements() : elements_(1), heads_(2 * names_count, none) {}

bool HtmlOpenElements::top_is(HtmlName name) const {
  return elements_[top_].element == name && elements_[top_].in == HtmlNamespace::html && top_ != none;
}

// Names with a number: two keys each, for HTML and foreign; all others get theirs when they first come.
std::size_t HtmlOpenElements::key_of(const OpenHtmlElement& element) {
  const std::size_t foreign = element.in != HtmlNamespace::html ? 1 : 0;
  if (element.element != HtmlName::other) return 2 * static_cast<std::size_t>(element.element) + foreign;
  const auto [found, is_new] = other_names_.try_emplace(element.name, heads_.size());
  if (is_new) heads_.resize(heads_.size() + 2, none);
  return found->second + foreign;
}

HtmlOpenElements::Slot HtmlOpenElements::push(const OpenHtmlElement& element) { return insert_above(top_, element); }

HtmlOpenElements::Slot HtmlOpenElements::insert_above(Slot place, const OpenHtmlElement& given) {
  Slot slot = static_cast<Slot>(elements_.size());
  if (!free_.empty()) {
    slot = free_.back();
    free_.pop_back();
    elements_[slot] = given;
  } else {
    elements_.push_back(given);
  }
  OpenHtmlElement& element = elements_[slot];
  const OpenHtmlElement& under = elements_[place];
  element.gone = false;
  element.bounds = bounds_of(element);
  element.serial = ++serials_;
  element.below = place;
  element.above = place == top_ ? none : under.above;
  element.island = under.in == HtmlNamespace::html ? under.serial : under.island;
  if (element.above == none) {
    top_ = slot;
    element.bounds_below = bounds_;
  } else {
    elements_[element.above].below = slot;
    element.bounds_below = under.bounds_below;
    count(element.bounds_below, under.bounds, 1);
  }
  if (place != none) elements_[place].above = slot;
  count(bounds_, element.bounds, 1);

  Slot& head = heads_[key_of(element)];
  element.same_below = head;
  element.same_above = none;
  if (head != none) elements_[head].same_above = slot;
  head = slot;

  if (element.in == HtmlNamespace::html && has_trait(element.element, html_decides_mode)) {
    element.mode_below = mode_;
    mode_ = slot;
  }
  return slot;
}

void HtmlOpenElements::unlink_name(const OpenHtmlElement& element) {
  if (element.same_above != none) {
    elements_[element.same_above].same_below = element.same_below;
  } else {
    heads_[key_of(element)] = element.same_below;
  }
  if (element.same_below != none) elements_[element.same_below].same_above = element.same_above;
}

void HtmlOpenElements::remove(Slot slot) {
  OpenHtmlElement& element = elements_[slot];
  count(bounds_, element.bounds, one_less);
  if (!element.gone) unlink_name(element);
  if (mode_ == slot) mode_ = element.mode_below;
  if (element.above != none) elements_[element.above].below = element.below;
  if (element.below != none) elements_[element.below].above = element.above;
  if (top_ == slot) top_ = element.below;
  element.serial = 0;
  free_.push_back(slot);
}

std::size_t HtmlOpenElements::set_gone(Slot slot) {
  OpenHtmlElement& element = elements_[slot];
  std::size_t walked = 0;
  count(bounds_, element.bounds, one_less);
  if (element.bounds != 0) {
    for (Slot inner = element.above; inner != none; inner = elements_[inner].above, ++walked)
      count(elements_[inner].bounds_below, element.bounds, one_less);
  }
  unlink_name(element);
  element.bounds = 0;
  element.gone = true;
  return walked;
}

HtmlOpenElements::Slot HtmlOpenElements::innermost(HtmlName name) const {
  return heads_[2 * static_cast<std::size_t>(name)];
}

HtmlOpenElements::Slot HtmlOpenElements::innermost_other(std::string_view name) const {
  const auto found = other_names_.find(name);
  return found == other_names_.end() ? none : heads_[found->second];
}

HtmlOpenElements::Slot HtmlOpenElements::innermost_foreign(HtmlName element, std::string_view name) const {
  Slot slot = none;
  if (element != HtmlName::other) {
    slot = heads_[2 * static_cast<std::size_t>(element) + 1];
  } else if (const auto found = other_names_.find(name); found != other_names_.end()) {
    slot = heads_[found->second + 1];
  }
  if (slot == none || elements_[top_].in == HtmlNamespace::html) return none;
  return elements_[slot].island == elements_[top_].island ? slot : none;
}

bool HtmlOpenElements::reaches(Slot slot, HtmlReach reach) const {
  const OpenHtmlElement& element = elements_[slot];
  const auto i = static_cast<std::size_t>(reach);
  return element.bounds_below[i] + (static_cast<unsigned>(element.bounds) >> i & 1U) == bounds_[i];
}

HtmlOpenElements::Slot HtmlOpenElements::in_reach(HtmlName name, HtmlReach reach) const {
  const Slot slot = innermost(name);
  return slot != none && reaches(slot, reach) ? slot : none;
}

void HtmlFormatting::push(const HtmlOpenElements& open, HtmlOpenElements::Slot slot, std::string_view written) {
  const std::size_t first = first_behind_marker();
  std::size_t same = 0, oldest = 0;
  for (std::size_t i = entries_.size(); i-- > first;) {
    if (entries_[i].written != written) continue;
    ++same;
    oldest = i;
  }
  if (same >= 3) {
    erase(oldest);
  } else if (entries_.size() - first >= most_formatting) {
    erase(first);
  }
  entries_.push_back({slot, open.at(slot).serial, written, open.at(slot)});
}

void HtmlFormatting::clear_to_marker() {
  entries_.resize(first_behind_marker());
  if (!entries_.empty()) entries_.pop_back();
}

std::size_t HtmlFormatting::first_behind_marker() const {
  std::size_t first = entries_.size();
  while (first > 0 && entries_[first - 1].slot != HtmlOpenElements::none) --first;
  return first;
}

std::size_t HtmlFormatting::last_of(HtmlName name) const {
  for (std::size_t i = entries_.size(); i-- > 0 && entries_[i].slot != HtmlOpenElements::none;) {
    if (entries_[i].element.element == name) return i;
  }
  return entries_.size();
}

std::size_t HtmlFormatting::index_of(const HtmlOpenElements& open, HtmlOpenElements::Slot slot) const {
  for (std::size_t i = entries_.size(); i-- > 0 && entries_[i].slot != HtmlOpenElements::none;) {
    if (entries_[i].slot == slot && entries_[i].serial == open.at(slot).serial) return i;
  }
  return entries_.size();
}

bool HtmlFormatting::is_open(const HtmlOpenElements& open, std::size_t index) const {
  return open.at(entries_[index].slot).serial == entries_[index].serial;
}

}  // namespace overclaim
