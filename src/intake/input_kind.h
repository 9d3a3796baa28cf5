// What an input is, judged by its first bytes and its name.
#ifndef OVERCLAIM_INTAKE_INPUT_KIND_H_
#define OVERCLAIM_INTAKE_INPUT_KIND_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "check/report.h"
#include "text/read.h"

namespace overclaim {

// How much of an input is looked at; `head` below is so much of it, or all.
inline constexpr std::size_t head_bytes = 8192;

// Why an input cannot be read as text: a known kind of file by its first bytes, UTF-32, EBCDIC, bytes of zero, or mostly
// control characters. `charset`: what the input is to be read as (charset.h), "" for not known yet. The message names
// what it looks like and what to do. Nothing where it may be text; an empty head is text.
// Example: not_text("%PDF-1.7") has the code "binary" and a message that begins "is a PDF".
std::optional<ReportError> not_text(std::string_view head, std::string_view charset = "");

// What an input of the code "binary" is counted as where it holds no words by its nature: picture, sound_or_film,
// program, or unknown_binary where its first bytes are those of no known kind; "" where words may be in it all the same
// (an old office document, a compressed file).
std::string_view not_text_kind(std::string_view head);

// Names of Markdown (.md, .markdown), and those of pages (.html, .htm, .xhtml, .php, .aspx ...).
bool is_markdown_name(std::string_view name);
bool is_html_name(std::string_view name);

// A file named as Markdown is Markdown, tags or not; one named as a page is HTML. Of other names the first bytes tell,
// which may be UTF-16: HTML where they have a doctype or marks that make paragraphs, Markdown (else HTML, where that
// would pass over lines) where marks stand inside the paragraphs only, plain text where there are none (html_signs.h).
// `head`: of a longer one the first 64 KiB are looked at.
// Example: media_type_of("no<br>risk", "x.txt") == MediaType::html.
MediaType media_type_of(std::string_view head, std::string_view name, std::string_view charset = "");

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_INPUT_KIND_H_
