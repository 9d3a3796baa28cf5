// One sweep over the input for all places and units. positions_of (text/positions.h) knows the columns of the report
// contract; a third and a fourth unit there would cost every page, and few formats ask. Covered by
// tests/input_places_test.cc.
#include "report/input_places.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "text/charset.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

struct Counts {
  std::uint64_t line = 1, characters = 0, column = 1, utf16_column = 1, utf8_column = 1;
};

// The counts at each of the keys.
void count(std::string_view text, bool is_first, std::map<std::uint64_t, Counts>& wanted) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  Counts now;
  std::size_t at = 0;
  if (is_first && text.substr(0, byte_order_mark.size()) == byte_order_mark) at = byte_order_mark.size();
  for (auto& [offset, counts] : wanted) {
    while (at < offset && at < text.size()) {
      const CodePoint point = code_point_at(text, at);
      if (at + point.size > offset) break;  // inside a character
      at += point.size;
      ++now.characters;
      const bool carriage_return_alone = point.value == '\r' && (at == text.size() || text[at] != '\n');
      if (point.value == '\n' || carriage_return_alone) {
        now = {now.line + 1, now.characters, 1, 1, 1};
      } else {
        ++now.column;
        now.utf16_column += point.value >= 0x10000 ? 2 : 1;
        now.utf8_column += point.size;
      }
    }
    counts = now;
  }
}

LineColumn place_of(const Counts& counts, std::uint64_t lines_before, bool whole_line) {
  const bool known = whole_line || counts.line > 1;
  return {counts.line + lines_before, known ? counts.utf16_column : 0, known ? counts.utf8_column : 0};
}

}  // namespace

std::vector<std::optional<InputPlace>> input_places(const CheckedPage& page) {
  const Report& report = *page.report;
  std::vector<std::optional<InputPlace>> places(report.findings.size());
  if (page.document == nullptr || report.findings.empty()) return places;
  const Document& document = *page.document;
  DecodedInput decoded;
  const bool is_utf8 = document.charset.empty() || document.charset == "utf-8";
  if (!is_utf8) decoded = decode(document.input, document.charset);
  const std::string_view text = is_utf8 ? std::string_view(document.input) : decoded.text;
  const auto in_text = [&](std::uint64_t offset) { return is_utf8 ? offset : decoded.to_input.decoded_of(offset); };

  // Spans of the findings of a later part count from the beginning of the whole input, those of its document do not.
  std::vector<SourceSpan> spans;
  std::map<std::uint64_t, Counts> counts;
  for (const Finding& finding : report.findings) {
    const SourceSpan local = document.source_of(finding.text_span);
    spans.push_back({in_text(local.begin), in_text(local.end)});
    const bool fits = finding.span_of != SpanOf::extracted && finding.span.end >= finding.span.begin &&
                      finding.span.end - finding.span.begin == local.end - local.begin && !empty(finding.text_span) &&
                      spans.back().end <= text.size();
    if (!fits) {
      spans.back() = {1, 0};
      continue;
    }
    counts[spans.back().begin];
    counts[spans.back().end];
  }
  const bool is_first = !report.part || report.part->index == 0;
  count(text, is_first, counts);

  for (std::size_t i = 0; i < spans.size(); ++i) {
    const SourceSpan span = spans[i];
    if (span.end < span.begin) continue;
    const Finding& finding = report.findings[i];
    const Counts &begin = counts[span.begin], &end = counts[span.end];
    if (finding.line < begin.line) continue;
    const std::uint64_t lines_before = finding.line - begin.line;
    // Columns in the first line are those of the whole input where the part begins with it.
    const bool whole_line = is_first || (begin.line == 1 && begin.column == finding.column);
    InputPlace& place = places[i].emplace();
    place.begin = place_of(begin, lines_before, whole_line);
    place.end = place_of(end, lines_before, whole_line);
    if (is_first) {
      place.characters_begin = begin.characters;
      place.characters_end = end.characters;
    }
    place.source = text.substr(span.begin, span.end - span.begin);
  }
  return places;
}

}  // namespace overclaim
