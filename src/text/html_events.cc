// Attributes stand in blocks that are never enlarged, because events point at them.
// Covered by tests/html_events_test.cc.
#include "text/html_events.h"

#include <algorithm>

#include "text/html_construction.h"

namespace overclaim {

HtmlEvents html_events(std::string_view input) { return HtmlConstruction(input).run(); }

std::string_view HtmlStore::keep(std::string text) {
  texts_.push_front(std::move(text));
  return texts_.front();
}

std::span<const HtmlAttribute> HtmlStore::keep(std::span<const HtmlAttribute> attributes) {
  if (attributes.empty()) return {};
  if (attributes_.empty() || attributes_.front().capacity() - attributes_.front().size() < attributes.size()) {
    constexpr std::size_t block = 256;
    attributes_.emplace_front();
    attributes_.front().reserve(std::max(block, attributes.size()));
  }
  std::vector<HtmlAttribute>& last = attributes_.front();
  const std::size_t first = last.size();
  last.insert(last.end(), attributes.begin(), attributes.end());
  return std::span<const HtmlAttribute>(last).subspan(first);
}

}  // namespace overclaim
