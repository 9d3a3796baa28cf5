// Bytes in, Document out. Total: bad bytes become U+FFFD and are counted, mark-up that cannot be read is named in
// Document::skipped; nothing throws.
#ifndef OVERCLAIM_TEXT_READ_H_
#define OVERCLAIM_TEXT_READ_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/language.h"

namespace overclaim {

enum class MediaType { plain, html, markdown };

struct ReadOptions {
  std::string source;                        // becomes Document::source
  MediaType media_type = MediaType::plain;   //
  std::string charset = {};                  // a name of charset.h; "": decided by the input
  std::vector<std::string> with_rules = {};  // codes of languages with rules; empty: only that of the Language given
};

// Longest input of one Document; a longer one is cut into parts by the caller (intake/parts.h).
inline constexpr std::uint64_t max_document_bytes = 16u << 20;

// HTML may be longer where only pictures and fonts written into it make it so (data_urls.h): they are taken out first.
inline constexpr std::uint64_t max_saved_page_bytes = 64u << 20;

// Example: read_document("<p>no <b>side</b>&nbsp;effects", {"page.html", MediaType::html}, language) has one
// paragraph with the text "no side effects".
// What is in a language without rules is left out of the reading (language_detection.h); where the language cannot be
// told, it is taken to be `language`, and where that has no code, nothing is left out.
// Requires: input.size() <= max_document_bytes, for HTML max_saved_page_bytes.
Document read_document(std::string input, const ReadOptions& options, const Language& language);

std::string_view to_string(MediaType media_type);  // "text/plain", "text/html", "text/markdown"

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_READ_H_
