// Where a block quotes: the words between quotation marks.
#ifndef OVERCLAIM_CHECK_QUOTATION_H_
#define OVERCLAIM_CHECK_QUOTATION_H_

#include <cstdint>
#include <string_view>

#include "text/document.h"

namespace overclaim {

// Whether a character opens a quotation. An apostrophe does not.
bool opens_quotation(char32_t c);

// What the first quotation that opens in text[from, to) holds, without its marks; up to `to` where it is not closed;
// empty where none opens.
// Example: of `say "no risks" here` the span of `no risks`.
Span quotation_from(std::string_view text, std::uint32_t from, std::uint32_t to);

// Whether all of `span`, a part of the block, stands in a quotation: between quotation marks, or in a block that is
// marked up as one. Linear in the block.
bool is_quoted(const Document& document, const Block& block, Span span);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_QUOTATION_H_
