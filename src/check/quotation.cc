// Marks are paired in their own kind, so that an inch sign or an apostrophe inside a quotation does not end it. Covered
// by quotation_test.cc, stance_test.cc and publisher_test.cc.
#include "check/quotation.h"

#include <algorithm>
#include <iterator>

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

Span quotation_from(std::string_view text, std::uint32_t from, std::uint32_t opens_before, std::uint32_t to) {
  // Most characters are ASCII and no mark: they need no decoding.
  const auto may_be_mark = [&](std::uint32_t at) {
    return static_cast<unsigned char>(text[at]) >= 0x80 || text[at] == '"';
  };
  for (std::uint32_t at = from; at < opens_before;) {
    if (!may_be_mark(at)) {
      ++at;
      continue;
    }
    const CodePoint open = code_point_at(text, at);
    const std::uint32_t inside = at + open.size;
    if (opens_quotation(open.value)) {
      for (std::uint32_t end = inside; end < to;) {
        if (!may_be_mark(end)) {
          ++end;
          continue;
        }
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

Quotations quotations_of(const Document& document) {
  Quotations quotations;
  for (const Block& block : document.blocks) {
    std::vector<Span>& of_block = quotations.emplace_back();
    for (std::uint32_t at = block.span.begin; at < block.span.end;) {
      const Span quoted = quotation_from(document.text, at, block.span.end);
      if (quoted.end == 0) break;
      if (!empty(quoted)) of_block.push_back(quoted);
      at = quoted.end + 1;
    }
  }
  return quotations;
}

bool is_quoted(const Block& block, const std::vector<Span>& quotations, Span span) {
  return block.kind == BlockKind::quote || is_between_marks(quotations, span);
}

bool is_between_marks(const std::vector<Span>& quotations, Span span) {
  const auto behind = std::upper_bound(quotations.begin(), quotations.end(), span.begin,
                                       [](std::uint32_t at, Span quoted) { return at < quoted.begin; });
  return behind != quotations.begin() && span.end <= std::prev(behind)->end;
}

Span last_quotation(const std::vector<Span>& quotations, std::uint32_t before) {
  const auto behind = std::lower_bound(quotations.begin(), quotations.end(), before,
                                       [](Span quoted, std::uint32_t at) { return quoted.begin < at; });
  if (behind == quotations.begin()) return {};
  const Span last = *std::prev(behind);
  return {last.begin, std::min(last.end, before)};
}

}  // namespace overclaim
