// Words of an HTML page that stand in a block but not in its running text: descriptions of pictures, hidden inline
// text, names of buttons, titles, metadata, structured data.
#ifndef OVERCLAIM_TEXT_HTML_SIDE_TEXTS_H_
#define OVERCLAIM_TEXT_HTML_SIDE_TEXTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/html_decode.h"
#include "text/html_drafts.h"
#include "text/html_events.h"

namespace overclaim {

// Words that become one block behind the block they stand in.
struct SideText {
  Channel channel = Channel::body;
  HtmlContext context;
  std::vector<DecodedRun> runs;  // not all of them blank
  std::size_t element = 0;       // of hidden inline text: the outermost hidden element; its runs belong together
  bool is_question = false, is_answer = false;
};

// Collects side texts in source order while a page is walked.
class HtmlSideTexts {
 public:
  explicit HtmlSideTexts(std::string_view input) : input_(input) {}

  // Words in the attributes of a visible element: alt, aria-label of a drawing, captions of buttons.
  // `inside`: the context in it.
  void add_attributes(const HtmlEvent& tag, const HtmlContext& inside);

  // Words of <meta> and <link>: descriptions, the words of the page's address.
  void add_metadata(const HtmlEvent& tag);

  // Text of a hidden inline element. `element`: the number of the outermost hidden one.
  void add_hidden(DecodedRun run, const HtmlContext& inside, std::size_t element);

  // The next hidden text is a block of its own.
  void end_hidden() { last_hidden_ = no_block; }

  // Text of <title>: the page's first one is its title, in a drawing it is the drawing's name.
  void add_title(OffsetRange source, bool in_drawing, bool hidden);

  // The strings of a JSON-LD script, or a skipped part.
  void add_structured_data(OffsetRange script);

  // What waits for its block to end. Nothing waits afterwards.
  std::vector<SideText> take();

  const std::string& title() const { return title_; }
  std::uint64_t bad_bytes() const { return bad_bytes_; }
  const std::vector<SkippedPart>& skipped() const { return skipped_; }

 private:
  void add_attribute(const HtmlAttribute* attribute, Channel channel, const HtmlContext& inside);
  void add_address(const HtmlAttribute* attribute);
  DecodedRun decode(OffsetRange source, HtmlRun kind);

  std::string_view input_;
  std::vector<SideText> waiting_;
  std::size_t last_hidden_ = no_block;  // the last hidden inline text of `waiting_`
  std::string title_, last_slug_;
  std::uint64_t bad_bytes_ = 0;
  std::vector<SkippedPart> skipped_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_SIDE_TEXTS_H_
