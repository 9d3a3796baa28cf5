// One way from an outline to a document for all formats: what a format knows ends at its outline. Covered by
// tests/read_test.cc.
#include "text/read.h"

#include <cassert>
#include <utility>

#include "text/charset.h"
#include "text/data_urls.h"
#include "text/language_detection.h"
#include "text/outline.h"
#include "text/segment.h"

namespace overclaim {
namespace {

// From here on data: URLs are worth taking out: every step behind this one would walk over them.
constexpr std::size_t long_page_bytes = 1u << 20;

Outline outline_of(std::string_view page, MediaType media_type, const Language& language) {
  switch (media_type) {
    case MediaType::html:
      return outline_of_html(page, language);
    case MediaType::markdown:
      return outline_of_markdown(page, language);
    case MediaType::plain:
      break;
  }
  return outline_of_plain(page, language);
}

}  // namespace

Document read_document(std::string input, const ReadOptions& options, const Language& language) {
  const bool html = options.media_type == MediaType::html;
  assert(input.size() <= (html ? max_saved_page_bytes : max_document_bytes));

  Document document;
  document.charset = options.charset.empty() ? decide_charset(input, html) : options.charset;
  DecodedInput decoded;  // empty where the input is UTF-8 and can be read as it is
  std::string_view page = input;
  if (document.charset != "utf-8") {
    decoded = decode(input, document.charset);
    page = decoded.text;
  }
  if (html && page.size() > long_page_bytes) {
    decoded = without_data_urls(page, decoded);
    page = decoded.text;
  }
  Outline outline = outline_of(page, options.media_type, language);

  document.source = options.source;
  document.media_type = to_string(options.media_type);
  document.language = language.code;
  document.title = std::move(outline.title);
  document.bad_bytes = decoded.bad_bytes + outline.bad_bytes;
  document.text = std::move(outline.text);
  document.text_to_source = std::move(outline.text_to_source);
  document.decoded_to_input = std::move(decoded.to_input);
  document.blocks = std::move(outline.blocks);
  document.skipped = std::move(outline.skipped);
  for (SkippedPart& part : document.skipped) {
    const OffsetRange range = document.decoded_to_input.input_of({part.span.begin, part.span.end});
    part.span = {range.begin, range.end};
  }
  document.not_examined = outline.not_examined;
  document.input = std::move(input);
  segment(document, language);
  std::vector<std::string> with_rules = options.with_rules;
  if (with_rules.empty() && !language.code.empty()) with_rules.push_back(language.code);
  // In what language a page is, its notices and forms do not say.
  for (const std::size_t i : outline.from_furniture) document.blocks[i].kind = BlockKind::furniture;
  leave_out_uncovered(with_rules, document);
  for (const std::size_t i : outline.from_furniture) {
    document.blocks[i].kind = BlockKind::paragraph;
    document.blocks[i].is_caption = true;
  }
  return document;
}

std::string_view to_string(MediaType media_type) {
  switch (media_type) {
    case MediaType::plain:
      return "text/plain";
    case MediaType::html:
      return "text/html";
    case MediaType::markdown:
      return "text/markdown";
  }
  return "";
}

}  // namespace overclaim
