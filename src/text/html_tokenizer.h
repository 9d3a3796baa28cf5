// HTML cut into tokens after the WHATWG tokenization states: tags, runs of text, comments.
#ifndef OVERCLAIM_TEXT_HTML_TOKENIZER_H_
#define OVERCLAIM_TEXT_HTML_TOKENIZER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/html_events.h"

namespace overclaim {

enum class HtmlTokenKind : std::uint8_t { start_tag, end_tag, text, comment, doctype, end_of_input };

struct HtmlToken {
  HtmlTokenKind kind = HtmlTokenKind::end_of_input;
  HtmlName element = HtmlName::other;         // tags
  bool self_closing = false;                  // "<path/>"
  HtmlRun run = HtmlRun::text;                // text: how it is decoded
  std::string_view name;                      // tags: lower case
  std::span<const HtmlAttribute> attributes;  // start tags
  OffsetRange source;                         // all of the token; text: without the marks of a CDATA section
};

// What the text behind a start tag is read as, until the end tag of that name.
enum class HtmlContent : std::uint8_t {
  data,      // mark-up
  rcdata,    // title, textarea: references, no tags
  raw_text,  // style, iframe, xmp ...: neither
  script,    // the same; "<!--" and "<script" inside hide an end tag
  plaintext  // everything up to the end of the page
};

// Reads one token a call, each byte once. A tag that never closes is dropped with what is behind it, as in a browser.
class HtmlTokenizer {
 public:
  // Requires: `input` and `store` outlive the tokens.
  HtmlTokenizer(std::string_view input, HtmlStore& store);

  // The next token; end_of_input from the last one on. `in_foreign`: in SVG or MathML, where CDATA sections are text.
  // Comments: all of "<!-- -->", "<?pi>", "</ >", "<![CDATA[ >" outside of foreign content; "</>" is nothing.
  HtmlToken next(bool in_foreign);

  // How the text behind the start tag just read, an element of `name`, is read.
  void read_content(HtmlContent content, std::string_view name) {
    content_ = content;
    content_name_ = name;
  }

  // Does an end tag of `name` follow, and no start tag of it before? Where "<style/>" has one, the page is no XHTML,
  // whatever it calls itself.
  bool ends_before_next(std::string_view name) const;

 private:
  bool markup_at(std::size_t at) const;
  HtmlToken text(std::size_t begin, std::size_t end, HtmlRun run);
  HtmlToken markup();
  HtmlToken tag(bool closing);
  void attribute(HtmlToken& tag);
  HtmlToken comment(std::size_t end);
  HtmlToken end_of_input();
  std::size_t comment_end() const;
  std::size_t content_end() const;
  std::size_t script_end() const;
  bool named_at(std::size_t at, std::string_view name) const;

  std::string_view input_;
  HtmlStore& store_;
  std::size_t at_ = 0;  // first byte not yet read
  HtmlContent content_ = HtmlContent::data;
  std::string_view content_name_;
  std::vector<HtmlAttribute> attributes_;  // of the tag being read
  std::uint32_t seen_ = 0;                 // their names, as bits
};

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_TOKENIZER_H_
