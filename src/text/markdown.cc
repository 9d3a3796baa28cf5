// Markdown is short for HTML, so md4c's callbacks are written as the events of the HTML they stand for, and one reader
// (html_blocks.cc) decides for both what is a heading, a lead-in, an answer. md4c hands out pointers into its input:
// they are the offsets. A reader of our own was not taken: CommonMark's rules for emphasis and lists fill a book.
// Covered by tests/markdown_test.cc.
#include <md4c.h>

#include <algorithm>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "text/html_context.h"
#include "text/html_drafts.h"
#include "text/html_events.h"
#include "text/html_tags.h"
#include "text/outline.h"

namespace overclaim {
namespace {

constexpr int stop = -1;  // md4c goes on behind positive values
constexpr std::size_t longest_front_matter = 64U << 10U;
constexpr std::size_t longest_note_label = 64;
constexpr std::size_t deepest = 512;  // md4c recurses into what it nests

bool is_blank_text(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

// The line end at or behind `at`, CR LF as one; empty at the end of the input.
OffsetRange line_end_from(std::string_view input, std::size_t at) {
  const std::size_t begin = std::min(input.find_first_of("\r\n", at), input.size());
  const bool two = input.substr(begin, 2) == "\r\n";
  return {begin, std::min(begin + (two ? 2 : 1), input.size())};
}

// Bytes of "[^label]" at `at`, 0 where there is none.
std::size_t note_mark_at(std::string_view input, std::size_t at) {
  if (input.substr(at, 2) != "[^") return 0;
  const std::string_view label = input.substr(at + 2, longest_note_label);
  const std::size_t end = label.find_first_of("] \t\r\n[");
  return end == label.npos || end == 0 || label[end] != ']' ? 0 : end + 3;
}

class Reader {
 public:
  explicit Reader(std::string_view input) : input_(input) {}

  HtmlEvents read() {
    const std::size_t body = front_matter(input_.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    // A footnote's text would be taken for the address of a link: "[^1]: https://..." becomes "[^1]; https://...".
    copy_ = input_;
    for (std::size_t at = body; at < copy_.size(); at = line_end_from(copy_, at).end) {
      const std::size_t first = std::min(copy_.find_first_not_of(" >", at), copy_.size());
      const std::size_t mark = note_mark_at(copy_, first);
      if (mark > 0 && first + mark < copy_.size() && copy_[first + mark] == ':') copy_[first + mark] = ';';
    }
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) { return of(self).enter_block(type, detail); };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return of(self).leave_block(type); };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) { return of(self).enter_span(type, detail); };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) { return of(self).leave_span(type); };
    parser.text = [](MD_TEXTTYPE type, const char* text, MD_SIZE size, void* self) {
      return of(self).text(type, text, size);
    };
    position_ = body;
    if (md_parse(copy_.data() + body, static_cast<MD_SIZE>(copy_.size() - body), &parser, this) != 0) {
      out_ = {};
      out_.refused = "The parts of this text nest deeper than " + std::to_string(deepest) +
                     " levels; it was not read. Save it as plain text.";
    }
    return std::move(out_);
  }

 private:
  // An element of the events. `written`: a tag inside the Markdown, which Markdown's own structure may close.
  struct Open {
    std::string name;
    bool written = false;
  };

  static Reader& of(void* self) { return *static_cast<Reader*>(self); }

  // ---- events ----

  void event(HtmlEventKind kind, std::string_view name, OffsetRange source,
             std::span<const HtmlAttribute> attributes = {}) {
    HtmlEvent made;
    made.kind = kind;
    made.element = html_name_of(name);
    made.name = made.element == HtmlName::other ? out_.store.keep(std::string(name)) : text_of(made.element);
    made.source = source;
    made.attributes = attributes;
    out_.events.push_back(made);
  }

  std::span<const HtmlAttribute> keep(const HtmlAttribute& attribute) { return out_.store.keep({&attribute, 1}); }

  OffsetRange here() const { return {position_, position_}; }

  void open(std::string_view name, bool written = false, OffsetRange source = {},
            std::span<const HtmlAttribute> attributes = {}) {
    event(HtmlEventKind::start_tag, name, source.end > source.begin ? source : here(), attributes);
    if (!is_void_element(html_name_of(name))) open_.push_back({std::string(name), written});
  }

  // Closes the innermost element that Markdown itself opened, and tags left open inside it.
  void close() {
    while (!open_.empty()) {
      const bool last = !open_.back().written;
      event(HtmlEventKind::end_tag, open_.back().name, here());
      open_.pop_back();
      if (last) return;
    }
  }

  // "</b>": closes its element unless Markdown's structure stands between.
  void close_written(std::string_view name, OffsetRange source) {
    std::size_t at = open_.size();
    while (at > 0 && open_[at - 1].written && open_[at - 1].name != name) --at;
    if (at == 0 || !open_[at - 1].written) return;
    while (open_.size() >= at) {
      event(HtmlEventKind::end_tag, open_.back().name, open_.size() == at ? source : here());
      open_.pop_back();
    }
  }

  void run(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    event(HtmlEventKind::text, "", {begin, end});
    position_ = end;
  }

  // Text without references: each '&' is a run of its own, where no reference can be read into it.
  void literal(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) {
      if (input_[at] != '&') continue;
      run(begin, at);
      run(at, at + 1);
      begin = at + 1;
    }
    run(begin, end);
  }

  // Running text: marks of footnotes are no words, and one at the start of a footnote opens small print.
  void words(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) {
      const std::size_t mark = input_[at] == '[' ? note_mark_at(input_, at) : 0;
      if (mark == 0 || at + mark > end) continue;
      literal(begin, at);
      begin = at + mark;
      if (begin < end && copy_[begin] != input_[begin]) {
        ++begin;
        close_written("small", here());
        event(HtmlEventKind::start_tag, "hr", here());  // ends the block before it
        open("small", true);
      }
      at = begin - 1;
      position_ = std::max(position_, begin);
    }
    literal(begin, end);
  }

  // ---- front matter ----

  // "---", lines, "---": its title is the page's; the rest is furniture. Where the body begins.
  std::size_t front_matter(std::size_t begin) {
    const auto line_at = [this](std::size_t at) {
      const std::string_view line = input_.substr(at, line_end_from(input_, at).begin - at);
      return line.substr(0, line.find_last_not_of(" \t") + 1);
    };
    if (line_at(begin) != "---") return begin;
    std::size_t end = line_end_from(input_, begin).end;
    const std::size_t first = end;
    while (end < input_.size() && line_at(end) != "---" && line_at(end) != "...") end = line_end_from(input_, end).end;
    if (end >= input_.size() || end - begin > longest_front_matter || end == first) return begin;
    open("nav");
    for (std::size_t at = first; at < end; at = line_end_from(input_, at).end) {
      const std::string_view line = line_at(at);
      std::size_t from = at, to = at + line.size();
      const bool title = line.starts_with("title:");
      if (title) {
        from = std::min(at + line.find_first_not_of(" \t\"'", 6), to);
        if (to > from && (input_[to - 1] == '"' || input_[to - 1] == '\'')) --to;
      }
      open(title ? "title" : "p");
      literal(from, to);
      close();
    }
    close();
    return line_end_from(input_, end).end;
  }

  // ---- blocks ----

  int enter_block(MD_BLOCKTYPE type, void* detail) {
    if (open_.size() >= deepest) return stop;
    switch (type) {
      case MD_BLOCK_DOC:
        open("body");
        break;
      case MD_BLOCK_H:
        open("h" + std::to_string(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
        break;
      case MD_BLOCK_HTML:
        html_ = {};
        html_is_whole_ = true;
        html_pieces_.clear();
        in_html_ = true;
        break;
      default:
        open(name_of(type));
        break;
    }
    return 0;
  }

  int leave_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_HTML) {
      in_html_ = false;
      if (html_is_whole_) html_pieces_ = {html_};
      for (const OffsetRange& piece : html_pieces_) fragment(piece);
    } else if (type != MD_BLOCK_HR) {
      close();
    }
    return 0;
  }

  static std::string_view name_of(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_QUOTE:
        return "blockquote";
      case MD_BLOCK_UL:
        return "ul";
      case MD_BLOCK_OL:
        return "ol";
      case MD_BLOCK_LI:
        return "li";
      case MD_BLOCK_HR:
        return "hr";
      case MD_BLOCK_CODE:
        return "pre";
      case MD_BLOCK_TABLE:
        return "table";
      case MD_BLOCK_THEAD:
        return "thead";
      case MD_BLOCK_TBODY:
        return "tbody";
      case MD_BLOCK_TR:
        return "tr";
      case MD_BLOCK_TH:
        return "th";
      case MD_BLOCK_TD:
        return "td";
      default:
        return "p";
    }
  }

  // ---- spans ----

  int enter_span(MD_SPANTYPE type, void*) {
    if (open_.size() >= deepest) return stop;
    if (type == MD_SPAN_IMG && image_depth_++ == 0) alt_ = here();
    if (image_depth_ > 0) return 0;
    const OffsetRange bracket{position_, std::min(position_ + 1, input_.size())};  // not empty: the link is counted
    if (type == MD_SPAN_A) {
      open("a", false, bracket, keep({HtmlAttributeName::href, "", {}}));
    } else {
      open(type == MD_SPAN_EM       ? "em"
           : type == MD_SPAN_STRONG ? "strong"
           : type == MD_SPAN_CODE   ? "code"
           : is_crossed_out(type)   ? "del"
                                    : "span");
    }
    return 0;
  }

  // "~~a~~"; "~a~" is crossed out by some of the programs that show Markdown only, and counts as seen. There are no
  // words between the last text and the mark.
  bool is_crossed_out(MD_SPANTYPE type) const {
    const std::size_t mark = type == MD_SPAN_DEL ? input_.find('~', position_) : std::string_view::npos;
    return mark != std::string_view::npos && input_.substr(mark, 2) == "~~";
  }

  int leave_span(MD_SPANTYPE type) {
    if (image_depth_ == 0) {
      close();
      return 0;
    }
    if (type != MD_SPAN_IMG || --image_depth_ > 0) return 0;
    const OffsetRange source{position_, std::min(position_ + 1, input_.size())};
    const std::string_view words = input_.substr(alt_.begin, alt_.end - alt_.begin);
    event(HtmlEventKind::start_tag, "img", source, keep({HtmlAttributeName::alt, words, alt_}));
    position_ = std::max<std::size_t>(position_, alt_.end);
    return 0;
  }

  // ---- text ----

  int text(MD_TEXTTYPE type, const char* text, MD_SIZE size) {
    const bool outside =
        text == nullptr || std::less<>{}(text, copy_.data()) || std::less<>{}(copy_.data() + copy_.size(), text + size);
    const std::size_t begin = outside ? 0 : static_cast<std::size_t>(text - copy_.data()), end = begin + size;
    if (image_depth_ > 0) {
      if (outside) return 0;
      if (alt_.begin == alt_.end) alt_.begin = begin;
      alt_.end = end;
      return 0;
    }
    if (in_html_) {
      if (!outside) html_line(begin, end);
      return 0;
    }
    if (type == MD_TEXT_BR) {
      open("br", false, line_end());
      return 0;
    }
    if (outside) {  // a made line end; indentation of code is made too, and means nothing here
      line_ended_ = true;
      return 0;
    }
    if (std::exchange(line_ended_, false)) run_line_end(begin);
    if (begin < position_) {
      return 0;  // never seen; what has no place in the order of the text cannot be mapped
    } else if (type == MD_TEXT_HTML) {
      tag(begin, end);
    } else if (type == MD_TEXT_ENTITY) {
      run(begin, end);
    } else if (type == MD_TEXT_CODE) {
      literal(begin, end);
    } else {
      words(begin, end);
    }
    return 0;
  }

  OffsetRange line_end() {
    const OffsetRange range = line_end_from(input_, position_);
    position_ = range.end;
    return range;
  }

  // The line end between the last text and the next one, which begins at `before`.
  void run_line_end(std::size_t before) {
    const OffsetRange range = line_end_from(input_, position_);
    if (range.end <= before) run(range.begin, range.end);
  }

  void html_line(std::size_t begin, std::size_t end) {
    if (html_.begin == html_.end) html_.begin = html_.end = begin;
    html_is_whole_ = html_is_whole_ && is_blank_text(input_.substr(html_.end, begin - html_.end));
    html_.end = end;
    html_pieces_.push_back({begin, end});
  }

  // A piece of HTML between Markdown: read as a page of its own.
  void fragment(OffsetRange piece) {
    if (piece.begin < position_ || piece.begin == piece.end) return;
    take(html_events(input_.substr(piece.begin, piece.end - piece.begin)), piece.begin);
    position_ = piece.end;
  }

  // What a piece of the input that begins at `by` gave, as events of the whole.
  HtmlEvent moved(HtmlEvent event, std::size_t by) {
    event.source = {event.source.begin + by, event.source.end + by};
    std::vector<HtmlAttribute> attributes(event.attributes.begin(), event.attributes.end());
    for (HtmlAttribute& attribute : attributes) {
      attribute.value_source = {attribute.value_source.begin + by, attribute.value_source.end + by};
      const std::string_view value = attribute.value;
      const bool in_input = !std::less<>{}(value.data(), input_.data()) &&
                            !std::less<>{}(input_.data() + input_.size(), value.data() + value.size());
      if (!in_input) attribute.value = out_.store.keep(std::string(value));
    }
    event.attributes = out_.store.keep(std::span<const HtmlAttribute>(attributes));
    if (event.kind != HtmlEventKind::text && event.element == HtmlName::other)
      event.name = out_.store.keep(std::string(event.name));
    return event;
  }

  void take(const HtmlEvents& inside, std::size_t by) {
    for (const HtmlEvent& made : inside.events) out_.events.push_back(moved(made, by));
  }

  // A tag among Markdown's words.
  void tag(std::size_t begin, std::size_t end) {
    const OffsetRange source{begin, end};
    position_ = end;
    if (!is_html_tag_at(input_, begin)) return;  // a comment
    const HtmlTag written = html_tag_at(input_, begin);
    if (written.closing) return close_written(lower_case_of(written.name), source);
    if (open_.size() >= deepest) return;
    const HtmlEvents parsed = html_events(input_.substr(begin, end - begin));
    for (const HtmlEvent& made : parsed.events) {
      if (made.kind != HtmlEventKind::start_tag || made.source.begin == made.source.end) continue;
      open(made.name, true, source, moved(made, begin).attributes);
    }
  }

  std::string_view input_;
  std::string copy_;  // what md4c reads: as long as the input, which has the words
  HtmlEvents out_;
  std::vector<Open> open_;
  std::size_t position_ = 0;  // end of the input that has events
  OffsetRange alt_, html_;
  std::vector<OffsetRange> html_pieces_;  // of the open HTML block, a line each
  bool html_is_whole_ = true;             // nothing but line ends between them
  bool in_html_ = false;
  bool line_ended_ = false;  // between the last text and the next one
  int image_depth_ = 0;
};

}  // namespace

Outline outline_of_markdown(std::string_view input, const Language& language) {
  Outline outline = outline_of_events(input, Reader(input).read(), language);
  if (!outline.title.empty()) return outline;
  const auto heading = std::find_if(outline.blocks.begin(), outline.blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::heading && block.channel == Channel::body;
  });
  if (heading != outline.blocks.end()) {
    outline.title = outline.text.substr(heading->span.begin, heading->span.end - heading->span.begin);
  }
  return outline;
}

}  // namespace overclaim
