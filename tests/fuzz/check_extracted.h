// What holds for the text of any document, however broken it was.
#ifndef OVERCLAIM_TESTS_FUZZ_CHECK_EXTRACTED_H_
#define OVERCLAIM_TESTS_FUZZ_CHECK_EXTRACTED_H_

#include <cstdint>
#include <string>
#include <variant>

#include "intake/extracted.h"
#include "require.h"
#include "text/utf8.h"

namespace overclaim::test {

// Small enough that a hostile input ends soon.
inline ExtractLimits fuzz_limits() {
  ExtractLimits limits;
  limits.text_bytes = 1U << 20U;
  limits.member_bytes = 4U << 20U;
  limits.entries = 100;
  return limits;
}

// `utf8`: mails keep the bytes that are none, for the reader of texts to count.
inline void check_extracted(const ExtractResult& result, const ExtractLimits& limits, bool utf8) {
  if (const auto* error = std::get_if<ReportError>(&result)) {
    require(!error->code.empty() && !error->message.empty(), "an error says something");
    return;
  }
  const auto& extracted = std::get<Extracted>(result);
  require(extracted.text.size() <= limits.text_bytes, "no more text than allowed");
  std::uint64_t last = 0;
  for (const ExtractedPlace& place : extracted.places) {
    require(place.begin >= last && place.begin <= extracted.text.size() && place.number > 0,
            "pages and paragraphs stand in order in the text");
    last = place.begin;
  }
  require(!utf8 || is_utf8(extracted.text), "the text is UTF-8");
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_FUZZ_CHECK_EXTRACTED_H_
