// The parser's tree as events in source order.
//
// The tree is not in source order: text inside a table but outside its cells stands before the table, and elements that
// belong to the head go back there. Each subtree that stands before something older in the source is held back until
// its place comes. Sorting single texts would do too, but would cut a table with one stray word in two.
// gumbo gives one source slice per text, which may hold tags it ignored ("a</i>b"): the slice is walked again here.
// Test: tests/html_events_test.cc compares the decoded runs with the parser's own text.
#include "oracle/html_gumbo.h"

#include <gumbo.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <limits>
#include <map>

#include "oracle/html_limits.h"
#include "text/html_decode.h"
#include "text/html_tags.h"

namespace overclaim {
namespace {

constexpr std::uint64_t no_place = std::numeric_limits<std::uint64_t>::max();

// One entry of the flat tree: an element's start or end, or a text.
struct TreeItem {
  const GumboNode* node = nullptr;
  HtmlEventKind kind = HtmlEventKind::text;
  OffsetRange source;              // empty for what is not written
  std::uint64_t begin = no_place;  // first source byte of the subtree
  std::size_t end = 0;             // item behind the subtree
  std::size_t parent = 0;          // item of the parent's start
  bool raw = false;                // inside a template
  bool held = false;               // the subtree waits until the source reaches `begin`
};

OffsetRange range_of(const GumboStringPiece& piece, std::string_view input) {
  // Pointers outside the input (none, or the parser's own words) have no place.
  if (piece.data == nullptr || piece.length == 0) return {};
  if (std::less<>{}(piece.data, input.data()) || std::less<>{}(input.data() + input.size(), piece.data)) return {};
  const auto begin = static_cast<std::uint64_t>(piece.data - input.data());
  return {begin, std::min<std::uint64_t>(begin + piece.length, input.size())};
}

bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE; }

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece written = element.original_tag;
  gumbo_tag_from_original_text(&written);
  return written.data == nullptr ? std::string() : lower_case_of(std::string_view(written.data, written.length));
}

constexpr std::string_view void_names[] = {"area",  "base",  "basefont", "bgsound", "br",    "col",    "embed",
                                           "frame", "hr",    "img",      "image",   "input", "keygen", "link",
                                           "meta",  "param", "source",   "track",   "wbr"};

bool is_void(const TreeItem& item) {
  if (item.node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML) return false;
  return std::find(std::begin(void_names), std::end(void_names), name_of(item.node->v.element)) != std::end(void_names);
}

TreeItem start_of(const GumboNode* node, std::string_view input, bool raw) {
  TreeItem item{node, HtmlEventKind::start_tag, {}, no_place, 0, 0, raw, false};
  // A formatting element opened again carries the tag of the first one; so does a tag made from an end tag.
  constexpr unsigned not_written =
      GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT | GUMBO_INSERTION_ADOPTION_AGENCY_CLONED;
  if ((static_cast<unsigned>(node->parse_flags) & not_written) == 0) {
    item.source = range_of(node->v.element.original_tag, input);
    if (item.source.end > item.source.begin) item.begin = item.source.begin;
  }
  return item;
}

bool names(OffsetRange end_tag, const GumboElement& element, std::string_view input) {
  return is_html_tag_at(input, end_tag.begin) &&
         lower_case_of(html_tag_at(input, end_tag.begin).name) == name_of(element);
}

// The tree in its own order. Without recursion: its depth is the page's.
std::vector<TreeItem> flatten(const GumboNode* root, std::string_view input) {
  struct Open {
    const GumboNode* node;
    std::size_t start;
    unsigned next_child;
  };
  std::vector<TreeItem> items;
  std::vector<Open> open;

  items.push_back(start_of(root, input, false));
  open.push_back({root, 0, 0});
  while (!open.empty()) {
    const GumboNode* node = open.back().node;
    const GumboVector& children = node->v.element.children;
    if (open.back().next_child < children.length) {
      const auto* child = static_cast<const GumboNode*>(children.data[open.back().next_child++]);
      const bool raw = items[open.back().start].raw || node->type == GUMBO_NODE_TEMPLATE;
      if (is_element(child)) {
        const std::size_t parent = open.back().start;
        open.push_back({child, items.size(), 0});
        items.push_back(start_of(child, input, raw));
        items.back().parent = parent;
      } else if (child->type != GUMBO_NODE_COMMENT) {
        const OffsetRange source = range_of(child->v.text.original_text, input);
        if (source.end == source.begin) continue;
        items.push_back(
            {child, HtmlEventKind::text, source, source.begin, items.size() + 1, open.back().start, raw, false});
        items[open.back().start].begin = std::min(items[open.back().start].begin, source.begin);
      }
      continue;
    }
    const std::size_t start = open.back().start;
    OffsetRange end_tag = range_of(node->v.element.original_end_tag, input);
    // The parser gives it to all elements it closes.
    if (end_tag.end > end_tag.begin && !names(end_tag, node->v.element, input)) end_tag = {};
    items.push_back({node, HtmlEventKind::end_tag, end_tag, no_place, items.size() + 1, start, false, false});
    items[start].end = items.size();
    open.pop_back();
    if (!open.empty()) items[open.back().start].begin = std::min(items[open.back().start].begin, items[start].begin);
  }
  return items;
}

// Marks the largest subtrees of items[first, end) that stand before older source in there.
void hold_back(std::vector<TreeItem>& items, std::size_t first, std::size_t end) {
  std::vector<std::uint64_t> oldest_from(end - first + 1, no_place);  // of starts and texts from an item on
  for (std::size_t i = end; i-- > first;) oldest_from[i - first] = std::min(oldest_from[i - first + 1], items[i].begin);
  for (std::size_t i = first; i < end; ++i) {
    TreeItem& item = items[i];
    const std::uint64_t oldest_behind = item.end < end ? oldest_from[item.end - first] : no_place;
    if (item.kind == HtmlEventKind::end_tag) {
      if (item.source.begin > oldest_behind) item.source = {};  // as good as not written
    } else if (item.begin != no_place) {
      item.held = item.begin > oldest_behind;
    }
  }
}

// The parser forgets a few small blocks on broken mark-up; what it asked for and did not give back is freed here.
class ParserMemory {
 public:
  ParserMemory() = default;
  ParserMemory(const ParserMemory&) = delete;
  ParserMemory& operator=(const ParserMemory&) = delete;
  ~ParserMemory() {
    while (first_.next != nullptr) release(this, first_.next + 1);
  }

  static void* allocate(void* memory, std::size_t size) {
    auto* block = static_cast<Block*>(std::malloc(sizeof(Block) + size));
    if (block == nullptr) return nullptr;
    Block& first = static_cast<ParserMemory*>(memory)->first_;
    *block = {&first, first.next};
    if (first.next != nullptr) first.next->previous = block;
    first.next = block;
    return block + 1;
  }

  static void release(void*, void* given) {
    if (given == nullptr) return;
    Block* block = static_cast<Block*>(given) - 1;
    block->previous->next = block->next;
    if (block->next != nullptr) block->next->previous = block->previous;
    std::free(block);
  }

 private:
  struct alignas(std::max_align_t) Block {
    Block *previous, *next;
  };
  Block first_{nullptr, nullptr};
};

class EventWriter {
 public:
  EventWriter(std::string_view input, std::vector<TreeItem> items) : input_(input), items_(std::move(items)) {}

  GumboEvents write() {
    struct Pass {
      std::size_t first, next, end;
    };
    std::vector<Pass> passes{{0, 0, items_.size()}};
    std::multimap<std::uint64_t, std::size_t> held;  // place -> item
    while (!passes.empty()) {
      Pass& pass = passes.back();
      if (pass.next == pass.end) {
        passes.pop_back();
        continue;
      }
      const TreeItem& item = items_[pass.next];
      if (item.held && pass.next != pass.first) {
        held.emplace(item.begin, pass.next);
        pass.next = item.end;
        continue;
      }
      // What waits comes when its place has come, at the latest before the end of its parent.
      auto due = held.begin();
      if (due != held.end() && due->first >= place_of(item)) {
        due = std::find_if(held.begin(), held.end(), [&](const auto& waiting) {
          return item.kind == HtmlEventKind::end_tag && items_[waiting.second].parent == item.parent;
        });
      }
      if (due != held.end()) {
        const std::size_t first = due->second;
        held.erase(due);
        hold_back(items_, first, items_[first].end);  // what is older than all of it has been written
        passes.push_back({first, first, items_[first].end});
        continue;
      }
      ++pass.next;
      write(item);
    }
    return std::move(out_);
  }

 private:
  // Where an item stands in the source. What waits comes at the latest before the end of the body.
  std::uint64_t place_of(const TreeItem& item) const {
    if (item.kind != HtmlEventKind::end_tag) return item.begin == no_place ? 0 : item.begin;
    const GumboTag tag = item.node->v.element.tag;
    if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY) return no_place;
    return item.source.end > item.source.begin ? item.source.begin : 0;
  }

  void write(const TreeItem& item) {
    if (item.kind == HtmlEventKind::text) return write_text(item);
    const GumboElement& element = item.node->v.element;
    const bool is_void_element = is_void(item);
    if (item.kind == HtmlEventKind::end_tag && is_void_element) return;
    HtmlEvent event;
    event.kind = item.kind;
    const std::string name = name_of(element);
    event.element = html_name_of(name);
    event.name = event.element == HtmlName::other ? out_.page.store.keep(name) : text_of(event.element);
    event.source = {position_, position_};
    if (item.source.end > item.source.begin && item.source.begin >= position_) {
      event.source = item.source;
      position_ = item.source.end;
    }
    if (item.kind == HtmlEventKind::start_tag) {
      std::vector<HtmlAttribute> attributes;
      for (unsigned i = 0; i < element.attributes.length; ++i) {
        const auto& given = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
        if (html_attribute_name_of(given.name) != HtmlAttributeName::other) attributes.push_back(attribute_of(given));
      }
      event.attributes = out_.page.store.keep(std::span<const HtmlAttribute>(attributes));
    }
    out_.page.events.push_back(std::move(event));
  }

  HtmlAttribute attribute_of(const GumboAttribute& given) {
    HtmlAttribute attribute;
    attribute.name = html_attribute_name_of(given.name);
    OffsetRange source = range_of(given.original_value, input_);
    if (*given.value == '\0') source.end = source.begin;  // without a value gumbo gives the name
    if (source.end - source.begin >= 2 && (input_[source.begin] == '"' || input_[source.begin] == '\'')) {
      ++source.begin;
      --source.end;
    }
    attribute.value_source = source;
    attribute.value = out_.page.store.keep(decode_html(input_, source, HtmlRun::attribute).text);
    return attribute;
  }

  void write_text(const TreeItem& item) {
    const GumboElement& parent = item.node->parent->v.element;
    const bool is_html = parent.tag_namespace == GUMBO_NAMESPACE_HTML;
    const std::string name = is_html ? name_of(parent) : std::string();
    static constexpr std::string_view raw_names[] = {"script", "style", "iframe", "noembed", "noframes"};
    const bool raw = item.raw || std::find(std::begin(raw_names), std::end(raw_names), name) != std::end(raw_names);
    if (raw) return write_run(item.source, raw, HtmlRun::raw);
    if (name == "title" || name == "textarea") return write_run(item.source, false, HtmlRun::rcdata);
    if (name == "xmp" || name == "plaintext") return write_literal(item.source);
    const std::size_t first_event = out_.page.events.size();
    // Character data: skip the mark-up the parser ignored.
    constexpr std::string_view literal_opening = "<![CDATA[", literal_closing = "]]>";
    std::size_t run = item.source.begin;
    for (std::size_t at = run; at < item.source.end;) {
      if (!is_html && input_.substr(at, literal_opening.size()) == literal_opening) {
        write_run({run, at}, false);
        const std::size_t first = at + literal_opening.size();
        const std::size_t closing = std::min<std::size_t>(input_.find(literal_closing, first), item.source.end);
        write_literal({first, closing});
        run = at = std::min<std::size_t>(closing + literal_closing.size(), item.source.end);
        continue;
      }
      const std::size_t end = input_[at] == '<' ? html_markup_end(input_, at) : at;
      if (end == at) {
        ++at;
        continue;
      }
      if (!is_dropped(item, {run, at})) write_run({run, at}, false);
      run = at = std::min<std::size_t>(end, item.source.end);
    }
    if (!is_dropped(item, {run, item.source.end})) write_run({run, item.source.end}, false);
    // MathML shows the text of its tokens and no other.
    static constexpr std::string_view tokens[] = {"mi", "mo", "mn", "ms", "mtext"};
    const bool is_shown = parent.tag_namespace != GUMBO_NAMESPACE_MATHML ||
                          std::find(std::begin(tokens), std::end(tokens), name_of(parent)) != std::end(tokens);
    for (std::size_t i = first_event; !is_shown && i < out_.page.events.size(); ++i) out_.page.events[i].raw = true;
  }

  void write_literal(OffsetRange range) { write_run(range, false, HtmlRun::raw); }

  // In a page of frames the parser drops all but the white space, and so would a browser; the slice still has the
  // words.
  bool is_dropped(const TreeItem& item, OffsetRange run) const {
    if (item.node->type != GUMBO_NODE_WHITESPACE || item.raw) return false;
    return decode_html(input_, run, HtmlRun::text).text.find_first_not_of(" \t\r\n\f") != std::string::npos;
  }

  void write_run(OffsetRange run, bool raw, HtmlRun kind = HtmlRun::text) {
    if (run.begin >= run.end) return;
    if (run.begin < position_) {
      const std::string_view text = input_.substr(run.begin, run.end - run.begin);
      if (!raw && text.find_first_not_of(" \t\r\n\f") != std::string_view::npos) out_.lost.push_back(run);
      return;
    }
    HtmlEvent event;
    event.source = run;
    event.raw = raw;
    event.run = kind;
    position_ = run.end;
    out_.page.events.push_back(std::move(event));
  }

  std::string_view input_;
  std::vector<TreeItem> items_;
  GumboEvents out_;
  std::uint64_t position_ = 0;
};

}  // namespace

std::vector<GumboText> gumbo_texts(std::string_view input) {
  ParserMemory memory;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = ParserMemory::allocate;
  options.deallocator = ParserMemory::release;
  options.userdata = &memory;
  options.max_errors = 0;
  GumboOutput* tree = gumbo_parse_with_options(&options, input.data(), input.size());
  std::vector<GumboText> texts;
  std::vector<const GumboNode*> open{tree->root};
  while (!open.empty()) {
    const GumboNode* node = open.back();
    open.pop_back();
    if (node->type == GUMBO_NODE_ELEMENT) {
      const GumboVector& children = node->v.element.children;
      for (unsigned i = children.length; i-- > 0;) open.push_back(static_cast<const GumboNode*>(children.data[i]));
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
      // A page of frames keeps only the white space of its words.
      const GumboTag parent = node->parent->v.element.tag;
      const OffsetRange source = range_of(node->v.text.original_text, input);
      if (parent != GUMBO_TAG_FRAMESET && parent != GUMBO_TAG_HTML && source.end > source.begin)
        texts.push_back({source, node->v.text.text});
    }
  }
  gumbo_destroy_output(&options, tree);
  return texts;
}

GumboEvents gumbo_events(std::string_view input) {
  const HtmlScan scan = scan_html(input);
  GumboEvents events;
  events.refused = scan.refused;
  if (events.refused) return events;

  std::string copy;  // only where the parser must not see the bytes as they are; places stay the same
  std::string_view page = input;
  if (!scan.literal_openings.empty()) {
    copy = input;
    for (const std::size_t at : scan.literal_openings) copy[at + 2] = '-';  // "<!-CDATA[": a comment up to the next '>'
    page = copy;
  }
  const std::string_view mark = "\xEF\xBB\xBF";
  const std::string_view body = page.starts_with(mark) ? page.substr(mark.size()) : page;

  GumboOptions options = kGumboDefaultOptions;
  ParserMemory memory;
  options.allocator = ParserMemory::allocate;
  options.deallocator = ParserMemory::release;
  options.userdata = &memory;
  options.max_errors = 0;  // unlimited otherwise: gigabytes of error records on bad mark-up
  GumboOutput* tree = gumbo_parse_with_options(&options, body.data(), body.size());
  std::vector<TreeItem> items = flatten(tree->root, page);
  hold_back(items, 0, items.size());
  const bool fostered = std::any_of(items.begin(), items.end(), [](const TreeItem& item) { return item.held; });
  events = EventWriter(page, std::move(items)).write();
  events.fostered = fostered;
  events.lost.insert(events.lost.end(), scan.unread.begin(), scan.unread.end());
  gumbo_destroy_output(&options, tree);
  return events;
}

}  // namespace overclaim
