// One way from an outline to a document for all formats: what a format knows ends at its outline. Covered by
// tests/read_test.cc.
#include "text/read.h"

#include <cassert>
#include <utility>

#include "text/language_detection.h"
#include "text/outline.h"
#include "text/segment.h"

namespace overclaim {

Document read_document(std::string input, const ReadOptions& options, const Language& language) {
  assert(input.size() <= max_document_bytes);
  const bool html = options.media_type == MediaType::html;
  Outline outline = html ? outline_of_html(input, language) : outline_of_plain(input, language);

  Document document;
  document.source = options.source;
  document.input = std::move(input);
  document.media_type = html ? "text/html" : "text/plain";
  document.charset = "utf-8";
  document.language = language.code;
  document.title = std::move(outline.title);
  document.bad_bytes = outline.bad_bytes;
  document.text = std::move(outline.text);
  document.text_to_source = std::move(outline.text_to_source);
  document.blocks = std::move(outline.blocks);
  document.skipped = std::move(outline.skipped);
  document.not_examined = outline.not_examined;
  segment(document, language);
  std::vector<std::string> with_rules = options.with_rules;
  if (with_rules.empty() && !language.code.empty()) with_rules.push_back(language.code);
  leave_out_uncovered(with_rules, document);
  return document;
}

}  // namespace overclaim
