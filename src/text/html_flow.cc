// White space is written only when a visible character follows, so ends of blocks need no trimming and the map never
// has to shrink. Test: tests/html_blocks_test.cc.
#include "text/html_flow.h"

#include <array>

#include "text/utf8.h"

namespace overclaim {

namespace {

// What a first byte says: a visible character, white space, or the first byte of some white space (U+0085, U+3000 ...).
enum class ByteClass : std::uint8_t { visible, space, maybe_space };

constexpr std::array<ByteClass, 256> byte_classes = [] {
  std::array<ByteClass, 256> classes{};
  for (const unsigned c : {0x09U, 0x0AU, 0x0BU, 0x0CU, 0x0DU, 0x20U}) classes[c] = ByteClass::space;
  for (const unsigned c : {0xC2U, 0xE1U, 0xE2U, 0xE3U}) classes[c] = ByteClass::maybe_space;
  return classes;
}();

ByteClass class_of(char c) { return byte_classes[static_cast<unsigned char>(c)]; }

}  // namespace

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
    add_piece(std::string_view(run.text).substr(piece.derived_begin, piece.derived_end - piece.derived_begin),
              {piece.original_begin, piece.original_end}, piece.linear);
  }
}

void HtmlFlow::add_white_space(OffsetRange source, bool plain) {
  const bool was_pending = pending_;
  add_space(source);
  if (open_ && !was_pending) pending_plain_ = plain;
}

void HtmlFlow::add_piece(std::string_view text, OffsetRange source, bool linear) {
  if (linear) return add_linear(text, source.begin);
  std::size_t visible = 0;  // [visible, at) is not yet added
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code_point = code_point_at(text, at);
    if (is_white_space(code_point.value)) {
      if (at > visible) add_visible(text.substr(visible, at - visible), source, false);
      add_white_space(source, false);
      visible = at + code_point.size;
    }
    at += code_point.size;
  }
  if (visible < text.size()) add_visible(text.substr(visible), source, false);
}

// A single ' ' between two visible characters is copied with them, as it would be written anyway.
void HtmlFlow::add_linear(std::string_view text, std::uint64_t source) {
  std::size_t visible = 0;
  const auto add_up_to = [&](std::size_t end) {
    if (end > visible) add_visible(text.substr(visible, end - visible), {source + visible, source + end}, true);
  };
  for (std::size_t at = 0; at < text.size();) {
    const ByteClass byte = class_of(text[at]);
    if (byte == ByteClass::visible) {
      ++at;
      continue;
    }
    std::size_t size = 1;
    if (byte == ByteClass::maybe_space) {
      const CodePoint code_point = code_point_at(text, at);
      size = code_point.size;
      if (!is_white_space(code_point.value)) {
        at += size;
        continue;
      }
    } else if (text[at] == ' ' && at > visible && at + 1 < text.size() &&
               class_of(text[at + 1]) == ByteClass::visible) {
      ++at;
      continue;
    }
    add_up_to(at);
    add_white_space({source + at, source + at + size}, text[at] == ' ');
    at += size;
    visible = at;
  }
  add_up_to(text.size());
}

Span HtmlFlow::end_block() {
  open_ = pending_ = false;
  return {static_cast<std::uint32_t>(block_begin_), static_cast<std::uint32_t>(text_.size())};
}

}  // namespace overclaim
