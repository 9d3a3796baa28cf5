// Whole elements go, and single texts between the comments, so that start and end tags stay balanced. Cutting the bytes
// out of the input was not taken: every offset behind them would need one more map. Covered by
// tests/saved_pages_test.cc.
#include "text/archive_toolbars.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "text/html_context.h"
#include "text/html_tags.h"

namespace overclaim {
namespace {

// Of all toolbars of a page together; months and years of a calendar are among them. More is the page's own text, whatever
// it is called: nobody shall hide a page from the rules by the name of an element.
constexpr std::size_t most_words = 400;

constexpr std::array<std::string_view, 7> archive_hosts = {"archive.today", "archive.ph", "archive.is", "archive.li",
                                                           "archive.md",    "archive.vn", "archive.fo"};

// Where each element ends: the index of its end tag, or the element's own where it has none (void elements).
std::vector<std::size_t> ends_of(const std::vector<HtmlEvent>& events) {
  std::vector<std::size_t> ends(events.size()), open;
  for (std::size_t i = 0; i < events.size(); ++i) {
    ends[i] = i;
    if (events[i].kind == HtmlEventKind::start_tag && !is_void_element(events[i].element)) open.push_back(i);
    if (events[i].kind == HtmlEventKind::end_tag && !open.empty() && events[open.back()].name == events[i].name) {
      ends[open.back()] = i;
      open.pop_back();
    }
  }
  return ends;
}

// Words of the visible texts before each event that stand in `range`: [i + 1] - [i] are those of event i.
std::vector<std::size_t> words_before(std::string_view input, const std::vector<HtmlEvent>& events, OffsetRange range) {
  std::vector<std::size_t> words(events.size() + 1);
  for (std::size_t i = 0; i < events.size(); ++i) {
    words[i + 1] = words[i];
    const OffsetRange& source = events[i].source;
    if (events[i].kind != HtmlEventKind::text || events[i].raw) continue;
    if (source.begin < range.begin || source.end > range.end) continue;
    bool in_word = false;
    for (std::uint64_t at = source.begin; at < source.end; ++at) {
      const bool letter = static_cast<unsigned char>(input[at]) > ' ';
      if (letter && !in_word) ++words[i + 1];
      in_word = letter;
    }
  }
  return words;
}

// Where the names of archive.today's hosts stand, in order. Looked for by a letter that is rare.
std::vector<OffsetRange> host_names(std::string_view input) {
  constexpr std::string_view opening = "archive.", rare = "ve.";
  std::vector<OffsetRange> names;
  for (std::size_t at = input.find(rare); at != input.npos; at = input.find(rare, at + 1)) {
    const std::size_t before = opening.size() - rare.size();
    if (at < before || !input.substr(at - before).starts_with(opening)) continue;
    for (const std::string_view host : archive_hosts) {
      if (input.substr(at - before).starts_with(host)) names.push_back({at - before, at - before + host.size()});
    }
  }
  return names;
}

// Between the comments of the Wayback Machine; empty where they are not both there.
OffsetRange commented_toolbar(std::string_view input) {
  constexpr std::string_view opening = "<!-- BEGIN WAYBACK TOOLBAR INSERT -->",
                             closing = "<!-- END WAYBACK TOOLBAR INSERT -->";
  if (input.find("WAYBACK") == input.npos) return {};  // found faster: capitals are rare
  const std::size_t begin = input.find(opening);
  const std::size_t end = begin == input.npos ? begin : input.find(closing, begin);
  return end == input.npos ? OffsetRange{} : OffsetRange{begin, end + closing.size()};
}

}  // namespace

std::vector<OffsetRange> remove_archive_toolbars(std::string_view input, std::vector<HtmlEvent>& events) {
  OffsetRange commented = commented_toolbar(input);
  std::size_t words_left = most_words;
  if (commented.begin < commented.end) {
    const std::size_t words = words_before(input, events, commented).back();
    if (words > words_left) commented = {};
    if (words <= words_left) words_left -= words;
  }
  const bool may_be_wayback = commented.begin < commented.end || input.find("wm-ipp") != input.npos;
  const std::vector<OffsetRange> hosts = host_names(input);
  if (!may_be_wayback && hosts.empty()) return {};

  const std::vector<std::size_t> ends = ends_of(events);
  const bool has_content = std::any_of(events.begin(), events.end(), [](const HtmlEvent& event) {
    return value_of(event, HtmlAttributeName::id) == "CONTENT";
  });
  const auto is_toolbar = [&](std::size_t i) {
    const std::string_view id = value_of(events[i], HtmlAttributeName::id);
    if (id == "wm-ipp-base" || id == "wm-ipp") return true;
    if (id != "HEADER" || !has_content) return false;
    const std::uint64_t begin = events[i].source.begin;
    const std::uint64_t end = std::max(events[ends[i]].source.end, begin);
    const auto host = std::lower_bound(hosts.begin(), hosts.end(), begin,
                                       [](OffsetRange name, std::uint64_t at) { return name.begin < at; });
    return host != hosts.end() && host->end <= end;  // all are about as long: the next one to begin is the next to end
  };
  const std::vector<std::size_t> words = words_before(input, events, {0, input.size()});

  std::vector<OffsetRange> removed;
  std::vector<HtmlEvent> kept;
  kept.reserve(events.size());
  const auto remove = [&](OffsetRange range) {
    if (!removed.empty() && range.begin <= removed.back().end) {
      removed.back().end = std::max(removed.back().end, range.end);
    } else {
      removed.push_back(range);
    }
  };
  bool in_commented = false;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const HtmlEvent& event = events[i];
    const bool written = event.source.end > event.source.begin;
    const bool inside = written && event.source.begin >= commented.begin && event.source.end <= commented.end;
    const bool element = event.kind == HtmlEventKind::start_tag;
    const bool whole = inside && element && events[ends[i]].source.end <= commented.end;
    const bool bare_text = inside && event.kind == HtmlEventKind::text;
    bool toolbar = whole;
    if (!toolbar && element && is_toolbar(i)) {
      const std::size_t inside_words = words[ends[i] + 1] - words[i];
      toolbar = inside_words <= words_left;
      if (toolbar) words_left -= inside_words;
    }
    if (!toolbar && !bare_text) {
      kept.push_back(event);
      continue;
    }
    if (inside) {
      if (!in_commented) remove(commented);
      in_commented = true;
    } else {
      remove({event.source.begin, std::max(events[ends[i]].source.end, event.source.end)});
    }
    i = element ? ends[i] : i;
  }
  events = std::move(kept);
  return removed;
}

}  // namespace overclaim
