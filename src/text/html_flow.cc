// White space is written only when a visible character follows, so ends of blocks need no trimming and the map never
// has to shrink. Test: tests/html_blocks_test.cc.
#include "text/html_flow.h"

#include "text/utf8.h"

namespace overclaim {

bool is_white_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code_point = code_point_at(text, at);
    if (!is_white_space(code_point.value)) return false;
    at += code_point.size;
  }
  return true;
}

void HtmlFlow::open_block() {
  if (!text_.empty()) {
    text_ += '\n';
    to_source_.append_atomic(1, source_end_, source_end_);
  }
  open_ = true;
  block_begin_ = text_.size();
}

void HtmlFlow::add_visible(std::string_view text, OffsetRange source, bool linear) {
  if (!open_) {
    open_block();
  } else if (pending_) {
    text_ += ' ';
    if (pending_plain_) {
      to_source_.append_linear(1, pending_source_.begin);
    } else {
      to_source_.append_atomic(1, pending_source_.begin, pending_source_.end);
    }
  }
  pending_ = false;
  text_ += text;
  if (linear) {
    to_source_.append_linear(text.size(), source.begin);
  } else {
    to_source_.append_atomic(text.size(), source.begin, source.end);
  }
  source_end_ = source.end;
}

void HtmlFlow::add_space(OffsetRange source) {
  if (!open_) return;
  if (!pending_) {
    pending_ = true;
    pending_plain_ = false;
    pending_source_ = source;
  } else if (source.begin == pending_source_.end) {
    pending_plain_ = false;
    pending_source_.end = source.end;
  }
}

void HtmlFlow::add_made(std::string_view text, OffsetRange source) { add_visible(text, source, false); }

void HtmlFlow::add(const DecodedRun& run) {
  for (const OffsetRun& piece : run.to_source.runs()) {
    std::size_t at = piece.derived_begin, visible = piece.derived_begin;  // [visible, at) is not yet added
    const auto source_at = [&piece](std::size_t derived) {
      return piece.original_begin + (derived - piece.derived_begin);
    };
    const auto add_up_to = [&](std::size_t end) {
      if (end == visible) return;
      const std::string_view text = std::string_view(run.text).substr(visible, end - visible);
      const OffsetRange source = piece.linear ? OffsetRange{source_at(visible), source_at(end)}
                                              : OffsetRange{piece.original_begin, piece.original_end};
      add_visible(text, source, piece.linear);
    };
    while (at < piece.derived_end) {
      const CodePoint code_point = code_point_at(run.text, at);
      if (is_white_space(code_point.value)) {
        add_up_to(at);
        const bool was_pending = pending_;
        add_space(piece.linear ? OffsetRange{source_at(at), source_at(at + code_point.size)}
                               : OffsetRange{piece.original_begin, piece.original_end});
        if (open_ && !was_pending) pending_plain_ = piece.linear && code_point.value == ' ';
        visible = at + code_point.size;
      }
      at += code_point.size;
    }
    add_up_to(piece.derived_end);
  }
}

Span HtmlFlow::end_block() {
  open_ = pending_ = false;
  return {static_cast<std::uint32_t>(block_begin_), static_cast<std::uint32_t>(text_.size())};
}

}  // namespace overclaim
