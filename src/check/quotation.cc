// Marks are paired in their own kind, so that an inch sign or an apostrophe inside a quotation does not end it. Covered
// by stance_test.cc and publisher_test.cc.
#include "check/quotation.h"

#include "text/utf8.h"

namespace overclaim {
namespace {

bool closes_quotation(char32_t open, char32_t c) {
  switch (open) {
    case 0x201C:
      return c == 0x201D;
    case 0x201E:
      return c == 0x201C || c == 0x201D;
    case 0x00AB:
      return c == 0x00BB;
    case 0x2018:
      return c == 0x2019;
    default:
      return c == U'"';
  }
}

}  // namespace

bool opens_quotation(char32_t c) { return c == U'"' || c == 0x201C || c == 0x201E || c == 0x00AB || c == 0x2018; }

Span quotation_from(std::string_view text, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t at = from; at < to;) {
    const CodePoint open = code_point_at(text, at);
    const std::uint32_t inside = at + open.size;
    if (opens_quotation(open.value)) {
      for (std::uint32_t end = inside; end < to;) {
        const CodePoint close = code_point_at(text, end);
        if (closes_quotation(open.value, close.value)) return {inside, end};
        end += close.size;
      }
      return {inside, to};
    }
    at = inside;
  }
  return {};
}

bool is_quoted(const Document& document, const Block& block, Span span) {
  if (block.kind == BlockKind::quote) return true;
  for (std::uint32_t at = block.span.begin; at < span.begin;) {
    const Span quoted = quotation_from(document.text, at, block.span.end);
    if (empty(quoted)) return false;
    if (quoted.begin <= span.begin && span.end <= quoted.end) return true;
    at = quoted.end + 1;
  }
  return false;
}

}  // namespace overclaim
