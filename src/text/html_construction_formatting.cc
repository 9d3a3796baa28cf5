// Formatting elements that are closed in the wrong order: "<b><p>a</b>c" reads "<b></b><p><b>a</b>c". The standard's
// adoption agency moves whole subtrees for that; in a list of events it only means that the element ends before the
// start tag of the block and begins again behind it. Such events are noted as patches and sorted in at the end, so that
// nothing is ever moved. Covered by tests/html_events_test.cc and tests/html_oracle_test.cc.
#include <algorithm>

#include "text/html_construction.h"

namespace overclaim {
namespace {

constexpr int most_blocks_moved_out = 8;           // by one end tag; the standard's number
constexpr std::size_t most_elements_reopened = 3;  // of those around a block, the innermost; the standard's number

// Pages that leave many formatting elements open get each again in every paragraph; beyond this no more, so that the
// events stay linear in the page.
std::uint64_t most_reopened(std::string_view input) { return 10'000 + input.size() / 8; }

}  // namespace

void HtmlConstruction::reopen_formatting() {
  std::size_t first = formatting_.size();
  while (first > 0 && formatting_.at(first - 1).slot != none && !formatting_.is_open(open_, first - 1)) --first;
  steps_ += formatting_.size() - first;
  for (std::size_t i = first; i < formatting_.size(); ++i) {
    if (++reopened_ > most_reopened(input_)) return formatting_.forget_from(i);
    HtmlFormatting::Entry& entry = formatting_.at(i);
    entry.element.raw = open_.at(open_.top()).raw;
    entry.slot = open(entry.element, {at_, at_});
    entry.serial = open_.at(entry.slot).serial;
    entry.element = open_.at(entry.slot);
  }
}

void HtmlConstruction::insert_formatting(const HtmlToken& token) {
  const Slot slot = insert(token);
  formatting_.push(open_, slot, input_.substr(token.source.begin, token.source.end - token.source.begin));
}

// The outermost special element inside an open one; none if there is none.
HtmlConstruction::Slot HtmlConstruction::special_above(Slot slot) {
  for (Slot inner = open_.at(slot).above; inner != none; inner = open_.at(inner).above) {
    ++steps_;
    const OpenHtmlElement& element = open_.at(inner);
    if (element.gone) continue;
    const bool special = element.in == HtmlNamespace::html
                             ? has_trait(element.element, html_special)
                             : element.math_text || element.html_inside || element.element == HtmlName::annotation_xml;
    if (special) return inner;
  }
  return none;
}

// The end tag of a formatting element, or a second <a>.
void HtmlConstruction::end_formatting(const HtmlToken& token, HtmlName name) {
  if (top_is(name) && formatting_.index_of(open_, open_.top()) == formatting_.size()) return close(token.source);
  for (int i = 0; i < most_blocks_moved_out; ++i) {
    const std::size_t entry = formatting_.last_of(name);
    if (entry == formatting_.size()) {
      if (token.kind == HtmlTokenKind::end_tag && token.element == name) end_other(token);
      return;
    }
    if (!formatting_.is_open(open_, entry)) return formatting_.erase(entry);
    const Slot slot = formatting_.at(entry).slot;
    if (!open_.reaches(slot, HtmlReach::scope)) return;
    const Slot block = special_above(slot);
    if (block == none) {
      formatting_.erase(entry);
      return close_to(slot, token.kind == HtmlTokenKind::end_tag ? token.source : OffsetRange{at_, at_});
    }
    move_out(block, entry);
  }
  met_formatting_limit_ = true;
}

// Ends a formatting element before `block`, which is open inside it, and begins it again inside the block.
void HtmlConstruction::move_out(Slot block, std::size_t entry) {
  const std::size_t block_event = open_.at(block).event;
  const OffsetRange place = out_.events[block_event].source;
  const auto patch = [&](HtmlEventKind kind, const OpenHtmlElement& element, bool behind) {
    HtmlEvent made;
    made.kind = kind;
    made.element = element.element;
    made.name = element.name;
    if (kind == HtmlEventKind::start_tag) made.attributes = element.attributes;
    const std::uint64_t at = behind ? place.end : place.begin;
    made.source = {at, at};
    patches_.push_back({block_event, behind, made});
  };

  const Slot formatting = formatting_.at(entry).slot;
  const Slot under = open_.at(formatting).below;
  std::vector<OpenHtmlElement> again;  // innermost first
  std::vector<std::size_t> again_entries;
  std::size_t bookmark = entry;
  std::size_t walked = 0;
  for (Slot slot = open_.at(block).below; slot != formatting;) {
    ++walked;
    ++steps_;
    const OpenHtmlElement element = open_.at(slot);
    patch(HtmlEventKind::end_tag, element, false);
    const std::size_t listed = formatting_.index_of(open_, slot);
    if (listed < formatting_.size()) {
      if (walked <= most_elements_reopened) {
        if (again.empty()) bookmark = listed + 1;
        again.push_back(element);
        again_entries.push_back(listed);
      } else {
        met_formatting_limit_ = met_formatting_limit_ || again.size() < most_elements_reopened;
        formatting_.erase(listed);
        if (listed < bookmark) --bookmark;
        if (listed < entry) --entry;
        for (std::size_t& index : again_entries) index -= listed < index ? 1 : 0;
      }
    }
    open_.remove(slot);
    slot = element.below;
  }
  OpenHtmlElement moved = open_.at(formatting);
  patch(HtmlEventKind::end_tag, moved, false);
  open_.remove(formatting);

  Slot place_under = under;
  for (std::size_t i = again.size(); i-- > 0;) {
    patch(HtmlEventKind::start_tag, again[i], false);
    place_under = open_.insert_above(place_under, again[i]);
    HtmlFormatting::Entry& listed = formatting_.at(again_entries[i]);
    listed.slot = place_under;
    listed.serial = open_.at(place_under).serial;
  }
  patch(HtmlEventKind::start_tag, moved, true);
  HtmlFormatting::Entry renewed = formatting_.at(entry);
  renewed.slot = open_.insert_above(block, moved);
  renewed.serial = open_.at(renewed.slot).serial;
  renewed.element = open_.at(renewed.slot);
  formatting_.erase(entry);
  if (entry < bookmark) --bookmark;
  formatting_.insert(bookmark, renewed);
}

// Sorts the patches in: those before an event in the order they were made, those behind it the last one first.
void HtmlConstruction::write_patches() {
  if (patches_.empty()) return;
  std::vector<std::size_t> order(patches_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
    const Patch &first = patches_[a], &second = patches_[b];
    if (first.event != second.event) return first.event < second.event;
    if (first.behind != second.behind) return second.behind;
    return first.behind ? a > b : a < b;
  });
  std::vector<HtmlEvent> events;
  events.reserve(out_.events.size() + patches_.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < out_.events.size(); ++i) {
    const auto write = [&](bool behind) {
      for (; next < order.size() && patches_[order[next]].event == i && patches_[order[next]].behind == behind;
           ++next) {
        events.push_back(patches_[order[next]].made);
      }
    };
    write(false);
    events.push_back(out_.events[i]);
    write(true);
  }
  out_.events = std::move(events);
}

}  // namespace overclaim
