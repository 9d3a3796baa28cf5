// A quick look at a page before the parser sees it: does it keep the limits?
#ifndef OVERCLAIM_TESTS_ORACLE_HTML_LIMITS_H_
#define OVERCLAIM_TESTS_ORACLE_HTML_LIMITS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/offset_map.h"

namespace overclaim {

// Its time and memory are quadratic in nesting and in attributes per tag.
inline constexpr int max_html_depth = 512;
inline constexpr int max_html_attributes = 1000;  // in one tag

// Longest page that is parsed.
inline constexpr std::uint64_t max_html_bytes = 16u << 20;

// Elements the parser may make beyond those written (it opens unclosed <b>, <font> ... again in each later paragraph),
// and pairs of attributes it may compare, for a whole page. Ordinary pages need a few thousand.
inline constexpr std::uint64_t max_html_reopened = 500'000;
inline constexpr std::uint64_t max_html_attribute_pairs = 50'000'000;

// What the parser may be given.
struct HtmlScan {
  // Why this page cannot be parsed in bounded time and memory (nesting, attributes, size), with the limit and what to
  // do.
  std::optional<std::string> refused;
  // Begins of "<![CDATA[" that must not reach the parser as such: it aborts on one in the HTML parts of SVG and MathML
  // in a table. Elsewhere in HTML they begin comments of no meaning.
  std::vector<std::size_t> literal_openings;
  // The same sections where a browser would show their text: it is not read.
  std::vector<OffsetRange> unread;
};

// Leans to refusing: never lets a page pass that nests deeper than about twice the limit. Linear.
// Example: 600 times "<div>" is refused with a sentence naming the limit of 512.
HtmlScan scan_html(std::string_view input);

}  // namespace overclaim

#endif  // OVERCLAIM_TESTS_ORACLE_HTML_LIMITS_H_
