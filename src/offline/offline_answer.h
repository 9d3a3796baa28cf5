// What the program inside overclaim.html and inside the npm package answers: a request as JSON and a text in, an answer
// out. Pure; the border to JavaScript is exports.cc.
#ifndef OVERCLAIM_OFFLINE_OFFLINE_ANSWER_H_
#define OVERCLAIM_OFFLINE_OFFLINE_ANSWER_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "rulebook/rulebook.h"

namespace overclaim {

// As much as `overclaim serve` takes of one file.
inline constexpr std::size_t most_offline_bytes = 2U << 20U;

struct OfflineAnswer {
  bool is_problem = false;
  std::string text;  // of a problem: {"problem", "title", "detail"} as JSON
};

// `request` is an object; "do" says what is wanted:
//
//   "check"   the text in the format "format" (default json), byte for byte as `overclaim check --format` writes it
//   "report"  the page with the report, as `overclaim serve` shows it
//   "page"    the page with the field; "head" and "policy" go into its <head>
//   "version" {"version", "rulebook", "reference", "icu", "as_of", "formats"}
//
// The text is a file's bytes, judged by themselves and by "name"; with "pasted": true it is known to be text in UTF-8.
// More keys have the names and values of the API (docs/openapi.yaml): name, media_type, as_of, captured_at,
// min_severity, only, disable. What is not known or not allowed is a problem, never ignored.
// Example: offline_answer(R"({"do": "check", "pasted": true})", "It has no risks.", rulebook, "0.1.0").
OfflineAnswer offline_answer(std::string_view request, std::string_view text, const Rulebook& rulebook,
                             const std::string& version);

}  // namespace overclaim

#endif  // OVERCLAIM_OFFLINE_OFFLINE_ANSWER_H_
