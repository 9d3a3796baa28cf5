// Text of an HTML page: pieces of a block in source order, white space collapsed, blocks parted by '\n', every byte
// mapped.
#ifndef OVERCLAIM_TEXT_HTML_FLOW_H_
#define OVERCLAIM_TEXT_HTML_FLOW_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "text/html_decode.h"
#include "text/offset_map.h"
#include "text/span.h"

namespace overclaim {

class HtmlFlow {
 public:
  // Appends decoded text to the open block; the first visible character opens one. White space, no-break spaces too,
  // collapses to one space and is dropped at both ends of a block.
  // Requires: the run's source is not before the end of what was added to the open block.
  void add(const DecodedRun& run);

  // One piece of such a run; `linear`: `text` is what stands at `source`.
  void add_piece(std::string_view text, OffsetRange source, bool linear);

  // A space made from mark-up (<br>), where text stands on both sides. Of several spaces with mark-up between them,
  // only the first is the source of the one space: words in the mark-up between may be a block of their own.
  void add_space(OffsetRange source);

  // Characters made from mark-up as a whole (the quotation marks of <q>).
  void add_made(std::string_view text, OffsetRange source);

  bool block_is_open() const { return open_; }
  bool space_is_pending() const { return pending_; }
  std::string_view open_text() const {
    return open_ ? std::string_view(text_).substr(block_begin_) : std::string_view();
  }

  // Closes the open block and gives its span. Requires: block_is_open().
  Span end_block();

  const std::string& text() const { return text_; }
  const OffsetMap& to_source() const { return to_source_; }

 private:
  void open_block();
  void add_linear(std::string_view text, std::uint64_t source);
  void add_white_space(OffsetRange source, bool plain);
  void add_visible(std::string_view text, OffsetRange source, bool linear);

  std::string text_;
  OffsetMap to_source_;
  std::uint64_t source_end_ = 0;  // of what was added last
  std::size_t block_begin_ = 0;
  bool open_ = false;
  bool pending_ = false;        // white space seen, not yet written
  bool pending_plain_ = false;  // it is one ' ' of the source
  OffsetRange pending_source_;
};

// Does one of these characters stand for a gap between words wherever it is? (Unicode White_Space.)
bool is_white_space(char32_t code_point);

// Nothing but white space, or empty.
bool is_blank(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_FLOW_H_
