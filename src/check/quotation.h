// Where a block quotes: the words between quotation marks.
#ifndef OVERCLAIM_CHECK_QUOTATION_H_
#define OVERCLAIM_CHECK_QUOTATION_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace overclaim {

// Whether a character opens a quotation. An apostrophe does not.
bool opens_quotation(char32_t c);

// What the first quotation that opens in text[from, opens_before) holds, without its marks; up to `to` where it is not
// closed before; {0, 0} where none opens.
// Example: of `say "no risks" here` the span of `no risks`.
Span quotation_from(std::string_view text, std::uint32_t from, std::uint32_t opens_before, std::uint32_t to);
inline Span quotation_from(std::string_view text, std::uint32_t from, std::uint32_t to) {
  return quotation_from(text, from, to, to);
}

// By block, what stands between quotation marks there: spans without the marks, in order, none empty. Found once for
// all: a paragraph with a thousand claims would be searched again for each.
using Quotations = std::vector<std::vector<Span>>;
Quotations quotations_of(const Document& document);

// Whether all of `span`, a part of the block, stands in one of the block's quotations, or in a block that is marked up
// as one.
bool is_quoted(const Block& block, const std::vector<Span>& quotations, Span span);

// The same, of quotation marks alone.
bool is_between_marks(const std::vector<Span>& quotations, Span span);

// Of a block's quotations the last that opens before a place, cut there; {0, 0} where none does.
Span last_quotation(const std::vector<Span>& quotations, std::uint32_t before);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_QUOTATION_H_
