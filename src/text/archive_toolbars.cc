// Names and comments alone prove nothing, as any page can write them to keep claims from being read: a toolbar is what
// archives write, the first words of the body, with links to the archive and without sentences.
// Whole elements go, and single texts between the comments, so that start and end tags stay balanced. Cutting the bytes
// out of the input was not taken: every offset behind them would need one more map. Covered by
// tests/saved_pages_test.cc.
#include "text/archive_toolbars.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "text/html_context.h"
#include "text/html_style.h"
#include "text/html_tags.h"

namespace overclaim {
namespace {

// Of all toolbars of a page together; months and years of a calendar are among them. More is the page's own text,
// whatever it is called: nobody shall hide a page from the rules by the name of an element. A toolbar that is taken for
// the page's own text costs nothing.
constexpr std::size_t most_words = 150;

// One of them stands in each line of three words and more that archives write: "About this capture", "no other
// snapshots from this url", "report bug or abuse".
constexpr std::array<std::string_view, 12> toolbar_words = {"captur",  "snapshot", "archiv", "wayback",
                                                            "webpage", "saved",    "share",  "report",
                                                            "link",    "download", "coffee", "://"};

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

// What is before each event, in one number: [i + 1] - [i] is that of event i.
using Sums = std::vector<std::size_t>;

bool is_word_byte(char c) { return static_cast<unsigned char>(c) > ' '; }

// Words of the visible texts.
Sums words_before(std::string_view input, const std::vector<HtmlEvent>& events) {
  Sums words(events.size() + 1);
  for (std::size_t i = 0; i < events.size(); ++i) {
    words[i + 1] = words[i];
    if (events[i].kind != HtmlEventKind::text || events[i].raw) continue;
    bool in_word = false;
    for (std::uint64_t at = events[i].source.begin; at < events[i].source.end; ++at) {
      const bool letter = is_word_byte(input[at]);
      if (letter && !in_word) ++words[i + 1];
      in_word = letter;
    }
  }
  return words;
}

// "https://Archive.org:443/web/" -> archive.org; empty for addresses of the same place.
std::string host_of(std::string_view address) {
  const std::size_t begin = address.find("//");
  if (begin == address.npos || address.find_first_of("/?#") < begin) return {};
  address.remove_prefix(begin + 2);
  return lower_case_of(address.substr(0, address.find_first_of("/:?#")));
}

// Does the address lead to the Wayback Machine, as it stands in its pages or as a browser saves them?
bool is_wayback_address(std::string_view address) {
  if (address.starts_with("/web/") || address.starts_with("/_static/")) return true;
  const std::string host = host_of(address);
  return host == "archive.org" || host.ends_with(".archive.org");
}

bool is_archive_today_address(std::string_view address) {
  return std::find(archive_hosts.begin(), archive_hosts.end(), host_of(address)) != archive_hosts.end();
}

template <typename IsAddress>
Sums links_before(const std::vector<HtmlEvent>& events, const IsAddress& is_address) {
  Sums links(events.size() + 1);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const bool leads_there = is_address(value_of(events[i], HtmlAttributeName::href)) ||
                             is_address(value_of(events[i], HtmlAttributeName::src));
    links[i + 1] = links[i] + (leads_there ? 1 : 0);
  }
  return links;
}

// The words of one line, as they come.
struct LineSoFar {
  std::size_t first_event = 0, words = 0, written_words = 0;  // written: with letters
  bool in_word = false, has_letter = false, ended = false;
  std::string word, text;

  void end_word() {
    if (!in_word) return;
    ended = ended || word.back() == '.' || word.back() == '!' || word.back() == '?';
    if (has_letter) ++written_words;
    text += word;
    text += ' ';
    word.clear();
    in_word = has_letter = false;
  }
};

// What archives do not write: headings, and lines with the end of a sentence, of many words, or of three and more about
// something else. What an archive says of its collections stands in an element that is closed at first; there are
// sentences in it.
Sums sentences_before(std::string_view input, const std::vector<HtmlEvent>& events,
                      const std::vector<std::size_t>& ends) {
  constexpr std::size_t fewest_words = 3, most_words_of_menu = 24;
  Sums sentences(events.size() + 1);
  LineSoFar line;
  std::size_t about_end = 0;
  const auto end_line = [&] {
    line.end_word();
    const std::string lower = lower_case_of(line.text);
    const bool of_archive = std::any_of(toolbar_words.begin(), toolbar_words.end(),
                                        [&](std::string_view word) { return lower.find(word) != lower.npos; });
    if (line.words > most_words_of_menu || (line.ended && line.words >= fewest_words) ||
        (line.written_words >= fewest_words && !of_archive))
      ++sentences[line.first_event + 1];
    line = {};
  };
  for (std::size_t i = 0; i < events.size(); ++i) {
    const HtmlEvent& event = events[i];
    const bool is_heading = event.element >= HtmlName::h1 && event.element <= HtmlName::h6;
    if (event.kind == HtmlEventKind::start_tag && is_heading) ++sentences[i + 1];
    if (event.kind == HtmlEventKind::start_tag && value_of(event, HtmlAttributeName::id) == "wm-capinfo" &&
        InlineStyle(value_of(event, HtmlAttributeName::style)).is(StyleProperty::display, "none")) {
      about_end = std::max(about_end, ends[i]);
    }
    if (event.kind != HtmlEventKind::text) {
      if (event.element == HtmlName::br || has_trait(event.element, html_block)) end_line();
      continue;
    }
    if (event.raw || i < about_end) continue;
    if (line.words == 0) line.first_event = i;
    for (std::uint64_t at = event.source.begin; at < event.source.end; ++at) {
      const char c = input[at];
      if (!is_word_byte(c)) {
        line.end_word();
        continue;
      }
      if (!line.in_word) ++line.words;
      line.in_word = true;
      line.has_letter = line.has_letter || (c | 0x20) >= 'a' || static_cast<unsigned char>(c) >= 0x80;
      line.word += c;
    }
  }
  end_line();
  for (std::size_t i = 0; i < events.size(); ++i) sentences[i + 1] += sentences[i];
  return sentences;
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

bool is_inside(const HtmlEvent& event, OffsetRange range) {
  return event.source.end > event.source.begin && event.source.begin >= range.begin && event.source.end <= range.end;
}

// What tells an archive's toolbar from a page's own text under the same names.
class Toolbars {
 public:
  Toolbars(std::string_view input, const std::vector<HtmlEvent>& events)
      : events_(events),
        ends_(ends_of(events)),
        words_(words_before(input, events)),
        wayback_links_(links_before(events, is_wayback_address)),
        today_links_(links_before(events, is_archive_today_address)),
        sentences_(sentences_before(input, events, ends_)) {
    has_content_ = std::any_of(events.begin(), events.end(), [](const HtmlEvent& event) {
      return value_of(event, HtmlAttributeName::id) == "CONTENT";
    });
  }

  std::size_t end_of(std::size_t i) const { return ends_[i]; }
  std::size_t words_of(std::size_t i) const { return words_[i + 1] - words_[i]; }

  // Is the stretch between the two comments of the Wayback Machine its toolbar? The first words of the page are.
  bool is_commented_toolbar(OffsetRange range) {
    std::size_t words = 0, links = 0, sentences = 0;
    bool before = true, in_body = false;
    for (std::size_t i = 0; i < events_.size(); ++i) {
      in_body = in_body || events_[i].element == HtmlName::body;
      if (is_inside(events_[i], range)) {
        words += words_of(i);
        links += wayback_links_[i + 1] - wayback_links_[i];
        sentences += sentences_[i + 1] - sentences_[i];
        before = false;
      } else if (before && in_body && words_of(i) > 0) {
        return false;
      }
    }
    return links > 0 && sentences == 0 && take(words);
  }

  // Is the element at `i`, the page's first words, one?
  bool is_toolbar(std::size_t i) {
    const std::string_view id = value_of(events_[i], HtmlAttributeName::id);
    const std::size_t behind = ends_[i] + 1;
    const bool wayback = (id == "wm-ipp-base" || id == "wm-ipp") && wayback_links_[behind] > wayback_links_[i];
    const bool today = id == "HEADER" && has_content_ && today_links_[behind] > today_links_[i];
    return (wayback || today) && sentences_[behind] == sentences_[i] && take(words_[behind] - words_[i]);
  }

 private:
  bool take(std::size_t words) {
    if (words > words_left_) return false;
    words_left_ -= words;
    return true;
  }

  const std::vector<HtmlEvent>& events_;
  std::vector<std::size_t> ends_;
  Sums words_, wayback_links_, today_links_, sentences_;
  std::size_t words_left_ = most_words;
  bool has_content_ = false;
};

}  // namespace

std::vector<OffsetRange> remove_archive_toolbars(std::string_view input, std::vector<HtmlEvent>& events) {
  OffsetRange commented = commented_toolbar(input);
  // Capitals are rare, and so found fast.
  if (commented.begin == commented.end && input.find("wm-ipp") == input.npos && input.find("HEADER") == input.npos)
    return {};
  Toolbars toolbars(input, events);
  if (!toolbars.is_commented_toolbar(commented)) commented = {};

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
  bool in_commented = false, in_body = false, page_has_begun = false;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const HtmlEvent& event = events[i];
    in_body = in_body || event.element == HtmlName::body;
    const std::size_t end = toolbars.end_of(i);
    const bool inside = is_inside(event, commented);
    const bool element = event.kind == HtmlEventKind::start_tag;
    const bool whole = inside && element && events[end].source.end <= commented.end;
    const bool bare_text = inside && event.kind == HtmlEventKind::text;
    if (!whole && !bare_text && (!element || page_has_begun || !toolbars.is_toolbar(i))) {
      page_has_begun = page_has_begun || (in_body && toolbars.words_of(i) > 0);
      kept.push_back(event);
      continue;
    }
    if (inside) {
      if (!in_commented) remove(commented);
      in_commented = true;
    } else {
      remove({event.source.begin, std::max(events[end].source.end, event.source.end)});
    }
    i = element ? end : i;
  }
  events = std::move(kept);
  return removed;
}

}  // namespace overclaim
