// A second walk over the input, of its own: the readers of pages know nothing of it, so nothing that is found here can
// change what they find. Keeping these words while the page is read was not taken for that reason, although it would
// save the walk. Covered by tests/unread_texts_test.cc.
#include "text/unread_texts.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "text/charset.h"
#include "text/data_urls.h"
#include "text/html_decode.h"
#include "text/html_flow.h"
#include "text/html_tags.h"
#include "text/html_tokenizer.h"
#include "text/read.h"
#include "text/segment.h"

namespace overclaim {
namespace {

constexpr std::string_view comment_open = "<!--", comment_close = "-->";
constexpr std::string_view blanks = " \t\r\n\f";
// As of the pages that read_document reads.
constexpr std::size_t long_page_bytes = 1U << 20U;
constexpr std::size_t longest_front_matter = 64U << 10U;

constexpr std::array<std::string_view, 6> attributes_with_words = {"alt",         "aria-description", "aria-label",
                                                                   "placeholder", "summary",          "title"};

bool is_with_words(std::string_view attribute, std::string_view element) {
  return std::find(attributes_with_words.begin(), attributes_with_words.end(), attribute) !=
             attributes_with_words.end() ||
         (attribute == "content" && element == "meta");
}

class Collector {
 public:
  explicit Collector(std::string_view page) : page_(page) {}

  void html();
  void markdown();
  void plain();

  std::string text() const { return flow_.text(); }
  const OffsetMap& to_source() const { return flow_.to_source(); }
  std::vector<Block> blocks() { return std::move(blocks_); }

 private:
  void add(OffsetRange words, HtmlRun run);
  void add_found();
  void add_paragraphs(OffsetRange words);
  void add_comment(OffsetRange comment);
  void add_attributes(std::string_view element, OffsetRange tag);
  void comments();
  void front_matter();
  void link_comments();

  std::string_view page_;
  HtmlFlow flow_;
  std::vector<Block> blocks_;
  std::vector<OffsetRange> found_;  // without markup around; may overlap
};

void Collector::add(OffsetRange words, HtmlRun run) {
  if (page_.substr(words.begin, words.end - words.begin).find_first_not_of(blanks) == std::string_view::npos) return;
  flow_.add(decode_html(page_, words, run));
  if (!flow_.block_is_open()) return;
  Block block;
  block.hidden = true;
  block.span = flow_.end_block();
  blocks_.push_back(std::move(block));
}

// Parted at empty lines.
void Collector::add_paragraphs(OffsetRange words) {
  std::size_t begin = words.begin;
  bool empty_line = false;
  for (std::size_t at = words.begin; at < words.end; ++at) {
    const char c = page_[at];
    if (c == '\n') {
      if (empty_line) found_.push_back({std::exchange(begin, at), at});
      empty_line = true;
    } else if (blanks.find(c) == std::string_view::npos) {
      empty_line = false;
    }
  }
  found_.push_back({begin, words.end});
}

// Each byte once: a comment may stand in front matter.
void Collector::add_found() {
  std::stable_sort(found_.begin(), found_.end(),
                   [](const OffsetRange& a, const OffsetRange& b) { return a.begin < b.begin; });
  std::uint64_t behind = 0;
  for (const OffsetRange& words : found_) {
    if (words.begin >= behind) add(words, HtmlRun::raw);
    behind = std::max(behind, words.end);
  }
  found_.clear();
}

// "<!-- words -->", and what else ends like markup but is none: "<!words>", "<?words>".
void Collector::add_comment(OffsetRange comment) {
  std::string_view written = page_.substr(comment.begin, comment.end - comment.begin);
  std::size_t begin = written.starts_with(comment_open) ? comment_open.size() : 2;
  begin = std::min(begin, written.size());
  std::size_t end = written.size();
  for (const std::string_view mark : {comment_close, std::string_view("--!>"), std::string_view(">")}) {
    if (end - begin >= mark.size() && written.ends_with(mark)) {
      end -= mark.size();
      break;
    }
  }
  // "<!---- words ---->" and "<!--- words --->" are written too.
  while (begin < end && written[begin] == '-') ++begin;
  while (begin < end && written[end - 1] == '-') --end;
  add_paragraphs({comment.begin + begin, comment.begin + end});
}

// As a browser cuts them; `tag`: from '<' to behind '>'.
void Collector::add_attributes(std::string_view element, OffsetRange tag) {
  const auto is_blank_at = [&](std::size_t at) { return blanks.find(page_[at]) != std::string_view::npos; };
  const std::size_t end = tag.end - 1;
  std::size_t at = tag.begin + 1 + element.size();
  while (at < end) {
    while (at < end && (is_blank_at(at) || page_[at] == '/')) ++at;
    const std::size_t name = at;
    if (at < end && page_[at] == '=') ++at;
    while (at < end && !is_blank_at(at) && page_[at] != '/' && page_[at] != '=') ++at;
    const std::size_t name_end = at;
    while (at < end && is_blank_at(at)) ++at;
    if (at >= end || page_[at] != '=') continue;
    ++at;
    while (at < end && is_blank_at(at)) ++at;
    if (at >= end) return;
    OffsetRange value;
    if (page_[at] == '"' || page_[at] == '\'') {
      const std::size_t close = std::min(page_.substr(0, end).find(page_[at], at + 1), end);
      value = {at + 1, close};
      at = std::min(close + 1, end);
    } else {
      value.begin = at;
      while (at < end && !is_blank_at(at)) ++at;
      value.end = at;
    }
    if (value.begin < value.end && is_with_words(lower_case_of(page_.substr(name, name_end - name)), element)) {
      add(value, HtmlRun::attribute);
    }
  }
}

HtmlContent content_of(HtmlName element) {
  switch (element) {
    case HtmlName::title:
    case HtmlName::textarea:
      return HtmlContent::rcdata;
    case HtmlName::script:
      return HtmlContent::script;
    case HtmlName::style:
    case HtmlName::iframe:
    case HtmlName::xmp:
      return HtmlContent::raw_text;
    default:
      return HtmlContent::data;
  }
}

void Collector::html() {
  HtmlStore store;
  HtmlTokenizer tokenizer(page_, store);
  std::size_t unseen = 0;  // open <template> and <noscript>
  while (true) {
    const HtmlToken token = tokenizer.next(false);
    const bool holds_unseen = token.element == HtmlName::template_ || token.element == HtmlName::noscript;
    switch (token.kind) {
      case HtmlTokenKind::end_of_input:
        return;
      case HtmlTokenKind::comment:
        add_comment(token.source);
        add_found();
        break;
      case HtmlTokenKind::text:
        if (unseen > 0) add(token.source, token.run);
        break;
      case HtmlTokenKind::start_tag:
        if (holds_unseen) ++unseen;
        add_attributes(token.name, token.source);
        if (const HtmlContent content = content_of(token.element); content != HtmlContent::data) {
          tokenizer.read_content(content, token.name);
        }
        break;
      case HtmlTokenKind::end_tag:
        if (holds_unseen && unseen > 0) --unseen;
        break;
      case HtmlTokenKind::doctype:
        break;
    }
  }
}

// Comments wherever they stand, in code too: what a page shows as code it may mean for programs.
void Collector::comments() {
  for (std::size_t at = page_.find(comment_open); at != std::string_view::npos; at = page_.find(comment_open, at)) {
    const std::size_t close = page_.find(comment_close, at + comment_open.size());
    if (close == std::string_view::npos) return;
    add_comment({at, close + comment_close.size()});
    at = close + comment_close.size();
  }
}

void Collector::markdown() {
  front_matter();
  link_comments();
  comments();
  add_found();
}

void Collector::plain() {
  comments();
  add_found();
}

// "---", lines of "key: words", "---" at the top: read by the programs that make the page.
void Collector::front_matter() {
  const std::size_t begin = page_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (page_.substr(begin, 4) != "---\n" && page_.substr(begin, 5) != "---\r\n") return;
  const std::size_t close = page_.substr(0, longest_front_matter).find("\n---", begin + 3);
  if (close == std::string_view::npos) return;
  for (std::size_t line = page_.find('\n', begin) + 1; line <= close;) {
    const std::size_t end = std::min(page_.find('\n', line), close);
    const std::size_t colon = page_.substr(0, end).find(": ", line);
    std::size_t words = colon == std::string_view::npos ? line : colon + 2;
    words = std::min(words, end);
    while (words < end && std::string_view(" \t\"'").find(page_[words]) != std::string_view::npos) ++words;
    found_.push_back({words, end});
    line = end + 1;
  }
}

// "[//]: # (words)", "[comment]: <> (words)": links that nothing names, used to write what no reader sees.
void Collector::link_comments() {
  for (std::size_t line = 0; line < page_.size();) {
    const std::size_t end = std::min(page_.find('\n', line), page_.size());
    const std::string_view written = page_.substr(line, end - line);
    const std::size_t label = written.find_first_not_of(' ');
    const std::size_t mark = written.find("]: ");
    if (label != std::string_view::npos && written[label] == '[' && mark != std::string_view::npos) {
      const std::size_t target = written.find_first_not_of(' ', mark + 3);
      const bool leads_nowhere =
          target != std::string_view::npos && (written.substr(target, 2) == "# " || written.substr(target, 3) == "<> ");
      const std::size_t open = leads_nowhere ? written.find_first_of("(\"'", target) : std::string_view::npos;
      const std::size_t close = written.find_last_of(")\"'");
      const bool has_words = open != std::string_view::npos && close != std::string_view::npos && open + 1 < close;
      if (has_words) found_.push_back({line + open + 1, line + close});
    }
    line = end + 1;
  }
}

}  // namespace

Document unread_texts(const Document& page, const Language& language) {
  const bool html = page.media_type == to_string(MediaType::html);
  DecodedInput decoded;
  std::string_view text = page.input;
  if (page.charset != "utf-8") {
    decoded = decode(page.input, page.charset);
    text = decoded.text;
  }
  if (html && text.size() > long_page_bytes) {
    decoded = without_data_urls(text, decoded);
    text = decoded.text;
  }
  Collector collector(text);
  if (html) {
    collector.html();
  } else if (page.media_type == to_string(MediaType::markdown)) {
    collector.markdown();
  } else {
    collector.plain();
  }
  Document unread;
  unread.media_type = page.media_type;
  unread.charset = page.charset;
  unread.language = page.language;
  unread.text = collector.text();
  unread.text_to_source = collector.to_source();
  unread.decoded_to_input = std::move(decoded.to_input);
  unread.blocks = collector.blocks();
  segment(unread, language);
  return unread;
}

}  // namespace overclaim
