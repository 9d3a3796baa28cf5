// Reading a slice of the input again, on its own: the last check before a quote is printed.
#ifndef OVERCLAIM_TEXT_REREAD_H_
#define OVERCLAIM_TEXT_REREAD_H_

#include <string>
#include <string_view>

#include "text/document.h"

namespace overclaim {

// The visible characters of a slice, without any white space: mark-up, comments, scripts, line prefixes of mail left
// out, character references (HTML) and string escapes (structured data) decoded. Independent of the readers that made
// the document, so an error in their offset maps shows here.
std::string reread(std::string_view slice, std::string_view media_type, Channel channel);

// Whether the slice of the input that `span` points at, decoded again, says `quote`.
bool reads_back(const Document& document, Span span, std::string_view quote, Channel channel);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_REREAD_H_
